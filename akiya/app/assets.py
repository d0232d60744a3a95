"""Style sheets, scripts and drawings of the theme -> small files named by their content. esbuild does the bundling."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from akiya.pictograms import sprite

ENTRIES: Mapping[str, str] = {
    "site.css": "themes/akiya/static/css/site.css",
    "tour.css": "themes/akiya/static/css/tour.css",
    "map.css": "themes/akiya/static/css/map.css",
    "listing.js": "themes/akiya/static/js/listing.js",
    "search.js": "themes/akiya/static/js/search/main.js",
}
"""Name by which templates ask -> the file that the bundle starts from."""
SOURCES = ("themes/akiya/static", "search/client", "package-lock.json")
"""What a change of makes the bundles anew."""


class AssetError(Exception):
    """The bundler could not do its work; the message is its own."""


@dataclass(frozen=True, slots=True)
class Assets:
    """Name -> path below the output folder, and every file that belongs to the assets."""

    paths: Mapping[str, str]
    used: frozenset[str]
    client: bytes
    """The search client, one module."""


def prepare(root: Path, cache_dir: Path, out_dir: Path) -> Assets:
    """Bundle the theme's files, or take them from the cache where nothing changed, and put them into the output."""
    key = _key(root)
    made = cache_dir / key
    if not (made / "paths.json").is_file():
        _bundle(root, made)
    paths: dict[str, str] = json.loads((made / "paths.json").read_text(encoding="utf-8"))
    paths |= {"sprite.svg": _write_hashed(out_dir, "sprite", ".svg", sprite(signs(root)).encode())}
    icon = (root / "themes/akiya/static/icon.svg").read_bytes()
    paths |= {"icon.svg": _write_hashed(out_dir, "icon", ".svg", icon)}
    files = [path for path in (made / "static").rglob("*") if path.is_file()]
    for path in files:
        _copy(path, out_dir / "static" / path.relative_to(made / "static"))
    used = {f"static/{path.relative_to(made / 'static').as_posix()}" for path in files}
    own = frozenset({*used, paths["sprite.svg"], paths["icon.svg"]})
    return Assets(paths, own, (made / "akiya-search.js").read_bytes())


def signs(root: Path) -> dict[str, str]:
    """Return code -> SVG text of every pictogram."""
    folder = root / "themes/akiya/pictograms"
    found = {path.stem: path for path in folder.glob("*.svg")}
    return {code: found[code].read_text(encoding="utf-8") for code in sorted(found)}


def _key(root: Path) -> str:
    """Return a name for everything that the bundles are made from."""
    digest = hashlib.blake2b(digest_size=12)
    for path in _sources(root):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _sources(root: Path) -> Iterable[Path]:
    """Yield the source files in the order of their names."""
    for name in SOURCES:
        path = root / name
        yield from sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else (path,)


def _bundle(root: Path, made: Path) -> None:
    """Run esbuild and note under which hashed name each entry came out."""
    if made.exists():
        shutil.rmtree(made)
    command = [
        *(str(root / entry) for entry in ENTRIES.values()),
        "--bundle", "--minify", "--splitting", "--format=esm", "--target=es2022", "--charset=utf8",
        "--legal-comments=none", "--log-level=error",
        "--entry-names=[name]-[hash]", "--chunk-names=part-[hash]", "--asset-names=[name]-[hash]",
        "--loader:.png=file", "--loader:.svg=file", f"--outdir={made / 'static'}", f"--metafile={made / 'meta.json'}",
        f"--outbase={root / 'themes/akiya/static'}",
    ]  # fmt: skip
    made.mkdir(parents=True)
    _esbuild(root, command)
    outputs = json.loads((made / "meta.json").read_text(encoding="utf-8"))["outputs"]
    by_entry = {facts["entryPoint"]: Path(name).name for name, facts in outputs.items() if "entryPoint" in facts}
    paths = {name: f"static/{by_entry[entry]}" for name, entry in ENTRIES.items()}
    _bundle_client(root, made)
    (made / "paths.json").write_text(json.dumps(paths), encoding="utf-8")


def _esbuild(root: Path, arguments: list[str]) -> None:
    """Run esbuild; node is looked for beside our Python first, where `make setup` puts it. Raises `AssetError`."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    command = [str(root / "node_modules/.bin/esbuild"), "--tsconfig-raw={}", *arguments]
    try:
        environment = {**os.environ, "PATH": path}
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    except OSError as error:
        raise AssetError("make setup を先に実行してください / please run make setup first") from error
    if done.returncode:
        raise AssetError(done.stderr.strip() or "esbuild")


def _bundle_client(root: Path, made: Path) -> None:
    """Bundle the search client as the one module that stands beside its index under a fixed name."""
    command = [
        str(root / "search/client/akiya-search.js"),
        "--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8",
        "--external:node:*", "--log-level=error",
        f"--outfile={made / 'akiya-search.js'}",
    ]  # fmt: skip
    _esbuild(root, command)


def _write_hashed(out_dir: Path, stem: str, suffix: str, data: bytes) -> str:
    """Write a file under a name that holds its hash; return its path below the output."""
    name = f"static/{stem}-{hashlib.blake2b(data, digest_size=6).hexdigest()}{suffix}"
    path = out_dir / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_bytes() != data:
        path.write_bytes(data)
    return name


def _copy(source: Path, target: Path) -> None:
    """Copy a file unless the same one is there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.is_file() or target.read_bytes() != source.read_bytes():
        target.write_bytes(source.read_bytes())
