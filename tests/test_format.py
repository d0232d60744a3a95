"""How values are worded, and that Python and the browser word them alike."""

import json
import subprocess
from gettext import NullTranslations
from pathlib import Path

import pytest

from akiya import vocabulary
from akiya.listing import Price
from akiya.site import format as fmt
from akiya.site.client_words import units
from akiya.site.i18n import Language
from akiya.site.words import Wording

ROOT = Path(__file__).parents[1]
LANGUAGES = ("ja", "en", "zh-Hant", "zh-Hans", "ko")
AMOUNTS = (0, 5_000, 9_999, 10_000, 33_000, 42_050, 380_000, 1_234_500, 3_800_000, 14_800_000, 120_000_000)
AREAS = (0.5, 66, 82.49, 104.96, 999.4, 2975.21)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("ja", ("", "380", "万円")),
        ("en", ("¥", "3,800,000", "")),
        ("zh-Hant", ("", "380", "萬日圓")),
        ("zh-Hans", ("", "380", "万日元")),
        ("ko", ("", "380", "만 엔")),
    ],
)
def test_money_counts_as_its_reader_counts(lang: str, expected: tuple[str, str, str]) -> None:
    """A price stands in ten thousands where readers count so, and in yen in English."""
    assert fmt.price(Price(3_800_000, "fixed"), lang, monthly=False) == expected


def test_a_price_without_a_figure_has_no_figure() -> None:
    """応相談 without an amount gives no number that could be taken for one."""
    assert fmt.price(Price(None, "negotiable"), "ja", monthly=False) is None


def test_a_house_for_nothing_costs_zero_yen() -> None:
    """0円 is a price, not a missing one."""
    assert "".join(fmt.price(Price(0, "fixed"), "ja", monthly=False) or ()) == "0円"


@pytest.mark.parametrize(
    ("iso", "era"),
    [
        ("1968-04", ("昭和", 43)),
        ("1989", ("平成", 1)),
        ("1989-01-07", ("昭和", 64)),
        ("1926-12-24", ("大正", 15)),
        ("1912", ("大正", 1)),
        ("2019-04-30", ("平成", 31)),
        ("2019-05-01", ("令和", 1)),
        ("1868-02", ("明治", 1)),
    ],
)
def test_eras_change_on_their_day(iso: str, era: tuple[str, int]) -> None:
    """Each era starts on the day of its proclamation."""
    assert fmt.era(iso) == era


def test_areas_carry_the_unit_of_the_reader() -> None:
    """Square metres stand everywhere, with 坪, 평 or square feet beside them."""
    assert [fmt.area(82, lang) for lang in LANGUAGES] == [
        "82㎡（24.8坪）",
        "82 m² (883 sq ft)",
        "82㎡（24.8坪）",
        "82㎡（24.8坪）",
        "82㎡(24.8평)",
    ]


def test_distances_are_in_the_words_of_the_reader() -> None:
    """Chinese readers have 公尺 or 米 and 公里, all others m and km."""
    assert [(fmt.distance(560, lang), fmt.distance(1850, lang)) for lang in LANGUAGES] == [
        ("560 m", "1.9 km"),
        ("560 m", "1.9 km"),
        ("560公尺", "1.9公里"),
        ("560米", "1.9公里"),
        ("560 m", "1.9 km"),
    ]


def test_the_unit_of_money_is_in_the_words_of_the_reader() -> None:
    """The list of fields names yen in each language, and leaves the signs of measures as they are."""
    assert [fmt.unit("円", lang) for lang in LANGUAGES] == ["円", "yen", "日圓", "日元", "엔"]
    assert {fmt.unit("㎡", lang) for lang in LANGUAGES} == {"㎡"}


@pytest.mark.parametrize(
    ("iso", "text"), [("1968", "1968年"), ("1968-04", "1968年4月"), ("2026-11-02", "2026年11月2日")]
)
def test_dates_keep_their_precision(iso: str, text: str) -> None:
    """A month or a year is never turned into a day."""
    assert fmt.date(iso, "ja") == text


def test_an_aside_stands_in_the_brackets_of_its_language() -> None:
    """English leaves a space before a bracket, Korean does not, and Japanese and Chinese use their own brackets."""
    words = vocabulary.load()
    asides = [Wording(Language(lang, NullTranslations()), words).bracketed("1.9 km", "24") for lang in LANGUAGES]
    assert asides == ["1.9 km（24）", "1.9 km (24)", "1.9 km（24）", "1.9 km（24）", "1.9 km(24)"]


def test_the_browser_words_amounts_and_areas_as_python_does() -> None:
    """The script's twin of the wording gives the same text for every amount, area and language."""
    cases = [(lang, amount, area) for lang in LANGUAGES for amount in AMOUNTS for area in AREAS]
    expected = [
        ["".join(fmt.price(Price(amount, "fixed"), lang, monthly=True) or ()), fmt.area_short(area, lang)]
        for lang, amount, area in cases
    ]
    script = (
        'import { price, area } from "./themes/akiya/static/js/search/format.js";'
        "const [cases, units] = JSON.parse(process.argv[1]);"
        "console.log(JSON.stringify(cases.map(([l, y, a]) => [price(y, units[l], true).join(''), area(a, units[l])])));"
    )
    given = json.dumps([cases, {lang: units(lang) for lang in LANGUAGES}])
    command = ["node", "--input-type=module", "-e", script, given]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == expected
