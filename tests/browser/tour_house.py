"""A house of three rooms whose pictures tell their direction by colour, for the tests of the tour."""

from __future__ import annotations

import io
import json
import math

import numpy as np
import pytest
from PIL import Image

LABELS = {
    "stage": "{room}の360°写真",
    "hint": "矢印キーで向きを変え、＋と−で拡大・縮小、Homeで最初の向きに戻ります。",
    "room": "{title}（{size}）",
    "facing": "{room}、{direction}向き",
    "exits": "{room}から行けるところ",
    "door": "{door}（{direction}）",
    "back": "前の部屋へ",
    "zoomIn": "拡大",
    "zoomOut": "縮小",
    "reset": "最初の向き",
    "motion": "端末を傾けて見る",
    "full": "全画面で見る",
    "leaveFull": "全画面をやめる",
    "opening": "{room}を開いています。",
    "failed": "写真を読みこめませんでした。通信を確かめて、もう一度押してください。",
    "noMotion": "この端末の向きを読み取れませんでした。",
    "flat": "この端末では立体で見られないため、平らに開いた写真を横に動かして見ます。",
    "n": "北",
    "ne": "北東",
    "e": "東",
    "se": "南東",
    "s": "南",
    "sw": "南西",
    "w": "西",
    "nw": "北西",
    "front": "正面",
    "right": "右",
    "behind": "うしろ",
    "left": "左",
}
WIDTHS = (500, 1990, 4000)  # no powers of two: cameras do not deliver them either


def scene(name, title, doors, *, heading=0, start=None, size="8畳"):
    """Build the data of one room whose pictures are `<name>-<width>.jpg`."""
    levels = [{"width": width, "src": f"{name}-{width}.jpg"} for width in WIDTHS]
    given = {"id": name, "title": title, "size": size, "alt": f"{title}を見まわした写真。", "levels": levels}
    return given | {"heading": heading, "start": start or {"yaw": 0, "pitch": 0}, "doors": doors}


def door(to, yaw, label, pitch=-5):
    """Build the data of a way to another room."""
    return {"to": to, "yaw": yaw, "pitch": pitch, "label": label}


SCENES = [
    scene(
        "zashiki", "座敷", [door("daidokoro", 90, "台所へ"), door("engawa", 10, "縁側へ")], start={"yaw": 0, "pitch": 0}
    ),
    scene("daidokoro", "台所", [door("zashiki", 0, "座敷へ")], heading=90, size=""),
    scene("engawa", "縁側", [door("zashiki", 180, "座敷へ")], heading=None, start={"yaw": 30, "pitch": 0}),
]


@pytest.fixture(scope="session")
def panoramas(tmp_path_factory):
    """Write rooms in which the colour tells the direction: red and green the yaw (without a jump at the seam), blue the pitch."""
    folder = tmp_path_factory.mktemp("panoramas")
    for width in WIDTHS:
        yaw = (np.arange(width) + 0.5) / width * 2 * np.pi - np.pi
        pixels = np.zeros((width // 2, width, 3))
        pixels[..., 0] = 127.5 + 120 * np.cos(yaw)
        pixels[..., 1] = 127.5 + 120 * np.sin(yaw)
        pixels[..., 2] = np.linspace(250, 5, width // 2)[:, None]
        image = Image.fromarray(pixels.round().astype(np.uint8))
        image.save(folder / f"{width}.jpg", quality=90, subsampling=0)
    return folder


def tour_html():
    """Write the part of a listing page that a tour starts from."""
    rooms = "".join(
        f'<li><a href="{room["id"]}-1990.jpg" data-scene="{room["id"]}"><b>{number}</b> {room["title"]}</a></li>'
        for number, room in enumerate(SCENES, 1)
    )
    dots = "".join(
        f'<a href="{room["id"]}-1990.jpg" data-scene="{room["id"]}" aria-label="{room["title"]}">'
        f'<circle cx="{60 + 90 * number}" cy="60" r="16"/></a>'
        for number, room in enumerate(SCENES)
    )
    data = json.dumps({"scenes": SCENES, "labels": LABELS}, ensure_ascii=False)
    return (
        '<section class="tour" id="tour" data-tour aria-label="360°で歩く"><figure class="tour-stage">'
        '<img src="zashiki-500.jpg" width="500" height="250" alt="座敷を見まわした写真。">'
        '<p><button type="button" class="btn" data-tour-start hidden>座敷からはじめる</button></p></figure>'
        f'<ol class="tour-rooms">{rooms}</ol>'
        f'<figure class="tour-plan" data-north="90"><svg viewBox="0 0 300 120">{dots}</svg></figure>'
        f'<script type="application/json" data-tour-data>{data}</script></section><p><a href="#end">つぎ</a></p>'
    )


@pytest.fixture
def house(site, panoramas):
    """Serve a house of three rooms."""
    for room in SCENES:
        for width in WIDTHS:
            (site.folder / f"{room['id']}-{width}.jpg").hardlink_to(panoramas / f"{width}.jpg")
    site.write_page("house.html", tour_html(), styles=["css/tour.css"], scripts=["js/tour/start.js"])
    return site


@pytest.fixture
def open_tour(house, visit):
    """Open the house at a direction and wait until the first room is there."""

    def go(hash_="#tour=zashiki,0,0", **settings):
        page = visit(f"{house.url}house.html{hash_}", **settings)
        page.locator(".tour-where").wait_for()
        return page

    return go


def pixels_of(page):
    """Take the picture as the reader sees it, without the doors and the compass over it."""
    page.evaluate("document.querySelectorAll('.tour-doors, .tour-compass').forEach(n => { n.style.opacity = 0 })")
    shot = page.locator(".tour-sphere canvas").screenshot()
    page.evaluate("document.querySelectorAll('.tour-doors, .tour-compass').forEach(n => { n.style.opacity = '' })")
    return np.asarray(Image.open(io.BytesIO(shot)).convert("RGB")).astype(float)


def pictures(site):
    """List the pictures that were fetched so far."""
    return [path for path in site.asked if path.endswith(".jpg")]


def look_at(pixel):
    """Read yaw and pitch in degrees from a colour."""
    red, green, blue = pixel
    return math.degrees(math.atan2(green - 127.5, red - 127.5)), 90 - (250 - blue) / 245 * 180


def centre_direction(page):
    """Read the direction of the picture's centre."""
    pixels = pixels_of(page)
    return look_at(pixels[pixels.shape[0] // 2, pixels.shape[1] // 2])


def wait_for_hash(page, hash_):
    """Wait until the address names this place."""
    page.wait_for_function("hash => location.hash === hash", arg=hash_)


def angle_between(one, other):
    """Give the difference of two angles."""
    return abs((one - other + 180) % 360 - 180)
