"""The only reader of content/: nothing is followed, trusted or lost, and no folder harms its neighbour."""

from __future__ import annotations

import os
import random
import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from akiya.frontmatter import MAX_BYTES
from akiya.pictures import MAX_PHOTO_BYTES, NotAPicture, look
from akiya.store import ContentError
from tests.content_tree import ContentTree, picture

if TYPE_CHECKING:
    from pathlib import Path

PHOTO = [{"file": "photos/01.jpg"}]
SCENE = {"scenes": [{"id": "zashiki", "file": "panoramas/01.jpg", "title": "座敷"}]}


def test_a_whole_listing_is_read_with_its_pictures(content_tree: ContentTree) -> None:
    """A listing, its municipality and the sizes of its pictures come out of a content folder."""
    folder = content_tree.listing(photos=PHOTO, tour=SCENE)
    picture(folder / "photos/01.jpg", 64, 48)
    picture(folder / "panoramas/01.jpg", 128, 64)
    entry = content_tree.entry()
    assert entry.problems == ()
    assert {name: (p.width, p.height, p.format) for name, p in entry.pictures.items()} == {
        "photos/01.jpg": (64, 48, "JPEG"),
        "panoramas/01.jpg": (128, 64, "JPEG"),
    }
    assert entry.path == "listings/amakusa/amakusa-0001/listing.md"


@pytest.mark.parametrize(("text", "sample"), [(None, False), ("sample: true", True), ("sample: false", False)])
def test_sample_content_says_so_itself(content_tree: ContentTree, text: str | None, sample: bool) -> None:  # noqa: FBT001
    """Whether the houses are fictional is told by the content's own site.yaml."""
    content_tree.listing()
    if text:
        (content_tree.root / "site.yaml").write_text(text, encoding="utf-8")
    assert content_tree.read().sample is sample
    listing = content_tree.entry().listing
    assert listing is not None
    assert listing.sample is sample


def test_order_and_other_files_do_not_matter(content_tree: ContentTree) -> None:
    """Listings come in the order of names; dotted folders and loose files are left alone."""
    for name in ("amakusa-0003", "amakusa-0001", "amakusa-0002"):
        content_tree.listing(name)
    (content_tree.root / "listings/amakusa/.git").mkdir()
    (content_tree.root / "listings/README.md").write_text("x", encoding="utf-8")
    assert [entry.id for entry in content_tree.read().entries] == ["amakusa-0001", "amakusa-0002", "amakusa-0003"]


def test_an_empty_content_folder_is_no_error(tmp_path: Path) -> None:
    """A folder without listings and municipalities holds nothing, and that is all."""
    content = ContentTree(tmp_path).read()
    assert (content.entries, content.municipalities) == ((), {})


def test_links_are_refused_wherever_they_stand(content_tree: ContentTree, tmp_path: Path) -> None:
    """A link to a town, a listing, a listing.md or a picture is reported and nothing behind it is read."""
    secret = tmp_path / "secret"
    outside = ContentTree(secret).listing("amakusa-0009", photos=PHOTO)
    content_tree.listing("amakusa-0001", photos=PHOTO)
    picture(outside / "photos/01.jpg")
    listings = content_tree.root / "listings"
    (listings / "uto").symlink_to(secret / "listings/amakusa")
    (listings / "amakusa/amakusa-0009").symlink_to(outside)
    (listings / "amakusa/amakusa-0008").symlink_to(tmp_path / "nowhere")
    (content_tree.folder("amakusa-0007") / "listing.md").symlink_to(outside / "listing.md")
    (listings / "amakusa/amakusa-0001/photos").symlink_to(outside / "photos")
    found = {(problem.path, problem.kind) for problem in content_tree.problems()}
    assert found == {
        ("listings/uto", "symlink"),
        ("listings/amakusa/amakusa-0009", "symlink"),
        ("listings/amakusa/amakusa-0008", "symlink"),
        ("listings/amakusa/amakusa-0007/listing.md", "symlink"),
        ("listings/amakusa/amakusa-0001/listing.md", "symlink"),
    }
    assert not any(entry.pictures for entry in content_tree.read().entries)


def test_a_linked_photo_is_refused(content_tree: ContentTree, tmp_path: Path) -> None:
    """A photo that is a link to a file outside is not looked at."""
    folder = content_tree.listing(photos=PHOTO)
    (folder / "photos").mkdir()
    (folder / "photos/01.jpg").symlink_to(picture(tmp_path / "private.jpg"))
    assert content_tree.kinds() == ["symlink"]
    assert content_tree.entry().pictures == {}


@pytest.mark.parametrize(
    "name", ["amakusa-1", "amakusa_0001", "Amakusa-0001", "uto-0001", "amakusa-0001 ", "物件1", "amakusa-0001\nx"]
)
def test_folder_names_are_checked(content_tree: ContentTree, name: str) -> None:
    """A folder whose name is no id of its town is refused, with the shape that it should have."""
    (content_tree.root / "listings/amakusa" / name).mkdir(parents=True)
    problem = content_tree.problems()[0]
    assert (problem.kind, problem.facts["expected"]) == ("bad-id", "amakusa-0001")


def test_names_of_foreign_bytes_are_told_and_not_tripped_over(content_tree: ContentTree) -> None:
    """A folder named in Shift_JIS becomes a problem that can be printed."""
    town = content_tree.folder().parent
    os.mkdir(os.fsencode(town) + "/物件".encode("shift_jis"))  # noqa: PTH102 - pathlib takes no bytes
    content_tree.listing()
    problems = content_tree.problems()
    assert [problem.kind for problem in problems] == ["bad-id"]
    assert (problems[0].path + problems[0].message("ja")).encode("utf-8")


def test_unknown_towns_get_a_hint(content_tree: ContentTree) -> None:
    """A folder of a town that is not registered names the nearest one that is."""
    content_tree.listing("amakuza-0001")
    problem = content_tree.problems()[0]
    assert problem.kind == "unknown-municipality"
    assert "amakusa" in problem.message("en")


@pytest.mark.parametrize(
    ("name", "hint"), [("Listing.md", True), ("listing.md.txt", True), ("LISTING.MD", True), ("memo.txt", False)]
)
def test_a_misnamed_listing_file_is_recognised(content_tree: ContentTree, name: str, hint: bool) -> None:  # noqa: FBT001
    """A folder without listing.md says so, and names the file that was probably meant."""
    folder = content_tree.folder()
    (folder / name).write_text("---\ntitle: x\n---\n", encoding="utf-8")
    problem = content_tree.problems()[0]
    assert problem.kind == "no-listing-file"
    assert (f"「{name}」" in problem.message("ja")) is hint


def test_a_folder_called_listing_md_is_no_listing(content_tree: ContentTree) -> None:
    """A folder in the place of the file is told as a missing file, not as a link."""
    (content_tree.folder() / "listing.md").mkdir()
    assert content_tree.kinds() == ["no-listing-file"]


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "utf-16"])
def test_other_encodings_are_told(content_tree: ContentTree, encoding: str) -> None:
    """A file that Excel or an old editor saved in another encoding is refused with the way to mend it."""
    (content_tree.folder() / "listing.md").write_bytes("---\ntitle: 海の家\n---\n".encode(encoding))
    problem = content_tree.problems()[0]
    assert problem.kind == "not-utf8"
    assert "UTF-8" in problem.fix("ja")


def test_a_byte_order_mark_and_windows_line_ends_are_fine(content_tree: ContentTree) -> None:
    """A file saved by Notepad is read, and its places are the editor's."""
    folder = content_tree.listing(prise="380万円")
    text = (folder / "listing.md").read_text(encoding="utf-8")
    (folder / "listing.md").write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    problem = content_tree.problems()[0]
    assert (problem.kind, problem.line, problem.column) == ("unknown-key", 9, 1)


def test_a_file_that_is_too_large_is_not_read(content_tree: ContentTree) -> None:
    """A listing of more than 64 KB is refused by its size."""
    content_tree.listing(body="海" * (MAX_BYTES // 3 + 1))
    problem = content_tree.problems()[0]
    assert (problem.kind, problem.facts["limit"]) == ("too-large", "64 KB")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every file")
def test_a_file_without_permission_harms_nobody_else_as_user(content_tree: ContentTree) -> None:
    """A file that may not be opened is a problem of its own listing."""
    (content_tree.listing() / "listing.md").chmod(0)
    content_tree.listing("amakusa-0002")
    assert content_tree.kinds() == ["not-readable"]


def test_a_file_that_cannot_be_opened_is_a_problem_of_its_own(content_tree: ContentTree) -> None:
    """A listing.md that is a pipe neither hangs the check nor is read."""
    os.mkfifo(content_tree.folder() / "listing.md")
    content_tree.listing("amakusa-0002")
    assert [(p.kind, "0001" in p.path) for p in content_tree.problems()] == [("no-listing-file", True)]


@pytest.mark.parametrize(
    ("file", "on_disk", "kind"),
    [
        ("photos/01.jpg", None, "missing-file"),
        ("photos/01.jpg", "photos/01.JPG", "missing-file"),
        ("photos/01.jpg", "Photos/01.jpg", "missing-file"),
        ("photos/01.jpg", "photos/01.jpg/x.jpg", "missing-file"),
    ],
)
def test_named_pictures_have_to_be_there(content_tree: ContentTree, file: str, on_disk: str | None, kind: str) -> None:
    """A picture that is missing, or written with other capitals, is told at the line that names it."""
    folder = content_tree.listing(photos=[{"file": file}])
    if on_disk:
        picture(folder / on_disk)
    problem = content_tree.problems()[0]
    assert (problem.kind, problem.line, problem.column) == (kind, 10, 9)


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\xff\xd8\xff", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", b"\0" * 2000]
)
def test_files_that_are_no_pictures_are_refused(content_tree: ContentTree, data: bytes) -> None:
    """Whatever a .jpg really is, it is refused where it is not a picture of a format that we read."""
    folder = content_tree.listing(photos=PHOTO)
    (folder / "photos").mkdir()
    (folder / "photos/01.jpg").write_bytes(data)
    problem = content_tree.problems()[0]
    assert problem.kind == "not-a-picture"
    assert " / " not in problem.message("ja") + problem.message("en")


def test_damaged_headers_are_refused_or_read_but_never_raise(tmp_path: Path) -> None:
    """A hundred damaged copies of real files of each format end in a size or in a refusal."""
    rng = random.Random(7)  # noqa: S311 - the same damage every time
    for name in ("a.jpg", "a.png", "a.webp"):
        whole = picture(tmp_path / name, 40, 20).read_bytes()
        for _ in range(100):
            damaged = bytearray(whole[: rng.randrange(1, len(whole))])
            for _ in range(rng.randrange(4)):
                damaged[rng.randrange(len(damaged))] = rng.randrange(256)
            (tmp_path / "x.jpg").write_bytes(damaged)
            try:
                found = look(tmp_path / "x.jpg")
            except NotAPicture:
                continue
            assert found.width > 0
            assert found.height > 0


def test_a_picture_bomb_is_refused(content_tree: ContentTree) -> None:
    """A small file that claims a hundred million pixels is refused before it is decoded."""
    folder = content_tree.listing(photos=[{"file": "photos/01.png"}])
    data = bytearray(picture(folder / "photos/01.png").read_bytes())
    data[16:24] = struct.pack(">II", 12_000, 9_000)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    (folder / "photos/01.png").write_bytes(data)
    problem = content_tree.problems()[0]
    assert problem.kind == "not-a-picture"
    assert "画素" in problem.message("ja")


def test_a_picture_of_too_many_bytes_is_refused(content_tree: ContentTree) -> None:
    """A photo over the limit is refused by its size, without decoding it."""
    folder = content_tree.listing(photos=PHOTO)
    with picture(folder / "photos/01.jpg").open("ab") as file:
        file.truncate(MAX_PHOTO_BYTES + 1)
    problem = content_tree.problems()[0]
    assert (problem.kind, problem.facts["limit"]) == ("picture-too-large", "6 MB")


@pytest.mark.parametrize(
    ("width", "height", "kinds"),
    [(200, 100, []), (201, 100, []), (400, 300, ["panorama-shape"]), (100, 200, ["panorama-shape"])],
)
def test_panoramas_are_twice_as_wide_as_high(
    content_tree: ContentTree, width: int, height: int, kinds: list[str]
) -> None:
    """A 360° picture of another shape is not equirectangular and is refused."""
    folder = content_tree.listing(tour=SCENE)
    picture(folder / "panoramas/01.jpg", width, height)
    assert content_tree.kinds() == kinds


def test_one_bad_listing_never_harms_its_neighbour(content_tree: ContentTree) -> None:
    """Between a hundred kinds of rubbish, the good listing is read as if it were alone."""
    rng = random.Random(11)  # noqa: S311
    content_tree.listing("amakusa-5000", title="良い家")
    alone = content_tree.entry("amakusa-5000").listing
    for n in range(100):
        folder = content_tree.folder(f"amakusa-{4950 + n + (n >= 50):04}")
        (folder / "listing.md").write_bytes(
            rng.choice([b"---\n", b"", b"[" * 60_000, b"---\na: *x\n---\n"]) + rng.randbytes(rng.randrange(400))
        )
    content = content_tree.read()
    assert len(content.entries) == 101
    assert content_tree.entry("amakusa-5000").listing == alone
    assert list(content_tree.catalogue().houses) == ["amakusa-5000"]


@pytest.mark.parametrize("text", ["", "- a", "code: [", "code: '43215'\nname: 天草市", "code: 1\noffice: x", "\ttab"])
def test_a_broken_municipality_names_its_file(content_tree: ContentTree, text: str) -> None:
    """The operator's own file that cannot be used is named, in one line's words."""
    (content_tree.root / "municipalities/uto.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=r"uto\.yaml"):
        content_tree.read()


def test_a_municipality_has_its_facts(content_tree: ContentTree) -> None:
    """Names, office, desk and subsidies come from the town's file; its short name has no 市."""
    town = content_tree.read().municipalities["amakusa"]
    assert (town.code, town.short_name(), town.lat, town.desk.tel) == ("432156", "天草", 32.4586, "0000-00-0000")
    assert [subsidy.id for subsidy in town.subsidies] == ["reform"]
