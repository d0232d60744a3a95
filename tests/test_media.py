"""Photos and panoramas: what is published is upright, plain and right in size, and is encoded once."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from akiya.app import picture_cache
from akiya.app.encode import encode_panorama, encode_photo, flat_view, shrink_round, widths
from akiya.app.media import Media, prepare
from akiya.pictures import NotAPicture
from akiya.site.prepared import PhotoSet
from tests import hostile_pictures as hostile
from tests.content_tree import ContentTree, picture

PLANTS = [hostile.PLANT.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]


def photo_of(made: Media, file: str = "photos/01.jpg", listing: str = "amakusa-0001") -> PhotoSet:
    """Return a published photo."""
    return made.photos[listing, file]


def listing_with(tree: ContentTree, *files: str, listing: str = "amakusa-0001") -> Path:
    """Write a listing that names photos; return its folder."""
    return tree.listing(listing, photos=[{"file": file} for file in files])


def scene_listing(tree: ContentTree) -> Path:
    """Write a listing with one 360° scene; return its folder."""
    return tree.listing(tour={"scenes": [{"id": "ima", "file": "panoramas/ima.jpg", "title": "居間"}]})


def run(tree: ContentTree) -> Media:
    """Make the pictures of a content folder beside it."""
    return prepare(tree.catalogue(), tree.root.parent / "cache", tree.root.parent / "out")


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def jpeg_segments(data: bytes) -> Iterator[int]:
    """Yield the markers of a JPEG up to its pixels."""
    at = 2
    while data[at + 1] != 0xDA:
        yield data[at + 1]
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")


def webp_chunks(data: bytes) -> Iterator[bytes]:
    """Yield the names of the chunks of a WebP."""
    at = 12
    while at < len(data):
        yield data[at : at + 4]
        at += 8 + (int.from_bytes(data[at + 4 : at + 8], "little") + 1) // 2 * 2


def assert_nothing_but_pixels(path: Path) -> None:
    """Fail where a published picture holds anything besides what draws its pixels."""
    data = path.read_bytes()
    assert not [plant for plant in PLANTS if plant in data]
    if path.suffix == ".webp":
        assert set(webp_chunks(data)) == {b"VP8 "}
    else:
        assert not {0xFE, *range(0xE1, 0xF0)} & set(jpeg_segments(data)), "a comment or an application's segment"
        assert data.endswith(b"\xff\xd9")


def near(pixel: object, wanted: tuple[int, int, int], distance: int = 24) -> bool:
    """Tell whether a colour is about the wanted one."""
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= distance for a, b in zip(pixel, wanted, strict=True))


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (hostile.talkative_jpeg, "a.jpg"),
        (hostile.commented_jpeg, "f.jpg"),
        (hostile.two_framed_mpo, "b.jpg"),
        (hostile.talkative_png, "c.png"),
        (hostile.talkative_webp, "d.webp"),
        (hostile.talkative_heic, "e.heic"),
    ],
)
def test_nothing_of_a_hostile_file_but_its_pixels_is_published(
    make: Callable[[Path], Path], name: str, tmp_path: Path
) -> None:
    """GPS, XMP, comment, IPTC, maker's note, thumbnail, second frame, profile text and trailing bytes are gone."""
    path = make(tmp_path / name)
    assert [plant for plant in PLANTS if plant in path.read_bytes()], "the original must hold what is looked for"
    out = tmp_path / "out"
    out.mkdir()
    made = encode_photo(path, "k", out)
    for file in made.files:
        assert_nothing_but_pixels(out / file.name)
        with Image.open(out / file.name) as image:
            assert (image.mode, image.size) == ("RGB", (file.width, file.height))
    with Image.open(out / made.flat.name) as image:
        quarter = (
            (image.width * 3 // 4, image.height // 4) if name == "a.jpg" else (image.width // 4, image.height // 4)
        )
        assert near(image.getpixel(quarter), (0xD0, 0x30, 0x20)), "the first frame, upright"
        assert near(image.getpixel((image.width // 2, image.height * 3 // 4)), (0x20, 0x40, 0xC0))


def test_a_photo_on_its_side_is_published_upright(content_tree: ContentTree) -> None:
    """Orientation 6 turns 640×400 into 400×640, in the pixels and in the sizes that the page is told."""
    hostile.talkative_jpeg(listing_with(content_tree, "photos/01.jpg") / "photos/01.jpg")
    photo = photo_of(run(content_tree))
    assert (photo.width, photo.height, photo.fallback_width, photo.fallback_height) == (400, 640, 400, 640)


def test_colours_are_converted_by_the_profile_of_the_file(tmp_path: Path) -> None:
    """A file whose profile swaps red and green shows green where its numbers say red."""
    path = tmp_path / "a.jpg"
    Image.new("RGB", (64, 64), "#ff0000").save(path, quality=95, icc_profile=hostile.swapped_profile())
    assert encode_photo(path, "k", tmp_path).colour.startswith("#00f")


def test_a_broken_profile_counts_as_none(tmp_path: Path) -> None:
    """A profile that cannot be read, or that speaks of other colours, does not cost the picture."""
    path = tmp_path / "a.png"
    Image.new("RGB", (64, 64), "#ff0000").save(path, icc_profile=b"no profile at all")
    assert encode_photo(path, "k", tmp_path).colour == "#ff0000"


@pytest.mark.parametrize(
    ("make", "wanted"),
    [
        (hostile.cmyk_jpeg, (254, 0, 0)),
        (hostile.grey_png_16_bit, (128, 128, 128)),
        (lambda path: hostile.glass_png(path, "RGBA"), (127, 127, 127)),
        (lambda path: hostile.glass_png(path, "LA"), (127, 127, 127)),
        (lambda path: hostile.glass_png(path, "P"), (127, 127, 127)),
    ],
    ids=["cmyk", "16 bit", "rgba", "la", "palette"],
)
def test_every_kind_of_pixel_becomes_plain_srgb(
    make: Callable[[Path], Path], wanted: tuple[int, int, int], tmp_path: Path
) -> None:
    """CMYK, 16 bits, palettes and holes (over white) come out as the colour that a person sees."""
    made = encode_photo(make(tmp_path / "original.png"), "k", tmp_path)
    colour = made.colour
    assert near((int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)), wanted, 3)


def test_a_cut_off_picture_is_named_and_costs_no_other(content_tree: ContentTree) -> None:
    """A JPEG that ends in the middle is left out with its reason; the photo beside it is published."""
    folder = listing_with(content_tree, "photos/01.jpg", "photos/02.jpg")
    hostile.cut_off_jpeg(folder / "photos/01.jpg")
    picture(folder / "photos/02.jpg", 600, 400)
    made = run(content_tree)
    assert list(made.broken) == [("amakusa-0001", "photos/01.jpg")]
    assert "cut off" in made.broken["amakusa-0001", "photos/01.jpg"]
    assert list(made.photos) == [("amakusa-0001", "photos/02.jpg")]
    assert made.encoded == 1


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_is_no_picture_is_refused_by_the_decoder_too(data: bytes, tmp_path: Path) -> None:
    """The decoder trusts nobody to have looked before: it raises one kind of error for every unusable file."""
    path = tmp_path / "a.jpg"
    path.write_bytes(data)
    with pytest.raises(NotAPicture):
        encode_photo(path, "k", tmp_path)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """A small file of 80.5 million pixels is not decoded."""
    Image.new("1", (9_000, 8_950)).save(tmp_path / "a.png")
    with pytest.raises(NotAPicture, match="too many pixels"):
        encode_photo(tmp_path / "a.png", "k", tmp_path)


@pytest.mark.parametrize("size", [(1, 1), (3000, 2), (2, 3000), (40, 20_000)])
def test_strange_shapes_are_encoded(size: tuple[int, int], tmp_path: Path) -> None:
    """Pictures of one pixel, and strips that no format could hold at full length, come out whole."""
    made = encode_photo(picture(tmp_path / "a.png", *size), "k", tmp_path)
    assert all(file.width >= 1 and 1 <= file.height <= 2880 for file in made.files)


@pytest.mark.parametrize(
    ("original", "wanted"),
    [(3264, (480, 960, 1440)), (1440, (480, 960, 1440)), (1000, (480, 1000)), (480, (480,)), (200, (200,))],
)
def test_widths_never_exceed_the_original(original: int, wanted: tuple[int, ...]) -> None:
    """The largest size is the original or 1440; smaller ones are made only where they are clearly smaller."""
    assert widths(original, (480, 960, 1440)) == wanted


def test_a_page_is_told_the_true_sizes(content_tree: ContentTree) -> None:
    """Names, widths and heights that the page gets are those of the files in the output."""
    picture(listing_with(content_tree, "photos/01.jpg") / "photos/01.jpg", 2000, 1500, "#336699")
    made, out = run(content_tree), content_tree.root.parent / "out"
    photo = photo_of(made)
    assert [width for width, _ in photo.sources] == [480, 960, 1440]
    sizes = [
        (photo.fallback_width, photo.fallback_height, photo.fallback),
        (photo.width, photo.height, photo.sources[-1][1]),
    ]
    for width, height, path in sizes:
        with Image.open(out / path) as image:
            assert image.size == (width, height)
    assert photo.placeholder.startswith("#3")
    assert {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()} == made.used


def test_a_panorama_becomes_levels_and_a_flat_view(content_tree: ContentTree) -> None:
    """A 2500 px panorama gives the levels 1024 and 2500, never more, and a view for the page."""
    picture(scene_listing(content_tree) / "panoramas/ima.jpg", 2500, 1250)
    made, out = run(content_tree), content_tree.root.parent / "out"
    scene = made.scenes["amakusa-0001", "panoramas/ima.jpg"]
    assert [width for width, _ in scene.levels] == [1024, 2500]
    for width, path in scene.levels:
        with Image.open(out / path) as image:
            assert image.size == (width, width // 2)
    with Image.open(out / scene.preview) as image:
        assert image.size == (scene.preview_width, scene.preview_height) == (1024, 512)


def test_the_edges_of_a_panorama_still_meet_when_it_is_made_smaller() -> None:
    """Shrinking a panorama and turning it give the same picture in either order: its edge is no edge."""
    noise = Image.effect_noise((512, 256), 80).convert("RGB")
    turned = Image.fromarray(np.roll(np.asarray(noise), 256, axis=1))
    one, other = np.asarray(shrink_round(noise, 128)), np.asarray(shrink_round(turned, 128))
    assert np.array_equal(np.roll(one, 64, axis=1), other)


def test_the_flat_view_looks_at_the_centre_with_straight_lines() -> None:
    """A vertical stripe at 30° to the right stands where a camera would see it: at tan 30° of the focal length."""
    wall = np.zeros((1024, 2048, 3), np.uint8)
    at = int(2048 * (0.5 + 30 / 360))
    wall[:, at - 3 : at + 4] = 255
    view = np.asarray(flat_view(Image.fromarray(wall)))[..., 0]
    expected = 512 + 512 * np.tan(np.radians(30)) / np.tan(np.radians(50))
    assert [abs(float(row.argmax()) - expected) < 8 for row in view[::64]] == [True] * 8


def test_a_second_build_encodes_nothing_and_one_changed_photo_one(content_tree: ContentTree) -> None:
    """What was encoded is never encoded again, whichever listing or file name it moves to."""
    folder = listing_with(content_tree, "photos/01.jpg", "photos/02.jpg")
    picture(folder / "photos/01.jpg", 700, 500, "#aa0000")
    picture(folder / "photos/02.jpg", 700, 500, "#00aa00")
    first = run(content_tree)
    files = bytes_of(content_tree.root.parent / "out/media")
    again = run(content_tree)
    assert (first.encoded, again.encoded) == (2, 0)
    assert (again.photos, again.used, bytes_of(content_tree.root.parent / "out/media")) == (
        first.photos,
        first.used,
        files,
    )
    other = listing_with(content_tree, "photos/z.jpg", listing="amakusa-0002")
    (other / "photos").mkdir()
    shutil.move(folder / "photos/01.jpg", other / "photos/z.jpg")
    picture(folder / "photos/01.jpg", 700, 500, "#0000aa")
    moved = run(content_tree)
    assert moved.encoded == 1
    assert photo_of(moved, "photos/z.jpg", "amakusa-0002") == photo_of(first)


def test_an_original_that_is_in_the_cache_is_not_opened(
    content_tree: ContentTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With everything in the cache, no decoder runs."""
    picture(listing_with(content_tree, "photos/01.jpg") / "photos/01.jpg", 700, 500)
    found = content_tree.catalogue()
    first = prepare(found, content_tree.root.parent / "cache", content_tree.root.parent / "out")
    monkeypatch.setattr(Image, "open", lambda *_, **__: pytest.fail("a picture was opened"))
    assert prepare(found, content_tree.root.parent / "cache", content_tree.root.parent / "other").photos == first.photos


def test_the_same_photo_in_two_listings_is_one_picture(content_tree: ContentTree) -> None:
    """Equal contents share their files and are encoded once."""
    for listing in ("amakusa-0001", "amakusa-0002"):
        picture(listing_with(content_tree, "photos/01.jpg", listing=listing) / "photos/01.jpg", 700, 500)
    made = run(content_tree)
    assert made.encoded == 1
    assert photo_of(made) == photo_of(made, listing="amakusa-0002")


@pytest.mark.parametrize("damage", ["missing", "cut", "note"])
def test_a_damaged_cache_is_mended(damage: str, content_tree: ContentTree) -> None:
    """A cache that lost a file, holds half of one, or has an unreadable note gives the same output as a whole one."""
    picture(listing_with(content_tree, "photos/01.jpg") / "photos/01.jpg", 700, 500)
    first, cache = run(content_tree), content_tree.root.parent / "cache"
    whole = bytes_of(content_tree.root.parent / "out/media")
    shutil.rmtree(content_tree.root.parent / "out")
    victim, note = next(cache.glob("*-480.webp")), next(cache.glob("*.json"))
    if damage == "missing":
        victim.unlink()
    else:
        hurt = victim if damage == "cut" else note
        hurt.write_bytes(hurt.read_bytes()[:-9])
    again = run(content_tree)
    assert again.encoded == 1
    assert (again.photos, bytes_of(content_tree.root.parent / "out/media")) == (first.photos, whole)


def test_a_note_cannot_name_files_outside_the_cache(tmp_path: Path) -> None:
    """A cache from elsewhere cannot smuggle a file of the machine into the output."""
    (tmp_path / "secret").write_text("x")
    cache = tmp_path / "cache"
    cache.mkdir()
    file = {"name": "../secret", "width": 1, "height": 1, "size": 1}
    (cache / "k.json").write_text(json.dumps({"sizes": [file], "flat": file, "colour": "#000000"}))
    assert picture_cache.recall(cache, "k") is None


def test_progress_is_told_once_a_picture(content_tree: ContentTree) -> None:
    """The operator sees how many pictures are done of how many."""
    folder = listing_with(content_tree, *(f"photos/{number}.jpg" for number in range(3)))
    for number in range(3):
        picture(folder / f"photos/{number}.jpg", 100 + number, 80)
    told: list[tuple[int, int]] = []
    prepare(
        content_tree.catalogue(),
        content_tree.root.parent / "cache",
        content_tree.root.parent / "out",
        lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_real_photos_come_out_plain(real_data: Path, tmp_path: Path) -> None:
    """Photos of real phones and cameras are published upright, with nothing but pixels and no name of the camera."""
    made = {path.stem: encode_photo(path, path.stem, tmp_path) for path in sorted((real_data / "photos").iterdir())}
    assert len(made) >= 8
    for path in tmp_path.iterdir():
        assert_nothing_but_pixels(path)
        assert not [name for name in (b"Apple", b"iPhone", b"Xperia", b"Panasonic") if name in path.read_bytes()]
    assert made["iphone-4s"].sizes[-1].width < made["iphone-4s"].sizes[-1].height, "stored lying, taken upright"


@pytest.mark.parametrize("name", ["iphone.heic", "panasonic-lx7.jpg"])
def test_encoding_a_real_photo_twice_gives_the_same_bytes(name: str, real_data: Path, tmp_path: Path) -> None:
    """Names stand for contents, so the bytes must not depend on the run."""
    made = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        made.append(encode_photo(real_data / "photos" / name, "k", folder))
    assert made[0] == made[1]
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_a_real_panorama_comes_out_plain_in_its_true_size(real_data: Path, tmp_path: Path) -> None:
    """The panorama whose header claims 7372 px gives levels up to the 3500 px that it has, without the header."""
    made = encode_panorama(real_data / "panoramas/chester_112355.jpg", "k", tmp_path)
    assert [level.width for level in made.sizes] == [1024, 2048, 3500]
    for file in made.files:
        assert_nothing_but_pixels(tmp_path / file.name)
        assert b"GPano" not in (tmp_path / file.name).read_bytes()
