"""The HTML of the pages, judged by html-validate, with the rules of .htmlvalidate.json."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.site.conftest import ROOT, WHOLE
from tests.site.page_types import ADDRESSES, file_of


def complaints(folder: Path, files: list[str]) -> list[str]:
    """Return what html-validate has to say about files of a folder."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = [
        str(ROOT / "node_modules/.bin/html-validate"),
        "--config",
        str(ROOT / ".htmlvalidate.json"),
        "-f",
        "json",
    ]
    done = subprocess.run(
        [*command, *files], cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    return [
        f"{Path(file['filePath']).relative_to(folder)}:{found['line']}: {found['ruleId']}: {found['message']}"
        for file in json.loads(done.stdout)
        for found in file["messages"]
    ]


def test_html_validate_finds_no_error(built, survey):
    """Every type of page in both languages is valid, well named and accessible HTML; with AKIYA_TEST_ALL every page."""
    files = sorted(survey.pages) if WHOLE else sorted(file_of(address) for address in ADDRESSES.values())
    assert complaints(built, files) == []


def test_html_validate_is_heard(tmp_path):
    """A page with a mistake is complained of: the empty list above means that there is none."""
    (tmp_path / "wrong.html").write_text(
        "<!DOCTYPE html><html lang=ja><head><title>家</title></head><p>家</div></html>"
    )
    assert any("close-order" in line for line in complaints(tmp_path, ["wrong.html"]))
