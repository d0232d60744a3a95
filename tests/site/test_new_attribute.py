"""Adding an attribute is one entry in the vocabulary and one SVG: everything else follows from them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.content_tree import AS_OF
from tests.site.conftest import AKIYA, CONTENT, ROOT, SmallSite, one_at_a_time, served
from tests.site.survey import read_html

CODE, WORD, SPELLING, HELP = "pizza_oven", "ピザ窯", "石窯", "庭に石を積んだ窯があります。"
LANGUAGES = {"": WORD, "en/": "Pizza oven", "zh-hant/": "披薩窯", "zh-hans/": "比萨窑", "ko/": "피자 화덕"}
ENTRY = f"""
  {CODE}:
    label: {{ja: {WORD}, en: Pizza oven, zh-Hant: 披薩窯, zh-Hans: 比萨窑, ko: 피자 화덕}}
    help:
      ja: {HELP}
      en: A stone oven stands in the garden.
      zh-Hant: 院子裡有石砌的窯。
      zh-Hans: 院子里有石砌的窑。
      ko: 마당에 돌로 쌓은 화덕이 있습니다.
    applies_to: [house, kominka, shop_house]
    spellings: [{SPELLING}]
"""
SIGN = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
  <path fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"
    d="M3 20v-7a9 9 0 0 1 18 0v7ZM8 20v-4a4 4 0 0 1 8 0v4"/>
</svg>
"""
ASK = """import { openIndex } from %s;
const index = await openIndex(%s);
const ids = async (request) => (await index.search(request)).hits.map(({ id }) => id).sort();
const { facets } = await index.search({ facets: ["pizza_oven"] });
console.log(JSON.stringify({ spelling: await ids({ text: "石窯" }), word: await ids({ text: "pizza" }),
  yes: await ids({ where: { pizza_oven: ["yes"] } }), facets }));"""


@dataclass(frozen=True)
class Copy:
    """A copy of the program with the attribute, and what it made of a small content folder."""

    root: Path
    content: Path
    output: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the copy's own `akiya`."""
        return subprocess.run(
            [*AKIYA, *arguments],
            cwd=self.root, env={**os.environ, "PYTHONPATH": str(self.root)}, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def html(self, name: str) -> str:
        """Return the text of a page."""
        return (self.output / name).read_text(encoding="utf-8")


def copied_program(root: Path) -> None:
    """Copy the program, and add one entry and one SVG to it."""
    skip = shutil.ignore_patterns("__pycache__")
    for name in ("akiya", "search", "plugins", "themes"):
        shutil.copytree(ROOT / name, root / name, ignore=skip)
    for name in ("pelicanconf.py", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, root)
    (root / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    with (root / "akiya/vocabulary/attributes/4-energy.yaml").open("a", encoding="utf-8") as file:
        file.write(ENTRY)
    (root / f"themes/akiya/pictograms/{CODE}.svg").write_text(SIGN, encoding="utf-8")


@pytest.fixture(scope="module")
def copy(run_folder: Path) -> Copy:
    """Return the copy, built once in a run, with a house that has the oven and one that says nothing about it."""
    root = run_folder / "with-attribute"
    found = Copy(root / "program", root / "content", root / "site")
    with one_at_a_time(run_folder / "with-attribute.lock"):
        if not root.exists():
            copied_program(found.root)
            small = SmallSite.beside(CONTENT, found.content, found.output)
            small.tree.listing("amakusa-0001", attributes={SPELLING: {"state": "○", "note": "手づくり"}})
            small.tree.listing("amakusa-0002")
            done = found.run(
                "build", "--content", str(found.content), "--output", str(found.output), "--as-of", AS_OF,
                "--cache", str(root / "cache"), "--json",
            )  # fmt: skip
            assert done.returncode == 0, done.stderr
            assert json.loads(done.stdout)["listings"] == 2
    return found


def test_check_accepts_it_in_the_town_s_spelling(copy):
    """`akiya check` finds no fault with a listing that uses a spelling of the new attribute, and refuses one that nobody declared."""
    done = copy.run("check", "--content", str(copy.content), "--as-of", AS_OF, "--json")
    assert done.returncode == 0, done.stdout
    assert SPELLING not in done.stdout
    without = subprocess.run(
        [*AKIYA, "check", "--content", str(copy.content), "--as-of", AS_OF],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert without.returncode == 1
    assert SPELLING in without.stdout


@pytest.mark.parametrize("prefix", list(LANGUAGES))
def test_pages_and_legend_show_it_in_every_language(copy, prefix):
    """The listing, the legend and a list of houses show the word in each language, with its sign in the sprite."""
    word = LANGUAGES[prefix]
    listing = copy.html(f"{prefix}listings/amakusa-0001/index.html")
    assert f"<b>{word}</b>" in listing
    assert f"#p-{CODE}" in listing
    assert "手づくり" in listing
    legend = read_html(copy.html(f"{prefix}pictograms/index.html"))
    assert CODE in legend.ids
    assert word in legend.text
    assert word in read_html(copy.html(f"{prefix}with/pizza-oven/index.html")).text
    assert "amakusa-0001" in copy.html(f"{prefix}with/pizza-oven/index.html")
    sprite = next((copy.output / "static").glob("sprite-*.svg")).read_text(encoding="utf-8")
    assert f'id="p-{CODE}"' in sprite


def test_the_other_house_says_unknown(copy):
    """A house that says nothing about it is shown as not confirmed, not as without it."""
    page = copy.html("listings/amakusa-0002/index.html")
    at = page.index(f"pictograms/#{CODE}")
    assert "未確認" in page[at : at + 700]


def test_the_search_bundle_answers_for_it(copy):
    """The Node client finds the house by spelling, by English word and by facet, and counts yes and unknown."""
    client, index = (json.dumps((copy.output / "search" / name).as_uri()) for name in ("akiya-search.js", ""))
    node = shutil.which("node", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    done = subprocess.run(
        [node or "node", "--input-type=module", "-e", ASK % (client, index.removesuffix('"') + '/"')],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    answer = json.loads(done.stdout)
    assert answer["spelling"] == answer["word"] == answer["yes"] == ["amakusa-0001"]
    assert answer["facets"][CODE] == {"yes": 1, "no": 0, "unknown": 1, "n/a": 0}


def test_references_name_it(copy):
    """The JSON Schema of the site, the one of the command line and the reference of all fields name it."""
    assert f'"{CODE}"' in (copy.output / "data/schema.json").read_text(encoding="utf-8")
    assert f'"{CODE}"' in copy.run("fields", "--json-schema").stdout
    assert WORD in copy.run("fields", "--markdown").stdout


@pytest.mark.browser
def test_the_filter_offers_it(open_page, copy):
    """The search page has its four states with counts, and choosing one leaves one house."""
    with served(copy.output) as site:
        page = open_page("search/", at=site, width=1440)
        page.locator("summary", has_text="火と電気").click()
        group = page.get_by_role("group", name=WORD)
        group.locator("b", has_text="1").first.wait_for()
        group.get_by_role("checkbox").first.check()
        page.locator(".hdr h2", has_text="1件").wait_for()
        assert page.locator(".hit").get_attribute("id") == "hit-amakusa-0001"
