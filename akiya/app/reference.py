"""The reference pages, made from the schema, the vocabulary and the catalogue of problems: nothing is told twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from akiya.listing import Listing
from akiya.problems import KINDS
from akiya.schema import Declared, walk
from akiya.site.i18n import load
from akiya.vocabulary import Vocabulary

TRANSLATIONS = Path(__file__).parents[2] / "themes/akiya/translations"
WORDS = {
    "ja": {
        "fields": "物件の項目",
        "intro": "`listing.md` に書ける項目のすべてです。太字の項目は欠かせません。"
        "書かない項目は「未確認」になり、「なし」にはなりません。",
        "key": "項目",
        "name": "名前",
        "doc": "書くこと",
        "unit": "単位",
        "example": "記入例",
        "national": "国の項目",
        "values": "選べる値",
        "choices": "選べる値",
        "choices_intro": "値の名前、符号、ほかの書き方のどれで書いても、同じ値として読みます。",
        "code": "符号",
        "spellings": "ほかの書き方",
        "attributes": "属性（絵記号）",
        "attributes_intro": "`attributes` に「名前: ある」のように書きます。"
        "値は ある・ない・未確認・対象外 の四つです。",
        "top": "全体",
    },
    "en": {
        "fields": "Fields of a listing",
        "intro": "Everything that `listing.md` can hold. Fields in bold are required. "
        "What is left out is unknown, never “no”.",
        "key": "Field",
        "name": "Name",
        "doc": "What to write",
        "unit": "Unit",
        "example": "Example",
        "national": "National item",
        "values": "Values",
        "choices": "Values",
        "choices_intro": "Label, code and spellings are all read as the same value.",
        "code": "Code",
        "spellings": "Spellings",
        "attributes": "Attributes (pictograms)",
        "attributes_intro": "Write them below `attributes`, such as `sea_view: yes`. "
        "The states are yes, no, unknown and n/a.",
        "top": "Listing",
    },
}


def fields_text(lang: str) -> str:
    """Return the fields as plain text: key, name, unit and example, a field a line."""
    name = _names(lang)
    rows = [
        (path, name(d.item.label) + (f"（{d.item.unit}）" if d.item.unit else ""), d.item.example)
        for path, d in walk(Listing)
    ]
    return "\n".join(f"{path:34} {label}{f'  {example}' if example else ''}" for path, label, example in rows)


def fields_markdown(vocabulary: Vocabulary, lang: str) -> str:
    """Return the reference of all fields, choices and attributes as a Markdown page."""
    words = WORDS[lang]
    parts = [
        f"# {words['fields']}\n\n{words['intro']}",
        *_field_tables(vocabulary, lang),
        f"## {words['choices']}\n\n{words['choices_intro']}",
        *_choice_tables(vocabulary, lang),
        f"## {words['attributes']}\n\n{words['attributes_intro']}",
        *_attribute_tables(vocabulary, lang),
    ]
    return "\n\n".join(parts) + "\n"


def problems_markdown() -> str:
    """Return every problem that the check can report, in Japanese and English, as a Markdown page."""
    severities = {"error": ("エラー", "error"), "warning": ("確認", "please check")}
    parts = [
        "# 点検で出る知らせ / What the check reports",
        "`akiya check` が出す知らせのすべてです。波かっこの中には、そのときの値が入ります。",
    ]
    for kind in KINDS.values():
        ja, en = severities[kind.severity]
        lines = [f"## {kind.id}", f"**{kind.title['ja']}**（{ja}）", kind.message["ja"], f"→ {kind.fix['ja']}"]
        parts += [*lines, f"*{kind.title['en']}* ({en}): {kind.message['en']} → {kind.fix['en']}"]
    return "\n\n".join(parts) + "\n"


def _names(lang: str) -> Callable[[str], str]:
    """Return what turns a Japanese name into a language; without a translation it stays Japanese."""
    return load(lang, TRANSLATIONS).gettext


def _field_tables(vocabulary: Vocabulary, lang: str) -> Iterator[str]:
    """Yield one table for each part of a listing, the listing's own fields first."""
    words, name = WORDS[lang], _names(lang)
    groups: dict[str, list[tuple[str, Declared]]] = {}
    for path, declared in walk(Listing):
        groups.setdefault(path.rpartition(".")[0], []).append((path, declared))
    labels = {path: declared.item.label for path, declared in walk(Listing)}
    head = [words[key] for key in ("key", "name", "doc", "unit", "example", "national", "values")]
    for part, group in groups.items():
        title = _heading(name(labels[part.removesuffix("[]")]), part) if part else words["top"]
        yield f"## {title}\n\n{_table(head, [_field_row(vocabulary, lang, path, d) for path, d in group])}"


def _field_row(vocabulary: Vocabulary, lang: str, path: str, declared: Declared) -> list[str]:
    """Return the cells of one field."""
    item, label = declared.item, _names(lang)(declared.item.label)
    key = f"`{path.rpartition('.')[2]}`"
    national = ", ".join(map(str, item.national))
    values = ""
    if item.choices:
        options = vocabulary.choices[item.choices].options.values()
        values = f"[{' / '.join(option.label[lang] for option in options)}](#{item.choices})"
    elif item.kind in ("part", "parts"):
        inner = f"{path}{'[]' if item.kind == 'parts' else ''}"
        values = f"[{inner}](#{_anchor(_heading(label, inner))})"
    return [f"**{key}**" if item.required else key, label, item.doc, item.unit, item.example, national, values]


def _heading(label: str, part: str) -> str:
    """Return the heading of a part."""
    return f"{label} `{part}`"


def _anchor(heading: str) -> str:
    """Return the fragment that GitHub and GitLab give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _choice_tables(vocabulary: Vocabulary, lang: str) -> Iterator[str]:
    """Yield one table for each choice set."""
    words = WORDS[lang]
    head = [words["values"], words["code"], words["spellings"]]
    for choices in vocabulary.choices.values():
        rows = [[o.label[lang], f"`{o.code}`", "、".join(o.spellings)] for o in choices.options.values()]
        yield f"### {choices.name}\n\n{_table(head, rows)}"


def _attribute_tables(vocabulary: Vocabulary, lang: str) -> Iterator[str]:
    """Yield one table for each group of attributes."""
    words = WORDS[lang]
    head = [words["name"], words["code"], words["doc"], words["spellings"]]
    for group, label in vocabulary.groups.items():
        kinds = [kind for kind in vocabulary.attributes.values() if kind.group == group]
        rows = [[k.label[lang], f"`{k.code}`", k.help[lang], "、".join(k.spellings)] for k in kinds]
        yield f"### {label[lang]}\n\n{_table(head, rows)}"


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    """Return a Markdown table; bars in cells are escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '｜') for cell in cells)} |" for cells in lines)
