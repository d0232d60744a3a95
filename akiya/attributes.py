"""The state of every attribute of a listing: what the town said, else what its fields imply, else unknown. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from akiya.listing import Attribute, Listing, State
from akiya.schema import value_at
from akiya.vocabulary import AttributeKind, Near, Vocabulary

Origin = Literal["said", "field", "kind", "unsaid"]


@dataclass(frozen=True, slots=True)
class AttributeState:
    """A state, the town's note on it, and where it comes from."""

    state: State
    note: str | None
    origin: Origin


UNSAID = AttributeState("unknown", None, "unsaid")


def states(listing: Listing, vocabulary: Vocabulary) -> dict[str, AttributeState]:
    """Return the state of every attribute of the vocabulary, in its order."""
    return {code: state_of(listing, kind) for code, kind in vocabulary.attributes.items()}


def state_of(listing: Listing, kind: AttributeKind) -> AttributeState:
    """Return the state of one attribute: said before implied; `n/a` where the kind of listing rules it out."""
    said = listing.attributes.get(kind.code)
    if said is not None and said.state != "unknown":
        return AttributeState(said.state, said.note, "said")
    note = said.note if said else None
    if kind.applies_to and listing.kind is not None and listing.kind not in kind.applies_to:
        return AttributeState("n/a", note, "kind")
    implied = implied_state(listing, kind)
    return AttributeState(implied, note, "field") if implied else AttributeState("unknown", note, "unsaid")


def implied_state(listing: Listing, kind: AttributeKind) -> State | None:
    """Return what a national field implies about an attribute, or None where it implies nothing."""
    if kind.near:
        return _near(listing, kind.near)
    if kind.implied is None:
        return None
    value = value_at(listing, kind.implied.field)
    if value is None:
        return None
    return "yes" if str(value) in kind.implied.yes else "no" if str(value) in kind.implied.no else None


def _near(listing: Listing, rule: Near) -> State | None:
    """Return what the told distances imply; one as the crow flies only tells that the way there is not shorter."""
    told = [value_at(listing, field) for field in rule.fields]
    known = [metres for metres in told if isinstance(metres, int | float)]
    straight = listing.nearby is not None and listing.nearby.basis == "straight"
    if not straight and any(metres <= rule.at_most for metres in known):
        return "yes"
    return "no" if rule.beyond and known and min(known) > rule.at_most else None


def implied_by(listing: Listing, kind: AttributeKind) -> str:
    """Return the path of the field that implies an attribute: of several distances the shortest one."""
    if not kind.near:
        return kind.implied.field if kind.implied else ""
    told = {field: value_at(listing, field) for field in kind.near.fields}
    known = {field: metres for field, metres in told.items() if isinstance(metres, int | float)}
    return min(known, key=lambda field: known[field]) if known else ""


def contradicts(listing: Listing, kind: AttributeKind, said: Attribute) -> bool:
    """Tell whether what was said of an attribute is the opposite of what a field says."""
    implied = implied_state(listing, kind)
    return implied is not None and {implied, said.state} == {"yes", "no"}
