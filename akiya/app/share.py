"""The picture that a messenger shows for a shared house: its photo, its price and what it has, without any font.

An SVG of strokes and pictograms is laid over the photo; nothing of a listing's text gets into it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from akiya.app import picture_cache
from akiya.app.encode import LANCZOS, Derivative, Derivatives, write_whole
from akiya.app.media import Media
from akiya.app.spread import Progress, quiet, spread
from akiya.app.strokes import column, line
from akiya.catalogue import Catalogue, House
from akiya.pictograms import state_svg
from akiya.site import format as fmt
from akiya.vocabulary import AttributeKind, Vocabulary

SIGNS = Path(__file__).parents[2] / "themes/akiya/pictograms"
RECIPE = "1"
"""Version of everything here and in `strokes` that decides about bytes."""
SIZE = (1200, 630)
"""What Facebook, LINE, KakaoTalk and X show whole."""
BAND = 152
"""Height of the paper band at the foot."""
PHOTO_SIZE = (SIZE[0], SIZE[1] - BAND)
MARGIN = 52
MAX_BYTES = 90_000
QUALITIES = (84, 78, 70, 62, 54, 46, 38, 30, 24)
MOST_SIGNS = 5
SIGN, SIGN_GAP = 84, 16
DIGITS = 80
"""Height of the price's digits where there is room."""
PAPER, SHADE, EDGE, INK, GREEN, PERSIMMON = "#faf6ee", "#f1eadc", "#d8cfbd", "#1a1a1a", "#115a36", "#ac3e00"
GROUPS = ("land", "special", "building", "energy", "daily", "rules", "water")
"""From which groups the signs are taken first: what sets a house apart before what most houses have."""
HOUSE = "M5 22L24 6L43 22M10 18V42H38V18M20 42V28H28V42"
"""Our own sign, on a grid of 48 units."""


@dataclass(frozen=True, slots=True)
class Card:
    """All that a share picture is made from."""

    svg: str
    photo: str | None
    """Path of a file of our own making, relative to the output folder; named by its contents."""
    cache_dir: Path
    out_dir: Path

    @property
    def key(self) -> str:
        """The name of the picture: equal for equal pictures."""
        return picture_cache.key("share", RECIPE, self.svg, self.photo or "")


def share_pictures(  # noqa: PLR0913 - what to show, where from, where to
    catalogue: Catalogue,
    media: Media,
    cache_dir: Path,
    out_dir: Path,
    progress: Progress = quiet,
    *,
    signs: Mapping[str, str] | None = None,
    executor: Executor | None = None,
) -> Mapping[str, str]:
    """Make a share picture for each house: id -> path relative to the output folder, a 1200 x 630 JPEG.

    `media` must have been put into `out_dir`. `signs` are pictograms, code -> SVG text; by default those of the theme.
    """
    signs = read_signs(SIGNS) if signs is None else signs
    cache_dir.mkdir(parents=True, exist_ok=True)
    kinds = _in_order(catalogue.vocabulary, signs)
    cards = {
        id_: _card(
            house, _first_photo(house, media), [signs[code] for code in chosen(house, kinds)], cache_dir, out_dir
        )
        for id_, house in catalogue.houses.items()
    }
    missing = {card.key: card for card in cards.values() if not picture_cache.recall(cache_dir, card.key)}
    for done, _ in enumerate(spread(draw, list(missing.values()), executor), 1):
        progress(done, len(missing))
    files = {id_: _drawn(card) for id_, card in cards.items()}
    picture_cache.publish(cache_dir, out_dir, files.values())
    return {id_: picture_cache.public(file) for id_, file in files.items()}


def read_signs(folder: Path) -> dict[str, str]:
    """Return the pictograms of a folder, code -> SVG text."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.svg"))}


def price_text(house: House) -> str:
    """Return a price as it is drawn, such as "380万円" or "4.5万円/月"; empty where the town gave no figure."""
    listing = house.listing
    sale = fmt.price(listing.price, "ja", monthly=listing.deal == "rent")
    return "".join(sale or fmt.price(listing.rent, "ja", monthly=True) or ())


def chosen(house: House, kinds: Sequence[AttributeKind]) -> list[str]:
    """Return the codes of at most five attributes that the house has.

    Two of a group come before a third of any, and what the town said before what only follows from a field.
    """
    groups: Counter[str] = Counter()
    ranked: list[tuple[int, int, str]] = []
    for kind in kinds:
        found = house.states[kind.code]
        if found.state == "yes":
            ranked.append((groups[kind.group] // 2 + (found.origin != "said"), len(ranked), kind.code))
            groups[kind.group] += 1
    return [code for *_, code in sorted(ranked)[:MOST_SIGNS]]


def _in_order(vocabulary: Vocabulary, signs: Mapping[str, str]) -> list[AttributeKind]:
    """Return what may be shown, the most telling first; drawbacks need their words and stay on the page."""
    kinds = [
        kind
        for kind in vocabulary.attributes.values()
        if kind.group in GROUPS and kind.code in signs and not kind.concern
    ]
    return sorted(kinds, key=lambda kind: GROUPS.index(kind.group))


def _card(house: House, photo: str | None, shown: Sequence[str], cache_dir: Path, out_dir: Path) -> Card:
    """Return what the share picture of a house is made from."""
    svg = overlay(price_text(house), shown, photo=photo is not None, sample=house.listing.sample)
    return Card(svg, photo, cache_dir, out_dir)


def overlay(price: str, signs: Sequence[str], *, photo: bool, sample: bool) -> str:
    """Return what is laid over a photo, as SVG of 1200 x 630: the band with price and signs, our mark, 見本.

    `price` is written with the glyphs of `strokes`; `signs` are SVG texts of pictograms. Without a photo the ground
    is paper with a house. Raises KeyError for a character that cannot be drawn.
    """
    top = SIZE[1] - BAND
    left = SIZE[0] - MARGIN - _row(len(signs)) if price else MARGIN
    parts = [
        "" if photo else _empty_wall(),
        f'<rect y="{top}" width="{SIZE[0]}" height="{BAND}" fill="{PAPER}"/>',
        f'<path d="M0 {top}H{SIZE[0]}" stroke="{EDGE}" stroke-width="2"/>',
        _price(price, left - 2 * MARGIN) if price else "",
        *_signs(signs, left, top + (BAND - SIGN) / 2),
        _mark(),
        _sample_mark() if sample else "",
    ]
    size = f'width="{SIZE[0]}" height="{SIZE[1]}" viewBox="0 0 {SIZE[0]} {SIZE[1]}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'


def draw(card: Card) -> str:
    """Draw one share picture into the cache and return its key."""
    import resvg_py

    layer = Image.open(BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=card.svg, skip_system_fonts=True))))
    picture = Image.new("RGB", SIZE, PAPER)
    if card.photo:
        with Image.open(card.out_dir / card.photo) as photo:
            picture.paste(ImageOps.fit(photo.convert("RGB"), PHOTO_SIZE, LANCZOS, centering=(0.5, 0.56)))
    picture.paste(layer, mask=layer.getchannel("A"))
    data = _small_jpeg(picture)
    file = Derivative(f"{card.key}-share.jpg", *SIZE, len(data))
    write_whole(card.cache_dir / file.name, data)
    picture_cache.note(card.cache_dir, card.key, Derivatives((), file, PAPER))
    return card.key


def _drawn(card: Card) -> Derivative:
    """Return the drawn picture of a card."""
    found = picture_cache.recall(card.cache_dir, card.key)
    if found is None:
        raise RuntimeError(f"the share picture {card.key} could not be drawn")
    return found.flat


def _first_photo(house: House, media: Media) -> str | None:
    """Return the widest file of the first photo that could be encoded."""
    sets = (media.photos.get((house.listing.id, photo.file or "")) for photo in house.listing.photos)
    return next((found.sources[-1][1] for found in sets if found), None)


def _small_jpeg(picture: Image.Image) -> bytes:
    """Encode a picture as well as `MAX_BYTES` allow."""
    data = b""
    for quality in QUALITIES:
        out = BytesIO()
        picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        data = out.getvalue()
        if len(data) <= MAX_BYTES:
            break
    return data


def _price(price: str, room: float) -> str:
    """Draw the price at the left, smaller where it would not fit into the room."""
    size = DIGITS * min(1.0, room / line(price, DIGITS).width)
    foot = SIZE[1] - (BAND - size) / 2
    return f'<g {_pen(INK)} transform="translate({MARGIN} {foot:.1f})">{line(price, size).svg}</g>'


def _row(count: int) -> float:
    """Return how wide a row of signs is."""
    return count * SIGN + max(0, count - 1) * SIGN_GAP


def _signs(signs: Sequence[str], left: float, top: float) -> Iterator[str]:
    """Draw a row of signs, each in the frame of `yes`."""
    for number, sign in enumerate(signs):
        place = f'x="{left + number * (SIGN + SIGN_GAP):g}" y="{top:g}" width="{SIGN}" height="{SIGN}"'
        yield state_svg("yes", sign, ink=GREEN, ground=PAPER).replace("<svg ", f"<svg {place} ", 1)


def _mark() -> str:
    """Draw our own sign where the photo meets the paper, as a stamp would stand."""
    house = f'<g {_pen(PAPER)} stroke-width="4" transform="translate(20 18) scale(1.5)"><path d="{HOUSE}"/></g>'
    return (
        f'<g transform="translate({MARGIN} 0)"><path d="M0 0H112V104A12 12 0 0 1 100 116H12A12 12 0 0 1 0 104Z"'
        f' fill="{PERSIMMON}"/>{house}</g>'
    )


def _sample_mark() -> str:
    """Draw the mark of a fictional house, 見本, into the upper right corner."""
    paper = f'<rect width="80" height="136" rx="10" fill="{PAPER}" stroke="none"/>'
    frame = '<rect x="6" y="6" width="68" height="124" rx="6" stroke-width="3" stroke-dasharray="8 6.5"/>'
    words = f'<g transform="translate(40 22)">{"".join(column("見本", 40, 13))}</g>'
    return f'<g {_pen(PERSIMMON)} transform="translate({SIZE[0] - MARGIN - 80} 28)">{paper}{frame}{words}</g>'


def _empty_wall() -> str:
    """Draw the ground of a house without a photo."""
    house = f'<g {_pen(EDGE)} stroke-width="2.2" transform="translate(468 104) scale(5.5)"><path d="{HOUSE}"/></g>'
    return f'<rect width="{SIZE[0]}" height="{SIZE[1]}" fill="{SHADE}"/>{house}'


def _pen(colour: str) -> str:
    """Return the attributes of round strokes in a colour."""
    return f'fill="none" stroke="{colour}" stroke-linecap="round" stroke-linejoin="round"'
