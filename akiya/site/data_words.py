"""What the open data are called, on their page and in their catalogue. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from akiya.site.i18n import Language

FILES = ("listings.csv", "listings.geojson", "listings.json", "schema.json", "catalog.jsonld")
"""Files below data/, in the order in which they are told."""


def data_words(language: Language) -> Mapping[str, tuple[str, str]]:
    """Return name -> (title, description) of the catalogue, the data sets and the files."""
    _ = language.gettext
    return {
        "catalogue": (
            _("空き家バンクのオープンデータ"),
            _("空き家バンクに載っている家と土地を、市町村をまたいで同じ項目でまとめたデータ。"),
        ),
        "listings": (
            _("空き家バンクの物件"),
            _("値段、広さ、設備、暮らしの条件など。書かれていない項目は「未確認」で、「なし」ではありません。"),
        ),
        "schema": (_("物件の項目の定義"), _("どの項目に何が入るかを、機械が読める形で書いたもの。")),
        "listings.csv": (
            _("表（CSV）"),
            _("表計算ソフトで開く人に。はじめの45列は、全国版空き家・空き地バンクの項目そのままです。"),
        ),
        "listings.geojson": (
            _("地図（GeoJSON）"),
            _("地図ソフトで重ねる人に。位置と、その位置がどこまで細かいかが入っています。"),
        ),
        "listings.json": (
            _("すべての項目（JSON）"),
            _("プログラムで使う人に。属性は「ある・ない・未確認・対象外」のどれかで入っています。"),
        ),
        "schema.json": (_("項目の定義（JSON Schema）"), _("listings.json の data の書き方です。検査にも使えます。")),
        "catalog.jsonld": (
            _("データの目録（DCAT）"),
            _("オープンデータの目録サイトに登録する人に。ファイルの大きさと利用条件を機械が読めます。"),
        ),
    }


def rights_words(language: Language) -> str:
    """Return the sentence on the rights of a data set whose rows differ."""
    return language.gettext(
        "利用条件は物件ごとに、事実・紹介文・写真に分けて書いてあります。所有者が同意していないものは入っていません。"
    )


def credit_words(language: Language) -> str:
    """Return the line by which the data are credited; its names in brackets are to be filled in."""
    return language.gettext("出典：%(site)s（%(day)sの版）、%(licence)s、%(url)s")
