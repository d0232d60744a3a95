"""The pages and states in which the site says nearly all of its sentences, and an own content folder that has them.

The sample prefecture lacks what only open data brings (doubts, words read from a text) and some rare answers, so an
invented row of the national file and a house without particulars are added to a copy of it.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from akiya.app.import_mlit import ImportOrder, run
from akiya.importers import columns

TOUR = "listings/amakusa-0417/"
BARE = "listings/amakusa-9901/"
ROW: Mapping[str, str] = {
    "PROPERTY_NUMBER_ID": "9900001",
    "PROPERTY_CATEGORY": "売買居住用",
    "PREFECTURE": "熊本県",
    "CITY": "天草市",
    "AMOUNT/RENT": "3800000",
    "CONSTRUCTION": "木造",
    "OCCUPATION_AREA": "82.5",
    "LAYOUT": "4DK",
    "DATE_OF_CONSTRUCTION": "昭和のころ",
    "STRONG_POINTS": "農地付きの平屋です。座敷に雨漏りがあります。ペットは相談してください。",
}
"""An invented row: a doubtful value, and a text with facts in it."""
BARE_HOUSE = """---
schema_version: 1
title: くわしいことを聞いているところの家
bank_number: 9901
kind: 一戸建て
deal: 売買・賃貸どちらも
rent: 30000円
status: 公開中
registered_on: 2026-11-01
confirmed_on: 2026-11-01
source_url: https://www.city.amakusa.kumamoto.jp/
place:
  lat: 32.4586
  lon: 130.1931
  precision: 市町村
rules:
  snow: 年に数日
consent:
  on: 2026-11-01
---

聞き取りのとちゅうです。
"""
"""An invented house with next to nothing said about it."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A page and what is done on it before it is looked at."""

    path: str
    presses: Sequence[str] = ()
    """Selectors; up to eight visible elements of each are pressed, one after the other. Or one of the steps below."""
    width: int = 1100
    script: bool = True
    refused: str = ""
    """Addresses (a glob) that do not answer."""
    setup: str = ""
    """Script that runs before the page's own."""


SKIP = "Tab"
"""Stands among the selectors for the key that brings up the link past the head of the page."""
ASK = "ask "
"""Begins a sentence that is typed into the search and sent."""
DRAG = "drag"
"""Moves what was pressed last, as a hand does."""
NO_GL = "HTMLCanvasElement.prototype.getContext = () => null;"
NO_SHARING = "delete Navigator.prototype.share; navigator.clipboard.writeText = async () => undefined;"
LOST = "navigator.geolocation.getCurrentPosition = () => undefined;"
UNPLACED = "navigator.geolocation.getCurrentPosition = (_, failed) => failed({ code: 1 });"
SHAKEN = """window.DeviceOrientationEvent ??= class {};
DeviceOrientationEvent.requestPermission = async () => "denied";"""
MANY = "?sea_view=yes,unknown&price=1000000..5000000&near=32.46,130.19,20&town=amakusa&bbox=129,32,132,34"
VISITS: Sequence[Visit] = (
    Visit("", (SKIP,)),
    Visit(TOUR, ("summary", ".gal a >> nth=0")),
    Visit(TOUR, ("[data-share]",), setup=NO_SHARING),
    Visit(TOUR, ("[data-tour-start]",)),
    Visit(TOUR, ("[data-tour-start]", ".tour-exit >> nth=0")),
    Visit(TOUR, ("[data-tour-start]", ".tour-key")),
    Visit(TOUR, ("[data-tour-start]", ".tour-key"), width=390, setup=SHAKEN),
    Visit(TOUR, ("[data-tour-start]",), setup=NO_GL),
    Visit(TOUR, ("[data-tour-start]", ".tour-exit >> nth=0"), refused="**/*.{jpg,webp,avif}"),
    Visit(TOUR, ("[data-map-open]",)),
    Visit(TOUR, ("[data-map-open]",), refused="**/cyberjapandata*/**"),
    Visit(TOUR, script=False),
    Visit(TOUR, width=390),
    Visit("listings/mizukami-0003/", ("summary",)),
    Visit("listings/yamaga-0102/"),
    Visit("listings/aso-0091/", ("summary",)),
    Visit("listings/asagiri-0005/"),
    Visit("listings/ashikita-0013/"),
    Visit("listings/amakusa-m9900001/", ("summary",)),
    Visit(BARE, ("summary",)),
    Visit("search/"),
    Visit(f"search/{MANY}"),
    Visit("search/?deal=rent&rent=..50000&built=1980..&q=sea"),
    Visit("search/?q=zzzz&has_tour=yes"),
    Visit("search/", (f"{ASK}quiet farmhouse by the sea under 3 million yen",)),
    Visit("search/?price=1000000..&floor_area=..200&town=amakusa,aso&near=32.46,130.19,20"),
    Visit("search/", (".group:first-of-type > summary", ".map-offer button")),
    Visit("search/", (".map-offer button", ".mapside .map", DRAG)),
    Visit("search/", (".map-offer button",), refused="**/cyberjapandata*/**"),
    Visit("search/", ("fieldset.facet .row + p button",), setup=LOST),
    Visit("search/", ("fieldset.facet .row + p button",), setup=UNPLACED),
    Visit("search/?sea_view=yes", (".openers button",), width=390),
    Visit("search/?q=house", refused="**/*.bin*"),
    Visit("search/", script=False),
    Visit("towns/"),
    Visit("towns/amakusa/"),
    Visit("towns/gyokuto/"),
    Visit("life/sea/"),
    Visit("with/well/"),
    Visit("with/boat_mooring/"),
    Visit("pictograms/"),
    Visit("fields/"),
    Visit("data/", ("summary",)),
    Visit("guide/"),
    Visit("about/"),
    Visit("404.html"),
)
"""What together says nearly everything."""


def content(sample: Path, folder: Path) -> Path:
    """Copy the sample to a folder and add what it lacks; return the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sample, folder)
    shutil.rmtree(folder / "listings/gyokuto")  # a town that has no house at the moment
    bare = folder / "listings/amakusa/amakusa-9901/listing.md"
    bare.parent.mkdir(parents=True)
    bare.write_text(BARE_HOUSE, encoding="utf-8")
    _import(folder)
    return folder


def _import(folder: Path) -> None:
    """Import the invented row, as an operator would."""
    source = folder.parent / "listed.csv"
    with source.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, columns.load().headers, restval="")
        writer.writeheader()
        writer.writerow(ROW)
    with (folder.parent / "municipalities.csv").open("w", encoding="utf-8-sig", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["pref", "city", "citykana", "lat", "lng", "url", "lgcode"])
        rows.writerow(["熊本県", "天草市", "あまくさし", "32.4586", "130.1931", "https://example.jp/", "432156"])
    run(ImportOrder(source, folder))
