"""Seeded catalogues of any size for measuring: sentences of the sample prefecture, recombined, with names of their own.

A listing has about 420 characters of text and says something of 30 attributes. Places, people's shops and numbers are
put together anew, so that the number of distinct grams grows with the catalogue as it does in real ones.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
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
CHARACTERS = (
    "天草上下島本渡牛深倉岳栖新和河浦五苓北松陽阿蘇高森南小国産山村西原益城甲佐御船嘉美里宇土氷川八代芦津奈木水俣人吉球磨"
    "多良相湯前錦山江合志菊池大菱荒尾玉名長洲関東横井手谷尻迫平野岩石坂橋宮寺塚窪浜崎鼻瀬沢沼池泉滝淵堀堤畑田園林森杉桜"
    "梅竹柳桑柿栗桐楠榎椿藤萩葛菅茅稲麦豆米茶塩酒油麹紙布糸染金銀銅鉄炭火灰砂泥土壁瓦柱梁床戸窓鳥鶴亀鹿馬猿熊狐狸"
)
KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"


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
    return "".join(random.choices(CHARACTERS, k=random.choice((2, 2, 2, 3))))


def _varied(random: Random, text: str) -> str:
    """Return a text with other numbers."""
    return re.sub(r"\d+", lambda _: str(random.randint(1, 99)), text)


def _text(source: Source, random: Random) -> Iterator[str]:
    """Yield paragraphs of sentences until there are enough characters; some sentences name something nearby."""
    length, paragraph = 0, ""
    while length < TEXT_LENGTH:
        paragraph += _sentence(source, random)
        if len(paragraph) > 120:
            yield paragraph
            length += len(paragraph)
            paragraph = ""


def _sentence(source: Source, random: Random) -> str:
    """Return a sentence of the sample, or one about a place or a shop."""
    if random.random() < 0.75:
        return _varied(random, random.choice(source.sentences))
    shop = "".join(random.choices(KANA, k=random.randint(3, 5)))
    about = ("{0}の{1}まで{2}分。", "{0}神社の隣、{1}が近くにあります。", "前の持ち主の{0}さんは{1}を{2}年続けました。")
    return random.choice(about).format(_name(random), shop, random.randint(1, 60))


def text_of(documents: list[Document]) -> bytes:
    """Return all that is written of documents, a line each, as one would send it to be searched by a plain scan."""
    lines = (
        json.dumps([one.id, *(list(one.texts[name]) for name in one.texts)], ensure_ascii=False) for one in documents
    )
    return "\n".join(lines).encode()
