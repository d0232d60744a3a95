"""Rows to listings: ids, places, refusals, and that no row harms another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akiya import vocabulary
from akiya.canonical import as_data, as_file
from akiya.importers import columns
from akiya.importers.duplicates import duplicates
from akiya.importers.mlit import Imported
from akiya.importers.table import BadTableError, Refused, decoded, rows
from akiya.reading import read_listing
from tests.importers.invented import EMPTY, HOUSE, imported, importer, results, table

HEADERS = columns.load().headers


def test_a_plain_row_is_a_listing_that_reads_back() -> None:
    """The file of an imported listing is read without a problem and gives the same listing."""
    found = imported(
        STRONG_POINTS="静かな家です。\n\n- 駐車場あり\n# 見出し", GARDEN="0", USE_DISTRICT="指定なし"
    ).listing
    read = read_listing(as_file(as_data(found)), "x", found.id, found.municipality, vocabulary.load())
    assert not read.problems
    assert read.listing == found


def test_what_every_listing_carries() -> None:
    """Id, title, status, day, origin with credit and row, and who says so."""
    found = imported(DATE_OF_CONSTRUCTION="1974/1/1").listing
    assert (found.id, found.municipality, found.bank_number) == ("amakusa-m9900001", "amakusa", "9900001")
    assert (found.title, found.status, found.confirmed_on) == ("天草市の住宅、4DK、1974年築", "open", "2025-03-31")
    assert found.origin
    assert (found.origin.row, found.origin.as_of, found.origin.licence) == (
        2,
        "2025-03-31",
        "公共データ利用規約（第1.0版）",
    )
    assert "国土交通省 Project LINKS" in (found.origin.credit or "")
    assert "株式会社LIFULL" in (found.origin.credit or "")
    assert [(each.field, each.said_by) for each in found.provenance] == [
        ("confirmed_on", "open_data"),
        ("kind", "open_data"),
    ]


@pytest.mark.parametrize(
    ("category", "shop", "deal", "kind", "title"),
    [
        ("売買居住用", "無し", "sale", "house", "天草市の住宅、4DK、木造"),
        ("売買居住用", "有り", "sale", "shop_house", "天草市の店舗つき住宅、4DK、木造"),
        ("賃貸居住用", "無し", "rent", "house", "天草市の貸し住宅、4DK、木造"),
        ("賃貸事業用", "無し", "rent", "business", "天草市の貸し店舗・事務所、4DK、木造"),
        ("売買土地", "無し", "sale", "land", "天草市の土地、264㎡"),
        ("賃貸土地", "無し", "rent", "land", "天草市の貸地、264㎡"),
    ],
)
def test_categories(category: str, shop: str, deal: str, kind: str, title: str) -> None:
    """The category tells sale or rent and the kind; only a ticked shop makes a house with a shop."""
    found = imported(PROPERTY_CATEGORY=category, RETAIL_PREMISES=shop).listing
    assert (found.deal, found.kind, found.title) == (deal, kind, title)


def test_a_ward_is_the_address() -> None:
    """A ward stands behind its city; the district before a town is no address."""
    found = imported(PREFECTURE="広島県", CITY="広島市安佐南区").listing
    assert (found.municipality, found.place and found.place.address) == ("hiroshima", "安佐南区")
    assert imported(PREFECTURE="富山県", CITY="下新川郡朝日町").listing.id == "asahi-toyama-m9900001"
    assert imported(PREFECTURE="富山県", CITY="下新川郡朝日町").listing.place is None


def test_links_of_the_town_are_the_source() -> None:
    """A page of the town's own becomes the source; one of a broker stays a link in the text."""
    own = imported(STRONG_POINTS="詳細\nhttps://www.city.example.lg.jp/akiya/1.html").listing
    other = imported(STRONG_POINTS="詳細 https://broker.example.com/1").listing
    assert own.source_url == "https://www.city.example.lg.jp/akiya/1.html"
    assert other.source_url is None
    assert "(https://broker.example.com/1)" in other.text


def test_rows_that_cannot_be_listings_are_refused_alone() -> None:
    """A row without municipality, without number or with a number again is refused with a reason; its neighbours are not."""
    found = results(
        {},
        {"PROPERTY_NUMBER_ID": "9900002", "CITY": "どこか市"},
        {"PROPERTY_NUMBER_ID": ""},
        {"PROPERTY_NUMBER_ID": "A-1"},
        {"PROPERTY_NUMBER_ID": "9900001"},
        {"PROPERTY_NUMBER_ID": "9900003"},
    )
    assert [type(each) for each in found] == [Imported, Refused, Refused, Refused, Refused, Imported]
    reasons = [each.reason for each in found if isinstance(each, Refused)]
    assert [words[:4] for words in reasons] == ["市町村が", "物件番号", "物件番号", "物件番号"]
    assert "2行目と同じ" in reasons[3]


def test_an_unknown_category_is_written_and_left_to_the_check() -> None:
    """A row of an unknown category is a listing without kind and deal, so that the check keeps it out with its reason."""
    found = imported(PROPERTY_CATEGORY="売買その他").listing
    assert (found.kind, found.deal, found.title) == (None, None, "天草市の空き家、4DK、木造")
    read = read_listing(as_file(as_data(found)), "x", found.id, found.municipality, vocabulary.load())
    assert {problem.kind for problem in read.problems} == {"required"}


def test_ids_do_not_depend_on_other_rows() -> None:
    """Shuffled, cut or mixed with other rows, a row has the same id and the same values."""
    some = [{"PROPERTY_NUMBER_ID": str(9900000 + n), "AMOUNT/RENT": str(n * 100_000)} for n in range(1, 30)]
    mixed = [*some[15:], *some[5:10]]
    whole = {each.listing.id: each.listing.price for each in results(*some) if isinstance(each, Imported)}
    part = {each.listing.id: each.listing.price for each in results(*mixed) if isinstance(each, Imported)}
    assert len(whole) == 29
    assert part == {key: whole[key] for key in part}


def test_only_the_wanted_prefecture() -> None:
    """Rows of other prefectures are passed over, without a word."""
    found = results(
        {}, {"PROPERTY_NUMBER_ID": "9900002", "PREFECTURE": "富山県", "CITY": "朝日町"}, prefecture="富山県"
    )
    assert [each.listing.municipality for each in found if isinstance(each, Imported)] == ["asahi-toyama"]


def test_doubles_are_told_and_kept() -> None:
    """Rows that agree in all but the number, or in all but sale, rent and price, name each other."""
    found = [
        each
        for each in results(
            {"PROPERTY_NUMBER_ID": "9900001"},
            {"PROPERTY_NUMBER_ID": "9900002"},
            {"PROPERTY_NUMBER_ID": "9900003", "PROPERTY_CATEGORY": "賃貸居住用", "AMOUNT/RENT": "30000"},
            {"PROPERTY_NUMBER_ID": "9900004", "SIZE_OF_LOT": "300"},
            {"PROPERTY_NUMBER_ID": "9900005", "SIZE_OF_LOT": "", "OCCUPATION_AREA": ""},
            {"PROPERTY_NUMBER_ID": "9900006", "SIZE_OF_LOT": "", "OCCUPATION_AREA": ""},
        )
        if isinstance(each, Imported)
    ]
    assert len(found) == 6
    assert duplicates(found)["amakusa-m9900001"] == {"amakusa-m9900002": "duplicate", "amakusa-m9900003": "both-deals"}
    assert set(duplicates(found)) == {f"amakusa-m990000{n}" for n in (1, 2, 3)}


def test_rows_with_other_columns_are_refused_and_told() -> None:
    """A row with too few cells, or with a quotation mark that never closes, does not take the others with it."""
    lines = table([HOUSE, {**HOUSE, "PROPERTY_NUMBER_ID": "9900002"}]).split("\r\n")
    lines.insert(2, "9900009,売買居住用")
    found = list(importer().read("\r\n".join(lines)))
    assert [type(each) for each in found] == [Imported, Refused, Imported]
    assert "列が45ではなく2" in found[1].reason if isinstance(found[1], Refused) else False
    endless = list(importer().read("\r\n".join([*lines[:2], '9900009,"売買居住用', *lines[3:]])))
    assert isinstance(endless[0], Imported)
    assert isinstance(endless[-1], Refused)


def test_another_table_is_refused_as_a_whole() -> None:
    """A file without the columns is told at once."""
    with pytest.raises(BadTableError, match="列がありません"):
        list(rows("a,b\r\n1,2\r\n", HEADERS))


def test_columns_may_stand_in_another_order() -> None:
    """Cells are found by the header, not by their place; further columns do no harm."""
    line = {**HOUSE, "SETBACK": "有り"}
    order = ["MEMO", *reversed(HEADERS)]
    text = "\r\n".join([",".join(order), ",".join({**line, "MEMO": "x"}[name] for name in order)])
    found = next(importer().read(text))
    assert isinstance(found, Imported)
    assert found.listing == imported(SETBACK="有り").listing


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_files_of_excel_are_read(encoding: str) -> None:
    """UTF-8 with or without a byte order mark, and what a Japanese Excel saves, are one text."""
    assert decoded(table([HOUSE]).encode(encoding)) == table([HOUSE])


def test_other_bytes_are_refused() -> None:
    """A picture is no table."""
    with pytest.raises(BadTableError, match="UTF-8"):
        decoded(b"\x89PNG\r\n\x1a\n\xff\xff\x81")


ANY = (
    st.text(max_size=40)
    | st.from_regex(r"-?\d{0,12}([./]\d{1,3}){0,2}")
    | st.sampled_from(["指定なし", "有り", "無し", "0", "R", "バス", "＊＊＊＊"])
)


@given(st.fixed_dictionaries(dict.fromkeys(HEADERS, ANY)))
def test_any_row_of_random_text_is_told(cells: dict[str, str]) -> None:
    """Whatever a row holds, it becomes a listing or is refused for a reason that was thought of."""
    found = results({**EMPTY, **cells})
    for each in found:
        assert isinstance(each, Imported) or not each.reason.startswith("思いがけない")


@given(st.fixed_dictionaries(dict.fromkeys(HEADERS, ANY)))
def test_any_listing_of_random_text_reads_back(cells: dict[str, str]) -> None:
    """Whatever its cells hold, a row with number and town gives a file that is read again as the same listing."""
    place = {"PROPERTY_NUMBER_ID": "9900001", "PREFECTURE": "熊本県", "CITY": "天草市"}
    found = results({**cells, **place})[0]
    assert isinstance(found, Imported)
    read = read_listing(as_file(as_data(found.listing)), "x", found.listing.id, "amakusa", vocabulary.load())
    assert read.listing == found.listing
    assert {problem.kind for problem in read.problems} <= {"required"}
