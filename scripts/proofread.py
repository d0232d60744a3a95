"""A list for proof-reading: every sentence of the site in a language, where it stands, and a picture of it there.

`.venv/bin/python -m scripts.proofread zh-Hant` builds the sample, visits every kind of page in Chromium, and writes
`build/proofread/zh-Hant/index.html` with one cut-out a sentence. Sentences that only come up when something goes
wrong are listed without a picture.
"""

from __future__ import annotations

import argparse
import html
import re
import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from akiya.app.build import Order, build
from akiya.app.serve import server
from akiya.site.i18n import PREFIXES
from scripts.messages import LANGUAGES, updated

ROOT = Path(__file__).resolve().parents[1]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--use-angle=swiftshader"]
TOUR = "listings/amakusa-0417/"
VISITS: Sequence[tuple[str, Sequence[str]]] = (
    ("", ()),
    (TOUR, ("summary",)),
    (TOUR, ("[data-tour-start]",)),
    (TOUR, ("[data-map-open]",)),
    ("listings/mizukami-0003/", ("summary",)),
    ("listings/yamaga-0102/", ()),
    ("search/", ()),
    ("search/?sea_view=yes,unknown&price=1000000..5000000&near=32.46,130.19,20&town=amakusa&bbox=129,32,132,34", ()),
    ("search/?deal=rent&rent=..50000&built=1980..&q=sea", ()),
    ("search/?q=zzzz&has_tour=yes", ()),
    ("search/", (".group:first-of-type > summary", ".map-offer button")),
    ("towns/", ()),
    ("towns/amakusa/", ()),
    ("life/sea/", ()),
    ("with/well/", ()),
    ("pictograms/", ()),
    ("fields/", ()),
    ("data/", ()),
    ("404.html", ()),
)
"""Pages that together say nearly everything, and what is pressed on each."""

FIND = """fragments => {
  const found = {};
  const place = node => {
    const r = node.getBoundingClientRect();
    return [r.x + scrollX, r.y + scrollY, r.width, r.height];
  };
  const note = (text, node) => {
    const flat = text.replace(/\\s+/g, ' ');
    for (const [key, fragment] of fragments) if (!(key in found) && flat.includes(fragment)) found[key] = place(node);
  };
  for (const node of document.querySelectorAll('body *:not(script)')) {
    for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
      if (node.hasAttribute(name)) note(node.getAttribute(name), node);
    if ([...node.childNodes].some(each => each.nodeType === 3 && each.data.trim())) note(node.textContent, node);
  }
  return found;
}"""


@dataclass
class Sentence:
    """One sentence: its key, the translation, the files that say it, and its picture once there is one."""

    number: int
    source: str
    text: str
    files: str
    picture: str = ""
    page: str = ""

    @property
    def fragment(self) -> str:
        """Return the longest part that stands on a page as it is."""
        parts = re.split(r"%\(\w+\)[sd]|\{\w+\}|</?\w+>", self.text.replace("\n", " "))
        return max((part.strip() for part in parts), key=len)


def sentences(lang: str) -> list[Sentence]:
    """Return every sentence of a catalogue."""
    catalog = [message for message in updated(lang) if message.id]
    return [
        Sentence(
            number, _first(message.id), " / ".join(_forms(message.string)), ", ".join(f for f, _ in message.locations)
        )
        for number, message in enumerate(catalog)
    ]


def _first(key: Any) -> str:
    """Return the sentence that is the key."""
    return key if isinstance(key, str) else str(key[0])


def _forms(string: Any) -> list[str]:
    """Return the forms of a translation."""
    return [string] if isinstance(string, str) else list(string or ())


def look(page: Page, url: str, presses: Sequence[str], wanted: Sequence[Sentence], folder: Path) -> None:
    """Visit a page, press what is to be pressed, and cut out every sentence that is seen there for the first time."""
    page.goto(url, wait_until="networkidle")
    for selector in presses:
        for node in page.locator(selector).all()[:8]:
            if node.is_visible():
                node.click()
    page.wait_for_timeout(800)
    places: Mapping[str, list[float]] = page.evaluate(FIND, [[str(s.number), s.fragment] for s in wanted if s.fragment])
    sheet = Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")
    for sentence in wanted:
        if place := places.get(str(sentence.number)):
            sentence.page = url
            sentence.picture = cut(sheet, place, folder / f"{sentence.number}.jpg")


def cut(sheet: Image.Image, place: Sequence[float], path: Path) -> str:
    """Cut a place with its surroundings out of a picture; return the name of the file, or nothing if it is hidden."""
    x, y, width, height = place
    if width < 1 or height < 1:
        return ""
    right, bottom = min(sheet.width, x + min(width, 700) + 24), min(sheet.height, y + min(height, 200) + 24)
    left, top = max(0, x - 24), max(0, y - 24)
    if right <= left or bottom <= top:
        return ""
    sheet.crop((round(left), round(top), round(right), round(bottom))).save(path, quality=70)
    return path.name


def rows(found: Sequence[Sentence], base: str) -> Iterator[str]:
    """Yield the rows of the list; sentences without a picture come last."""
    for each in sorted(found, key=lambda sentence: (not sentence.picture, sentence.files, sentence.number)):
        picture = f'<img src="{each.picture}" alt="" loading="lazy">' if each.picture else "―"
        where = html.escape(each.page.removeprefix(base))
        cells = (
            html.escape(each.source),
            html.escape(each.text),
            picture,
            f"{where}<br><small>{html.escape(each.files)}</small>",
        )
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def proofread(lang: str) -> Path:
    """Write the list of a language; return its page."""
    folder = ROOT / "build/proofread" / lang
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    site = ROOT / "build/proofread/site"
    found = sentences(lang)
    with server(site, 0) as running:
        base = f"http://127.0.0.1:{running.server_address[1]}/"
        build(Order(ROOT / "content", site, "2026-11-21", ROOT / ".cache", base, ("ja", lang)))
        threading.Thread(target=running.serve_forever, daemon=True).start()
        visit_all(base, lang, found, folder)
        running.shutdown()
    seen = sum(bool(each.picture) for each in found)
    style = "td{vertical-align:top;border:1px solid #999;padding:.5em;max-width:30em}img{max-width:36em}"
    head = f'<!DOCTYPE html><html lang="{lang}"><meta charset="utf-8"><title>{lang}</title><style>{style}</style>'
    table = "\n".join(rows(found, base))
    (folder / "index.html").write_text(
        f"{head}<h1>{lang}: {seen} / {len(found)}</h1><table>{table}</table>", encoding="utf-8"
    )
    print(f"{lang}: {seen} of {len(found)} sentences with a picture -> {folder.relative_to(ROOT)}/index.html")
    return folder / "index.html"


def visit_all(base: str, lang: str, found: Sequence[Sentence], folder: Path) -> None:
    """Visit every page until all sentences are seen."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1000, "height": 900})
        for path, presses in VISITS:
            prefix = "" if path == "404.html" else PREFIXES[lang]
            look(page, f"{base}{prefix}{path}", presses, [each for each in found if not each.picture], folder)
        browser.close()


def main() -> None:
    """Write the lists of the languages that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="+", choices=list(LANGUAGES))
    for lang in parser.parse_args().languages:
        proofread(lang)


if __name__ == "__main__":
    main()
