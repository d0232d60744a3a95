"""Seeded catalogues of any size for measuring: sentences of the sample prefecture, recombined, with names of their own.

A listing has about 420 characters of text and says something of 30 attributes. Places, people's shops and numbers are
put together anew, so that the number of distinct grams grows with the catalogue as it does in real ones: about 58,000,
210,000 and 540,000 distinct bigrams at 1,000, 10,000 and 100,000 listings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from akiya.attributes import states
from akiya.store import read_content
from akiya.vocabulary import Vocabulary, load
from search.documents import Document, SearchSchema, Words
from search.fields import Fields
from search.lexicon import place_words
from search.rules import DEGREE_STEP, on_step

TEXT_LENGTH, SAID = 420, 30
KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンガギグゴ"
JIS_ROWS, JIS_CELLS = range(16, 48), range(1, 95)
"""Where the common ideographs stand in JIS X 0208: its first level."""
OWN_SENTENCES = 0.5
"""The share of sentences about places, people and shops of their own."""
NAMES = 400_000
"""How many places and families there are to be named."""
ABOUT = (
    "{0}の{1}まで{2}分。",
    "{0}神社の隣、{1}が近くにあります。",
    "前の持ち主の{0}さんは{1}を{2}年続けました。",
    "{0}線の{3}停留所から{2}分、{1}の前です。",
    "{3}の{0}さんが{1}を作っています。",
    "{0}山と{3}川が見え、{4}へ{2}分で行けます。",
    "{4}祭りでは{3}を{0}に供えます。",
)


@cache
def _names() -> tuple[list[str], list[float]]:
    """Return all names with cumulative frequencies; ideographs and names are as unequal as words are (Zipf)."""
    cells = (bytes((0xA0 + row, 0xA0 + cell)) for row in JIS_ROWS for cell in JIS_CELLS)
    kanji = list("".join(cell.decode("euc_jp", "ignore") for cell in cells))
    random = Random(0)  # noqa: S311  nothing secret
    random.shuffle(kanji)
    often = list(accumulate(1 / (rank + 100) for rank in range(len(kanji))))
    names = ["".join(random.choices(kanji, cum_weights=often, k=random.choice((2, 2, 2, 3)))) for _ in range(NAMES)]
    return names, list(accumulate(1 / (rank + 1000) for rank in range(NAMES)))


class Source:
    """What the sample prefecture offers to be recombined."""

    def __init__(self, content_dir: Path) -> None:
        """Read the sample prefecture once."""
        vocabulary: Vocabulary = load()
        fields = Fields(vocabulary)
        content = read_content(content_dir, vocabulary)
        self.schema: SearchSchema = fields.schema
        self.words: dict[tuple[str, str], Words] = fields.words
        self.attributes = list(vocabulary.attributes)
        self.towns = {slug: (town.lat, town.lon) for slug, town in sorted(content.municipalities.items())}
        self.place_words = {slug: place_words(town) for slug, town in content.municipalities.items()}
        self.sample = [
            fields.document(one.listing, content.municipalities[one.municipality], states(one.listing, vocabulary))
            for one in content.entries
            if one.listing
        ]
        lines = [line for one in self.sample for text in one.texts["text"] for line in re.split(r"(?<=[。\n])", text)]
        self.sentences = sorted({line.strip() for line in lines if 8 <= len(line.strip()) <= 90})
        self.titles = sorted({text for one in self.sample for text in one.texts["title"]})


def corpus(source: Source, size: int, seed: int = 1) -> list[Document]:
    """Return so many documents, the same for the same seed."""
    random = Random(seed)  # noqa: S311  nothing secret
    return [_document(source, random, number) for number in range(size)]


def _document(source: Source, random: Random, number: int) -> Document:
    """Return one listing: a sample's facets and columns, changed, with texts of its own."""
    model = random.choice(source.sample)
    town = random.choice(list(source.towns))
    lat, lon = (on_step(value + random.gauss(0, 0.04), DEGREE_STEP) for value in source.towns[town])
    facets = _facets(source, random, model) | {"municipality": town}
    columns = _columns(random, model)
    name = _name(random)
    title = _varied(random, random.choice(source.titles))
    words = {facet: source.words[facet, value] for facet, value in facets.items() if (facet, value) in source.words}
    texts = (f"大字{name}{random.randint(1, 3000)}", _name(random))
    document = replace(
        model,
        id=f"{town}-{number:06d}",
        texts={"title": (title,), "place": texts, "attributes": (), "text": tuple(_text(source, random))},
        facets=facets,
        columns=columns,
        words={"municipality": source.place_words[town], **words},
        lat=lat,
        lon=lon,
    )
    return replace(document, card=_card(random, document, title, name))


def _facets(source: Source, random: Random, model: Document) -> dict[str, str]:
    """Return a sample's facets with 30 attributes said anew."""
    facets = dict(model.facets) | dict.fromkeys(source.attributes, "unknown")
    for code in random.sample(source.attributes, SAID):
        facets[code] = random.choices(("yes", "no", "n/a"), (5, 4, 1))[0]
    return facets


def _columns(random: Random, model: Document) -> dict[str, float | None]:
    """Return a sample's numbers, moved: prices in steps of 100,000 yen, areas to the hundredth, days over two years."""
    columns = dict(model.columns)
    if columns.get("price"):
        columns["price"] = round(random.lognormvariate(1.3, 0.9) * 10) * 100_000
    if columns.get("floor_area"):
        columns["floor_area"] = on_step(max(20, random.gauss(110, 35)), 0.01)
    for name in ("confirmed_on", "registered_on"):
        columns[name] = 20_000 + random.randint(0, 730)
    return columns


def with_card(document: Document) -> Document:
    """Return a document that has a card, made up from what it says where it brings none."""
    if document.card:
        return document
    title, place = (next(iter(document.texts.get(name, ())), "") for name in ("title", "place"))
    return replace(document, card=_card(Random(document.id), document, title, place))  # noqa: S311  nothing secret


def _card(random: Random, model: Document, title: str, name: str) -> dict[str, object]:
    """Return a card like those of the site."""
    facets, columns = model.facets, model.columns
    signs = [[code, facets[code]] for code in list(facets)[-SAID:] if facets[code] in ("yes", "no")][:3]
    wanted = {
        "address": f"大字{name}", "area": columns.get("floor_area"), "built": columns.get("built"),
        "confirmed": f"2026-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}", "deal": facets["deal"],
        "kind": facets["kind"], "lat": model.lat, "lon": model.lon, "layout": f"{random.randint(2, 8)}DK",
        "photo": f"media/{random.getrandbits(64):016x}-480.webp", "price": columns.get("price"), "signs": signs,
        "title": title, "town": facets["municipality"],
    }  # fmt: skip
    return {key: value for key, value in wanted.items() if value is not None}


def _name(random: Random) -> str:
    """Return a name of a place that may well exist."""
    names, often = _names()
    return random.choices(names, cum_weights=often)[0]


def _varied(random: Random, text: str) -> str:
    """Return a text with other numbers."""
    return re.sub(r"\d+", lambda _: str(random.randint(1, 99)), text)


def _text(source: Source, random: Random) -> Iterator[str]:
    """Yield paragraphs of sentences until there are enough characters; some sentences name something nearby."""
    length, paragraph = 0, ""
    while length < TEXT_LENGTH - 45:
        paragraph += _sentence(source, random)
        if len(paragraph) > 80:
            yield paragraph
            length += len(paragraph)
            paragraph = ""


def _sentence(source: Source, random: Random) -> str:
    """Return a sentence of the sample, or one about a place or a shop."""
    if random.random() >= OWN_SENTENCES:
        return _varied(random, random.choice(source.sentences))
    shop = "".join(random.choices(KANA, k=random.randint(3, 5)))
    names = [_name(random) for _ in range(3)]
    return random.choice(ABOUT).format(names[0], shop, random.randint(1, 60), *names[1:])


def text_of(documents: list[Document]) -> bytes:
    """Return all that is written of documents, a line each, as one would send it to be searched by a plain scan."""
    lines = (
        json.dumps([one.id, *(list(one.texts[name]) for name in one.texts)], ensure_ascii=False) for one in documents
    )
    return "\n".join(lines).encode()
