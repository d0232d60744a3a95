"""Pictograms: the grammar that every sign keeps to, the sprite and its weight, and the four states told by shape."""

from __future__ import annotations

import gzip
import io
import math
import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import resvg_py
import yaml
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from akiya.listing import STATES
from akiya.pictograms import FRAMES, check_sign, markup, sprite, state_svg
from akiya.svgpath import bounds, path_points, shape_points
from akiya.vocabulary import HERE, load

FOLDER = Path(__file__).parents[1] / "themes/akiya/pictograms"
SIGNS = {path.stem: path.read_text("utf-8") for path in FOLDER.glob("*.svg")}
INK, GROUND = "#1a1a1a", "#faf6ee"
MOST_BYTES = 12_000
each_sign = pytest.mark.parametrize("code", sorted(SIGNS))
SOLID_SQUARE = '<path fill="currentColor" d="M2 2h20v20h-20Z"/>'
STROKED = '<path fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" d="{}"/>'


def drawn(inside: str, attributes: str = 'viewBox="0 0 24 24"') -> str:
    """Return a sign with these shapes."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'


def pixels(svg: str, size: int, ground: str = GROUND) -> Image.Image:
    """Draw an SVG on the ground and return it in grey."""
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size))
    picture = Image.open(io.BytesIO(png)).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", picture.size, ground), picture).convert("L")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how much two grey pictures differ: 0 for equal, 1 for black against white."""
    histogram = ImageChops.difference(one, other).histogram()
    return sum(value * times for value, times in enumerate(histogram)) / 255 / sum(histogram)


def theme_signs() -> set[str]:
    """Return the signs that stand for a way of life rather than for an attribute."""
    return {theme["sign"] for theme in yaml.safe_load((HERE / "themes.yaml").read_text("utf-8"))["themes"].values()}


def test_every_attribute_has_a_sign_and_the_reverse():
    """Each attribute and each theme has its SVG, and no SVG is left that nothing stands for."""
    assert set(SIGNS) == set(load().attributes) | theme_signs()


@each_sign
def test_grammar(code: str):
    """Every sign of the project keeps to the grammar."""
    assert check_sign(code, SIGNS[code]) == []


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("", "nothing is drawn"),
        ('<path fill="#f00" d="M2 2h20v20h-20Z"/>', "must be solid"),
        ('<path fill="currentColor" style="fill:red" d="M2 2h20v20h-20Z"/>', "must be solid"),
        ('<path fill="currentColor" id="a" d="M2 2h20v20h-20Z"/>', "must be solid"),
        ('<path fill="currentColor" transform="scale(2)" d="M2 2h20v20h-20Z"/>', "must be solid"),
        (STROKED.format("M3 3h18v18").replace("1.75", "2"), "must be solid"),
        (f"{SOLID_SQUARE}<text>蔵</text>", "<text> is not used"),
        (f"{SOLID_SQUARE}<text>蔵</text>", "no text"),
        (f"{SOLID_SQUARE}<script/>", "<script> is not used"),
        (f"<g>{SOLID_SQUARE}</g>", "<g> is not used"),
        ('<path fill="currentColor" d="M2 2h20v20h-20Z"><animate/></path>', "holds other elements"),
        ('<path fill="currentColor" d="M1 2h20v20h-20Z"/>', "live area"),
        (STROKED.format("M2 3h18v18"), "live area"),
        ('<circle fill="currentColor" cx="12" cy="12" r="10.5"/>', "live area"),
        ('<path fill="currentColor" d="M8 8h8v8h-8Z"/>', "smaller than"),
        ('<path fill="currentColor" d="M2 2h20.001v20h-20Z"/>', "two decimals"),
        ('<path fill="currentColor" d="2 2 22 22"/>', "cannot be read"),
        ('<path fill="currentColor" d="M2 2L22"/>', "cannot be read"),
        (f'<path fill="currentColor" d="M2 2h20v20h-20Z{"M2 2h1" * 300}"/>', "longer than"),
    ],
)
def test_what_breaks_the_grammar(inside: str, words: str):
    """Each kind of slip is found and named in plain words."""
    assert any(words in fault for fault in check_sign("well", drawn(inside)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (drawn(SOLID_SQUARE, 'viewBox="0 0 28 28"'), "viewBox"),
        (drawn(SOLID_SQUARE, 'viewBox="0 0 24 24" onload="alert(1)"'), "nothing else"),
        (f'<svg viewBox="0 0 24 24">{SOLID_SQUARE}</svg>', "outermost"),
        (drawn(SOLID_SQUARE)[:-3], "not well-formed"),
        ('<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + drawn(SOLID_SQUARE), "entity"),
        (drawn("<!-- note -->" + SOLID_SQUARE), "comment"),
    ],
)
def test_what_is_no_sign(text: str, words: str):
    """A file that is not a plain SVG of 24 units is refused before its shapes are looked at."""
    assert any(words in fault for fault in check_sign("well", text))


@pytest.mark.parametrize("code", ["", "Well", "9th", "a-b", 'a"b', "井戸"])
def test_names_of_signs(code: str):
    """A name that cannot stand in an id and a URL is refused."""
    assert check_sign(code, drawn(SOLID_SQUARE))


def test_a_sign_of_simple_shapes_passes():
    """Circles, rectangles and lines may be used as they are, so that a sign can be written by hand."""
    line = STROKED.replace("<path", "<line").replace('d="{}"', 'x1="3" y1="20" x2="21" y2="20"')
    inside = f'<circle fill="currentColor" cx="12" cy="7" r="5"/><rect fill="currentColor" x="4" y="13" width="16" height="4"/>{line}'
    assert check_sign("well", drawn(inside)) == []


@each_sign
def test_readable_at_24_pixels(code: str):
    """At 24 px in black and white a sign is neither a blot nor a hair: 12 to 75 % of its live area is ink."""
    ink = pixels(SIGNS[code].replace("<svg ", f'<svg color="{INK}" '), 24, "#fff").point(
        lambda grey: 255 * (grey < 128)
    )
    share = sum(ink.crop((2, 2, 22, 22)).tobytes()) / 255 / 400
    assert 0.12 < share < 0.75


def test_no_two_signs_look_alike():
    """At 24 px no two signs are close to each other, so that none is taken for another."""
    small = {code: pixels(text.replace("<svg ", f'<svg color="{INK}" '), 24) for code, text in SIGNS.items()}
    near = [(a, b) for a, b in combinations(sorted(small), 2) if difference(small[a], small[b]) < 0.1]
    assert near == []


@each_sign
def test_states_differ_without_colour(code: str):
    """Of every sign the four states differ clearly in grey at 24 px, with one and the same ink."""
    drawings = [pixels(state_svg(state, SIGNS[code], ink=INK, ground=GROUND), 24) for state in STATES]
    assert all(difference(one, other) > 0.06 for one, other in combinations(drawings, 2))


def test_stand_alone_states_are_safe_svg():
    """A framed sign is well-formed, holds its colours as text only, and refers to nothing outside itself."""
    for state in STATES:
        text = state_svg(state, SIGNS["well"], ink='"><script>', ground=GROUND)
        assert not re.search(r"<script|href|url\(|style=", text)
        assert ET.fromstring(text).get("viewBox") == "0 0 28 28"  # noqa: S314 - our own text


def test_sprite_weight():
    """All signs and frames together stay within 12 KB as the server sends them."""
    assert len(gzip.compress(sprite(SIGNS).encode(), 9, mtime=0)) <= MOST_BYTES


def test_sprite_holds_every_part():
    """The sprite has one symbol for each sign and for each part of a state, in a fixed order whatever comes first."""
    root = ET.fromstring(sprite(SIGNS))  # noqa: S314 - our own text
    names = [symbol.get("id") for symbol in root]
    frames = ["f-yes", "f-no", "o-no", "f-unknown", "o-unknown", "f-na", "o-na"]
    assert names == [*(f"p-{code}" for code in sorted(SIGNS)), *frames]
    assert sprite(dict(reversed(SIGNS.items()))) == sprite(dict(sorted(SIGNS.items())))


@each_sign
def test_sprite_draws_what_the_file_draws(code: str):
    """A symbol of the sprite paints the same pixels as the file that it was made of."""
    symbol = re.search(rf'<symbol id="p-{code}" viewBox="0 0 24 24">(.*?)</symbol>', sprite({code: SIGNS[code]}))
    assert symbol is not None
    assert pixels(drawn(symbol[1]), 48) == pixels(SIGNS[code], 48)


def test_sprite_refuses_a_broken_sign():
    """A sign that breaks the grammar stops the sprite, with its name."""
    with pytest.raises(ValueError, match=r"^well: .*live area"):
        sprite({"well": drawn('<path fill="currentColor" d="M0 0h24v24h-24Z"/>')})


def test_markup():
    """The HTML of a sign names only its own symbols, is hidden from screen readers, and carries no inline style."""
    html = markup("well", "no", "/a&b/sprite.svg", "l")
    assert re.findall(r'href="([^"]+)"', html) == [f"/a&amp;b/sprite.svg#{name}" for name in ("f-no", "p-well", "o-no")]
    assert html.startswith('<svg class="pg no pg-l" viewBox="0 0 28 28" aria-hidden="true"')
    assert "style" not in html
    assert {frame.name for frame in FRAMES.values()} == {"yes", "no", "unknown", "na"}


@pytest.mark.parametrize(("code", "size"), [('x"><script>', ""), ("well", "l onload=x"), ("", "")])
def test_markup_refuses_names_it_does_not_know(code: str, size: str):
    """A code or size that is no plain name never reaches a page."""
    with pytest.raises(ValueError, match="not the name"):
        markup(code, "yes", "sprite.svg", size)


def test_sources_are_told():
    """The README names every sign once with its source, so that the licence of each is known."""
    rows = re.findall(
        r"^\| `(\w+)` \|.*\| (自作|Material Symbols `\w+`) \|$", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert sorted(code for code, _ in rows) == sorted(SIGNS)
    assert "Apache License" in (FOLDER / "LICENSE-Apache-2.0.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "box"),
    [
        ("M2 3h4v5H2Z", (2, 3, 6, 8)),
        ("m2 3 4 0 0 5z", (2, 3, 6, 8)),
        ("M0 0C0 4 4 4 4 0", (0, 0, 4, 3)),
        ("M0 0C0 4 4 4 4 0S8-4 8 0", (0, -3, 8, 3)),
        ("M0 0Q2 4 4 0T8 0", (0, -2, 8, 2)),
        ("M2 12a10 10 0 1 0 20 0", (2, 12, 22, 22)),
        ("M2 12a10 10 0 1120 0", (2, 2, 22, 12)),
        ("M2 2h1ZM4 4l1 1", (2, 2, 5, 5)),
    ],
)
def test_bounds_of_paths(path: str, box: tuple[float, ...]):
    """The box of a path is that of the drawn line, not of its control points, for every kind of command."""
    assert bounds(path_points(path)) == pytest.approx(box, abs=0.02)


@given(st.floats(4, 20), st.floats(4, 20), st.floats(0.5, 4), st.floats(0.5, 4), st.floats(0, 2 * math.pi))
def test_arcs_lie_on_their_ellipse(cx: float, cy: float, rx: float, ry: float, start: float):
    """Every point taken on an arc lies on the ellipse that the arc was cut from."""
    x1, y1 = cx + rx * math.cos(start), cy + ry * math.sin(start)
    x2, y2 = cx + rx * math.cos(start + 2), cy + ry * math.sin(start + 2)
    for x, y in path_points(f"M{x1:.9f} {y1:.9f}A{rx:.9f} {ry:.9f} 0 0 1 {x2:.9f} {y2:.9f}"):
        assert math.hypot((x - cx) / rx, (y - cy) / ry) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("path", ["", "12 12", "M", "M1", "M1 1 L x", "M1 1 B 2 2", "M1 1 Z 3", "M1 1 A1 1 0 2 0 3 3"])
def test_what_is_no_path(path: str):
    """Text that is not a path is refused."""
    with pytest.raises(ValueError, match=r"path|number"):
        shape_points("path", {"d": path})
