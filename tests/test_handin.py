"""What a clerk's commands do with pictures: nothing private comes along, and the rest of the listing stays as it was."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from akiya import edit, tours
from akiya.app.intake import cover, take
from akiya.cli import main
from akiya.metadata import extras
from tests import hostile_pictures
from tests.content_tree import ContentTree


@pytest.fixture
def tree(tmp_path: Path) -> ContentTree:
    """A content folder with one town."""
    made = ContentTree(tmp_path)
    made.town()
    return made


def run(tree: ContentTree, *words: str) -> tuple[int, str]:
    """Run a command on a content folder; return its exit code and what it said."""
    found = CliRunner().invoke(main, [*words, "--content", str(tree.root)])
    return found.exit_code, found.output


def picture(path: Path, size: tuple[int, int] = (600, 400)) -> Path:
    """Write a picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    hostile_pictures.scene(*size).save(path)
    return path


@pytest.mark.parametrize(
    ("name", "carried"),
    [
        ("talkative_jpeg", {"GPS", "EXIF", "XMP", "ICC", "comment", "APP13", "…"}),
        ("two_framed_mpo", {"EXIF", "MPF", "…"}),
        ("talkative_png", {"EXIF", "ICC", "tEXt"}),
    ],
)
def test_what_a_file_carries_is_named(tmp_path, name, carried):
    """Every kind of hidden piece of a hostile picture is found without decoding it."""
    path = getattr(hostile_pictures, name)(tmp_path / "a")
    assert carried - {"EXIF"} <= set(extras(path.read_bytes())) | {"EXIF"}
    assert extras(path.read_bytes())


@given(st.binary(max_size=400), st.sampled_from([b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", b""]))
def test_looking_for_extras_ends_whatever_the_bytes(data, start):
    """Random bytes behind the start of any format are read to an end without an error."""
    assert isinstance(extras(start + data), list)


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_blocks": 2}], ids=str)
def test_a_plain_picture_carries_nothing(options):
    """However a JPEG is written, nothing is found where there is nothing, and one byte behind its end is."""
    out = BytesIO()
    Image.effect_noise((300, 200), 60).convert("RGB").save(out, "JPEG", **options)
    assert extras(out.getvalue()) == []
    assert extras(out.getvalue() + b"x") == ["…"]


def test_add_takes_the_picture_and_leaves_the_rest(tree, tmp_path):
    """A phone's photo arrives upright, shrunk and silent, is named in the listing, and no other line has changed."""
    folder = tree.listing(photos=[{"file": "photos/01.jpg", "room": "外観"}])
    picture(folder / "photos/01.jpg")
    before = (folder / "listing.md").read_text(encoding="utf-8")
    source = hostile_pictures.talkative_jpeg(tmp_path / "IMG_0001.JPG")
    code, said = run(tree, "media", "add", str(source), "--listing", "amakusa-0001", "--room", "居間")
    assert (code, "photos/02.jpg" in said) == (0, True)
    data = (folder / "photos/02.jpg").read_bytes()
    assert hostile_pictures.PLANT.encode() not in data
    assert extras(data) == []
    assert Image.open(BytesIO(data)).size == (400, 640)  # it lay on its side
    after = (folder / "listing.md").read_text(encoding="utf-8")
    assert edit.value(after, "photos")[1] == {"file": "photos/02.jpg", "room": "居間"}
    assert set(before.splitlines()) - set(after.splitlines()) <= {
        line for line in before.splitlines() if "photos" in line
    }
    assert run(tree, "check", "--as-of", "2026-11-21")[0] == 0


def test_what_is_covered_is_gone():
    """A covered box has nine flat colours whatever stood there, and nothing outside it changes."""
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (100, 200, 3), dtype=np.uint8))
    before = np.asarray(noise).copy()
    cover(noise, (10, 20, 30, 40))
    after = np.asarray(noise)
    assert len({tuple(pixel) for row in after[20:60, 20:80] for pixel in row.tolist()}) <= 9
    outside = np.ones((100, 200), dtype=bool)
    outside[20:60, 20:80] = False
    assert (after[outside] == before[outside]).all()


def test_a_large_picture_fits_the_limit(tmp_path):
    """A noisy picture of 24 million pixels becomes at most 2,560 wide and 2 MB."""
    noise = np.random.default_rng(2).integers(0, 255, (1500, 4000, 3), dtype=np.uint8)
    Image.fromarray(noise).resize((6000, 4000)).save(tmp_path / "a.jpg", quality=60)
    taken = take(tmp_path / "a.jpg", "photo")
    assert max(taken.width, taken.height) == 2560
    assert len(taken.data) <= 2_000_000


def test_the_check_refuses_what_carries_a_position(tree, tmp_path):
    """A committed photo with a position stops the pull request, names the file and the way out, but not the build."""
    folder = tree.listing(photos=[{"file": "photos/01.jpg"}])
    (folder / "photos").mkdir()
    hostile_pictures.talkative_jpeg(folder / "photos/01.jpg")
    code, said = run(tree, "check", "--as-of", "2026-11-21")
    assert code == 1
    assert "photos/01.jpg" in said
    assert "GPS" in said
    assert "akiya media add" in said
    assert "amakusa-0001" in tree.catalogue().houses


def test_a_tour_from_names(tree, tmp_path):
    """Pictures named by room become a tour: rooms in the order of their numbers, each with a door on and one back."""
    tree.listing()
    for name in ("02_居間.jpg", "01_玄関.jpg", "10 ひみつの部屋.jpg"):
        picture(tmp_path / "rooms" / name, (400, 200))
    code, said = run(tree, "tour", "amakusa-0001", "--from", str(tmp_path / "rooms"))
    assert (code, "玄関、居間、ひみつの部屋" in said) == (0, True)
    tour = tree.catalogue().houses["amakusa-0001"].listing.tour
    assert [(scene.id, scene.title, scene.room) for scene in tour.scenes] == [
        ("entrance", "玄関", "entrance"),
        ("living", "居間", "living"),
        ("room", "ひみつの部屋", None),
    ]
    assert [[door.to for door in scene.doors] for scene in tour.scenes] == [
        ["living"],
        ["room", "entrance"],
        ["living"],
    ]
    assert run(tree, "tour", "amakusa-0001", "--from", str(tmp_path / "rooms"))[0] == 2  # there is one now
    assert run(tree, "check", "--as-of", "2026-11-21")[0] == 0


def test_a_tour_from_the_listings_own_folder(tree):
    """Without --from the pictures in panoramas/ are used where they lie."""
    folder = tree.listing()
    picture(folder / "panoramas/01_玄関.jpg", (400, 200))
    assert run(tree, "tour", "amakusa-0001")[0] == 0
    assert edit.value((folder / "listing.md").read_text(encoding="utf-8"), "tour")["scenes"][0]["title"] == "玄関"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("media", "add", "{}", "--listing", "amakusa-9999"), "amakusa-9999"),
        (("media", "add", "{}", "--listing", "../../etc-1"), "物件はありません"),
        (("media", "add", "{}", "--listing", "amakusa-0001"), "画像として開けません"),
        (("media", "add", "{}", "--listing", "amakusa-0001", "--cover", "90,0,20,5"), "四角になりません"),
        (("tour", "amakusa-0001"), "360°写真がありません"),
    ],
)
def test_what_cannot_be_done_is_told(tree, tmp_path, words, told):
    """A missing listing, a file that is no picture and a box outside the picture end in one sentence and change nothing."""
    folder = tree.listing()
    before = (folder / "listing.md").read_bytes()
    (tmp_path / "x.jpg").write_text("no picture", encoding="utf-8")
    code, said = run(tree, *(word.replace("{}", str(tmp_path / "x.jpg")) for word in words))
    assert (code, told in said) == (2, True), said
    assert (folder / "listing.md").read_bytes() == before
    assert not (folder / "photos").exists()


WORD = st.text(st.characters(categories=["Lo", "Nd", "Ll", "P", "S"]), min_size=1, max_size=12)


@given(st.lists(WORD, min_size=1, max_size=4), WORD, st.booleans())
def test_an_edit_touches_one_value(words, new, windows):
    """Whatever is written under a key is read back the same, and every other line keeps its bytes."""
    others = "title: 家\n# ことわり\nstatus:   公開中\n"
    text = f"---\n{others}{yaml.safe_dump({'notes': words}, allow_unicode=True)}deal: '売買'\n---\n本文\n"
    text = text.replace("\n", "\r\n") if windows else text
    changed = edit.with_value(text, "notes", [*words, new])
    assert edit.value(changed, "notes") == [*words, new]
    end = "\r\n" if windows else "\n"
    assert changed.startswith(f"---{end}" + others.replace("\n", end))
    assert changed.endswith(f"deal: '売買'{end}---{end}本文{end}")


def test_rooms_keep_their_numbers_and_names_apart():
    """The tenth comes after the ninth, and two rooms of a kind get names of their own."""
    found = tours.rooms(["10_和室.jpg", "9_和室2.jpg"], lambda name: ("washitsu", "和室") if name == "和室" else None)
    assert [(room.title, room.id) for room in found] == [("和室2", "washitsu"), ("和室", "washitsu-2")]
