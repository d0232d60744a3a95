"""What a listing page shows, in one language: everything worded, nothing left to the template but its form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from akiya.attributes import AttributeState
from akiya.catalogue import House
from akiya.listing import Hazard, Listing
from akiya.markup import plain, to_html
from akiya.schema import Declared, fields, value_at
from akiya.site import format as fmt
from akiya.site import said
from akiya.site.cards import Card, Sign, card, photo_alt, place_of, sign, stamp, tags, title
from akiya.site.facts import Facts, Row
from akiya.site.prepared import PhotoSet, SceneSet
from akiya.site.site import Site
from akiya.site.subsidies import SubsidyLine, subsidy_line
from akiya.site.timeline import Event, timeline
from akiya.site.urls import Here
from akiya.site.words import Wording

ASK_GROUPS = ("rules", "risks", "daily", "water", "building")
HAZARDS = ("flood", "landslide", "tsunami")
"""Dangers that are always listed, said or not."""


@dataclass(frozen=True, slots=True)
class ListingPage:
    """Words and links of one listing page; see the template for their order."""

    site: Site
    house: House
    here: Here

    @property
    def listing(self) -> Listing:
        """The listing."""
        return self.house.listing

    @property
    def words(self) -> Wording:
        """How values are worded."""
        return self.site.wordings[self.here.lang]

    @property
    def title(self) -> tuple[str, str]:
        """Title and its language."""
        return title(self.house, self.words)

    @property
    def price(self) -> tuple[str, str, str] | None:
        """Price in three parts."""
        return fmt.price(self.listing.price, self.here.lang, monthly=self.listing.deal == "rent")

    @property
    def terms(self) -> str:
        """応相談, where it is."""
        price = self.listing.price
        return (
            self.words.vocabulary.label("price_terms", "negotiable", self.here.lang)
            if price and price.terms == "negotiable"
            else ""
        )

    @property
    def rent(self) -> str:
        """Rent of a house that is for sale or for rent."""
        found = fmt.price(self.listing.rent, self.here.lang, monthly=True)
        return "".join(found) if found else ""

    @property
    def status(self) -> str:
        """Status in words."""
        return self.words.vocabulary.label("status", self.listing.status, self.here.lang)

    @property
    def deal(self) -> str:
        """For sale or for rent."""
        return self.words.vocabulary.label("deal", self.listing.deal, self.here.lang)

    @property
    def kind(self) -> str:
        """Kind of house."""
        return self.words.vocabulary.label("kind", self.listing.kind, self.here.lang)

    @property
    def place(self) -> str:
        """Municipality."""
        return place_of(self.house, self.words)[0]

    @property
    def address(self) -> str:
        """The 大字, as the town writes it."""
        return place_of(self.house, self.words)[1]

    @property
    def tags(self) -> tuple[str, ...]:
        """Few words beside the title."""
        return tags(self.listing, self.words)

    @property
    def stamp(self) -> tuple[str, str]:
        """Office date stamp."""
        return stamp(self.house, self.words)

    @property
    def confirmed(self) -> str:
        """Day of the last confirmation."""
        return fmt.date(self.listing.confirmed_on, self.here.lang) if self.listing.confirmed_on else ""

    @property
    def description(self) -> str:
        """One sentence for link previews and search engines."""
        price = self.words.price(self.listing.price) if self.listing.price else ""
        text = plain(self.listing.text, 80) if self.here.lang == "ja" else ""
        parts = [f"{self.place} {self.address}".strip(), self.kind, price, text]
        return fmt.DOTS.get(self.here.lang, " · ").join(part for part in parts if part)

    @property
    def photos(self) -> list[tuple[PhotoSet, str, str]]:
        """Photos with text alternative and caption."""
        found = []
        for photo in self.listing.photos:
            prepared = self.site.photos.get((self.listing.id, photo.file or ""))
            if prepared:
                found.append((prepared, photo_alt(photo.caption, photo.room, self.words), photo.caption or ""))
        return found

    @property
    def texts(self) -> list[tuple[str, str]]:
        """The town's words as (language, HTML): its own translation first, then the original."""
        translated = self.listing.translations.get(self.here.lang)
        found = [(self.here.lang, to_html(translated.text))] if translated and translated.text else []
        original = self.listing.text or self.listing.original_text or ""
        return [*found, ("ja", to_html(original))] if original else found

    @property
    def board(self) -> list[tuple[str, list[Sign]]]:
        """Attributes by group; what does not apply to this kind of listing is left to the full legend."""
        vocabulary = self.words.vocabulary
        groups: dict[str, list[Sign]] = {group: [] for group in vocabulary.groups}
        for code, found in self.house.states.items():
            groups[vocabulary.attributes[code].group].append(sign(code, found, self.words))
        order = {"yes": 0, "no": 1, "unknown": 2, "n/a": 3}
        return [
            (vocabulary.groups[group][self.here.lang], sorted(signs, key=lambda each: order[each.state]))
            for group, signs in groups.items()
            if signs
        ]

    @property
    def facts(self) -> list[Row]:
        """The fields that decide."""
        return Facts(self.site, self.house, self.words).main()

    @property
    def all_facts(self) -> list[tuple[str, list[Row]]]:
        """Every other field, part by part, said or not."""
        return Facts(self.site, self.house, self.words).others()

    @property
    def distances(self) -> list[Row]:
        """Places of daily life within reach, those that were said."""
        nearby = self.listing.nearby
        if nearby is None:
            return []
        rows = []
        for declared in fields(type(nearby)):
            value = getattr(nearby, declared.name)
            if declared.item.kind == "metres" and value is not None:
                rows.append(Row(self._distance_label(declared), self.words.metres(value)))
        return rows

    def _distance_label(self, declared: Declared) -> str:
        """Return where a distance leads; the station by its name."""
        nearby = self.listing.nearby
        if declared.name == "station_m" and nearby and nearby.station:
            name = f"{nearby.station}{self.words.language.gettext('駅')}"
            return self.words.bracketed(name, nearby.line) if nearby.line else name
        return self.words.language.gettext(declared.item.label)

    @property
    def distance_basis(self) -> str:
        """By road or as the crow flies."""
        basis = self.listing.nearby.basis if self.listing.nearby else None
        return self.words.vocabulary.label("distance_basis", basis, self.here.lang)

    @property
    def hazards(self) -> list[tuple[str, str, str, str]]:
        """Dangers as (kind, what the town says or nothing, note, source with date)."""
        said = {hazard.kind: hazard for hazard in self.listing.hazards}
        kinds = [*HAZARDS, *(kind for kind in said if kind not in HAZARDS)]
        return [self._hazard(kind or "", said.get(kind)) for kind in kinds]

    def _hazard(self, kind: str, hazard: Hazard | None) -> tuple[str, str, str, str]:
        """Return one danger as words."""
        label = self.words.vocabulary.label
        name = label("hazard_kind", kind, self.here.lang)
        if hazard is None:
            return name, "", "", ""
        dated = fmt.date(hazard.dated, self.here.lang) if hazard.dated else ""
        return (
            name,
            label("hazard_zone", hazard.zone, self.here.lang),
            hazard.note or "",
            f"{hazard.source or ''} {dated}".strip(),
        )

    @property
    def map(self) -> dict[str, Any] | None:
        """Position for the map: degrees, radius in metres as wide as what is not known, and links."""
        place = self.listing.place
        if place is None or place.lat is None or place.lon is None:
            return None
        radius = {"exact": 60, "town": 900}.get(place.precision or "", 4000)
        zoom = {"exact": 16, "town": 14}.get(place.precision or "", 12)
        lat, lon = f"{place.lat:.4f}", f"{place.lon:.4f}"
        return {
            "lat": lat,
            "lon": lon,
            "radius": radius,
            "zoom": zoom,
            "precision": self.words.vocabulary.label("precision", place.precision, self.here.lang),
            "code": place.precision,
            "gsi": f"https://maps.gsi.go.jp/#{zoom}/{lat}/{lon}/",
            "hazard": f"https://disaportal.gsi.go.jp/maps/?ll={lat},{lon}&z={zoom}&base=pale",
        }

    @property
    def timeline(self) -> list[Event]:
        """What happened, newest first."""
        return timeline(self.house, self.words)

    @property
    def subsidies(self) -> list[SubsidyLine]:
        """Programmes that the listing names and that have not ended."""
        named = value_at(self.listing, "rules.subsidies") or ()
        known = [each for each in self.house.municipality.subsidies if each.id in named]
        as_of = self.site.catalogue.as_of
        return [
            subsidy_line(each, self.here.lang, as_of) for each in known if not each.deadline or each.deadline >= as_of
        ]

    @property
    def questions(self) -> list[str]:
        """What to ask the desk: attributes that are not known, those that decide first."""
        vocabulary = self.words.vocabulary
        unknown = [code for code, found in self.house.states.items() if self._worth_asking(code, found)]
        rank = {group: n for n, group in enumerate(ASK_GROUPS)}
        unknown.sort(key=lambda code: (code not in self.listing.attributes, rank[vocabulary.attributes[code].group]))
        return [vocabulary.attributes[code].label[self.here.lang] for code in unknown[:6]]

    def _worth_asking(self, code: str, found: AttributeState) -> bool:
        """Tell whether an unknown attribute belongs to the questions."""
        return found.state == "unknown" and self.words.vocabulary.attributes[code].group in ASK_GROUPS

    @property
    def unknown_count(self) -> int:
        """How many attributes are not known."""
        return sum(found.state == "unknown" for found in self.house.states.values())

    @property
    def provenance(self) -> said.Said:
        """Who said what."""
        return said.provenance(self.listing, self.words)

    @property
    def proposals(self) -> said.Said:
        """What the town's text suggests."""
        return said.proposals(self.listing, self.words)

    @property
    def doubts(self) -> said.Said:
        """What the source gives but cannot be trusted."""
        return said.doubts(self.listing, self.words)

    @property
    def similar(self) -> list[Card]:
        """Cards of similar houses."""
        return [
            card(self.site, self.site.catalogue.houses[id_], self.here)
            for id_ in self.site.similar.get(self.listing.id, ())
        ]

    @property
    def scenes(self) -> list[tuple[Any, SceneSet]]:
        """Scenes of the tour whose panoramas could be prepared."""
        found = []
        for scene in self.listing.tour.scenes if self.listing.tour else ():
            prepared = self.site.scenes.get((self.listing.id, scene.file or ""))
            if prepared:
                found.append((scene, prepared))
        return found

    @property
    def share_picture(self) -> str:
        """Absolute address of the share picture, or nothing."""
        path = self.site.share.get(self.listing.id)
        return f"{self.site.url}/{path}" if path else ""
