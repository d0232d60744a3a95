"""Pictures as pages show them: sizes in pixels, paths below the site's root. Plain data; `akiya.app.media` makes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PhotoSet:
    """A photo as a page shows it. Paths are relative to the output folder, sizes are pixels.

    `width` and `height` are those of the largest source; `sources` ascend in width.
    """

    width: int
    height: int
    sources: tuple[tuple[int, str], ...]
    fallback: str
    fallback_width: int
    fallback_height: int
    placeholder: str


@dataclass(frozen=True, slots=True)
class SceneSet:
    """A panorama as a page shows it: levels of the whole, ascending in width, and a flat view from its centre."""

    width: int
    height: int
    levels: tuple[tuple[int, str], ...]
    preview: str
    preview_width: int
    preview_height: int
    placeholder: str
    heading: float | None = None
    """Compass bearing of the centre as the picture itself says, in degrees; what the listing says goes before it."""
