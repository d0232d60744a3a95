"""The same content gives the same bytes, wherever, whenever and by whomever it is built."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from tests.content_tree import AS_OF
from tests.site.conftest import AKIYA, CONTENT, ROOT, SITE_URL
from tests.site.page_types import LAND, PLAIN_HOUSE, TOUR_HOUSE

HOUSES = (TOUR_HOUSE, PLAIN_HOUSE, LAND, "reihoku-0004", "uto-0006", "yamae-0002")
HERE = {"TZ": "Asia/Tokyo", "LANG": "ja_JP.UTF-8", "LC_ALL": "ja_JP.UTF-8", "PYTHONHASHSEED": "1", "COLUMNS": "80"}
THERE = {
    "TZ": "America/St_Johns",
    "LANG": "C",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "4242",
    "COLUMNS": "200",
    "HOME": "/nonexistent",
}


def few_houses(folder: Path) -> None:
    """Copy the towns, the guides and six listings, with pictures made small so that they are encoded quickly."""
    for name in ("municipalities", "pages"):
        shutil.copytree(CONTENT / name, folder / name)
    shutil.copy(CONTENT / "site.yaml", folder)
    for listing_id in HOUSES:
        place = f"listings/{listing_id.partition('-')[0]}/{listing_id}"
        shutil.copytree(CONTENT / place, folder / place)
    for path in folder.rglob("*.jpg"):
        with Image.open(path) as picture:
            size = (1024, 512) if path.parent.name == "panoramas" else (480, 360)
            small = picture.resize(size)
        small.save(path)


def copied_backwards(source: Path, target: Path) -> None:
    """Copy a folder in the reverse order of names, so that neither the order of a folder nor any time is the same."""
    for path in sorted(source.rglob("*"), reverse=True):
        if path.is_file():
            to = target / path.relative_to(source)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(path.read_bytes())
            os.utime(to, (946684800, 946684800))


def built_by(environment: dict[str, str], umask: int, content: Path, folder: Path) -> dict[str, str]:
    """Build a site in a process of its own and return the hash of each of its files."""
    output = folder / "out"
    command = [
        *AKIYA, "build", "--content", str(content), "--output", str(output),
        "--cache", str(folder / "cache"), "--as-of", AS_OF, "--site-url", SITE_URL,
    ]  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(
        command, cwd=folder, env=environment, umask=umask, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    files = [path for path in output.rglob("*") if path.is_file()]
    return {path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def assert_same(content: Path, tmp_path: Path) -> dict[str, str]:
    """Build content twice under different circumstances and return the one result."""
    other = tmp_path / "もう 一度" / "中身"
    copied_backwards(content, other)
    first = built_by(HERE, 0o022, content, tmp_path / "here")
    second = built_by(THERE, 0o077, other, tmp_path / "もう 一度" / "there")
    assert sorted(set(first) ^ set(second)) == []
    assert sorted(name for name in first if first[name] != second[name]) == []
    return first


def test_two_builds_of_the_same_content_are_the_same_bytes(tmp_path):
    """Folder, time zone, locale, hash seed, umask, order of files, their times and an empty cache change no byte of the site; a new sentence does."""
    few_houses(tmp_path / "content")
    site = assert_same(tmp_path / "content", tmp_path)
    assert {f"listings/{listing_id}/index.html" for listing_id in HOUSES} <= set(site)
    assert sum(name.startswith("media/") for name in site) > 30
    assert any(name.startswith("search/") for name in site)
    one = tmp_path / "content/listings/yamae/yamae-0002/listing.md"
    one.write_text(one.read_text(encoding="utf-8") + "\n朝日がよく入ります。\n", encoding="utf-8")
    again = built_by(HERE, 0o022, tmp_path / "content", tmp_path / "here")
    changed = {name for name in site if site[name] != again.get(name)}
    assert "listings/yamae-0002/index.html" in changed
    assert f"listings/{PLAIN_HOUSE}/index.html" not in changed


@pytest.mark.long
def test_two_builds_of_the_whole_sample_are_the_same_bytes(tmp_path):
    """The same holds for the whole sample prefecture."""
    assert len(assert_same(CONTENT, tmp_path)) > 3000
