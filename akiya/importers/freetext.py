"""The free text of a row -> text that may stand on a page: no contacts, https links only, as Markdown. Pure."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from akiya import parse

NOTE = "（連絡先は窓口へ）"
"""What stands where a telephone number or a mail address stood."""
_DIGIT = "[0-9０-９]"
_DASH = "[-‐‑–—−ーｰ－（()）  .・]"
_LABEL = r"(?:(?:携帯)?電話(?:番号)?|TEL|ＴＥＬ|Tel|tel|FAX|ＦＡＸ|Fax|メール|E-?mail|e-?mail|[☎℡📞])[)）]?[:：\s]*"
_NUMBER = (
    rf"(?:[+＋]81{_DASH}?(?:[(（]0[)）])?|[0０]){_DIGIT}{{1,4}}{_DASH}{{1,2}}{_DIGIT}{{1,4}}{_DASH}{{1,2}}{_DIGIT}{{3,4}}"
    rf"(?!{_DIGIT})|(?<!{_DIGIT})[0０][1-9１-９]{_DIGIT}{{8,9}}(?!{_DIGIT})"
)
_LETTER = "A-Za-z0-9Ａ-Ｚａ-ｚ０-９_＿"
_MAIL = rf"[{_LETTER}.．+＋-]{{1,64}}[@＠][{_LETTER}-]{{1,63}}[.．][{_LETTER}.．-]{{2,63}}"
_ANY_MAIL = re.compile(r"[\w.．+＋-]{1,64}[@＠][\w－-]{1,63}[.．][\w.．－-]{2,63}")
"""Whatever else has the shape of a mail address, in any script."""
CONTACT = re.compile(
    rf"[(（]\s*(?:{_LABEL})?(?:(?<!{_DIGIT})(?:{_NUMBER})|{_MAIL})\s*[)）]"
    rf"|(?:{_LABEL})?(?:(?<!{_DIGIT})(?:{_NUMBER})|{_MAIL})"
)
LINK = re.compile(r"(?:https?|ftp)://[!-;=?-~]+")
"""An address; it ends before anything that is not ASCII, and before < and >."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FreeText:
    """A text as it may be published, its links, and what was met and changed in it."""

    plain: str
    links: tuple[str, ...]
    """The https addresses in it."""
    traps: tuple[str, ...]

    @property
    def changed(self) -> str:
        """What was changed, in Japanese, or an empty string."""
        said = {"contact": "連絡先を除いた", "entities": "HTMLの記号を文字に直した", "tabs": "タブを空白にした"}
        return "、".join(words for trap, words in said.items() if trap in self.traps)


def freed(original: str) -> FreeText:
    """Return the town's words without contacts, markup and odd signs; their lines stay."""
    text, traps = parse.clean(original).strip(), []
    if _ENTITY.search(text) or _TAG.search(text):
        text = _TAG.sub("", html.unescape(_BREAK.sub("\n", text)))
        traps.append("entities")
    text = parse.clean(text)
    if "\t" in text:
        traps.append("tabs")
    text, found = without_contacts(text)
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n")))
    text = text.strip()
    traps += ["contact"] * bool(found) + ["line-breaks"] * ("\n" in text)
    every = LINK.findall(text)
    links = tuple(dict.fromkeys(link for link in every if re.fullmatch(parse.URL, link)))
    traps += ["link"] * bool(links) + ["plain-link"] * any(link not in links for link in every)
    return FreeText(text, links, tuple(traps))


def without_contacts(text: str) -> tuple[str, int]:
    """Return text with a note instead of telephone numbers and mail addresses, and how many there were.

    Addresses of pages are left alone, whatever digits they hold.
    """
    parts = re.split(rf"({LINK.pattern})", text)
    total = 0
    for at in range(0, len(parts), 2):
        kept = _ANY_MAIL.sub(NOTE, CONTACT.sub(_note, parts[at]))
        total += kept.count(NOTE) - parts[at].count(NOTE)
        parts[at] = kept
    return "".join(parts), total


def _note(match: re.Match[str]) -> str:
    """Return the note for a contact; digits parted by full stops are a date unless there are ten of them."""
    digits = sum(sign.isdigit() for sign in match[0])
    return match[0] if digits < 10 and "." in match[0] and not re.search("[@＠]", match[0]) else NOTE


_MARKS = re.compile(r"([\\`*_\[\]])")
_UNDERLINE = re.compile(r"(?<=\n)(?==+[ ]*$)", re.MULTILINE)
"""Before a line of `=`, which would make a heading of the line above."""
_LINE_START = re.compile(r"^(\s*)(#+|[-+](?=\s|$|-)|\d+\.(?=\s|$))", re.MULTILINE)


def markdown(text: str) -> str:
    """Return plain text as Markdown that shows it as it is, with its https addresses as links."""
    parts = re.split(f"({LINK.pattern})", text)
    return "".join(_linked(part) if at % 2 else _escaped(part) for at, part in enumerate(parts))


def _linked(address: str) -> str:
    """Return an address as a link where it is one that may stand on a page, else as text."""
    label = _MARKS.sub(r"\\\1", address)
    safe = re.fullmatch(parse.URL, address) and not re.search(r"[()]", address)
    return f"[{label}]({address})" if safe else label


def _escaped(text: str) -> str:
    """Return text in which nothing is read as a mark of Markdown."""
    escaped = _UNDERLINE.sub("\n", _MARKS.sub(r"\\\1", text))
    return _LINE_START.sub(lambda match: f"{match[1]}{_behind_slash(match[2])}", escaped)


def _behind_slash(mark: str) -> str:
    """Return a mark at the start of a line behind a backslash, which in `1.` stands before the full stop."""
    return f"{mark[:-1]}\\." if mark.endswith(".") else f"\\{mark}"
