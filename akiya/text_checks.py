"""The rules over a town's own words: what may not be published, what will not work, what no field says yet. Pure."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator

from akiya.attributes import state_of
from akiya.case import Case, each_text
from akiya.importers.proposals import fold, proposals
from akiya.listing import Listing
from akiya.markup import SCHEMES
from akiya.parse import plain
from akiya.problems import Problem
from akiya.vocabulary import AttributeKind

_PLAIN_SIGNS = str.maketrans("０１２３４５６７８９＋＠．（）－‐‑–—−ーｰ", "0123456789+@.()--------")
_PHONE = re.compile(
    r"(?<![\d-])(?:\+81[- ]?(?:\(0\))?|0)\d{1,4}[-() ]{1,2}\d{1,4}[-() ]{1,2}\d{3,4}(?!\d)|(?<!\d)0[5789]0\d{8}(?!\d)"
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
_HINT = re.compile("[0０@＠+＋]")
"""What every telephone number or address holds; most texts are done with here."""
_PUBLIC = ("broker.tel", "broker.licence", "bank_number")
"""Where a telephone number belongs, or numbers look like one."""
TEXT = "紹介文"


def contacts(case: Case) -> Iterator[Problem]:
    """Refuse telephone numbers and mail addresses outside the desk and the broker."""
    for key, value in each_text(case.listing):
        if key not in _PUBLIC and (match := _contact(value)):
            yield case.problem("phone-in-text", key, found=f"{match[0][:3]}…", field=case.called(key))
    for start, line in _lines(case.listing.text):
        if match := _contact(line):
            yield case.in_text("phone-in-text", start + match.start(), found=f"{match[0][:3]}…", field=TEXT)


def _contact(text: str) -> re.Match[str] | None:
    """Return the first telephone number or mail address in a text."""
    if not _HINT.search(text):
        return None
    signs = text.translate(_PLAIN_SIGNS)
    return _PHONE.search(signs) or _MAIL.search(signs)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with the place where each starts."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


_UNITS = "年月日円万坪畳帖㎡平mkKMc分時台人本枚回号室階"
_KEYS = (
    re.compile(
        rf"(?:キーボックス|暗証番号|解錠番号|ダイヤル(?:錠|ロック)|ナンバー錠)[^\n。0-9]{{0,15}}[0-9]{{3,8}}(?![0-9,.{_UNITS}])"
    ),
    re.compile(
        r"(?:鍵|カギ)[はを][^\n。、]{0,14}(?:下|中|裏|上|奥|陰|ポスト|郵便受け)に[^\n。、]{0,4}(?:あり|置|入れ|隠|掛)"
    ),
)
"""The code of a key box, and where a key lies."""


def keys(case: Case) -> Iterator[Problem]:
    """Refuse the code of a key box, and the place where a key is hidden."""
    for key, value in each_text(case.listing):
        if any(pattern.search(plain(value)) for pattern in _KEYS):
            yield case.problem("key-in-text", key, field=case.called(key))
    for start, line in _lines(case.listing.text):
        if match := next((m for pattern in _KEYS if (m := pattern.search(fold(line)))), None):
            yield case.in_text("key-in-text", start + match.start(), field=TEXT)


_ELEMENTS = (
    "a|abbr|audio|b|base|big|blockquote|body|br|button|center|code|dd|div|dl|dt|em|embed|font|form|frame|h[1-6]|head"
    "|hr|html|i|iframe|img|input|li|link|map|marquee|meta|object|ol|p|pre|s|script|select|small|span|strike|strong"
    "|style|sub|sup|svg|table|tbody|td|textarea|th|thead|title|tr|u|ul|video"
)
_HTML = re.compile(rf"</?(?:{_ELEMENTS})(?=[\s/>])[^<>\n]{{0,200}}>?|<!--", re.IGNORECASE)
"""Elements of HTML by name, so that `<南向き>` and `<3畳` stay what they are: words."""
_HTML_OR_SCRIPT = re.compile(rf"{_HTML.pattern}|(?:javascript|vbscript)\s*:", re.IGNORECASE)
_TARGETS = (
    re.compile(r"(?P<picture>!?)\[[^\[\]\n]{0,200}\]\(\s*<?(?P<target>[^\s()<>]{1,300})"),
    re.compile(r"(?P<picture>)^ {0,3}\[[^\[\]\n]{1,200}\]:\s*<?(?P<target>\S{1,300})", re.MULTILINE),
    re.compile(r"(?P<picture>)<(?P<target>[A-Za-z][A-Za-z0-9+.-]{1,20}:[^\s<>]{1,300})>"),
)
"""The three ways of a link in Markdown."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,20}):")


def markup(case: Case) -> Iterator[Problem]:
    """Tell of HTML, which is shown as written, and of links and pictures that will not stand on the page."""
    marked = _marked(case)
    for key, value in each_text(case.listing):
        pattern = _HTML if key in marked else _HTML_OR_SCRIPT
        if match := pattern.search(value):
            yield case.problem("html-in-text", key, found=_cut(match[0]), field=case.called(key))
        if key in marked:
            yield from (case.problem(kind, key, **facts, field=case.called(key)) for _, kind, facts in _links(value))
    for start, line in _lines(case.listing.text):
        if match := _HTML.search(line):
            yield case.in_text("html-in-text", start + match.start(), found=_cut(match[0]), field=TEXT)
    for start, kind, facts in _links(case.listing.text):
        yield case.in_text(kind, start, **facts, field=TEXT)


def _marked(case: Case) -> set[str]:
    """Return the keys of texts that are read as Markdown: the translations of the text."""
    return {f"translations.{lang}.text" for lang in case.listing.translations}


def _links(text: str) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Yield place, problem and facts of each link that is no https, mailto or tel, and of each picture."""
    for pattern in _TARGETS:
        for match in pattern.finditer(text):
            scheme = _SCHEME.match(match["target"])
            if match["picture"]:
                yield match.start(), "picture-in-text", {"found": _cut(match["target"])}
            elif not scheme or scheme[1].lower() not in SCHEMES:
                yield match.start(), "link-in-text", {"found": _cut(match["target"])}


def _cut(text: str, limit: int = 40) -> str:
    """Return the town's own words, cut where they are long."""
    return text if len(text) <= limit else f"{text[:limit]}…"


_LOT = re.compile(r"[0-9]{1,5}(?:番地|番(?=[0-9の]|$)|-[0-9]{1,4})|[0-9]{2,5}$")


def lot_number(case: Case) -> Iterator[Problem]:
    """Ask about the number of a plot in an address that the owner has not agreed to publish."""
    place, consent = case.listing.place, case.listing.consent
    if case.listing.origin or not place or not place.address or (consent and "exact_location" in consent.items):
        return
    if match := _LOT.search(plain(place.address).translate(_PLAIN_SIGNS)):
        yield case.problem("lot-number", "place.address", found=match[0])


def unsaid(case: Case) -> Iterator[Problem]:
    """Ask about drawbacks and farmland that the title or the text names while the attribute says nothing."""
    listing = case.listing
    if listing.origin:
        return  # open data have their proposals already
    for each in proposals(dataclasses.replace(listing, original_text=_own_words(listing)), case.vocabulary):
        kind = case.vocabulary.attributes.get((each.field or "").removeprefix("attributes."))
        if kind and each.value == "yes" and _matters(kind) and _silent(listing, kind):
            yield _unsaid(case, each.words or "", kind)


def _own_words(listing: Listing) -> str:
    """Return the title and the text as one text."""
    return f"{listing.title or ''}\n{listing.text}"


def _matters(kind: AttributeKind) -> bool:
    """Tell whether silence could spoil a purchase: about drawbacks, and about what a law rules for the plot."""
    return kind.concern or (kind.implied is not None and kind.implied.field.startswith("land."))


def _silent(listing: Listing, kind: AttributeKind) -> bool:
    """Tell whether a listing says nothing of an attribute, not even that it is unknown."""
    return kind.code not in listing.attributes and state_of(listing, kind).origin == "unsaid"


def _unsaid(case: Case, words: str, kind: AttributeKind) -> Problem:
    """Return the question about one attribute, at the words that name it."""
    facts = {"found": words, "field": kind.label["ja"], "field_en": kind.label["en"], "code": kind.code}
    start = case.listing.text.find(words)
    if start < 0:
        return case.problem("text-not-in-fields", "title", **facts)
    return case.in_text("text-not-in-fields", start, **facts)


TEXT_RULES: tuple[Callable[[Case], Iterator[Problem]], ...] = (contacts, keys, markup, lot_number, unsaid)
