"""The catalogues of the site's sentences."""

import importlib.util
import re
import runpy
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
SPEC = importlib.util.spec_from_file_location("messages", ROOT / "scripts/messages.py")
assert SPEC
assert SPEC.loader
messages = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(messages)
PUBLISHED = [lang for lang in runpy.run_path(str(ROOT / "pelicanconf.py"))["AKIYA_LANGUAGES"] if lang != "ja"]


@pytest.mark.parametrize("lang", PUBLISHED)
def test_every_sentence_of_the_site_is_translated(lang: str) -> None:
    """No published language shows a Japanese sentence of the platform's own."""
    assert messages.missing(messages.updated(lang)) == []


@pytest.mark.parametrize("lang", PUBLISHED)
def test_translations_keep_what_is_filled_in(lang: str) -> None:
    """Every %(name)s, {name} and HTML tag of a sentence stands in its translation too."""
    with (ROOT / f"themes/akiya/translations/{lang}.po").open("rb") as source:
        catalog = read_po(source)
    assert [message.id for message in catalog if message.id and not _kept(message)] == []


def _kept(message: Message) -> bool:
    """Tell whether every form of a translation has the placeholders of its sentence."""
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    pattern = r"%\(\w+\)[sd]|\{\w+\}|</?(?:b|br|small|wbr)>"
    wanted = set(re.findall(pattern, ids[-1]))
    return (
        all(set(re.findall(pattern, text)) <= wanted for text in strings)
        and set(re.findall(pattern, strings[-1])) == wanted
    )
