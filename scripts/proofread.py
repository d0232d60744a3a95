"""A list for proof-reading: every sentence of the site in a language, where it stands, and a picture of it there.

`.venv/bin/python -m scripts.proofread zh-Hant` builds the sample, visits every kind of page in the states that
`scripts.proofread_visits` names, and writes `build/proofread/zh-Hant/index.html` with one cut-out a sentence. Every
sentence has the files and lines that say it; sentences without a picture come last.
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
from playwright.sync_api import Browser, Page, Request, Route, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from akiya.app.build import Order, build
from akiya.app.serve import server
from akiya.site.i18n import PREFIXES
from scripts.messages import LANGUAGES, updated
from scripts.proofread_places import first, places
from scripts.proofread_visits import ASK, DRAG, SKIP, VISITS, Visit, content

ROOT = Path(__file__).resolve().parents[1]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--use-angle=swiftshader"]
LONG = 6
"""A sentence of so many letters is recognised inside a longer text as well."""
FIND = """sentences => {
  const found = {};
  const made = texts => texts.map(each => new RegExp(each, 'u'));
  const wanted = sentences.map(([key, whole, inside]) => [key, made(whole), made(inside)]);
  const shown = node => node.closest('select') ?? node;
  const box = node => shown(node).getBoundingClientRect();
  const place = node => {
    const r = box(node);
    return [r.x + scrollX, r.y + scrollY, r.width, r.height];
  };
  const seen = node => shown(node).checkVisibility({ visibilityProperty: true }) && box(node).width >= 1;
  const note = (text, node, exact) => {
    const flat = text.replace(/\\s+/g, ' ').trim();
    if (!flat || !seen(node)) return;
    for (const [key, whole, inside] of wanted)
      if (!(key in found) && (exact ? whole : inside).some(each => each.test(flat))) found[key] = place(node);
  };
  const all = [...document.querySelectorAll('body *:not(script, style)')];
  for (const exact of [true, false])
    for (const node of all) {
      for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
        if (node.hasAttribute(name)) note(node.getAttribute(name), node, exact);
      const own = [...node.childNodes].filter(each => each.nodeType === 3 && each.data.trim());
      if (own.length) note(node.textContent, node, exact);
      for (const each of own) note(each.data, node, exact);
    }
  for (const node of document.head.querySelectorAll('title, meta[content]'))
    for (const [key, whole] of wanted)
      if (!(key in found) && whole.some(each => each.test((node.content ?? node.text).trim()))) found[key] = null;
  return found;
}"""


@dataclass
class Sentence:
    """One sentence: its key, its forms, the places in the source that say it, and its picture once there is one."""

    number: int
    source: str
    forms: Sequence[str]
    places: Sequence[str]
    picture: str = ""
    page: str = ""

    def patterns(self) -> tuple[list[str], list[str]]:
        """Return expressions for a text that is one of the forms, and for one that holds a form long enough to tell."""
        bodies = [pattern(form) for form in self.forms]
        told = [body for form, body in zip(self.forms, bodies, strict=True) if len(_bare(form)) >= LONG]
        return [f"^{body}$" for body in bodies], told


PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
TAG = re.compile(r"</?\w+>")


def _bare(form: str) -> str:
    """Return the letters of a form without what is filled in."""
    return re.sub(r"\W", "", PLACEHOLDER.sub("", TAG.sub("", form)))


def pattern(form: str) -> str:
    """Return an expression for a form as a page shows it: any words where something is filled in."""
    flat = " ".join(TAG.sub("", form).split())
    parts = (re.sub(r"[\\^$.*+?()\[\]{}|/]", r"\\\g<0>", part) for part in PLACEHOLDER.split(flat))
    return ".{1,90}?".join(parts)


def sentences(lang: str) -> list[Sentence]:
    """Return every sentence of a catalogue."""
    where = places()
    catalog = [message for message in updated(lang) if message.id]
    return [
        Sentence(number, first(message.id), _forms(message.string), where[message.context or "", first(message.id)])
        for number, message in enumerate(catalog)
    ]


def _forms(string: Any) -> list[str]:
    """Return the forms of a translation."""
    return [string] if isinstance(string, str) else list(string or ())


def look(browser: Browser, url: str, visit: Visit, wanted: Sequence[Sentence], folder: Path) -> None:
    """Visit a page in a state, and cut out every sentence that is seen there for the first time."""
    context = browser.new_context(
        viewport={"width": visit.width, "height": 900}, java_script_enabled=visit.script, reduced_motion="reduce"
    )
    page = context.new_page()
    page.add_init_script(visit.setup)
    if visit.refused:
        page.route(visit.refused, _refuse)
    page.goto(url, wait_until="load")
    page.wait_for_timeout(600)
    press(page, visit.presses)
    record(page, url, wanted, folder)
    context.close()


def _refuse(route: Route, _request: Request) -> None:
    """Let an address not answer."""
    route.abort()


def press(page: Page, presses: Sequence[str]) -> None:
    """Do what a visit asks for; what has gone or is covered by then is passed over."""
    for step in presses:
        if step == SKIP:
            page.keyboard.press("Tab")
        elif step.startswith(ASK):
            page.fill("#q", step.removeprefix(ASK))
            page.press("#q", "Enter")
        elif step == DRAG:
            page.mouse.down()
            page.mouse.move(300, 300, steps=5)
            page.mouse.up()
        else:
            _click(page, step)
        page.wait_for_timeout(900)


def _click(page: Page, selector: str) -> None:
    """Press the first visible elements of a selector, one after the other."""
    for node in page.locator(selector).all()[:8]:
        try:
            node.click(timeout=700)
        except PlaywrightError:
            continue


def record(page: Page, url: str, wanted: Sequence[Sentence], folder: Path) -> None:
    """Find the sentences that are seen on a page, and keep a picture of each."""
    found: Mapping[str, list[float] | None] = page.evaluate(
        FIND, [[str(each.number), *each.patterns()] for each in wanted]
    )
    if not found:
        return
    sheet = Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")
    for sentence in wanted:
        if (key := str(sentence.number)) in found:
            sentence.page = url
            place = found[key]
            sentence.picture = cut(sheet, place, folder / f"{sentence.number}.jpg") if place else ""


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
    for each in sorted(found, key=lambda sentence: (not sentence.picture, sentence.places, sentence.number)):
        picture = f'<img src="{each.picture}" alt="" loading="lazy">' if each.picture else "―"
        where = html.escape(each.page.removeprefix(base))
        source = "<br>".join(html.escape(place) for place in each.places)
        cells = (
            html.escape(each.source),
            html.escape(" / ".join(each.forms)),
            picture,
            where,
            f"<small>{source}</small>",
        )
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def proofread(lang: str) -> Path:
    """Write the list of a language; return its page."""
    folder = ROOT / "build/proofread" / lang
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    work = ROOT / "build/proofread/sites" / lang  # of its own: two languages may be read at the same time
    found = sentences(lang)
    with server(work / "site", 0) as running:
        base = f"http://127.0.0.1:{running.server_address[1]}/"
        tree = content(ROOT / "content", work / "content")
        build(Order(tree, work / "site", "2026-11-21", ROOT / ".cache", base, ("ja", lang)))
        threading.Thread(target=running.serve_forever, daemon=True).start()
        visit_all(base, lang, found, folder)
        running.shutdown()
    write(lang, found, base, folder / "index.html")
    return folder / "index.html"


def write(lang: str, found: Sequence[Sentence], base: str, path: Path) -> None:
    """Write the page with the list, and tell how much of it has a picture."""
    seen = sum(bool(each.picture) for each in found)
    style = "td{vertical-align:top;border:1px solid #999;padding:.5em;max-width:30em}img{max-width:36em}"
    head = f'<!DOCTYPE html><html lang="{lang}"><meta charset="utf-8"><title>{lang}</title><style>{style}</style>'
    table = "\n".join(rows(found, base))
    path.write_text(f"{head}<h1>{lang}: {seen} / {len(found)}</h1><table>{table}</table>", encoding="utf-8")
    print(f"{lang}: {seen} of {len(found)} sentences with a picture -> {path.relative_to(ROOT)}")


def visit_all(base: str, lang: str, found: Sequence[Sentence], folder: Path) -> None:
    """Visit every page until all sentences are seen."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for visit in VISITS:
            prefix = "" if visit.path == "404.html" else PREFIXES[lang]
            wanted = [each for each in found if not each.picture]
            look(browser, f"{base}{prefix}{visit.path}", visit, wanted, folder)
        browser.close()


def main() -> None:
    """Write the lists of the languages that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="+", choices=list(LANGUAGES))
    for lang in parser.parse_args().languages:
        proofread(lang)


if __name__ == "__main__":
    main()
