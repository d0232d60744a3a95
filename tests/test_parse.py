"""Values as towns write them: every spelling of the guide, and whatever else may be typed."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akiya import parse
from akiya.listing import STATES, Listing, Price
from akiya.parse import ERAS, READERS, Unreadable
from akiya.problems import EXPECTED
from akiya.schema import walk

NESTED = {"choice", "choices", "lines", "part", "parts", "attributes", "translations"}
READ = [
    *[
        ("yen", text, 3_800_000)
        for text in ("3800000", "380万円", "３８０万円", "¥3,800,000", "￥3,800,000円", "380万")
    ],
    *[
        ("yen", text, 42_000)
        for text in ("4.2万円", "月額42,000円", "4.2万円/月", "4万2千円", "月４万２０００円", "42千円")
    ],
    *[("yen", text, 0) for text in ("0円", "0", "無償", "無料", "譲渡（無償）")],
    ("yen", "1,200千円", 1_200_000),
    ("yen", "1億2,000万円", 120_000_000),
    ("yen", "約 380 万円", 3_800_000),
    ("yen", "未定", None),
    ("price", "380万円", Price(3_800_000, "fixed")),
    ("price", "応相談", Price(None, "negotiable")),
    ("price", "価格応相談", Price(None, "negotiable")),
    ("price", "要相談", Price(None, "negotiable")),
    ("price", "ご相談ください", Price(None, "negotiable")),
    ("date", "昭和五十五年", "1980"),
    ("date", "昭和五十五年十二月三日", "1980-12-03"),
    ("date", "令和二年十月", "2020-10"),
    ("metres", "200m（徒歩3分）", 200),
    ("count", "2階建て（一部平屋）", 2),
    ("state", "OK", "yes"),
    ("price", "応相談（380万円程度）", Price(3_800_000, "negotiable")),
    ("price", "380万円（応相談）", Price(3_800_000, "negotiable")),
    ("price", "380万円・応相談", Price(3_800_000, "negotiable")),
    ("price", "0円", Price(0, "fixed")),
    ("price", "-", None),
    *[
        ("area", text, 82.5)
        for text in ("82.5", "82.5㎡", "82.5 m2", "８２．５㎡", "82.5平米", "82.50M2", "約82.5㎡（公簿）")
    ],
    ("area", "２４．８坪", 81.98),
    ("area", "約80坪", 264.46),
    ("area", "3反", 2975.21),
    ("area", "5畝", 495.87),
    ("area", "1町", 9917.36),
    ("area", "1反5畝", 1487.6),
    ("area", "1町2反3畝10歩", 12231.4),
    ("area", "1,234.5㎡", 1234.5),
    ("area", "1.5ha", 15_000.0),
    ("area", "20a", 2000.0),
    *[
        ("metres", text, 1200)
        for text in ("1200", "1200m", "1.2km", "１．２ｋｍ", "1,200メートル", "徒歩15分", "1.2キロ")
    ],
    ("metres", "徒歩7分（560m）", 560),
    ("metres", "歩いて約7分", 560),
    ("metres", "900m", 900),
    *[
        ("date", text, "1968")
        for text in ("1968", "1968年", "昭和43年", "S43", "s43", "昭和４３年頃", "昭和43年（1968年）")
    ],
    *[
        ("date", text, "1968-04")
        for text in ("1968-04", "1968年4月", "昭和43年4月", "S43.4", "1968/4", "昭和43年4月築")
    ],
    *[
        ("date", text, "1968-04-01")
        for text in ("1968-04-01", "1968/4/1", "S43.4.1", "1968年（昭和43年）4月1日", "19680401")
    ],
    ("date", "令和元年5月", "2019-05"),
    ("date", "令和3年", "2021"),
    ("date", "大正15年", "1926"),
    ("date", "明治45年", "1912"),
    ("date", "不詳", None),
    ("day", "令和8年11月2日", "2026-11-02"),
    *[("count", text, 2) for text in ("2", "2台", "２階", "二階建", "2階建て", "木造2階建", "2台以上", "2台可")],
    *[("count", text, 1) for text in ("平屋", "平屋建て", "平家建", "一階建")],
    *[("percent", text, 60) for text in ("60", "60%", "６０％", "60.0%")],
    *[("number", text, 8.0) for text in ("8", "8畳", "８帖", "8.0", "+8")],
    ("degrees", "－5.5", -5.5),
    ("degrees", "−5.5°", -5.5),
    *[("state", text, "yes") for text in ("yes", "Yes", "ある", "あり", "有", "有り", "○", "〇", "可", "ＹＥＳ")],
    *[("state", text, "no") for text in ("no", "ない", "無", "無し", "なし", "×", "不可", "ＮＯ")],
    *[("state", text, "unknown") for text in ("", " ", "未確認", "不明", "unknown", "-", "指定なし", "？")],
    *[("state", text, "n/a") for text in ("n/a", "N/A", "Ｎ／Ａ", "対象外")],
    ("code", "zashiki-2", "zashiki-2"),
    ("url", "https://www.city.example.jp/akiya/417?a=1", "https://www.city.example.jp/akiya/417?a=1"),
    ("file", "photos/01.jpg", "photos/01.jpg"),
    ("file", "photos/外観_1.JPG", "photos/外観_1.JPG"),
    ("line", "  海の\t見える  家 ", "海の 見える 家"),
    ("line", "海\u202eの\x00家\u200b", "海の家"),
    ("prose", "一行目\r\n二行目\n", "一行目\n二行目"),
]
UNREADABLE = [
    *[("yen", text) for text in ("三百八十万円", "380万円くらい", "3,80万円", "0.5円", "-380万円", "380万円～400万円", "円", "9" * 90)],
    *[("price", text) for text in ("要見積", "380万円〜", "相談（時価）")],
    *[("area", text) for text in ("広い", "82.5㎡+10㎡", "-5", "坪", "9" * 90)],
    *[("metres", text) for text in ("車で5分", "徒歩7分とバス10分", "すぐ", "約", "9" * 90)],
    *[("date", text) for text in ("明治後期", "昭和65年", "令和0年", "1968-13", "1968-02-30", "196804", "S434", "昭和43年（1970年）")],
    *[("day", text) for text in ("2026", "2026-11", "昭和43年")],
    *[("count", text) for text in ("二つ", "-1", "1.5", "9" * 90)],
    *[("percent", text) for text in ("六割", "60.5%", "-1")],
    *[("state", text) for text in ("たぶん", "1", "0", "yes/no")],
    *[("code", text) for text in ("座敷", "Zashiki", "../x", "a" * 65)],
    *[("url", text) for text in ("http://a.jp", "javascript:alert(1)", "https://a.jp/ b", "https://u:p@a.jp/", "//a.jp", 'https://a.jp/"')],
    *[("file", text) for text in ("photos/../x.jpg", "/etc/passwd", "photos/a b.jpg", "x.jpg", "photos/a/b.jpg", "photos\\a.jpg")],
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "value"), READ)
def test_towns_ways_of_writing_are_read(kind: str, text: str, value: object) -> None:
    """Each way of writing gives the value in its base unit."""
    assert READERS[kind](text) == value


@pytest.mark.parametrize(("kind", "text"), UNREADABLE)
def test_what_cannot_be_read_names_what_was_expected(kind: str, text: str) -> None:
    """Unreadable text raises `Unreadable` with an expectation that the messages can word."""
    with pytest.raises(Unreadable) as error:
        READERS[kind](text)
    assert error.value.expected == kind


@given(
    st.sampled_from(sorted(READERS)),
    st.one_of(st.text(), st.text(st.characters(), min_size=80), st.from_regex(r"[0-9０-９年月.,万円坪m()（）S]+")),
)
def test_any_text_is_read_or_refused(kind: str, text: str) -> None:
    """Whatever is given to a reader, it returns a value or raises `Unreadable`, never anything else."""
    expected = kind
    try:
        READERS[kind](text)
    except Unreadable as error:
        expected = error.expected
    assert expected == kind


@given(st.sampled_from([(kind, text) for kind, text, _ in READ if kind not in ("line", "prose", "url", "file")]))
def test_full_and_half_width_mean_the_same(row: tuple[str, str]) -> None:
    """A value typed on a Japanese keyboard in full width is the same value."""
    kind, text = row
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
    assert READERS[kind](wide) == READERS[kind](text) == READERS[kind](unicodedata.normalize("NFKC", text))


@given(st.integers(0, 10**12))
def test_yen_come_back(amount: int) -> None:
    """An amount written plainly, with commas or in ten thousands comes back to the yen."""
    assert parse.yen(f"{amount}") == parse.yen(f"¥{amount:,}") == amount
    assert parse.yen(f"{amount // 10_000}万{amount % 10_000}円") == amount


@given(st.decimals(0, 100_000, places=2))
def test_areas_come_back(area: object) -> None:
    """An area of two decimals comes back exactly, with and without its unit."""
    assert parse.area(f"{area}㎡") == parse.area(f"{area}") == float(str(area))


@given(st.dates(dt.date(1868, 1, 1), dt.date(2100, 12, 31)))
def test_dates_come_back_in_any_writing(date: dt.date) -> None:
    """A day in ISO, slashes, Japanese signs or any era that has the year comes back as ISO text."""
    iso = date.isoformat()
    assert (
        parse.date(iso)
        == parse.date(f"{date:%Y/%m/%d}")
        == parse.date(f"{date.year}年{date.month}月{date.day}日")
        == iso
    )
    for era, (first, last) in ERAS.items():
        if 1 <= (number := date.year - first + 1) <= last:
            assert parse.date(f"{era}{number}年{date.month}月{date.day}日") == iso
            assert parse.date(f"{era}{number}.{date.month}") == iso[:7]


def test_every_kind_of_the_schema_has_a_reader() -> None:
    """No field is declared with a kind that nobody can read, and every expectation can be worded."""
    used = {declared.item.kind for _, declared in walk(Listing)}
    assert used - NESTED <= set(READERS)
    assert set(READERS) - {"line", "prose"} <= set(EXPECTED)


def test_every_state_has_words() -> None:
    """Each of the four states can be written."""
    assert {parse.state(state) for state in STATES} == set(STATES)
