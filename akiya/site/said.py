"""Who said what: the record of what was heard, what a text suggests, and what was doubted, each with its words."""

from __future__ import annotations

from akiya.listing import STATES, Listing
from akiya.schema import find
from akiya.site import format as fmt
from akiya.site.words import Wording

Said = list[tuple[str, str, str]]


def provenance(listing: Listing, words: Wording) -> Said:
    """Return (field, who and when, the original words)."""
    found = []
    for each in listing.provenance:
        who = words.vocabulary.label("said_by", each.said_by, words.lang)
        when = fmt.date(each.on, words.lang) if each.on else ""
        found.append((_label(each.field or "", words), f"{who} {when}".strip(), each.words or ""))
    return found


def proposals(listing: Listing, words: Wording) -> Said:
    """Return what the town's text suggests: (field, value, the quoted words)."""
    return [
        (_label(each.field or "", words), _value(each.field or "", each.value or "", words), each.words or "")
        for each in listing.proposals
    ]


def doubts(listing: Listing, words: Wording) -> Said:
    """Return values that the source gives but that cannot be trusted: (field, original words, why)."""
    return [(_label(each.field or "", words), each.words or "", each.reason or "") for each in listing.doubts]


def _value(path: str, value: str, words: Wording) -> str:
    """Return a proposed value in words; what cannot be worded stays as it was read."""
    kind = words.vocabulary.attributes.get(path.removeprefix("attributes."))
    if kind and value in STATES:
        return words.state(value, kind)
    declared = find(Listing, path)
    if declared and declared.item.kind == "choice" and value in words.vocabulary.choices[declared.item.choices].options:
        return words.value(declared.item, value)
    return value


def _label(path: str, words: Wording) -> str:
    """Return the label of a field by its path; words that are no path stay as they are."""
    kind = words.vocabulary.attributes.get(path.removeprefix("attributes."))
    if kind:
        return kind.label[words.lang]
    declared = find(Listing, path)
    return words.language.gettext(declared.item.label) if declared else path
