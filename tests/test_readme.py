"""What the README tells to type works."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.strip().splitlines()]


@pytest.mark.parametrize("command", [line for line in COMMANDS if line.startswith(".venv/bin/akiya")])
def test_the_commands_of_the_readme_run(command: str, tmp_path: Path) -> None:
    """Each akiya command, typed as it stands, ends with exit code 0."""
    words = shlex.split(command)
    words[0] = str(Path(sys.executable).with_name("akiya"))
    words = [str(tmp_path / "output") if word == "output" else word for word in words]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("command", [line for line in COMMANDS if line.startswith("make ")])
def test_the_make_targets_of_the_readme_exist(command: str) -> None:
    """Each target that the README names is one that make knows."""
    done = subprocess.run(
        ["make", "-n", *shlex.split(command)[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_the_links_of_the_readme_lead_somewhere(target: str) -> None:
    """Every file that the README points to is there."""
    assert (ROOT / target).is_file()
