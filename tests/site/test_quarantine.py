"""What a build leaves out, and that it leaves out nothing else and leaves nothing behind."""

from __future__ import annotations

import hashlib
import json

import pytest
from PIL import Image

from akiya.app.build import BuildError
from tests.content_tree import AS_OF, picture
from tests.site.conftest import SITE_URL, SmallSite

GOOD, OTHER, BAD = "amakusa-0001", "uto-0002", "amakusa-0003"


def pages_of(small: SmallSite, listing_id: str) -> set[str]:
    """Return the files of a listing's pages."""
    return {name for name in small.files() if f"listings/{listing_id}/" in name}


def contents(small: SmallSite) -> dict[str, str]:
    """Return the hash of each file of the site."""
    return {name: hashlib.sha256((small.output / name).read_bytes()).hexdigest() for name in small.files()}


def test_a_broken_listing_is_kept_out_and_the_others_are_built(small):
    """A price that nobody can read keeps one listing out, with file, line and words of the town; its neighbours have their pages."""
    small.tree.listing(GOOD)
    small.tree.listing(OTHER, title="干潟の見える家")
    small.tree.listing(BAD, title="読めない家", price="安くします")
    report = small.build()
    path = f"listings/amakusa/{BAD}/listing.md"
    assert list(report.quarantine) == [path]
    assert report.listings == 2
    assert pages_of(small, BAD) == set()
    assert all(
        pages_of(small, id_) == {f"listings/{id_}/index.html", f"en/listings/{id_}/index.html"} for id_ in (GOOD, OTHER)
    )
    assert small.mentions(BAD) == []
    assert small.mentions("読めない家") == []
    told = json.loads(report.as_json("ja"))["quarantine"][path][0]
    assert told["line"] == 6
    assert "安くします" in report.as_text("ja")
    assert path in report.as_text("en")


def test_files_outside_a_listing_are_never_published(small, tmp_path):
    """A photo that is a symlink, or a path that climbs out of the folder, keeps the listing out; the secret's pixels are nowhere."""
    secret = picture(tmp_path / "secret.jpg", 640, 480, "#ff00ff")
    small.tree.listing(GOOD)
    folder = small.tree.listing("amakusa-0004", photos=[{"file": "photos/01.jpg"}])
    (folder / "photos").mkdir()
    (folder / "photos/01.jpg").symlink_to(secret)
    small.tree.listing("amakusa-0005", photos=[{"file": "../../../../secret.jpg"}])
    small.tree.listing("amakusa-0006", photos=[{"file": str(secret)}])
    report = small.build()
    assert len(report.quarantine) == 3
    assert report.listings == 1
    assert [name for name in small.files() if name.startswith("media/") and "-share" not in name] == []
    assert small.mentions("secret.jpg") == []


def test_a_linked_folder_is_not_followed(small, tmp_path):
    """A listing folder that is a symlink to somewhere else has no page."""
    small.tree.listing(GOOD)
    elsewhere = small.tree.listing("amakusa-0007", title="よその家").rename(tmp_path / "elsewhere")
    (small.tree.root / "listings/amakusa/amakusa-0007").symlink_to(elsewhere)
    small.build()
    assert pages_of(small, "amakusa-0007") == set()
    assert small.mentions("よその家") == []
    assert pages_of(small, GOOD)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"expires_on": "2026-11-20"}, "expired"),
        ({"status": "成約"}, "contracted"),
        ({"status": "取下げ"}, "withdrawn"),
    ],
)
def test_a_house_that_is_gone_has_no_page(small, fields, why):
    """An expired, contracted or withdrawn listing is valid but has no page, no search hit and no place in the sitemap."""
    small.tree.listing(GOOD)
    small.tree.listing(BAD, title="もうない家", **fields)
    report = small.build()
    assert report.quarantine == {}
    assert report.left_out == {BAD: why}
    assert small.mentions("もうない家") == []
    assert small.mentions(BAD) == []
    assert report.as_text("ja").count(BAD) == 1


def test_a_listing_expires_on_the_day_after_its_last(small):
    """On its last day a listing still has its page."""
    small.tree.listing(GOOD, expires_on=AS_OF)
    assert small.build().listings == 1
    assert pages_of(small, GOOD)


def test_what_is_removed_from_the_content_is_removed_from_the_site(small, tmp_path):
    """After a listing is taken away, a second build leaves the site exactly as if it had never been there."""
    small.tree.listing(GOOD)
    folder = small.tree.listing(BAD, title="すぐなくなる家", photos=[{"file": "photos/01.jpg"}])
    Image.effect_noise((640, 480), 60).save(picture(folder / "photos/01.jpg"))
    small.build()
    assert len(pages_of(small, BAD)) == 2
    assert any(name.startswith("media/") for name in small.files())
    for path in (folder / "photos/01.jpg", folder / "photos", folder / "listing.md", folder):
        path.rmdir() if path.is_dir() else path.unlink()
    assert small.build().removed > 2
    fresh = SmallSite(small.tree, tmp_path / "fresh")
    fresh.build()
    assert contents(small) == contents(fresh)
    assert small.mentions("すぐなくなる家") == []


def test_an_unchanged_build_writes_nothing(small):
    """A second build of the same content writes and removes no file."""
    small.tree.listing(GOOD)
    first = small.build()
    second = small.build()
    assert first.changed > 100
    assert (second.changed, second.removed) == (0, 0)


def test_a_folder_of_somebody_else_is_never_touched(small):
    """A build into a folder that holds other files refuses and leaves every file as it was."""
    small.tree.listing(GOOD)
    small.output.mkdir()
    (small.output / "thesis.txt").write_text("three years of work", encoding="utf-8")
    with pytest.raises(BuildError, match="空でも"):
        small.build()
    assert small.files() == {"thesis.txt"}


def test_the_address_of_the_site_is_the_one_that_was_given(small):
    """Canonical addresses stand below the address given to the build, a sub-path included."""
    small.tree.listing(GOOD)
    small.build()
    assert small.html(f"en/listings/{GOOD}/index.html").canonical == [f"{SITE_URL}/en/listings/{GOOD}/"]
