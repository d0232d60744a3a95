"""What many tests share: the vocabulary, the sample content, small content folders, the order of running."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from akiya import vocabulary as words
from akiya.vocabulary import Vocabulary
from tests.chromium import axe, chromium, visit  # noqa: F401 - fixtures for every test that needs a browser
from tests.content_tree import ContentTree

ROOT = Path(__file__).parents[1]
ALL = bool(os.environ.get("AKIYA_TEST_ALL"))
# No clock decides a test. The quick run tries the same examples every time; the long one looks for new ones.
settings.register_profile("akiya", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=not ALL)
settings.load_profile("akiya")


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The vocabulary of the platform."""
    return words.load()


@pytest.fixture(scope="session")
def sample_content() -> Path:
    """The folder of the sample prefecture."""
    return ROOT / "content"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """A folder of real panoramas, photos and registers, where the machine has one."""
    folder = os.environ.get("AKIYA_REAL_DATA")
    if not folder or not Path(folder).is_dir():
        pytest.skip("AKIYA_REAL_DATA names no folder of real data on this machine")
    return Path(folder)


@pytest.fixture
def content_tree(tmp_path: Path) -> ContentTree:
    """An own content folder with the town amakusa and no listing yet."""
    tree = ContentTree(tmp_path / "content")
    tree.town()
    (tree.root / "listings").mkdir()
    return tree


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run the fast tests first, those that need a browser last, and the long ones only when asked for."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)
    if not ALL:
        left_out = [item for item in items if item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
