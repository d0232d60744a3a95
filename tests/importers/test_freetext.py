"""The free text: contacts, links, markup, lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akiya.importers.freetext import NOTE, freed, markdown, without_contacts
from akiya.markup import to_html


@pytest.mark.parametrize(
    "contact",
    [
        "0969-12-3456",
        "０９６９－１２－３４５６",
        "0969(12)3456",
        "（0969）12-3456",
        "TEL：0969-12-3456",
        "電話 0969-12-3456",
        "（電話0969-12-3456）",
        "（電話）０９６９－１２－３４５６",
        "+81 96-123-4567",
        "090-1234-5678",
        "09012345678",
        "0969 12 3456",
        "akiya@example.jp",
        "ａｋｉｙａ＠example.jp",
        "メール：akiya.bank@town.example.lg.jp",
    ],
)
def test_contacts_are_taken_out(contact: str) -> None:
    """Telephone numbers and mail addresses in all their spellings leave nothing but the note."""
    text = freed(f"お問い合わせは見本町役場{contact}まで。")
    assert NOTE in text.plain
    assert not re.search(r"[\d０-９]{3}|[@＠]", text.plain)
    assert "contact" in text.traps
    assert text.plain.endswith("まで。")


@pytest.mark.parametrize(
    "text",
    [
        "2024.10.1価格変更950万円⇒800万円",
        "宅地2488番地3",
        "固定資産税年額158000円",
        "昭和53年築、延床102-3㎡",
        "https://example.jp/buken/0969-12-3456/",
        "駐車場2,000円/月",
        "令和05.10.2023に更新",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    """Dates, prices, lot numbers and addresses of pages are no telephone numbers."""
    assert freed(text).plain == text


def test_lines_stay_and_odd_signs_go() -> None:
    """Line breaks are kept, runs of blank lines are one, tabs and references to characters are made plain."""
    text = freed("一行目\t\t\r\n二行目 &amp; &#x4E09;<br>四行目<b>太字</b>\n\n\n\n最後\u200b")
    assert text.plain == "一行目\n二行目 & 三\n四行目太字\n\n最後"
    assert {"line-breaks", "tabs", "entities"} <= set(text.traps)


def test_only_https_becomes_a_link() -> None:
    """An https address is a link on the page, an http address is words, and others stay what they were."""
    text = freed("詳細は下記へ\nhttps://town.example.lg.jp/akiya_1.html\nhttp://old.example.jp/")
    assert text.links == ("https://town.example.lg.jp/akiya_1.html",)
    page = to_html(markdown(text.plain))
    assert page.count("<a ") == 1
    assert 'href="https://town.example.lg.jp/akiya_1.html"' in page
    assert "http://old.example.jp/" in page


@pytest.mark.parametrize(
    "text",
    [
        "# 見出しではない",
        "- 並びではない",
        "1. 番号ではない",
        "*太字ではない*",
        "_下線_",
        "[角](かっこ)",
        "`コード`",
        "===",
        "---",
        "+ 足す",
        r"\n",
    ],
)
def test_nothing_in_a_town_s_words_is_markup(text: str) -> None:
    """Signs that mean something in Markdown are shown as the town wrote them."""
    page = to_html(markdown(f"前の行\n{text}\n後の行")).replace("</p>\n<p>", "\n")
    assert re.sub("<[^>]+>", "", page).split("\n") == ["前の行", text, "後の行"]
    assert not re.search("<(?:h[1-6]|li|em|strong|a|code|hr)", page)


@given(st.text(alphabet="0123456789０９-－()（） .・電話TEL:a@＠.jp海\n+8１", max_size=60))
def test_taking_out_is_done_once_and_for_all(text: str) -> None:
    """A text without contacts has none: doing it again changes nothing, nor does reading it another time."""
    once, _ = without_contacts(text)
    assert without_contacts(once) == (once, 0)
