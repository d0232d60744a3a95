"""The catalogues of the site's sentences: gathered from templates, modules and the schema, one .po file a language.

`scripts/messages.py update` adds new sentences to every catalogue and drops those that are gone;
`scripts/messages.py check` fails where a catalogue is not complete.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
TRANSLATIONS = ROOT / "themes/akiya/translations"
LANGUAGES = {"en": "en_GB", "zh-Hant": "zh_Hant_TW", "zh-Hans": "zh_Hans_CN", "ko": "ko_KR"}
METHODS = [("akiya/site/**.py", "python"), ("plugins/**.py", "python"), ("themes/akiya/templates/**.html", "jinja2")]
KEYWORDS = {
    "_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
    "of": ((1, "c"), 2), "counted": None, "N_": None,
}  # fmt: skip
OPTIONS = {"themes/akiya/templates/**.html": {"trimmed": "false", "silent": "false", "newstyle_gettext": "true"}}


def extracted() -> Catalog:
    """Return every sentence that the site can say, with the files where it stands."""
    found = Catalog(project="akiya", version="1", charset="utf-8", fuzzy=False)
    for folder in ("akiya", "plugins", "themes"):
        prefix = f"{folder}/"
        methods = [(pattern.removeprefix(prefix), method) for pattern, method in METHODS if pattern.startswith(prefix)]
        options = {
            pattern.removeprefix(prefix): value for pattern, value in OPTIONS.items() if pattern.startswith(prefix)
        }
        for name, _, message, comments, context in extract_from_dir(str(ROOT / folder), methods, options, KEYWORDS):
            plural = (
                (message, message)
                if (folder, isinstance(message, str)) == ("akiya", True) and message in _counted()
                else message
            )
            found.add(plural, None, [(f"{folder}/{name}", 1)], auto_comments=comments, context=context)
    for label, where in declared():
        found.add(label, None, [(where, 1)])
    return found


def _counted() -> frozenset[str]:
    """Return the sentences of scripts that have a form for one and a form for many."""
    return frozenset({"{n}件", "つづきの{n}件を見る", "{n}件の結果を見る", "「{label}」を外すと{n}件"})


def declared() -> Iterator[tuple[str, str]]:
    """Yield the labels and meanings of the fields of the schema."""
    from akiya.listing import Listing
    from akiya.schema import walk

    for _, declared in walk(Listing):
        yield declared.item.label, "akiya/listing.py"
        yield declared.item.doc, "akiya/listing.py"


def updated(lang: str) -> Catalog:
    """Return the catalogue of a language with exactly the present sentences."""
    path = TRANSLATIONS / f"{lang}.po"
    known = read_po(BytesIO(path.read_bytes()), locale=LANGUAGES[lang]) if path.is_file() else Catalog()
    fresh = Catalog(locale=LANGUAGES[lang], project="akiya", version="1", charset="utf-8", fuzzy=False)
    for message in extracted():
        if message.id:
            old = known.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
            text = old.string if old and (isinstance(old.string, str) == isinstance(message.id, str)) else None
            fresh.add(message.id, text, sorted({(name, 1) for name, _ in message.locations}), context=message.context)
    return fresh


def missing(catalog: Catalog) -> list[str]:
    """Return the sentences of a catalogue that have no translation."""
    empty = [message for message in catalog if message.id and not _complete(message.string)]
    return [message.id if isinstance(message.id, str) else message.id[0] for message in empty]


def _complete(string: object) -> bool:
    """Tell whether a translation and all its plural forms are there."""
    forms = string if isinstance(string, list | tuple) else [string]
    return bool(forms) and all(forms)


def write(lang: str, catalog: Catalog) -> None:
    """Write a catalogue, sorted by sentence, without dates or line numbers, so that it only changes with its words."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=0, sort_output=True, omit_header=True, include_lineno=False)
    plurals = f'"Plural-Forms: nplurals={catalog.num_plurals}; plural={catalog.plural_expr};\\n"'
    head = [
        'msgid ""',
        'msgstr ""',
        f'"Language: {lang}\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        plurals,
    ]
    (TRANSLATIONS / f"{lang}.po").write_text("\n".join([*head, "", buffer.getvalue().decode()]), encoding="utf-8")


def main() -> None:
    """Update or check every catalogue."""
    failed = False
    for lang in LANGUAGES:
        catalog = updated(lang)
        if sys.argv[1:] == ["update"]:
            write(lang, catalog)
        left = missing(catalog)
        print(f"{lang}: {len(catalog) - len(left)} / {len(catalog)}" + (f"  {left[:3]}" if left else ""))
        failed = failed or bool(left)
    sys.exit(1 if failed and sys.argv[1:] == ["check"] else 0)


if __name__ == "__main__":
    main()
