"""What a listing says that a picture can show, and the seeds that make every picture repeatable."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field, replace
from hashlib import blake2b

_COAST = "amakusa kamiamakusa reihoku uto uki ashikita tsunagi minamata nagasu arao tamana hikawa yatsushiro"
_ASO = "aso minamiaso takamori ubuyama oguni minamioguni nishihara"
_KUMA = "hitoyoshi nishiki taragi yunomae mizukami sagara itsuki yamae kuma asagiri"
REGION = (
    dict.fromkeys(_COAST.split(), "coast") | dict.fromkeys(_ASO.split(), "aso") | dict.fromkeys(_KUMA.split(), "kuma")
)
SEASONS = ("spring", "summer", "summer", "autumn", "autumn", "winter")
_UNKNOWN_YEAR = {"kominka": 1918, "shop_house": 1938, "apartment": 1979}
_SEASON_OF = {
    1: "winter",
    2: "winter",
    3: "spring",
    4: "spring",
    5: "spring",
    6: "summer",
    7: "summer",
    8: "summer",
    9: "summer",
    10: "autumn",
    11: "autumn",
    12: "winter",
}
_JO = {"四畳半": 4.5, "三畳": 3, "四畳": 4, "六畳": 6, "八畳": 8, "十畳": 10, "十二畳": 12}


@dataclass(frozen=True)
class Traits:
    """The facts of one listing as far as they can be drawn."""

    id: str
    municipality: str
    kind: str = "house"
    floors: int = 1
    year: int = 1968
    yes: frozenset[str] = field(default_factory=frozenset)
    words: str = ""
    month: int | None = None

    @property
    def region(self) -> str:
        """coast, aso, kuma or plain."""
        return REGION.get(self.municipality, "plain")

    @property
    def season(self) -> str:
        """The season of the picture: by its month where the listing tells it, else one for the whole house."""
        if self.month:
            return _SEASON_OF[self.month]
        return seeded(self.id, "season").choice(SEASONS)

    def has(self, *codes: str) -> bool:
        """Whether the town has confirmed any of these attributes."""
        return any(code in self.yes for code in codes)


def seeded(*parts: str) -> random.Random:
    """Return a generator that depends on the words alone, on every machine."""
    digest = blake2b("/".join(parts).encode(), digest_size=8).digest()
    return random.Random(int.from_bytes(digest, "big"))  # noqa: S311 - pictures, not secrets


def fork(rng: random.Random) -> random.Random:
    """Return a generator of its own for one thing, so that leaving the thing out does not change the others."""
    return random.Random(rng.getrandbits(48))  # noqa: S311 - pictures, not secrets


@dataclass(frozen=True)
class Shot:
    """One photo that a listing names: its file, what kind of place it shows, its caption, the month it was taken."""

    file: str
    room: str = "exterior"
    caption: str = ""
    month: int | None = None

    def says(self, *words: str) -> bool:
        """Whether the caption has any of these words."""
        return any(word in self.caption for word in words)

    @property
    def jo(self) -> float | None:
        """The number of mats in the caption."""
        return next(
            (size for word, size in sorted(_JO.items(), key=lambda i: -len(i[0])) if word in self.caption), None
        )


# words of a caption -> the attribute that the picture then has to show
_TELLING = {
    "sea_view": ("海", "灘", "港", "湾", "瀬戸", "船着き場"),
    "river": ("川",),
    "mountain_view": ("岳", "山"),
    "rice_paddy": ("田",),
    "fruit_trees": ("柿", "みかん"),
    "wood_stove": ("薪ストーブ",),
}


def for_shot(t: Traits, shot: Shot) -> Traits:
    """Return the traits as one photo shows them: its month, and what its caption names."""
    named = {code for code, words in _TELLING.items() if shot.says(*words)}
    return replace(t, month=shot.month or t.month, yes=t.yes | named)


def likely_year(built: str | None, kind: str) -> int:
    """Return the year of a date like ``1968-04``; a likely one for the kind where nothing is said."""
    found = re.match(r"\d{4}", built or "")
    return int(found[0]) if found else _UNKNOWN_YEAR.get(kind, 1972)
