"""A municipality: its names, office, desk and subsidies, as content/municipalities/<municipality>.yaml tells them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Desk:
    """Who answers questions about the town's houses."""

    name: Labels
    tel: str
    """Empty where nobody has told it."""
    hours: Labels
    sample: bool


@dataclass(frozen=True, slots=True)
class Subsidy:
    """A programme of the town; `deadline` is the last day to apply, or None."""

    id: str
    title: Labels
    amount: Labels
    max_yen: int | None
    for_whom: Labels
    deadline: str | None
    bring: Labels


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms of open data: their name as people say it, and their address, empty where it is not known."""

    name: str
    url: str


CC_BY = Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
"""What holds where neither the town nor the site names a licence."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A city, town or village; `slug` is the name of its file and of its folder of listings."""

    slug: str
    code: str
    prefecture: str
    name: Labels
    kana: str
    county: Labels | None
    region: str
    tile: tuple[int, int] | None
    """Column and row on the tile map, counted from 1."""
    lat: float
    lon: float
    website: str
    about: Labels
    also: tuple[str, ...]
    desk: Desk
    subsidies: tuple[Subsidy, ...]
    licence: Licence | None = None
    """Licence of the town's open data; None is that of the site."""
    with_prefecture: Labels | None = None
    """Its name with that of its prefecture, where a site holds several: names such as 朝日町 stand in many."""

    @property
    def full_name(self) -> Labels:
        """The name that is clear wherever it stands."""
        return self.with_prefecture or self.name

    def short_name(self) -> str:
        """Return the Japanese name without 市, 町 or 村."""
        return self.name["ja"][:-1]


def municipality(slug: str, data: Mapping[str, Any]) -> Municipality:
    """Build a municipality from its YAML mapping of texts; raises KeyError or ValueError where a fact is missing."""
    tile = data.get("tile")
    return Municipality(
        slug=slug,
        code=data["code"],
        prefecture=data["prefecture"],
        name=data["name"],
        kana=data["kana"],
        county=data.get("county") or None,
        region=data.get("region", ""),
        tile=(int(tile["col"]), int(tile["row"])) if tile else None,
        lat=float(data["office"]["lat"]),
        lon=float(data["office"]["lon"]),
        website=data["website"],
        about=data.get("about") or {},
        also=tuple(data.get("also") or ()),
        desk=_desk(data["desk"]),
        subsidies=tuple(_subsidy(entry) for entry in data.get("subsidies") or ()),
        licence=licence(data.get("licence")),
    )


def licence(data: Mapping[str, Any] | None) -> Licence | None:
    """Build a licence from `{name: …, url: https://…}`, or None from nothing; raises KeyError or ValueError."""
    if not data:
        return None
    if not data["name"] or not data["url"].startswith("https://"):
        raise ValueError(f"licence: {data['url']!r}")
    return Licence(data["name"], data["url"])


TOGETHER = {"ja": "{0}{1}", "en": "{1}, {0}", "zh-Hant": "{0}{1}", "zh-Hans": "{0}{1}", "ko": "{0} {1}"}
"""How prefecture and municipality stand together."""


def told_apart(towns: Mapping[str, Municipality], prefectures: Mapping[str, Labels]) -> dict[str, Municipality]:
    """Return municipalities with the names of their prefectures, unless all lie in the same one."""
    if len({town.prefecture for town in towns.values()}) < 2:
        return dict(towns)
    return {slug: _with(town, prefectures.get(town.prefecture)) for slug, town in towns.items()}


def _with(town: Municipality, prefecture: Labels | None) -> Municipality:
    """Return a municipality with the name of its prefecture, where that is known."""
    if prefecture is None:
        return town
    whole = {lang: TOGETHER[lang].format(prefecture[lang], name) for lang, name in town.name.items()}
    return replace(town, with_prefecture=whole)


def _desk(data: Mapping[str, Any]) -> Desk:
    """Build the desk."""
    return Desk(data["name"], data.get("tel", ""), data["hours"], data.get("sample") == "true")


def _subsidy(data: Mapping[str, Any]) -> Subsidy:
    """Build one subsidy."""
    most, deadline = data.get("max_yen"), data.get("deadline")
    return Subsidy(
        data["id"],
        data["title"],
        data["amount"],
        int(most) if most and most != "null" else None,
        data.get("for_whom") or {},
        deadline if deadline and deadline != "null" else None,
        data.get("bring") or {},
    )
