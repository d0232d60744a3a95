"""The sprite in a real browser: an external file, a strict policy, and the ground of the page cut out of the signs."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PIL import Image

from akiya.listing import STATES
from akiya.pictograms import markup, sprite

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser
FOLDER = Path(__file__).parents[2] / "themes/akiya/pictograms"
SIGN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="currentColor" d="M2 2h20v20h-20Z"/></svg>'
)
LIGHT = {"paper": (250, 246, 238), "ink": (26, 26, 26), "green": (17, 90, 54), "edge": (133, 122, 102)}
DARK = {"paper": (27, 26, 23), "ink": (242, 237, 227), "green": (155, 212, 181), "edge": (148, 138, 120)}
# Points of the 28-unit box: inside the frame, in the middle of the square sign, on the bar, in its gap, on disc and dash.
LOOK: dict[str, dict[tuple[float, float], str]] = {
    "yes": {(1.2, 14): "green", (14, 14): "paper"},
    "no": {(0.75, 14): "ink", (8, 20): "ink", (14, 14): "ink", (15.1, 12.9): "paper"},
    "unknown": {(0.75, 14): "ink", (8, 8): "ink", (17, 21.5): "ink", (21.5, 25): "paper"},
    "n/a": {(0.5, 14): "edge", (14, 12): "edge", (14, 24): "edge", (14, 22): "paper"},
}


def colours(page: Page, index: int, points: list[tuple[float, float]]) -> list[tuple[int, ...]]:
    """Return the colours at points of the n-th sign of the page (28-unit grid; the sign is 280 px wide)."""
    shot = Image.open(io.BytesIO(page.locator("svg").nth(index).screenshot())).convert("RGB")
    return [cast("tuple[int, ...]", shot.getpixel((round(x * 10), round(y * 10)))) for x, y in points]


@pytest.mark.parametrize(("scheme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_states_in_the_browser(
    site: Site, visit: Callable[..., Page], scheme: str, palette: dict[str, tuple[int, ...]]
):
    """In both colour schemes each state shows its frame, its sign and its gaps in the colours of the page."""
    (site.folder / "sprite.svg").write_text(sprite({"square": SIGN}), encoding="utf-8")
    body = "".join(markup("square", state, "sprite.svg", "xl") for state in STATES)
    site.write_page("signs.html", body, styles=["css/pictograms.css"], scripts=[])
    page = visit(f"{site.url}signs.html", color_scheme=scheme, device_scale_factor=280 / 96)
    for index, state in enumerate(STATES):
        wanted = [palette[name] for name in LOOK[state].values()]
        assert colours(page, index, list(LOOK[state])) == wanted, state


def test_every_sign_is_drawn(site: Site, visit: Callable[..., Page]):
    """Each sign of the project, taken from the sprite file, has a painted size in the page."""
    signs = {path.stem: path.read_text("utf-8") for path in FOLDER.glob("*.svg")}
    (site.folder / "sprite.svg").write_text(sprite(signs), encoding="utf-8")
    site.write_page(
        "all.html", "".join(markup(c, "yes", "sprite.svg") for c in signs), styles=["css/pictograms.css"], scripts=[]
    )
    page = visit(f"{site.url}all.html")
    boxes = page.eval_on_selector_all(
        "use.sign", "all => all.map(use => use.getBBox()).map(box => [box.width, box.height])"
    )
    assert len(boxes) == len(signs)
    assert all(max(box) >= 14 for box in boxes)
    assert site.asked.count("sprite.svg") == 1
