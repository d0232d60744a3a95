"""The page about the import: what each column of the national file really holds, and what is done with what. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from akiya.importers.columns import Column, Dataset
from akiya.importers.proposals import TextRule, load
from akiya.listing import Listing
from akiya.schema import find
from akiya.vocabulary import Vocabulary

HOW = {
    "number_id": "番号として読む。番号のない行は取り込まない",
    "category": "売買・賃貸と種類を読む",
    "place": "市町村を全国の一覧から探す。区は所在地に書く",
    "words": "そのまま読む",
    "walk": "メートルで読む。80 未満と、200 未満で10の倍数でない値は分と思われるので未確認",
    "money": "円で読む。空は書かれていない。0 は本文に「0円」「無償」とあるときだけ0円、ほかは未確認",
    "built": "1月1日は年だけ、1日は年月だけがわかる日付として読む。データの日より先は未確認",
    "choice": "項目の選択肢として読む",
    "area": "㎡で読む。0、ありそうもない広さ、建物と土地が同じ数は未確認",
    "count": "数を読む",
    "layout": "そのまま読む。「R」は間取りを選ばないときも入るので、住宅では未確認、土地では読まない",
    "ticked": "「有り」だけを読む。「無し」は何も選ばなくても入るので読まない",
    "state": "「有り」「無し」を読む",
    "toilet": "種類を読む。種類に表れないことは本文に残す",
    "distance": "メートルで読む。0、50 未満の半端な数、遠すぎる値は未確認",
    "ratio": "%で読む。建ぺい率が容積率より大きいとき、法令にない割合のときは、両方とも未確認",
    "appeal": "連絡先を除いて本文にし、隠れた事実を「本文から」として示す",
}
"""Reader -> what it does, as an operator reads it."""


def import_markdown(data: Dataset, words: Vocabulary) -> str:
    """Return the page in Markdown."""
    return "\n".join([*_head(data), *map(_column, data.columns), *_traps(data), *_rules(words)]) + "\n"


def _head(data: Dataset) -> Iterator[str]:
    """Yield the beginning: what the data are, and the head of the columns' table."""
    yield "# 国のデータの取り込み / Importing the national open data"
    yield ""
    yield "`akiya import mlit FILE --content DIR` は、国が公開する空き家バンクの登録物件を、物件のフォルダーにします。"
    yield ""
    yield f"- データ：{data.dataset}（{data.as_of} 時点）"
    yield f"- 利用規約：{data.licence}"
    yield f"- 出典の表示：{data.credit}"
    yield ""
    yield "あいまいな値は未確認とし、もとの言葉とわけを `doubts` に残します。項目のないことは本文に書きます。"
    yield "本文から読み取ったことは `proposals` に言葉と決まりの名前をつけて残し、項目も状態も変えません。"
    yield "物件の番号は `<市町村>-m<物件番号ID>` で、ほかの行に左右されません。手直しした物件は上書きしません。"
    yield ""
    yield "## 45の列"
    yield ""
    yield "見出しの英語のうち、34〜41列目は中身と違います。右の「ほんとうの意味」で読みます。"
    yield ""
    yield "| | 見出し | ほんとうの意味 | 書く項目 | 読み方 |"
    yield "| ---: | --- | --- | --- | --- |"


def _column(column: Column) -> str:
    """Return the line of a column."""
    declared = find(Listing, column.path) if column.path else None
    field = f"{declared.item.label} `{column.path}`" if declared else ""
    bound = f"（{column.most:,.0f} をこえる値は未確認）" if column.most and column.read in ("walk", "distance") else ""
    return f"| {column.number} | `{column.header}` | {column.item} | {field} | {HOW[column.read]}{bound} |"


def _traps(data: Dataset) -> Iterator[str]:
    """Yield what the file is known to do."""
    yield ""
    yield "## 気をつけていること"
    yield ""
    yield "`--traps` をつけると、それぞれが何行あり、どうなったかを、例とともに表にします。"
    yield ""
    yield from (f"- {label} `{name}`" for name, label in data.traps.items())


def _rules(words: Vocabulary) -> Iterator[str]:
    """Yield the rules that read the free text."""
    yield ""
    yield "## 本文から読み取ること"
    yield ""
    yield "決まりは `akiya/vocabulary/text_rules.yaml` と、絵記号の辞書の言い方から成ります。"
    yield ""
    yield from (f"- {_label(rule, words)} `{rule.id}`" for rule in load(words).rules)


def _label(rule: TextRule, words: Vocabulary) -> str:
    """Return the name of what a rule proposes."""
    kind = words.attributes.get(rule.field.removeprefix("attributes."))
    if kind:
        return kind.label["ja"]
    declared = find(Listing, rule.field)
    return declared.item.label if declared else rule.field
