"""Kana in Roman letters and in Hangul."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akiya.importers.towns import Found, Government, labels, places, profile
from akiya.kana import hangul, hiragana, romaji
from akiya.store import read_municipalities


@pytest.mark.parametrize(
    ("kana", "roman", "korean"),
    [
        ("くまもと", "kumamoto", "구마모토"),
        ("にいがた", "niigata", "니가타"),
        ("おおいた", "oita", "오이타"),
        ("とうきょう", "tokyo", "도쿄"),
        ("とうおん", "toon", "도온"),
        ("しんおんせん", "shin'onsen", "신온센"),
        ("しんよう", "shin'yo", "신요"),
        ("はっとり", "hattori", "핫토리"),
        ("はっちょう", "hatcho", "핫초"),
        ("ちょうし", "choshi", "조시"),
        ("じょうそう", "joso", "조소"),
        ("つなぎ", "tsunagi", "쓰나기"),
        ("おおづ", "ozu", "오즈"),
        ("かしま", "kashima", "가시마"),
        ("ナガサキ", "nagasaki", "나가사키"),
        ("ゆうばり", "yubari", "유바리"),
        ("しゃり", "shari", "샤리"),
        ("りゅうがさき", "ryugasaki", "류가사키"),
        ("", "", ""),
    ],
)
def test_known_names(kana: str, roman: str, korean: str) -> None:
    """Names of places come out as road signs and the Korean orthography write them."""
    assert (romaji(kana), hangul(kana)) == (roman, korean)


@pytest.mark.parametrize(
    ("name", "bare", "english", "korean"),
    [
        ("瀬戸内市", "せとうち", "Setouchi City", "세토우치시"),
        ("豊岡市", "とよおか", "Toyooka City", "도요오카시"),
        ("西伊豆町", "にしいず", "Nishiizu Town", "니시이즈정"),
        ("豊後大野市", "ぶんごおおの", "Bungo-Ono City", "분고오노시"),
    ],
)
def test_joined_words_keep_both_vowels(name: str, bare: str, english: str, korean: str) -> None:
    """Where two words meet, two vowels are no long vowel: the table of overrides knows them."""
    assert (labels(name, bare)["en"], labels(name, bare)["ko"]) == (english, korean)


def test_katakana_reads_as_hiragana() -> None:
    """Both kana are one to the rules; other signs stay."""
    assert hiragana("アルプス・くん") == "あるぷす・くん"


@given(st.text(alphabet=[chr(code) for code in range(0x3041, 0x3097)], max_size=12))
def test_every_kana_has_letters(kana: str) -> None:
    """No kana is left over in Roman letters, in whatever order they come."""
    assert re.fullmatch("[a-z']*", romaji(kana).replace("ゎ", "").replace("ゕ", "").replace("ゖ", "")) or re.search(
        "[ゃゅょゎゕゖゔ]", kana
    )


@given(st.text(max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    """Text that is no kana passes through without an error."""
    romaji(text)
    hangul(text)


def test_rules_agree_with_every_profile_that_was_written_by_hand(sample_content: Path) -> None:
    """The names of Kumamoto's 45 municipalities, written by people in five languages, are what the rules make of them."""
    towns = read_municipalities(sample_content / "municipalities")
    for town in towns.values():
        county = (town.county or {}).get("ja", "")
        government = Government("熊本県", town.name["ja"], town.kana, town.code, town.lat, town.lon, town.website)
        made = profile(Found(government, county, ""))
        assert made["name"] == town.name
        assert made.get("county") == town.county
    assert len(towns) == 45


def test_characters_have_one_form_for_each_script() -> None:
    """The table of characters holds one sign for each script, and none that stays as it is in both."""
    forms = places()["characters"]
    assert all(len(both) == 2 and both != sign * 2 for sign, both in forms.items())


@pytest.mark.parametrize(
    ("name", "bare", "expected"),
    [
        ("広島市", "ひろしま", ["Hiroshima City", "廣島市", "广岛市", "히로시마시"]),
        ("えびの市", "えびの", ["Ebino City", "蝦野市", "虾野市", "에비노시"]),
        ("南アルプス市", "みなみあるぷす", ["Minami-Alps City", "南阿爾卑斯市", "南阿尔卑斯市", "미나미알프스시"]),
        ("勝浦町", "かつうら", ["Katsuura Town", "勝浦町", "胜浦町", "가쓰우라정"]),
        ("山陽小野田市", "さんようおのだ", ["Sanyo-Onoda City", "山陽小野田市", "山阳小野田市", "산요오노다시"]),
    ],
)
def test_names_in_five_languages(name: str, bare: str, expected: list[str]) -> None:
    """A name follows the rules, and the overrides where two words were joined or a language has its own."""
    assert list(labels(name, bare).values()) == [name, *expected]
