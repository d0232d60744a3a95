"""Share pictures: price and signs as strokes over the photo, small, without fonts, drawn once."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from akiya.app.media import prepare
from akiya.app.share import MAX_BYTES, MOST_SIGNS, SIGNS, SIZE, chosen, overlay, price_text, read_signs, share_pictures
from akiya.app.strokes import GLYPHS, line
from akiya.vocabulary import Vocabulary
from tests.content_tree import ContentTree, picture

SIGN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="currentColor" d="M2 2H22V22H2Z"/></svg>'
SVG = "{http://www.w3.org/2000/svg}"
GREEN, PAPER, PERSIMMON = (0x11, 0x5A, 0x36), (0xFA, 0xF6, 0xEE), (0xAC, 0x3E, 0x00)


def drawn(price: str = "", signs: int = 0, *, photo: bool = True, sample: bool = False) -> ET.Element:
    """Return an overlay as a tree."""
    return ET.fromstring(overlay(price, [SIGN] * signs, photo=photo, sample=sample))  # noqa: S314 - our own


def strokes(tree: ET.Element) -> list[str]:
    """Return every path of a tree."""
    return [path.get("d", "") for path in tree.iter(f"{SVG}path")]


def share(tree: ContentTree, out: str = "out") -> dict[str, Path]:
    """Make the pictures and share pictures of a content folder; return the files by listing."""
    folder = tree.root.parent
    found = tree.catalogue()
    media = prepare(found, folder / "cache", folder / out)
    return {
        id_: folder / out / path for id_, path in share_pictures(found, media, folder / "cache", folder / out).items()
    }


def rgb(path: Path, x: int, y: int) -> tuple[int, ...]:
    """Return a pixel of a picture."""
    with Image.open(path) as image:
        pixel = image.convert("RGB").getpixel((x, y))
    assert isinstance(pixel, tuple)
    return tuple(int(part) for part in pixel)


def near(pixel: tuple[int, ...], wanted: tuple[int, int, int]) -> bool:
    """Tell whether a colour is about the wanted one."""
    return all(abs(a - b) <= 12 for a, b in zip(pixel, wanted, strict=True))


@pytest.mark.parametrize("price", ["380万円", "4.5万円/月", "12,800万円", "0円", "1,234,567円"])
def test_a_price_is_drawn_glyph_by_glyph_without_a_font(price: str) -> None:
    """Each character of the price is one path, in their order; no text element asks for a font."""
    tree = drawn(price)
    assert not list(tree.iter(f"{SVG}text"))
    assert "font" not in overlay(price, [], photo=True, sample=True)
    wanted = [GLYPHS[letter].path for letter in price]
    found = [path for path in strokes(tree) if path in wanted]
    assert found == wanted


def test_every_figure_and_sign_of_a_price_has_its_own_glyph() -> None:
    """No two characters look alike, and each stays in its box."""
    assert set("0123456789.,万円/月見本") == set(GLYPHS)
    assert len({glyph.path for glyph in GLYPHS.values()}) == len(GLYPHS)


def test_a_character_without_a_glyph_is_an_error_and_never_a_gap() -> None:
    """A price is drawn whole or not at all."""
    with pytest.raises(KeyError):
        overlay("380ドル", [], photo=True, sample=False)


def test_a_long_price_leaves_the_signs_their_room() -> None:
    """The longest price is made smaller until it ends before the row of signs begins."""
    tree = drawn("123,456,789円/月", MOST_SIGNS)
    first = min(float(sign.get("x", "0")) for sign in tree.iter(f"{SVG}svg") if sign.get("x"))
    group = next(group for group in tree.iter(f"{SVG}g") if "translate(52 " in group.get("transform", ""))
    last = group[-1].get("transform", "")
    start, scale = float(last[10:].split()[0]), float(last.rpartition("scale(")[2].rstrip(")"))
    assert start + GLYPHS["月"].width * scale < first
    assert line("123,456,789円/月", 80).width > first, "drawn at full size it would not fit"


def test_signs_stand_side_by_side_in_the_frame_of_yes() -> None:
    """Each sign keeps its distance from the next and ends at the margin; without a price the row begins at the left."""
    places = [float(sign.get("x", "0")) for sign in drawn("380万円", 3).iter(f"{SVG}svg") if sign.get("x")]
    assert {b - a for a, b in pairwise(places)} == {100.0}
    assert places[-1] + 84 == SIZE[0] - 52
    assert [float(sign.get("x", "0")) for sign in drawn("", 1).iter(f"{SVG}svg") if sign.get("x")] == [52.0]


def test_only_a_sample_house_bears_the_mark_of_a_sample() -> None:
    """見本 is drawn on fictional houses and on no other."""
    mark = [GLYPHS["見"].path, GLYPHS["本"].path]
    assert [path for path in strokes(drawn(sample=True)) if path in mark] == mark
    assert not [path for path in strokes(drawn("380万円", 2)) if path in mark]


def test_a_house_has_one_share_picture_of_the_agreed_size(content_tree: ContentTree) -> None:
    """The picture is a 1200×630 JPEG under 90 KB: the photo above, paper below, the sign of what the house has."""
    folder = content_tree.listing(photos=[{"file": "photos/01.jpg"}], attributes={"sea_view": "ある", "pets": "不可"})
    picture(folder / "photos/01.jpg", 1600, 1200, "#336699")
    path = share(content_tree)["amakusa-0001"]
    with Image.open(path) as image:
        assert (image.format, image.size) == ("JPEG", SIZE)
        assert not {"exif", "xmp", "comment", "icc_profile"} & set(image.info)
    assert path.stat().st_size <= MAX_BYTES
    assert near(rgb(path, 600, 200), (0x33, 0x66, 0x99))
    assert near(rgb(path, 600, 620), PAPER)
    assert near(rgb(path, 60, 8), PERSIMMON)
    assert near(rgb(path, 1068, 554), GREEN), "the frame of sea_view"
    assert near(rgb(path, 1000, 554), PAPER), "what is not allowed is not shown"


def test_a_noisy_photo_still_fits_the_limit(content_tree: ContentTree) -> None:
    """Gravel, the worst that a camera can send, is encoded coarser until messengers take it."""
    path = content_tree.listing(photos=[{"file": "photos/01.jpg"}]) / "photos/01.jpg"
    path.parent.mkdir()
    Image.effect_noise((1600, 1200), 35).resize((3200, 2400)).convert("RGB").save(path)
    assert share(content_tree)["amakusa-0001"].stat().st_size <= MAX_BYTES


def test_a_house_without_photo_and_price_has_a_picture_too(content_tree: ContentTree) -> None:
    """Where the town gave neither photo nor figure, the picture is paper with our house."""
    content_tree.listing(price="応相談")
    assert near(rgb(share(content_tree)["amakusa-0001"], 300, 300), (0xF1, 0xEA, 0xDC))


def test_drawbacks_and_unknowns_are_not_shown(content_tree: ContentTree) -> None:
    """A leak needs its words, and what the town has not said is no statement: neither becomes a bare sign."""
    content_tree.listing("amakusa-0001", attributes={"leak": "ある", "pets": "未確認", "kominka": "ない"})
    content_tree.listing("amakusa-0002")
    made = share(content_tree)
    assert made["amakusa-0001"] == made["amakusa-0002"]


def test_signs_are_taken_from_several_groups(content_tree: ContentTree, vocabulary: Vocabulary) -> None:
    """A house with much land and one stove shows the stove, not five sorts of land."""
    land = ["sea_view", "mountain_view", "river", "garden", "sunny"]
    content_tree.listing(attributes=dict.fromkeys([*land, "wood_stove"], "ある"))
    kinds = [vocabulary.attributes[code] for code in [*land, "wood_stove"]]
    assert chosen(content_tree.catalogue().houses["amakusa-0001"], kinds) == [*land[:2], "wood_stove", *land[2:4]]


def test_what_the_town_said_comes_before_what_a_field_implies(
    content_tree: ContentTree, vocabulary: Vocabulary
) -> None:
    """Bottled gas, known from the field of the gas, stands behind the stove that the town speaks of."""
    content_tree.listing(utilities={"gas": "プロパン"}, attributes={"wood_stove": "ある"})
    kinds = [vocabulary.attributes[code] for code in ("propane", "wood_stove")]
    assert chosen(content_tree.catalogue().houses["amakusa-0001"], kinds) == ["wood_stove", "propane"]


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"price": "380万円"}, "380万円"),
        ({"price": "1,280万円（応相談）"}, "1,280万円"),
        ({"deal": "賃貸", "price": "45000円"}, "4.5万円/月"),
        ({"deal": "売買・賃貸どちらも", "price": "380万円", "rent": "月4万円"}, "380万円"),
        ({"deal": "売買・賃貸どちらも", "price": "応相談", "rent": "月4万円"}, "4万円/月"),
        ({"price": "0円"}, "0円"),
        ({"price": "応相談"}, ""),
        ({"price": None}, ""),
    ],
)
def test_the_price_is_the_one_of_the_page(fields: dict[str, str], wanted: str, content_tree: ContentTree) -> None:
    """Rents say that they are monthly, 0 yen is a price, and a price without figure is not drawn."""
    content_tree.listing(**fields)
    assert price_text(content_tree.catalogue().houses["amakusa-0001"]) == wanted


def test_a_second_build_draws_nothing_and_gives_the_same_bytes(content_tree: ContentTree) -> None:
    """What was drawn is found by its inputs; drawn anew elsewhere it has the same bytes; a new price draws anew."""
    folder = content_tree.listing(photos=[{"file": "photos/01.jpg"}])
    picture(folder / "photos/01.jpg", 1600, 1200)
    first = share(content_tree)["amakusa-0001"]
    drawn_at = (content_tree.root.parent / "cache" / first.name).stat().st_mtime_ns
    again = share(content_tree, "other")["amakusa-0001"]
    assert (content_tree.root.parent / "cache" / first.name).stat().st_mtime_ns == drawn_at
    assert (again.name, again.read_bytes()) == (first.name, first.read_bytes())
    (content_tree.root.parent / "cache" / first.name).unlink()
    assert share(content_tree, "third")["amakusa-0001"].read_bytes() == first.read_bytes()
    content_tree.listing(photos=[{"file": "photos/01.jpg"}], price="379万円")
    assert share(content_tree)["amakusa-0001"].name != first.name


def test_progress_is_told_once_a_picture(content_tree: ContentTree) -> None:
    """The operator sees how many share pictures are drawn of how many."""
    for number in (1, 2):
        content_tree.listing(f"amakusa-000{number}", price=f"{number}万円")
    found, folder, told = content_tree.catalogue(), content_tree.root.parent, list[tuple[int, int]]()
    media = prepare(found, folder / "cache", folder / "out")
    share_pictures(found, media, folder / "cache", folder / "out", lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_every_pictogram_of_the_theme_can_stand_in_a_share_picture() -> None:
    """No sign of the theme breaks the drawing."""
    signs = read_signs(SIGNS)
    assert signs
    for code, sign in signs.items():
        assert ET.fromstring(overlay("", [sign], photo=True, sample=False)) is not None, code  # noqa: S314 - our own
