"""Pictograms: the grammar of a sign, the sprite of all signs, and a sign framed by a state. Pure: text in, text out.

A sign is drawn on a grid of 24 units after JIS Z 8210 and says one thing. The frame around it, 28 units wide, says the
state by its shape alone, so that it reads in black and white:

========  =====================================================================
yes       a solid rounded square; the sign is left out of it
no        a solid outline, and a bar from upper left to lower right with a gap around it
unknown   a dashed outline, and a disc with a question mark
n/a       a thin outline around a small sign, and a short dash below it
========  =====================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from xml.etree import ElementTree as ET

from akiya.listing import State
from akiya.svgpath import bounds, shape_points

SVG = "http://www.w3.org/2000/svg"
CODE = re.compile(r"[a-z][a-z0-9_]*")
LIVE = (2.0, 22.0)
"""From where to where the painted parts of a sign may reach, in grid units."""
SMALLEST = 16.0
"""The least length of a sign's longer side; anything less looks lost beside its neighbours."""
LONGEST = 1600
"""Characters of a sign's drawing; a longer one says more than one thing."""
SOLID = {"fill": "currentColor"}
STROKE = {
    "fill": "none",
    "stroke": "currentColor",
    "stroke-width": "1.75",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
_SHAPES = {
    "path": ("d",),
    "circle": ("cx", "cy", "r"),
    "rect": ("x", "y", "width", "height", "rx"),
    "line": ("x1", "y1", "x2", "y2"),
}
_FINE = re.compile(r"\d*\.\d{3,}")


@dataclass(frozen=True, slots=True)
class Frame:
    """How a state is drawn: its class, the frame, where the sign stands in it, and what lies over the sign."""

    name: str
    under: str
    x: float
    y: float
    size: float
    over: str = ""


# Shapes without a `fill` take the colour of the ground from the page: that is how the gaps are cut.
FRAMES: Mapping[State, Frame] = {
    "yes": Frame("yes", '<rect fill="currentColor" width="28" height="28" rx="6"/>', 2, 2, 24),
    "no": Frame(
        "no",
        '<rect fill="none" stroke="currentColor" stroke-width="1.5"'
        ' x=".75" y=".75" width="26.5" height="26.5" rx="5.5"/>',
        3,
        3,
        22,
        '<path d="M5.5 2.5L25.5 22.5L22.5 25.5L2.5 5.5Z"/>'
        '<path fill="currentColor" d="M3.2 1.8L26.2 24.8L24.8 26.2L1.8 3.2Z"/>',
    ),
    # 3.5 + 2.535 goes sixteen times into the outline, so the dashes stand alike on all four sides.
    "unknown": Frame(
        "unknown",
        '<rect fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="3.5 2.535"'
        ' x=".75" y=".75" width="26.5" height="26.5" rx="5.5"/>',
        2.25,
        2.25,
        20.5,
        '<circle cx="21.5" cy="21.5" r="7.1"/>'
        '<circle fill="currentColor" cx="21.5" cy="21.5" r="5.9"/>'
        '<path d="M18.6 19.9A2.9 2.9 0 1 1 23 22.4Q22.3 22.8 22.3 23.4H20.7C20.7 22.2 21.2 21.6 22.2 21'
        "A1.3 1.3 0 1 0 20.2 19.9Z"
        'M22.45 25a.95.95 0 1 1-1.9 0a.95.95 0 1 1 1.9 0Z"/>',
    ),
    "n/a": Frame(
        "na",
        '<rect fill="none" stroke="currentColor" x=".5" y=".5" width="27" height="27" rx="5.7"/>',
        5,
        2.75,
        18,
        '<path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" d="M9 24H19"/>',
    ),
}


def check_sign(code: str, svg_text: str) -> list[str]:
    """Return what is wrong with a sign, in plain words; an empty list where it keeps to the grammar."""
    if not CODE.fullmatch(code):
        return [f"the name “{code}” must be small letters, digits and _, with a letter first"]
    try:
        root = _parse(svg_text)
    except ValueError as fault:
        return [str(fault)]
    return [*_root_faults(root), *(fault for child in root for fault in _shape_faults(child)), *_extent_faults(root)]


def _parse(svg_text: str) -> ET.Element:
    """Read a sign; raise ValueError where it is no XML or declares anything."""
    if "<!" in svg_text or "<?" in svg_text:
        raise ValueError("only elements: no comment, declaration or entity")
    try:
        return ET.fromstring(svg_text)  # noqa: S314 - without declarations there are no entities to expand
    except ET.ParseError as fault:
        raise ValueError(f"not well-formed: {fault}") from fault


def _root_faults(root: ET.Element) -> Iterator[str]:
    """Check the outermost element."""
    if root.tag != f"{{{SVG}}}svg":
        yield f'the outermost element must be <svg xmlns="{SVG}">'
    if dict(root.attrib) != {"viewBox": "0 0 24 24"}:
        yield 'the outermost element carries viewBox="0 0 24 24" and nothing else'
    if not len(root):
        yield "nothing is drawn"
    if "".join(root.itertext()).strip():
        yield "no text: the word stands beside the sign, in the reader's language"
    if sum(len(_shape(child)) for child in root) > LONGEST:
        yield f"the drawing is longer than {LONGEST} characters: leave parts out until one idea is left"


def _shape_faults(shape: ET.Element) -> Iterator[str]:
    """Check one shape: its kind, and that it is solid or a stroke of the one width."""
    tag = _tag(shape)
    if tag not in _SHAPES:
        yield f"<{tag}> is not used: draw with {', '.join(_SHAPES)}"
        return
    if len(shape):
        yield f"<{tag}> holds other elements"
    paint = {name: value for name, value in shape.attrib.items() if name not in _SHAPES[tag]}
    if paint.pop("fill-rule", "evenodd") != "evenodd" or paint not in (SOLID, STROKE):
        wanted = f"solid ({_attributes(SOLID)}) or a stroke ({_attributes(STROKE)})"
        yield f"<{tag}> must be {wanted}, not ({_attributes(paint)})"
    if any(_FINE.search(shape.get(name, "")) for name in _SHAPES[tag]):
        yield f"<{tag}> has more than two decimals"


def _extent_faults(root: ET.Element) -> Iterator[str]:
    """Check that the painted parts fill the live area and stay inside it."""
    shapes = [child for child in root if _tag(child) in _SHAPES]
    try:
        boxes = [_painted(child) for child in shapes]
    except ValueError as fault:
        yield f"a shape cannot be read: {fault}"
        return
    if not boxes:
        return
    left, top, right, bottom = bounds([corner for box in boxes for corner in (box[:2], box[2:])])
    if min(left, top) < LIVE[0] - 0.05 or max(right, bottom) > LIVE[1] + 0.05:
        found = f"{left:.2f} {top:.2f} to {right:.2f} {bottom:.2f}"
        yield f"it is painted from {found}; the live area is {LIVE[0]:g} to {LIVE[1]:g} both ways"
    if max(right - left, bottom - top) < SMALLEST:
        yield f"it is smaller than {SMALLEST:g} units"


def _painted(shape: ET.Element) -> tuple[float, float, float, float]:
    """Return the box that a shape paints, its stroke included."""
    half = float(shape.get("stroke-width", "0")) / 2
    return bounds(shape_points(_tag(shape), shape.attrib), half)


def _tag(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def _attributes(pairs: Mapping[str, str]) -> str:
    """Write attributes as they stand in a file."""
    return " ".join(f'{name}="{escape(value)}"' for name, value in pairs.items())


def _shape(shape: ET.Element) -> str:
    """Write a shape on one line: how it is painted first, so that equal beginnings compress."""
    paint = [(name, value) for name, value in shape.attrib.items() if name not in _SHAPES.get(_tag(shape), ())]
    place = {name: " ".join(value.split()) for name, value in shape.attrib.items() if (name, value) not in paint}
    return f"<{_tag(shape)} {_attributes(dict(sorted(paint)) | place)}/>"


def drawing(svg_text: str) -> str:
    """Return the shapes of a sign, one after the other, without the element around them.

    Raises ValueError where the text is no SVG.
    """
    return "".join(_shape(child) for child in _parse(svg_text))


def sprite(signs: Mapping[str, str]) -> str:
    """Return one SVG file of all signs (code -> SVG text), in the order of their codes, and of the parts of all states.

    Symbols: `p-<code>` (24 units); `f-<state>` and `o-<state>` (28 units), frame and overlay. Raises ValueError where a
    sign breaks the grammar.
    """
    for code, text in sorted(signs.items()):
        if faults := check_sign(code, text):
            raise ValueError(f"{code}: {'; '.join(faults)}")
    parts = [_symbol(f"p-{code}", 24, drawing(signs[code])) for code in sorted(signs)]
    for frame in FRAMES.values():
        parts.append(_symbol(f"f-{frame.name}", 28, frame.under))
        parts += [_symbol(f"o-{frame.name}", 28, frame.over)] if frame.over else []
    return f'<svg xmlns="{SVG}">{"".join(parts)}</svg>\n'


def _symbol(name: str, size: int, shapes: str) -> str:
    """Write one symbol of the sprite."""
    return f'<symbol id="{name}" viewBox="0 0 {size} {size}">{shapes}</symbol>'


def markup(code: str, state: State, sprite_url: str, size: str = "") -> str:
    """Return the HTML of a sign in a state, drawn from the sprite at `sprite_url`; hidden from screen readers.

    The word stands beside it in the page. `size` is "", "s", "l" or "xl" (see pictograms.css). Raises ValueError where
    the code or the size is not a plain name.
    """
    if not CODE.fullmatch(code) or (size and not CODE.fullmatch(size)):
        raise ValueError(f"not the name of a sign: {code!r} {size!r}")
    frame, url = FRAMES[state], escape(sprite_url)
    classes = f"pg {frame.name}" + (f" pg-{size}" if size else "")
    box = f'x="{frame.x:g}" y="{frame.y:g}" width="{frame.size:g}" height="{frame.size:g}"'
    over = f'<use href="{url}#o-{frame.name}"/>' if frame.over else ""
    return (
        f'<svg class="{classes}" viewBox="0 0 28 28" aria-hidden="true" focusable="false">'
        f'<use href="{url}#f-{frame.name}"/>'
        f'<use class="sign" href="{url}#p-{code}" {box}/>{over}</svg>'
    )


def state_svg(state: State, svg_text: str, *, ink: str, ground: str) -> str:
    """Return a stand-alone SVG (28 by 28 units) of a sign in a state, for pictures that are drawn without a browser.

    `ink` and `ground` are CSS colours: of the frame and of what lies behind it. Raises ValueError where the sign is no
    SVG.
    """
    frame = FRAMES[state]
    scale = f"translate({frame.x:g} {frame.y:g}) scale({frame.size / 24:.4g})"
    sign = f'<g color="{escape(ground if state == "yes" else ink)}" transform="{scale}">{drawing(svg_text)}</g>'
    head = f'<svg xmlns="{SVG}" viewBox="0 0 28 28" color="{escape(ink)}" fill="{escape(ground)}">'
    return f"{head}{frame.under}{sign}{frame.over}</svg>"
