"""What happened to a house, told day by day."""

from __future__ import annotations

from typing import Any

from akiya import vocabulary
from akiya.site.i18n import load
from akiya.site.timeline import timeline
from akiya.site.words import Wording
from tests.content_tree import ContentTree
from tests.site.conftest import ROOT

HISTORY: dict[str, Any] = {
    "registered_on": "2026-04-20",
    "confirmed_on": "2026-11-02",
    "price_history": [{"on": "2026-04-20", "price": "560万円"}, {"on": "2026-09-12", "price": "380万円"}],
    "status_history": [
        {"on": "2026-04-20", "status": "公開中"},
        {"on": "2026-11-02", "status": "公開中", "note": "担当者が現地で確認"},
    ],
}


def test_each_day_is_told_once(tmp_path):
    """What happened on one day stands in one line, newest day first; a status that stayed lends only its note."""
    tree = ContentTree(tmp_path)
    tree.town()
    tree.listing(**HISTORY)
    words = Wording(load("ja", ROOT / "themes/akiya/translations"), vocabulary.load())
    told = timeline(tree.catalogue().houses["amakusa-0001"], words)
    assert [(event.iso, event.text, event.notes) for event in told] == [
        ("2026-11-02", "天草市が確認", ("担当者が現地で確認",)),
        ("2026-09-12", "値段を変更　560万円 → 380万円", ()),
        ("2026-04-20", "登録・公開中・値段　560万円", ()),
    ]
