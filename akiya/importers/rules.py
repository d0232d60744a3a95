"""Rules over the cells of one row: values that only look doubtful beside another cell. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from akiya.importers.cells import Cell
from akiya.listing import Price

Cells = dict[str, Cell]
"""The cells of a row by the header's names; a rule replaces those that it judges."""
Rule = Callable[[Cells], None]

BUILDING = (
    "DATE_OF_CONSTRUCTION",
    "CONSTRUCTION",
    "OCCUPATION_AREA",
    "TOTAL_NUMBER_OF_UNITS",
    "LAYOUT",
    "PLACE_OF_WASHER",
    "BATH",
    "TOILET",
    "TOILET_NOTE",
    "STOVE_HEATING_SYSTEM",
    "RETAIL_PREMISES",
)
"""Columns about a building, which a plot of land does not have."""
MASKED = re.compile(r"[＊*]{2,}")
LOWEST_PRICE, HIGHEST_RENT = 1_000, 1_000_000
"""Yen: a price under the one and a monthly rent over the other are not what they say."""
MOST_FLOORS = 5
"""A floor area over so many times the plot is no dwelling of this register."""
_FREE = re.compile(r"無償|(?<![0-9０-９,，.万])[0０]円|ゼロ円")


def judge(cells: Cells, as_of: str) -> None:
    """Apply every rule to the cells of a row."""
    for rule in RULES:
        rule(cells)
    _future(cells, as_of)


def kind_of(cells: Mapping[str, Cell], name: str) -> object:
    """Return `kind` or `deal` of a row, or None where its category is not known."""
    return cells["PROPERTY_CATEGORY"].values.get(name)


def _number(cell: Cell) -> float | None:
    """Return the number that a cell was read as, or None."""
    value = next(iter(cell.values.values()), None) if cell.said else None
    return value if isinstance(value, int | float) else None


def _future(cells: Cells, as_of: str) -> None:
    """Doubt a building that was not built yet on the day of the data."""
    cell = cells["DATE_OF_CONSTRUCTION"]
    built = next(iter(cell.values.values()), None)
    if isinstance(built, str) and built > as_of[: len(built)]:
        cells["DATE_OF_CONSTRUCTION"] = cell.doubt("future", f"データの日（{as_of}）より先の日付")


def _default_layout(cells: Cells) -> None:
    """Doubt the layout R: it stands wherever no layout was chosen, on land, too."""
    cell = cells["LAYOUT"]
    if not cell.said or cell.values != {"building.layout": "R"}:
        return
    if kind_of(cells, "kind") == "land":
        cells["LAYOUT"] = cell.default("layout-r-land", "間取りを選ばなくても「R」になる欄")
    else:
        cells["LAYOUT"] = cell.doubt("layout-r", "間取りを選ばないときも「R」になる欄なので、ワンルームとは言えない")


def _land_with_building(cells: Cells) -> None:
    """Doubt what is said of a building on a plot of land."""
    if kind_of(cells, "kind") != "land":
        return
    for header in BUILDING:
        if cells[header].said or cells[header].outcome == "text":
            reason = "土地の物件なのに建物の値がある。建物が残っているかどうかは書かれていない"
            cells[header] = cells[header].doubt("land-building", reason)


def _bus(cells: Cells) -> None:
    """Put a bus stop into the text: its distance is none to a station."""
    line, station = cells["NEAREST_TRAIN_LINE"], cells["NEAREST_STATION"]
    walk = cells["DISTANCE_TO_NEAREST_STATION_ON_FOOT"]
    if line.original.strip() != "バス":
        return
    metres = _number(walk)
    name = "" if MASKED.search(station.original) or not station.said else f"「{station.original.strip()}」"
    way = f"最寄りのバス停{name}まで{metres:,.0f}m" if metres else f"最寄りの交通：バス{name}"
    reason = "路線が「バス」なので、駅ではなくバス停のこと"
    cells[line.column.header] = line.as_text(way, "bus", reason)
    if metres:
        cells[walk.column.header] = walk.as_text("", "bus", reason)
    if name:
        cells[station.column.header] = station.as_text("", "bus", reason)


def _masked_station(cells: Cells) -> None:
    """Doubt a station whose name was blacked out."""
    cell = cells["NEAREST_STATION"]
    if cell.said and MASKED.search(cell.original):
        cells["NEAREST_STATION"] = cell.doubt("masked-station", "名前が伏せられている")


def _no_station(cells: Cells) -> None:
    """Doubt a distance to a station that is not named: towns enter the way to the bus stop there."""
    walk, station = cells["DISTANCE_TO_NEAREST_STATION_ON_FOOT"], cells["NEAREST_STATION"]
    if walk.said and station.outcome in ("empty", "default"):
        reason = "駅の名前がなく、どこまでの距離かわからない（バス停のこともある）"
        cells[walk.column.header] = walk.doubt("no-station", reason)


def _price(cells: Cells) -> None:
    """Doubt a price of 0 unless the text says that the house is free, and prices that cannot be meant."""
    cell = cells["AMOUNT/RENT"]
    price = cell.values.get("price")
    if not isinstance(price, Price) or price.yen is None:
        return
    if price.yen == 0 and not _FREE.search(cells["STRONG_POINTS"].original):
        cells["AMOUNT/RENT"] = cell.doubt("price-zero", "0円なのか、応相談なのか、書かれていないのかがわからない")
    elif 0 < price.yen < LOWEST_PRICE:
        cells["AMOUNT/RENT"] = cell.doubt("price-doubtful", "安すぎる。値段が決まっていないときの値と思われる")
    elif kind_of(cells, "deal") == "rent" and price.yen > HIGHEST_RENT:
        cells["AMOUNT/RENT"] = cell.doubt("price-doubtful", "月の賃料としては高すぎる。売値と思われる")


def _areas(cells: Cells) -> None:
    """Doubt a floor area that is many times the plot, or the very number of the plot."""
    floor, plot = cells["OCCUPATION_AREA"], cells["SIZE_OF_LOT"]
    inside, outside = _number(floor), _number(plot)
    if not inside or not outside:
        return
    if inside > MOST_FLOORS * outside:
        cells["OCCUPATION_AREA"] = floor.doubt("area-doubtful", f"土地（{outside:g}㎡）の{MOST_FLOORS}倍より広い")
    elif inside == outside:
        reason = "建物と土地が同じ数。どちらの広さかわからない"
        cells["OCCUPATION_AREA"] = floor.doubt("same-areas", reason)
        cells["SIZE_OF_LOT"] = plot.doubt("same-areas", reason)


def _ratios(cells: Cells) -> None:
    """Doubt both ratios where they are swapped or are not those that the law provides."""
    pair = ("FLOOR_AREA_RATIO", "BUILDING_COVERAGE_RATIO")
    far, coverage = (_number(cells[header]) for header in pair)
    if far and coverage and coverage > far:
        trap, reason = "ratios-swapped", "建ぺい率が容積率より大きい。入れ替わりか誤りと思われる"
    elif (far and (far < 50 or far % 10 or far == coverage)) or (coverage and (coverage < 30 or coverage % 10)):
        trap, reason = "ratios-real", "法令にない割合。建っている建物の実際の割合と思われる"
    else:
        return
    for header in pair:
        if cells[header].said:
            cells[header] = cells[header].doubt(trap, reason)


RULES: tuple[Rule, ...] = (
    _default_layout,
    _land_with_building,
    _bus,
    _masked_station,
    _no_station,
    _price,
    _areas,
    _ratios,
)
