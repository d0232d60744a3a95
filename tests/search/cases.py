"""Random catalogues and random requests that have something to find in them, from a seed."""

from __future__ import annotations

from random import Random
from typing import Any

from akiya.listing import STATES
from search.documents import Column, Document, Facet, SearchSchema, Words

ALPHABETS = ("海山a", "海山 ー古", '海山畑古民家が見える庭ーｰ－-~〜aAbＢß éガｶﾞ\u3099　\n\t\u200b"「」|𠮷𠮷あ')
"""Two so small that grams meet in every order, and one with every kind of sign that is folded."""
SCHEMA = SearchSchema(
    {
        "municipality": Facet(()),
        "deal": Facet(("sale", "rent", "either", "unknown"), {"either": ("sale", "rent")}),
        "sea_view": Facet(STATES),
        "well": Facet(STATES),
    },
    {
        "price": Column("number", 1),
        "floor_area": Column("number", 0.01),
        "confirmed_on": Column("day", 1),
        "registered_on": Column("day", 1),
    },
)
TOWNS = ("amakusa", "aso", "uto")
YEN = (0, 500_000, 3_800_000, 3_800_001, 12_000_000)
DAYS = ("2024-10-04", "2024-10-06", "2024-10-07", "2024-10-10", None)
FORMS = ("{}", "{}", "{}", "{}", '"{}"', "「{}」", "-{}", '-"{}"', "{} OR", "{} または")
IN_FIELD = ("{name}:{}", "{name}：{}", "{name}：「{}」 OR", '{name}:"{}"', "-{name}:{}")
NAMES = ("title", "place", "attributes", "text", "題", "場所", "あるもの", "本文", "Features", "other")


class Case:
    """A catalogue and requests that fit it."""

    def __init__(self, seed: int, most: int) -> None:
        """Make a catalogue of at most so many documents."""
        self.random = Random(seed)  # noqa: S311  nothing secret
        self.signs = self.random.choice(ALPHABETS)
        self.words = {("sea_view", "yes"): Words("attributes", (self.text(), self.text()))}
        self.words |= {("municipality", town): Words("place", (town, self.text())) for town in TOWNS[:2]}
        self.common = [self.text() for _ in range(4)]
        ids = [f"{town}-{number}" for town in TOWNS for number in range(12)]
        self.documents = [self.document(one) for one in self.random.sample(ids, self.random.randint(0, most))]

    def maybe(self, chance: float = 0.5) -> bool:
        """Toss a coin."""
        return self.random.random() < chance

    def text(self) -> str:
        """Return a text of the catalogue's signs."""
        return "".join(self.random.choices(self.signs, k=self.random.randint(0, 14)))

    def texts(self) -> tuple[str, ...]:
        """Return a field's texts: some that other documents have too."""
        return tuple(
            self.random.choice(self.common) if self.maybe() else self.text() for _ in range(self.random.randint(0, 2))
        )

    def point(self) -> tuple[float, float]:
        """Return a latitude and longitude, now and then the same as before."""
        if self.maybe(0.2):
            return 32.5, 130.5
        return self.random.randint(3_200_000, 3_300_000) / 1e5, self.random.randint(13_000_000, 13_100_000) / 1e5

    def document(self, name: str) -> Document:
        """Return a document, often with something unknown."""
        facets = {"municipality": name.split("-", 1)[0], "sea_view": self.random.choice(STATES)}
        if self.maybe(0.8):
            facets["deal"] = self.random.choice(("sale", "rent", "either", "unknown"))
        lat, lon = self.point() if self.maybe(0.8) else (None, None)
        columns: dict[str, float | None] = {
            "price": self.random.choice((*YEN, None)),
            "confirmed_on": self.random.choice((20_000, 20_002, 20_003, None)),
        }
        if self.maybe():
            columns |= {"floor_area": self.random.randint(0, 40_000) / 100, "registered_on": 20_000}
        return Document(
            id=name,
            texts={field: self.texts() for field in ("title", "place", "text")},
            facets=facets,
            words={facet: self.words[facet, value] for facet, value in facets.items() if (facet, value) in self.words},
            columns=columns,
            lat=lat,
            lon=lon,
            card={"title": self.text(), "photo": None},
        )

    def next_night(self, there: dict[str, Document]) -> None:
        """Remove, change or add a few documents."""
        for name in self.random.sample(sorted(there), min(len(there), self.random.randint(0, 2))):
            del there[name]
        for _ in range(self.random.randint(0, 2)):
            name = f"{self.random.choice(TOWNS)}-{self.random.randint(0, 11)}"
            there[name] = self.document(name)

    def asked_text(self) -> str:
        """Return words cut from the documents, one character or more, put together as people do and as they do not."""
        fields = ("title", "place", "attributes", "text")
        source = [text for document in self.documents for name in fields for text in document.field_texts(name)]
        pieces = []
        for _ in range(self.random.choice((0, 1, 1, 2, 3))):
            whole = self.random.choice(source) if source and self.maybe(0.8) else self.text()
            start = self.random.randint(0, max(len(whole) - 1, 0))
            form = self.random.choice(FORMS if self.maybe(0.8) else IN_FIELD)
            cut = whole[start : start + self.random.randint(1, 7)]
            pieces.append(form.format(cut, name=self.random.choice(NAMES)))
        return self.random.choice((" ", "　")).join(pieces)

    def request(self) -> dict[str, Any]:
        """Return a request with any of its parts."""
        lat, lon = self.point()
        columns = [f"{sign}{name}" for name in SCHEMA.columns for sign in ("", "-")]
        asked: dict[str, Any] = {"text": self.asked_text(), "cards": self.maybe(), "sort": "relevance"}
        asked["facets"] = self.random.sample(list(SCHEMA.facets), self.random.randint(0, 4))
        if self.maybe():
            asked["where"] = self.where()
        if self.maybe(0.4):
            asked["near"] = {"lat": lat, "lon": lon, "km": self.random.choice((None, 0, 20, 60.5))}
        if self.maybe(0.3):
            (south, west), (north, east) = self.point(), self.point()
            asked["bbox"] = [west, south, east, north]
        if self.maybe(0.4):
            asked["sort"] = self.random.choice(["newest", "confirmed", *columns])
        if "near" in asked and self.maybe():
            asked["sort"] = "distance"
        if self.maybe(0.3):
            asked["polygon"] = self.polygon()
        if self.maybe(0.3):
            asked["cells"] = self.random.choice((0, 5, 9, 14))
        if self.maybe(0.3):
            asked["histograms"] = self.random.sample(list(SCHEMA.columns), self.random.randint(0, 4))
            asked["typical"] = self.random.sample(list(SCHEMA.columns), self.random.randint(0, 2))
        if self.maybe(0.3):
            asked |= {"offset": self.random.randint(0, 4), "limit": self.random.randint(0, 4)}
        return asked

    def polygon(self) -> list[Any]:
        """Return one part or several, with holes or none; corners are often where houses are."""
        parts = [[self.ring() for _ in range(self.random.randint(1, 2))] for _ in range(self.random.randint(1, 2))]
        return parts[0] if len(parts) == 1 and self.maybe() else parts

    def ring(self) -> list[list[float]]:
        """Return a ring, now and then closed as GeoJSON closes it, and often crossing itself."""
        placed = [[one.lon, one.lat] for one in self.documents if one.lat is not None and one.lon is not None]
        own = [list(reversed(self.point())) for _ in range(3)]
        ring = self.random.sample([*placed, *own], self.random.randint(3, min(len(placed) + 3, 6)))
        return [*ring, ring[0]] if self.maybe() else ring

    def where(self) -> dict[str, Any]:
        """Return one to three filters: values that are there and that are not, bounds, unknown let through or not."""
        deals = ("sale", "rent", "either", "unknown")
        offered: dict[str, Any] = {
            "municipality": self.random.choice(TOWNS),
            "deal": self.random.sample(deals, self.random.randint(0, 2)),
            "sea_view": self.random.sample((*STATES, "maybe"), self.random.randint(0, 3)),
            "well": self.random.sample(STATES, self.random.randint(1, 3)),
            "price": self.bounds(YEN),
            "floor_area": self.bounds((0, 100, 199.99, 350)),
            "confirmed_on": self.bounds(DAYS),
            "registered_on": self.bounds(DAYS),
        }
        return {name: offered[name] for name in self.random.sample(sorted(offered), self.random.randint(1, 3))}

    def bounds(self, values: tuple[Any, ...]) -> dict[str, Any]:
        """Return a range."""
        found = {end: self.random.choice(values) for end in ("min", "max") if self.maybe()}
        return found | ({"unknown": self.maybe()} if self.maybe() else {})
