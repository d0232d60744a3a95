"""The sample pictures: drawn from a listing's facts, the same every time, small, and without metadata."""

import math
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from scripts.sample import draw_land, panorama, pictures, space, tours
from scripts.sample.__main__ import main
from scripts.sample.draw_houses import house_type
from scripts.sample.draw_rooms import room_of
from scripts.sample.paint import Painter
from scripts.sample.sources import sources
from scripts.sample.traits import Shot, Traits, for_shot, likely_year, seeded
from tests.content_tree import ContentTree

SMALL = (240, 180)
OUTDOORS = ["exterior", "storefront", "view", "garden", "field", "storehouse", "land"]
INDOORS = ["living", "washitsu", "kitchen", "bath", "toilet", "engawa", "doma", "irori", "shop", "bedroom", "entrance"]
HOUSES = {
    "hiraya or other bungalow": Traits("oguni-0001", "oguni"),
    "two storeys of the seventies": Traits("uki-0002", "uki", floors=2, year=1974),
    "two storeys of the nineties": Traits("arao-0003", "arao", floors=2, year=1992),
    "thatch": Traits("aso-0004", "aso", "kominka", year=1905, yes=frozenset({"thatched_roof"})),
    "tin over thatch": Traits("itsuki-0005", "itsuki", yes=frozenset({"thatched_roof"}), words="トタンをかぶせて"),
    "irimoya": Traits("kosa-0006", "kosa", "kominka", year=1920),
    "farmhouse of two storeys": Traits("yamato-0007", "yamato", "kominka", 2, 1930),
    "machiya": Traits("yamaga-0008", "yamaga", "shop_house", 2, 1925),
    "parapet shop": Traits("ozu-0009", "ozu", "business", 2, 1967),
    "flats": Traits("koshi-0010", "koshi", "apartment", 4, 1978),
    "triangular roof": Traits("takamori-0011", "takamori", year=1994, words="三角屋根の家"),
    "new": Traits("mashiki-0012", "mashiki", floors=2, year=2015),
}


def pixels(t: Traits, shot: Shot) -> np.ndarray:
    """A small picture as numbers."""
    return np.asarray(pictures.raster(pictures.draw(t, shot, SMALL))).astype(int)


@pytest.mark.parametrize("room", OUTDOORS + INDOORS)
def test_every_kind_of_place_is_drawn_whole(room: str) -> None:
    """A picture of each room has the size asked for, no empty white spot, and many colours."""
    drawn = pixels(
        Traits("amakusa-0417", "amakusa", yes=frozenset({"sea_view", "garden"})), Shot("photos/01.jpg", room)
    )
    assert drawn.shape == (180, 240, 3)
    assert not (drawn == 255).all(axis=-1).any()
    assert len(np.unique(drawn.reshape(-1, 3), axis=0)) > 200


def test_types_of_houses_differ() -> None:
    """Kind, year, storeys and words lead to eleven or more types, and no two of their pictures are alike."""
    assert len({house_type(t) for t in HOUSES.values()}) >= 11
    drawn = [pixels(t, Shot("photos/01.jpg")) for t in HOUSES.values()]
    for i, one in enumerate(drawn):
        for other in drawn[:i]:
            assert np.abs(one - other).mean() > 4


@pytest.mark.parametrize("room", ["exterior", "washitsu", "garden"])
def test_a_picture_is_the_same_every_time(room: str) -> None:
    """The same listing and file give the same bytes; another listing or another file does not."""
    t = Traits("hitoyoshi-0012", "hitoyoshi", year=1960)

    def data(t: Traits, file: str) -> bytes:
        return pictures.jpeg(pictures.raster(pictures.draw(t, Shot(file, room), SMALL)), 9_000)

    first = data(t, "photos/01.jpg")
    assert first == data(t, "photos/01.jpg")
    assert first != data(t, "photos/02.jpg")
    assert first != data(Traits("hitoyoshi-0013", "hitoyoshi", year=1960), "photos/01.jpg")


def test_only_what_is_confirmed_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sea is drawn for a house whose town says that it is seen, and for no other on the same coast."""
    drawn: list[str] = []
    monkeypatch.setattr(draw_land, "sea", lambda *_: drawn.append("sea"))
    pictures.draw(Traits("reihoku-0001", "reihoku"), Shot("photos/01.jpg", "view"), SMALL)
    assert drawn == []
    pictures.draw(Traits("reihoku-0001", "reihoku", yes=frozenset({"sea_view"})), Shot("photos/01.jpg", "view"), SMALL)
    assert drawn == ["sea"]


def test_the_caption_and_the_month_count() -> None:
    """A photo shows the season of its month, and what its caption names."""
    shot = Shot("photos/02.jpg", "washitsu", "薪ストーブのある十二畳", 11)
    shown = for_shot(Traits("aso-0001", "aso"), shot)
    assert shown.season == "autumn"
    assert shown.has("wood_stove")
    assert shot.jo == 12
    assert likely_year("1954-06", "shop_house") == 1954
    assert likely_year(None, "kominka") < 1926


@given(st.lists(st.tuples(*[st.floats(-50, 50)] * 3), min_size=3, max_size=8))
def test_nothing_behind_the_camera_is_projected(points: list[space.Vec]) -> None:
    """Clipping leaves points before the camera only, and what is wholly in front stays as it is."""
    kept = space.clip_near(points)
    assert all(depth >= space.NEAR - 1e-9 for _, _, depth in kept)
    if all(depth > space.NEAR for _, _, depth in points):
        assert kept == points


def test_parallels_meet_on_the_horizon_and_uprights_stay_upright() -> None:
    """A level camera keeps verticals vertical and puts far points of every height on its horizon."""
    camera = space.level((0, 0, 1.5), 30, 60, (400, 300), 0.4)
    low, high = camera.spot((3, 8, 0)), camera.spot((3, 8, 5))
    far = camera.spot((4e6, 8e6, 40))
    assert low is not None
    assert high is not None
    assert far is not None
    assert low[0] == pytest.approx(high[0])
    assert low[1] > high[1]
    assert far[1] == pytest.approx(120, abs=0.01)


def test_light_patches_end_at_the_walls() -> None:
    """A polygon that leaves the room is cut at its four walls."""
    cut = space.clip_rect([(-5, 1), (9, 1), (9, 2), (-5, 2)], (0, 0), (3, 4))
    assert sorted({round(x, 6) for x, _ in cut}) == [0, 3]
    assert space.clip_rect([(5, 5), (6, 5), (6, 6)], (0, 0), (3, 4)) == []


def test_a_picture_fits_its_limit_and_carries_nothing_else(tmp_path: Path) -> None:
    """The JPEG takes the best quality under the limit; it is progressive and without EXIF, XMP, profile or comment."""
    picture = pictures.raster(pictures.draw(HOUSES["machiya"], Shot("photos/01.jpg"), (600, 450)))
    large, small = pictures.jpeg(picture, 40_000), pictures.jpeg(picture, 16_000)
    assert len(small) <= 16_000 < len(large) <= 40_000
    (tmp_path / "a.jpg").write_bytes(small)
    with Image.open(tmp_path / "a.jpg") as opened:
        assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
        assert opened.info["progressive"]


ALT = "八畳の座敷です。正面（南）は障子四枚で、その向こうが縁側です。右（西）に床の間と違い棚、左（東）に土間へ下りる板戸。後ろ（北）は襖です。"


def test_the_words_for_the_blind_say_what_is_drawn() -> None:
    """The description of a scene is read side by side: the same things then stand on the same walls."""
    assert tours.told(ALT) == {"N": ["paper"], "E": ["alcove", "shelf"], "S": ["closet"], "W": ["boards"]}
    both = tours.told("左右に戸袋があり、正面は四枚のガラス戸。")
    assert both == {"N": ["glass"], "E": ["case"], "S": [], "W": ["case"]}


@pytest.mark.parametrize(
    ("yaw", "side"), [(0, "N"), (44, "N"), (90, "E"), (180, "S"), (-180, "S"), (-90, "W"), (270, "W")]
)
def test_a_yaw_finds_its_wall(yaw: float, side: str) -> None:
    """Yaw 0 is the wall in the middle of the picture and 90 the one to the right of it."""
    size, eye = (4.0, 4.0, 2.5), (2.0, 2.0, 1.5)
    p = Painter(panorama.cameras(eye, 64)[0], pictures.hour_of(seeded("x"), ""))
    wall, along = tours.wall_at(room_of(p, HOUSES["irimoya"], size), yaw, eye)
    assert wall.side == side
    assert 0 <= along <= wall.length
    if yaw % 90 == 0:
        assert along == pytest.approx(2.0)


def test_a_door_is_seen_where_its_hotspot_points() -> None:
    """The same room with a door to the right differs from the one without at that yaw, and not behind it."""
    t = HOUSES["irimoya"]
    alt = "正面は腰窓。"

    def view(*doors: tours.Way) -> np.ndarray:
        scene = tours.Scene("heya", "panoramas/01-heya.jpg", "kitchen", alt=alt, doors=doors)
        return panorama.panorama(t, scene, 256).astype(int)

    changed = np.abs(view() - view(tours.Way(90, -5))).sum(axis=-1)
    column = round((90 / 360 + 0.5) * 256)
    assert changed[64:74, column - 6 : column + 6].mean() > 30
    assert changed[64:74, 54:74].mean() < 1


def test_directions_and_faces_agree() -> None:
    """The middle of a panorama looks north, a quarter to the right east; each is taken from its own face of the cube."""
    toward = panorama.directions(512, range(256))
    assert toward[128, 256] == pytest.approx([0, 1, 0], abs=0.01)
    assert toward[128, 384] == pytest.approx([1, 0, 0], abs=0.01)
    assert toward[0, 0, 2] == pytest.approx(1, abs=0.01)
    faces = [np.full((32, 32, 3), 40 * i, np.uint8) for i in range(6)]
    seen = panorama.sample(faces, toward)[..., 0]
    assert [seen[128, c] for c in (256, 384, 0, 128)] == [0, 40, 80, 120]
    assert (seen[2, 100], seen[-3, 100]) == (160, 200)


def test_a_panorama_closes_and_is_the_same_every_time() -> None:
    """Left and right edge meet behind the viewer, and a second drawing gives the same pixels."""
    scene = tours.Scene("zashiki", "panoramas/02-zashiki.jpg", "washitsu", 8, ALT, (tours.Way(0, -6),))
    t = HOUSES["irimoya"]
    one = panorama.panorama(t, scene, 512)
    assert one.shape == (256, 512, 3)
    inside = np.abs(np.diff(one.astype(int), axis=1)).mean()
    assert np.abs(one[:, 0].astype(int) - one[:, -1]).mean() <= inside + 2
    assert (one == panorama.panorama(t, scene, 512)).all()


def test_corners_are_darker_than_the_middle_of_a_wall() -> None:
    """Light is lost along edges and most in corners, never gained."""
    size, eye = (4.0, 4.0, 2.6), (2.0, 2.0, 1.3)
    toward = np.array([[0, 1, 0], [0.995, 1, 0], [0.995, 1, 0.64]], np.float32)
    toward /= np.linalg.norm(toward, axis=-1, keepdims=True)
    middle, edge, corner = panorama.occlusion(toward, eye, size)[:, 0]
    assert 1 >= middle > edge > corner > 0.4
    assert math.isclose(middle, 1, abs_tol=0.02)


LISTING = """---
schema_version: 1
title: 見本の家
kind: 古民家
deal: 売買
building: {built: 大正5年, floors: 1}
attributes: {sea_view: unknown, irori: yes}
photos:
  - {file: photos/01.jpg, room: 外観, taken_on: 2026-10}
tour:
  scenes:
    - {id: ima, file: panoramas/01-ima.jpg, title: 居間, room: 居間, doors: [{to: ima, yaw: 90}]}
---
"""


def test_missing_pictures_are_drawn_and_others_left_alone(
    content_tree: ContentTree,
) -> None:
    """The command draws what a listing names and does not have, keeps what is there, and with --all draws it anew."""
    folder = content_tree.root / "listings" / "amakusa" / "amakusa-0001"
    (folder / "photos").mkdir(parents=True, exist_ok=True)
    (folder / "listing.md").write_text(LISTING, "utf-8")
    (folder / "photos/01.jpg").write_bytes(b"mine")
    command = ["--content", str(content_tree.root), "--only", "amakusa-0001", "--panorama-width", "256"]
    result = CliRunner().invoke(main, command, catch_exceptions=False)
    assert result.exit_code == 0
    assert (folder / "photos/01.jpg").read_bytes() == b"mine"
    with Image.open(folder / "panoramas/01-ima.jpg") as opened:
        assert opened.width == 2 * opened.height
    (folder / "panoramas/01-ima.jpg").unlink()
    (folder / "listing.md").write_text(LISTING.partition("tour:")[0] + "---\n", "utf-8")
    CliRunner().invoke(main, [*command, "--all"], catch_exceptions=False)
    with Image.open(folder / "photos/01.jpg") as opened:
        assert opened.size == pictures.SIZE


def test_unknown_attributes_are_not_taken_for_there(content_tree: ContentTree) -> None:
    """Only `yes` reaches the drawing; unknown and no do not."""
    folder = content_tree.root / "listings" / "amakusa" / "amakusa-0001"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "listing.md").write_text(LISTING, "utf-8")
    source = next(s for s in sources(content_tree.root) if s.traits.id == "amakusa-0001")
    assert source.traits.yes == {"irori"}
    assert (source.traits.kind, source.traits.year, source.shots[0].month) == ("kominka", 1916, 10)


def committed(content: Path) -> list[Path]:
    """Every picture in the sample content."""
    return sorted((content / "listings").glob("*/*/photos/*")) + sorted((content / "listings").glob("*/*/panoramas/*"))


def test_the_sample_has_every_picture_it_names(sample_content: Path) -> None:
    """No listing of the sample names a picture that is missing, and no picture lies there unnamed."""
    named = {s.folder / shot.file for s in sources(sample_content) for shot in s.shots}
    named |= {s.folder / scene.file for s in sources(sample_content) for scene in s.scenes}
    assert named == set(committed(sample_content))


def test_the_sample_pictures_are_small_and_bare(sample_content: Path) -> None:
    """Together they stay under 15 MB; each is a JPEG of 4:3 or 2:1 without EXIF, XMP, profile or comment."""
    files = committed(sample_content)
    assert sum(f.stat().st_size for f in files) < 15_000_000
    for file in files:
        with Image.open(file) as opened:
            assert opened.format == "JPEG"
            assert not {"exif", "comment", "icc_profile", "xmp", "photoshop", "adobe"} & set(opened.info)
            assert opened.width / opened.height == pytest.approx(2 if "panoramas" in file.parts else 4 / 3, abs=0.001)
