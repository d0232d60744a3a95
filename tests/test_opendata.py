"""The open data: each file read by a reader of its format and compared with the catalogue, and nothing in them without consent."""

from __future__ import annotations

import csv
import io
import json
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Any

import geojson
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from akiya import parse
from akiya import vocabulary as words
from akiya.app.build import BuildError, Order, build
from akiya.canonical import as_data
from akiya.catalogue import House, catalogue
from akiya.listing import Price
from akiya.municipality import Licence
from akiya.opendata import columns, national, table
from akiya.opendata.files import files
from akiya.schema import Declared, value_at
from akiya.site.prepared import PhotoSet
from akiya.site.site import Site
from akiya.store import ContentError, read_content
from tests.content_tree import AS_OF, ContentTree, front_matter, picture
from tests.gathered import NAMES, URL, gathered
from tests.site.survey import read_html

VOCABULARY = words.load()
ROOT = Path(__file__).parents[1]
BARE = {"都道府県", "市区町村", *table.IDENTITY, "status", "data_licence", "text_licence", "photo_licence"}
"""Columns that a listing without consent may fill."""
ALL = ["写真", "紹介文", "オープンデータ"]


@pytest.fixture(scope="module")
def sample() -> Site:
    """Return the sample prefecture."""
    return gathered(catalogue(read_content(ROOT / "content", VOCABULARY), VOCABULARY, AS_OF))


@pytest.fixture(scope="module")
def made(sample: Site) -> dict[str, bytes]:
    """Return its open data."""
    return files(sample)


def rows_of(raw: bytes) -> list[dict[str, str]]:
    """Read a CSV file with the library, and take the apostrophes off as the page tells."""
    reader = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
    return [{name: table.unguarded(cell) for name, cell in row.items()} for row in reader]


def agreed(house: House) -> set[str]:
    """Return what the owner of a house has agreed to."""
    return set(house.listing.consent.items) if house.listing.consent else set()


def read_back(declared: Declared, cell: str) -> Any:
    """Read a national cell as a clerk's text is read: by the schema's own kinds."""
    item = declared.item
    if item.kind == "choice":
        return VOCABULARY.choices[item.choices].find(cell)
    if item.kind == "date":
        return parse.READERS["date"]("-".join(part.zfill(2) for part in cell.split("/")))
    if item.kind == "price":
        return int(cell)
    if item.kind == "state":
        return {"有り": "yes", "無し": "no"}[cell]
    return float(cell) if item.kind == "area" else int(cell) if item.unit or item.kind == "count" else cell


def test_the_45_items_are_those_of_the_national_file(real_data: Path) -> None:
    """Names and order are those of the official list of columns, by their true Japanese meanings."""
    with (real_data / "mlit-links/columns.csv").open(encoding="utf-8-sig") as file:
        assert tuple(row["true_meaning_ja"] for row in csv.DictReader(file)) == national.NAMES


def test_every_item_of_the_national_bank_has_its_column_and_its_field() -> None:
    """There are 45 names, none twice, and each but prefecture and city is held by a field of the schema."""
    assert len(set(national.NAMES)) == 45
    assert set(national.FIELDS) == set(range(1, 46)) - {3, 4}
    header = table.header(VOCABULARY)
    assert header[:45] == national.NAMES
    assert len(set(header)) == len(header)


def test_words_of_the_national_file_are_read_back_as_what_they_stand_for() -> None:
    """Each value of each choice, written as the national file writes it, is read as the same value."""
    for path, declared in national.FIELDS.values():
        if declared.item.kind == "choice" and path not in ("kind", "deal"):
            choices = VOCABULARY.choices[declared.item.choices]
            for code in choices.options:
                assert choices.find(national._written(declared, code, VOCABULARY)) == code, path


def test_csv_is_written_as_excel_needs_it(made: dict[str, bytes]) -> None:
    """The file starts with a byte order mark, ends its lines in CRLF, and has as many cells in each row as names."""
    raw = made["listings.csv"]
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
    assert {len(line) for line in lines} == {len(table.header(VOCABULARY))}
    outside = b"".join(raw.split(b'"')[::2])
    assert outside.count(b"\r\n") == outside.count(b"\n") == len(lines)


def test_csv_and_catalogue_say_the_same_in_both_directions(sample: Site, made: dict[str, bytes]) -> None:
    """Each open row, read back cell by cell, is its listing; what the listing does not say is an empty cell."""
    rows = {row["id"]: row for row in rows_of(made["listings.csv"])}
    assert list(rows) == list(sample.catalogue.houses)
    compared = 0
    for id_, house in sample.catalogue.houses.items():
        if "open_data" not in agreed(house):
            continue
        for number, (path, declared) in national.FIELDS.items():
            cell, value = rows[id_][national.NAMES[number - 1]], value_at(house.listing, path)
            value = value.yen if isinstance(value, Price) else value
            if number == 2 or value in ("unknown", "n/a"):
                assert cell == national.category(house.listing) if number == 2 else cell == ""
            else:
                assert (cell == "") if value is None else (read_back(declared, cell) == value), (id_, path)
                compared += value is not None
        flat = columns.flat(house.listing)
        for column in table.own_columns():
            assert rows[id_][column] == (table._cell(flat[column]) if column in flat else "")
        states = {code: rows[id_][f"attributes.{code}"] or "unknown" for code in VOCABULARY.attributes}
        assert states == {code: found.state for code, found in house.states.items()}
        assert rows[id_]["text"] == house.listing.text
    assert compared > 400


def test_unknown_is_an_empty_cell_and_never_no(content_tree: ContentTree) -> None:
    """A listing that says next to nothing has no 無し anywhere; one that says なし has it."""
    content_tree.listing(consent={"on": "2026-04-01", "items": ALL})
    content_tree.listing(
        "amakusa-0002", consent={"on": "2026-04-01", "items": ALL}, land={"farmland": "なし", "private_road": "不明"}
    )
    silent, said = rows_of(files(gathered(content_tree.catalogue()))["listings.csv"])
    assert "無し" not in silent.values()
    assert (said["農地"], said["私道負担"], said["店舗"]) == ("無し", "", "")


def test_prices_rents_dates_and_counties_are_written_as_they_are_known(content_tree: ContentTree) -> None:
    """応相談 without a figure is no 0, a year stays a year, a county stands before its town, a house to let has its monthly rent."""
    content_tree.town(county={"ja": "天草郡", "en": "Amakusa District"}, prefecture="kumamoto", name={"ja": "苓北町"})
    consent = {"on": "2026-04-01", "items": ALL}
    content_tree.listing(price="応相談", building={"built": "1968"}, consent=consent)
    content_tree.listing(
        "amakusa-0002", deal="賃貸", price="月4万円", building={"built": "昭和43年4月"}, consent=consent
    )
    content_tree.listing("amakusa-0003", deal="売買・賃貸", rent="月3万円", kind="土地", consent=consent)
    one, two, three = rows_of(files(gathered(content_tree.catalogue()))["listings.csv"])
    assert (one["価格/賃料"], one["price_terms"], one["建築年月日"]) == ("", "negotiable", "1968")
    assert (one["都道府県"], one["市区町村"]) == ("熊本県", "天草郡苓北町")
    assert (two["価格/賃料"], two["物件種別名"], two["建築年月日"]) == ("40000", "賃貸居住用", "1968/4")
    assert (three["価格/賃料"], three["物件種別名"], three["rent"]) == ("3800000", "売買土地", "30000")


@given(st.text(st.sampled_from("=+-@＝＋－＠'\"\t\r\n ,;|a海1\u3000"), max_size=6))
@example("=cmd|' /C calc'!A0")
@example(" =1+1")
@example("'=1+1")
def test_no_cell_can_start_a_formula_and_each_comes_back(text: str) -> None:
    """Whatever a cell says, the written cell starts no formula, and taking one apostrophe off gives the text again."""
    written = table.guarded(text)
    assert not written.lstrip(" \u3000").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert table.unguarded(written) == text


def test_a_hostile_title_is_guarded_in_the_file(content_tree: ContentTree) -> None:
    """A title that is a formula stands in the CSV file with an apostrophe before it, in JSON as it is."""
    formula = '=HYPERLINK("https://evil.example","家")'
    content_tree.listing(title=formula, consent={"on": "2026-04-01", "items": ALL})
    made = files(gathered(content_tree.catalogue()))
    [raw] = list(csv.DictReader(io.StringIO(made["listings.csv"].decode("utf-8-sig"), newline="")))
    assert raw["title"] == f"'{formula}"
    assert json.loads(made["listings.json"])["listings"][0]["data"]["title"] == formula


@pytest.mark.parametrize(
    "items",
    [items for n in product((False, True), repeat=3) if (items := [w for w, on in zip(ALL, n, strict=True) if on])]
    + [[]],
    ids=" ".join,
)
def test_nothing_is_open_without_consent(content_tree: ContentTree, items: list[str]) -> None:
    """For each set of consents the facts, the text and the photo are in all files or in none, and the licences say so."""
    folder = content_tree.listing(
        body="縁側から船が見えます。",
        consent={"on": "2026-04-01", "items": items} if items else None,
        place={"address": "牛深町", "lat": 32.2, "lon": 130.01, "precision": "大字"},
        photos=[{"file": "photos/01.jpg", "caption": "柿の木の庭"}],
        proposals=[{"field": "attributes.sea_view", "value": "yes", "words": "縁側から船が", "rule": "sea-in-text"}],
        translations={"en": {"title": "House", "text": "Ships from the veranda."}},
    )
    picture(folder / "photos/01.jpg")
    photo = PhotoSet(64, 48, (), "media/one.jpg", 64, 48, "#888888")
    made = files(gathered(content_tree.catalogue(), photos={("amakusa-0001", "photos/01.jpg"): photo}))
    data = "オープンデータ" in items
    text, photos = data and "紹介文" in items, data and "写真" in items
    every = {name: raw.decode() for name, raw in made.items() if name.startswith("listings")}
    for name, whole in every.items():
        assert ("牛深町" in whole) is data, name
        assert ("縁側から" in whole) is (text and name != "listings.geojson"), name
        assert ("media/one.jpg" in whole) is (photos and name != "listings.geojson"), name
    assert ("Ships" in every["listings.json"], "柿の木" in every["listings.json"]) == (text, photos)
    [row] = rows_of(made["listings.csv"])
    assert data or {name for name, cell in row.items() if cell} == BARE
    licences = [row[f"{what}_licence"] for what in ("data", "text", "photo")]
    assert licences == ["CC BY 4.0" if each else "not-open" for each in (data, text, photos)]
    [entry] = json.loads(made["listings.json"])["listings"]
    assert [bool(entry["licences"][what]) for what in ("data", "text", "photo")] == [data, text, photos]
    [feature] = json.loads(made["listings.geojson"])["features"]
    assert feature["geometry"] == ({"type": "Point", "coordinates": [130.01, 32.2]} if data else None)


def test_an_exact_position_without_consent_gets_into_no_file(content_tree: ContentTree) -> None:
    """A listing that tells the house's own position without the owner's consent to that is not in the open data at all."""
    content_tree.listing(
        place={"lat": 32.2, "lon": 130.01, "precision": "家の位置"}, consent={"on": "2026-04-01", "items": ALL}
    )
    made = files(gathered(content_tree.catalogue()))
    assert rows_of(made["listings.csv"]) == []
    assert b"130.01" not in made["listings.json"] + made["listings.geojson"]


def test_a_listing_from_open_data_keeps_its_licence_and_credit(content_tree: ContentTree) -> None:
    """Without any consent the facts and text of such a listing are open, under the licence and with the credit of their source."""
    origin = {
        "dataset": "登録物件データ", "credit": "国土交通省", "licence": "公共データ利用規約（第1.0版）", "as_of": "2025-03-31"
    }  # fmt: skip
    content_tree.listing(origin=origin, body="海の近く。")
    content_tree.listing("amakusa-0002", consent={"on": "2026-04-01", "items": ALL})
    made = files(gathered(content_tree.catalogue()))
    theirs, own = rows_of(made["listings.csv"])
    assert (theirs["data_licence"], theirs["text_licence"], theirs["credit"]) == (
        origin["licence"], origin["licence"], "国土交通省"
    )  # fmt: skip
    assert theirs["text"] == "海の近く。"
    assert (own["data_licence"], own["credit"]) == ("CC BY 4.0", "天草市（空き家帖）")
    listings = json.loads(made["catalog.jsonld"])["dcat:dataset"][0]
    assert "dct:license" not in listings
    assert all("dct:license" not in form and "dct:rights" in form for form in listings["dcat:distribution"])


def test_a_town_and_the_site_can_name_their_licence(content_tree: ContentTree) -> None:
    """A town's own licence goes before that of the site, which goes before CC BY 4.0."""
    content_tree.town("uto", licence={"name": "CC0 1.0", "url": "https://creativecommons.org/publicdomain/zero/1.0/"})
    for id_ in ("amakusa-0001", "uto-0001"):
        content_tree.listing(id_, consent={"on": "2026-04-01", "items": ALL})
    site = gathered(content_tree.catalogue(), licence=Licence("ODC-BY", "https://example.jp/odc-by"))
    made = files(site)
    assert [row["data_licence"] for row in rows_of(made["listings.csv"])] == ["ODC-BY", "CC0 1.0"]
    towns = {town["municipality"]: town for town in json.loads(made["listings.json"])["municipalities"]}
    assert towns["uto"]["licence"]["name"] == "CC0 1.0"
    parts = json.loads(made["catalog.jsonld"])["dcat:dataset"][0]["dct:hasPart"]
    assert {part["dct:license"]["@id"] for part in parts} == {site.licence.url, towns["uto"]["licence"]["url"]}


@pytest.mark.parametrize("licence", [{"name": "CC0"}, {"name": "CC0", "url": "javascript:alert(1)"}, "CC0"])
def test_a_broken_licence_is_told_with_its_file(content_tree: ContentTree, licence: object) -> None:
    """A licence without an https address is refused in one line that names the town's file."""
    content_tree.town("uto", licence=licence)
    with pytest.raises(ContentError, match=r"uto\.yaml"):
        content_tree.read()


def test_json_is_the_canonical_data_and_keeps_its_schema(sample: Site, made: dict[str, bytes]) -> None:
    """Each listing of the JSON file is that of the catalogue, with all states, and its data is valid by the published schema."""
    validator = Draft202012Validator(json.loads(made["schema.json"]))
    data = json.loads(made["listings.json"])
    assert [each["id"] for each in data["listings"]] == list(sample.catalogue.houses)
    assert data["as_of"] == AS_OF
    opened = 0
    for each in data["listings"]:
        house = sample.catalogue.houses[each["id"]]
        assert (each["municipality_code"], each["status"]) == (house.municipality.code, house.listing.status)
        assert each["url"] == f"{URL}/listings/{each['id']}/"
        assert ("data" in each) is ("open_data" in agreed(house))
        if "data" in each:
            validator.validate(each["data"])
            assert each["states"] == {code: found.state for code, found in house.states.items()}
            if {"text", "photos"} <= agreed(house):
                assert each["data"] == {k: v for k, v in as_data(house.listing).items() if k != "consent"}
                opened += 1
    assert opened > 10
    counts = {town["municipality"]: town["listings"] for town in data["municipalities"]}
    assert {slug: n for slug, n in counts.items() if n} == dict(sample.counts)


def test_geojson_has_the_form_of_rfc_7946(sample: Site, made: dict[str, bytes]) -> None:
    """A collection of features with their ids; a point is longitude before latitude within Japan, and tells how exact it is."""
    data = json.loads(made["listings.geojson"])
    assert set(data) == {"type", "features"}
    assert data["type"] == "FeatureCollection"
    assert [feature["id"] for feature in data["features"]] == list(sample.catalogue.houses)
    points = 0
    for feature in data["features"]:
        house = sample.catalogue.houses[feature["id"]]
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert not any(isinstance(value, dict | list) for value in feature["properties"].values())
        place = house.listing.place
        if "open_data" not in agreed(house) or place is None or place.lat is None:
            assert feature["geometry"] is None
            continue
        assert feature["geometry"] == {"type": "Point", "coordinates": [place.lon, place.lat]}
        assert 122 < feature["geometry"]["coordinates"][0] < 154
        assert feature["properties"]["precision"] == place.precision
        assert feature["properties"].get("price") == (house.listing.price.yen if house.listing.price else None)
        points += 1
    assert points > 10


def test_a_library_of_geojson_reads_the_same_houses(sample: Site, made: dict[str, bytes]) -> None:
    """The geojson library accepts every feature, and its points are the published places of the catalogue."""
    read = geojson.loads(made["listings.geojson"].decode())
    assert isinstance(read, geojson.FeatureCollection)
    assert read.is_valid, read.errors()
    points = {feature.id: tuple(feature.geometry.coordinates) for feature in read.features if feature.geometry}
    places = {id_: house.listing.place for id_, house in sample.catalogue.houses.items()}
    assert len(points) > 10
    assert all(place and point == (place.lon, place.lat) for id_, point in points.items() for place in [places[id_]])


def test_a_library_of_linked_data_reads_the_same_files(made: dict[str, bytes]) -> None:
    """Read as RDF, the catalogue names each file once as a distribution, with its size, type and licence."""
    dcat, rdf = rdflib.DCAT, rdflib.RDF
    graph = rdflib.Graph().parse(data=made["catalog.jsonld"].decode(), format="json-ld")
    forms = set(graph.subjects(rdf.type, dcat.Distribution))
    urls = [str(graph.value(form, dcat.downloadURL)) for form in forms]
    assert sorted(urls) == sorted(f"{URL}/data/{name}" for name in set(made) - {"catalog.jsonld"})
    for form, url in zip(forms, urls, strict=True):
        assert int(str(graph.value(form, dcat.byteSize))) == len(made[url.rpartition("/")[2]])
        assert graph.value(form, rdflib.DCTERMS.license) is not None
        assert graph.value(form, dcat.mediaType) is not None
    assert len(list(graph.subjects(rdf.type, dcat.Catalog))) == 1


def test_dcat_describes_the_files_that_are_there(made: dict[str, bytes]) -> None:
    """The catalogue has the required parts, and each distribution has the size and checksum of its file."""
    data = json.loads(made["catalog.jsonld"])
    assert data["@type"] == "dcat:Catalog"
    assert data["dct:modified"] == {"@value": AS_OF, "@type": "xsd:date"}
    assert {text["@language"] for text in data["dct:title"]} == {"ja", "en"}
    forms = [form for each in data["dcat:dataset"] for form in each["dcat:distribution"]]
    named = {form["dcat:downloadURL"]["@id"].removeprefix(f"{URL}/data/"): form for form in forms}
    assert set(named) == set(made) - {"catalog.jsonld"}
    for name, form in named.items():
        assert form["dcat:byteSize"] == {"@value": str(len(made[name])), "@type": "xsd:nonNegativeInteger"}
        assert form["spdx:checksum"]["spdx:checksumValue"]["@value"] == sha256(made[name]).hexdigest()
        assert form["dct:license"]["@id"] == "https://creativecommons.org/licenses/by/4.0/"


def terms(node: object) -> set[str]:
    """Return every key and type of JSON-LD that is a compact name."""
    if isinstance(node, list):
        return set().union(*map(terms, node)) if node else set()
    if not isinstance(node, dict):
        return set()
    own = {key for key in node if not key.startswith("@")} | {node[key] for key in ("@type",) if key in node}
    return own.union(*(terms(value) for key, value in node.items() if key != "@context"))


def test_every_name_of_the_json_ld_is_declared(made: dict[str, bytes]) -> None:
    """No term of the catalogue would be lost: each has a prefix that its context explains."""
    data = json.loads(made["catalog.jsonld"])
    used = terms(data)
    assert len(used) > 20
    assert {term.partition(":")[0] for term in used} <= set(data["@context"])
    assert all(":" in term for term in used)


def test_the_same_content_gives_the_same_bytes(sample: Site, made: dict[str, bytes]) -> None:
    """Reading the content again and making the files again changes no byte."""
    again = catalogue(read_content(ROOT / "content", VOCABULARY), VOCABULARY, AS_OF)
    assert files(gathered(again)) == made


def test_a_build_writes_the_files_and_their_page(content_tree: ContentTree, tmp_path: Path) -> None:
    """The files of a real build are those of its catalogue, the page links each of them, and every address of the DCAT catalogue inside it is there."""
    desk = {"name": {"ja": "窓口", "en": "Desk"}, "tel": "0000-00-0000", "hours": {"ja": "9時〜17時", "en": "9 to 5"}}
    content_tree.town(subsidies=[], desk=desk)
    content_tree.listing(consent={"on": "2026-04-01", "items": ALL})
    names = dict.fromkeys(("name", "tagline", "region", "stamp"), NAMES)
    site_yaml = content_tree.root / "site.yaml"
    site_yaml.write_text(
        front_matter({**names, "licence": {"name": "ODC-BY", "url": "https://example.jp/by"}}), encoding="utf-8"
    )
    output = tmp_path / "site"
    build(Order(content_tree.root, output, AS_OF, ROOT / ".cache", URL, ("ja", "en")))
    for name, raw in files(
        gathered(content_tree.catalogue(), licence=Licence("ODC-BY", "https://example.jp/by"))
    ).items():
        assert (output / "data" / name).read_bytes() == raw, name
    for folder in ("data", "en/data"):
        page = read_html((output / folder / "index.html").read_text(encoding="utf-8"))
        linked = {(output / folder / address).resolve() for _, _, address in page.links if "://" not in address}
        assert {(output / "data" / name).resolve() for name in files(gathered(content_tree.catalogue()))} <= linked
        assert "ODC-BY" in page.text
        csv_size = (output / "data/listings.csv").stat().st_size
        assert f"{-(-csv_size // 1000)} kB" in page.text
        assert {"listings", "schema", "town-amakusa"} <= set(page.ids)


def test_a_broken_licence_of_the_site_ends_the_build(content_tree: ContentTree, tmp_path: Path) -> None:
    """A licence without an address in site.yaml is told in one line instead of being guessed."""
    names = dict.fromkeys(("name", "tagline", "region", "stamp"), NAMES)
    (content_tree.root / "site.yaml").write_text(front_matter({**names, "licence": {"name": "CC0"}}), encoding="utf-8")
    with pytest.raises(BuildError, match=r"site\.yaml"):
        build(Order(content_tree.root, tmp_path / "site", AS_OF, ROOT / ".cache", URL, ("ja",)))
