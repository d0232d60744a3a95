"""The 360° tour in a real browser, drawn by software WebGL, and its flat stand-in without WebGL."""

from __future__ import annotations

import io
import json
import math

import numpy as np
import pytest
from PIL import Image

pytestmark = pytest.mark.browser

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


def test_nothing_of_the_viewer_loads_before_the_reader_presses(house, visit):
    """Before the press only the entry and the flat picture are fetched; the press brings the viewer and the room."""
    page = visit(f"{house.url}house.html")
    page.wait_for_load_state("networkidle")
    scripts = {path for path in house.asked if path.endswith(".js")}
    assert scripts == {"static/js/tour/start.js", "static/js/tour/link.js"}
    assert pictures(house) == ["zashiki-500.jpg"]
    page.get_by_role("button", name="座敷からはじめる").click()
    page.get_by_text("座敷（8畳）、北向き").wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "座敷（8畳）の360°写真"


def test_without_javascript_rooms_are_links_to_flat_pictures(house, visit):
    """Without JavaScript there is the picture, no dead button, and each room opens its flat picture."""
    page = visit(f"{house.url}house.html", java_script_enabled=False)
    assert page.locator("[data-tour-start]").is_hidden()
    page.locator(".tour-rooms").get_by_text("台所").click()
    page.wait_for_url("**/daidokoro-1990.jpg")


def test_a_room_opens_flat_when_the_viewer_does_not_arrive(house, visit):
    """If the viewer's script is missing, a press on a room still shows its flat picture."""
    house.missing.add("static/js/tour/viewer.js")
    page = visit(f"{house.url}house.html")
    page.locator(".tour-rooms").get_by_text("台所").click()
    page.wait_for_url("**/daidokoro-1990.jpg")


def test_the_picture_shows_the_direction_of_the_link(open_tour):
    """The centre of the drawn picture is the direction that the address names, at the start and when it changes."""
    page = open_tour("#tour=zashiki,90,0", reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    for yaw, pitch in [(90, 0), (0, 0), (-135, 30), (179, -40), (45, 80)]:
        page.evaluate("hash => { location.hash = hash }", f"#tour=zashiki,{yaw},{pitch}")
        seen_yaw, seen_pitch = centre_direction(page)
        assert angle_between(seen_yaw, yaw) < 3
        assert abs(seen_pitch - pitch) < 3


def test_doors_stand_where_the_picture_has_them(open_tour):
    """A door's button lies over the colour that belongs to the door's direction."""
    page = open_tour("#tour=zashiki,60,-10", reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    frame = page.locator(".tour-sphere canvas").bounding_box()
    box = page.locator(".tour-door", has_text="台所へ").bounding_box()
    column = round(box["x"] + box["width"] / 2 - frame["x"])
    row = round(box["y"] + box["height"] / 2 - frame["y"])
    yaw, pitch = look_at(pixels_of(page)[row, column])
    assert angle_between(yaw, 90) < 3
    assert abs(pitch + 5) < 3


def test_the_seam_cannot_be_seen(open_tour):
    """Where the two ends of the picture meet, no pixel stands out from its neighbour, level or looking down."""
    page = open_tour("#tour=zashiki,177,0", reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    for yaw, pitch in [(177, 0), (178, 0), (179, 0), (177, -60), (178, -60)]:  # the seam falls on other pixels in each
        page.evaluate("hash => { location.hash = hash }", f"#tour=zashiki,{yaw},{pitch}")
        steps = np.abs(np.diff(pixels_of(page), axis=1))
        assert steps[50:-50, 50:-50].max() < 12


def test_the_address_follows_the_view(open_tour):
    """Turning by keys changes the address without adding to the history, and the live region says the direction."""
    page = open_tour()
    before = page.evaluate("history.length")
    canvas = page.locator(".tour-sphere canvas")
    for _ in range(9):
        canvas.press("ArrowRight")
    canvas.press("ArrowUp")
    wait_for_hash(page, "#tour=zashiki,90,10")
    assert page.locator(".tour-where").inner_text() == "座敷（8畳）、東向き"
    canvas.press("Home")
    wait_for_hash(page, "#tour=zashiki,0,0")
    assert page.evaluate("history.length") == before


def test_the_live_region_does_not_chatter(open_tour):
    """A long turn is told once, when it has ended, and a turn within one direction is not told again."""
    page = open_tour()
    page.get_by_text("座敷（8畳）、北向き").wait_for()
    page.evaluate("""() => { window.said = [];
        new MutationObserver(() => said.push(document.querySelector('.tour-where').textContent))
            .observe(document.querySelector('.tour-where'), { childList: true, characterData: true, subtree: true }) }""")
    # all at once: on a slow machine the pauses between presses would be rests
    page.evaluate("""() => { for (let n = 0; n < 18; n += 1) document.querySelector('.tour-sphere canvas')
        .dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true })) }""")
    wait_for_hash(page, "#tour=zashiki,-180,0")
    page.locator(".tour-sphere canvas").press("ArrowRight")
    wait_for_hash(page, "#tour=zashiki,-170,0")
    assert page.evaluate("said") == ["座敷（8畳）、南向き"]


def test_through_a_door_and_back(open_tour):
    """A door leads on in the direction walked; the way back leads to the room and view that were left."""
    page = open_tour("#tour=zashiki,70,0")
    page.locator(".tour-door", has_text="台所へ").click()
    page.get_by_text("台所、東向き").wait_for()
    wait_for_hash(page, "#tour=daidokoro,0,0")  # east in a picture whose centre looks east
    assert page.evaluate("document.activeElement.tagName") == "CANVAS"
    page.get_by_role("button", name="前の部屋へ").click()
    wait_for_hash(page, "#tour=zashiki,70,0")
    assert page.get_by_role("button", name="前の部屋へ").is_hidden()


def test_keyboard_alone_walks_the_house(house, visit):
    """Tab and Enter reach the start, a door in view, a door out of view by the list, and the way back."""
    page = visit(f"{house.url}house.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("座敷（8畳）、北向き").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "縁側へ"  # the other door is out of view
    page.keyboard.press("Enter")
    page.get_by_text("縁側（8畳）、正面向き").wait_for()
    page.get_by_role("button", name="座敷へ（うしろ）").press("Enter")
    page.get_by_text("座敷（8畳）、北向き").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "← 前の部屋へ"
    page.keyboard.press("Enter")
    page.get_by_text("縁側（8畳）、正面向き").wait_for()


def test_a_door_that_leaves_the_view_gives_the_focus_to_the_picture(open_tour):
    """Turning away from the focused door does not lose the focus."""
    page = open_tour()
    page.locator(".tour-door", has_text="縁側へ").focus()
    for _ in range(8):
        page.keyboard.press("ArrowLeft")
    wait_for_hash(page, "#tour=zashiki,-80,0")
    assert page.locator(".tour-door", has_text="縁側へ").is_hidden()
    assert page.evaluate("document.activeElement.tagName") == "CANVAS"


def test_list_and_plan_show_where_the_reader_is(open_tour):
    """The room is current in the list and on the plan, and the cone on the plan turns with the view."""
    page = open_tour()
    page.locator(".tour-plan a[data-scene=daidokoro]").click()
    page.get_by_text("台所、東向き").wait_for()
    current = "document.querySelectorAll('[aria-current=location]')"
    assert page.evaluate(f"[...{current}].map(n => n.dataset.scene)") == ["daidokoro", "daidokoro"]
    # the view is east, and east is up on this sheet
    assert page.locator(".tour-cone").get_attribute("transform") == "rotate(0 150 60)"
    page.locator(".tour-sphere canvas").press("ArrowRight")
    assert page.locator(".tour-cone").get_attribute("transform") == "rotate(10 150 60)"
    page.locator(".tour-rooms").get_by_text("縁側").click()
    page.get_by_text("縁側（8畳）、正面向き").wait_for()
    assert page.locator(".tour-cone").is_hidden()  # nobody has told where north is here
    assert page.locator(".tour-compass").is_hidden()


def test_dragging_keeps_the_picture_under_the_mouse(open_tour):
    """What was pressed at the start of a drag is under the mouse at its end."""
    page = open_tour(reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    box = page.locator(".tour-sphere canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 11):
        page.mouse.move(x - 20 * step, y)
    page.mouse.up()
    page.wait_for_function("() => location.hash !== '#tour=zashiki,0,0'")
    pixels = pixels_of(page)
    assert angle_between(look_at(pixels[round(box["height"] / 2), round(box["width"] / 2) - 200])[0], 0) < 4


def test_the_wheel_scrolls_the_page_and_zooms_with_ctrl(open_tour):
    """The wheel over the picture moves the page; with ctrl it zooms and the page stays."""
    page = open_tour(viewport={"width": 800, "height": 400})
    page.evaluate("document.body.style.minHeight = '3000px'")
    canvas = page.locator(".tour-sphere canvas")
    canvas.hover()
    page.mouse.wheel(0, 100)
    page.wait_for_function("() => scrollY > 0")
    canvas.scroll_into_view_if_needed()
    canvas.hover()
    left = page.locator(".tour-door", has_text="縁側へ").bounding_box()["x"]
    at = page.evaluate("scrollY")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_function(
        "left => document.querySelector('.tour-door:not([hidden])').getBoundingClientRect().x > left + 5", arg=left
    )
    assert page.evaluate("scrollY") == at


def fling(page):
    """Swipe with one finger and lift it while moving: all at once, so that a slow machine swipes as fast as any."""
    page.evaluate("""() => { const canvas = document.querySelector('.tour-sphere canvas');
        canvas.setPointerCapture = () => {}; // there is no real finger to capture
        const send = (type, clientX) => canvas.dispatchEvent(
            new PointerEvent(type, { pointerId: 1, button: 0, clientX, clientY: 200, pointerType: 'touch' }));
        send('pointerdown', 300);
        for (const x of [296, 292, 288, 284, 280, 276]) send('pointermove', x);
        send('pointerup', 276) }""")


def yaw_of(page):
    """Read the yaw that the address names, once the picture has come to rest."""
    page.wait_for_function("() => location.hash !== '#tour=zashiki,0,0'")
    return int(page.url.split(",")[1])


def test_a_flung_picture_glides_unless_less_motion_is_wanted(open_tour):
    """The same swipe turns further than the finger went, and no further where reduced motion is asked for."""
    still, gliding = open_tour(reduced_motion="reduce"), open_tour()
    for page in (still, gliding):
        fling(page)
    assert 2 <= yaw_of(still) <= 4
    assert yaw_of(gliding) > yaw_of(still) + 2


def test_two_fingers_zoom(open_tour):
    """Two fingers moving apart enlarge the picture: a door moves outwards."""
    page = open_tour(has_touch=True)
    spot = page.locator(".tour-door", has_text="縁側へ")
    before = spot.bounding_box()["x"]
    session = page.context.new_cdp_session(page)
    box = page.locator(".tour-sphere canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 80  # above the doors

    def touch(kind, spread):
        points = [{"x": x - spread, "y": y, "id": 0}, {"x": x + spread, "y": y, "id": 1}] if spread else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 40)
    for spread in range(50, 130, 10):
        touch("touchMove", spread)
    touch("touchEnd", 0)
    page.wait_for_function(
        "x => document.querySelectorAll('.tour-door')[1].getBoundingClientRect().x > x + 20", arg=before
    )


def test_full_screen_and_escape(open_tour):
    """The tour fills the screen at a press, the wheel zooms there, and leaving gives the page back."""
    page = open_tour()
    page.get_by_role("button", name="全画面で見る").click()
    page.wait_for_function("() => document.fullscreenElement?.className === 'tour-stage is-full'")
    page.get_by_role("button", name="全画面をやめる").click()
    page.wait_for_function("() => !document.fullscreenElement && !document.querySelector('.is-full')")


def test_full_screen_where_the_browser_has_none(open_tour):
    """Without the browser's full screen (as on the iPhone) the style fills the window, and Escape leaves."""
    page = open_tour()
    page.evaluate("document.querySelector('.tour-stage').requestFullscreen = undefined")
    page.get_by_role("button", name="全画面で見る").click()
    box = page.locator(".tour-stage").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 1024, 768)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="全画面で見る").wait_for()


def test_detail_is_fetched_as_far_as_the_screen_shows(house, open_tour):
    """A phone's small picture takes the middle size, and the largest only after zooming in; neighbours only their first."""
    page = open_tour(viewport={"width": 360, "height": 640})
    page.wait_for_load_state("networkidle")
    asked = pictures(house)
    assert "zashiki-1990.jpg" in asked
    assert not any("4000" in path for path in asked)
    assert {path for path in asked if not path.startswith("zashiki")} == {"daidokoro-500.jpg", "engawa-500.jpg"}
    with page.expect_response("**/zashiki-4000.jpg"):
        for _ in range(4):
            page.get_by_role("button", name="拡大").click()


def test_no_picture_exceeds_what_the_device_can_hold(house, visit):
    """Where textures end at 2048 pixels (cheap phones), the largest size is never fetched, however near the reader looks."""
    page = visit("about:blank")
    page.add_init_script("""const ask = WebGL2RenderingContext.prototype.getParameter;
        WebGL2RenderingContext.prototype.getParameter = function (name) {
            return name === this.MAX_TEXTURE_SIZE ? 2048 : ask.call(this, name) };""")
    page.goto(f"{house.url}house.html#tour=zashiki,0,0")
    page.locator(".tour-where").wait_for()
    for _ in range(4):
        page.get_by_role("button", name="拡大").click()
    page.wait_for_load_state("networkidle")
    assert "zashiki-1990.jpg" in house.asked
    assert "zashiki-4000.jpg" not in house.asked


def test_a_lost_context_shows_the_flat_picture_and_comes_back(open_tour):
    """When the graphics are taken away the room stays as a flat picture, and the sphere returns with them."""
    page = open_tour("#tour=zashiki,40,0", reduced_motion="reduce")
    page.evaluate("""() => { window.loss = document.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
        loss.loseContext() }""")
    page.locator(".tour-strip img").wait_for()
    page.get_by_text(LABELS["flat"]).wait_for()
    page.evaluate("loss.restoreContext()")
    page.locator(".tour-sphere canvas").wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => document.querySelector('.tour-note').textContent === ''")
    assert angle_between(centre_direction(page)[0], 40) < 3


def test_pressing_the_room_one_is_in_only_turns_round(house, open_tour):
    """The current room in the list leads back to its first view and fetches nothing again."""
    page = open_tour("#tour=engawa,150,0")
    page.wait_for_load_state("networkidle")
    before = pictures(house)
    page.locator(".tour-rooms").get_by_text("縁側").click()
    wait_for_hash(page, "#tour=engawa,30,0")
    assert pictures(house) == before
    assert page.get_by_role("button", name="前の部屋へ").is_hidden()


def test_a_missing_picture_is_told_and_the_room_stays(house, open_tour):
    """If the next room's picture does not arrive, the reader is told and remains where they were."""
    house.missing.add("daidokoro-500.jpg")
    page = open_tour()
    page.get_by_role("button", name="台所へ（東）").click()
    page.get_by_text(LABELS["failed"]).wait_for()
    assert page.locator(".tour-where").inner_text() == "座敷（8畳）、北向き"
    house.missing.clear()
    page.get_by_role("button", name="台所へ（東）").click()
    page.get_by_text("台所、東向き").wait_for()
    assert page.locator(".tour-note").inner_text() == ""


def test_moving_the_device_looks_around(open_tour):
    """After a press, the device's turn to the left turns the view to the left, and raising it looks up."""
    page = open_tour(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 640})
    page.get_by_role("button", name="端末を傾けて見る").tap()
    page.get_by_role("button", name="端末を傾けて見る", pressed=True).wait_for()
    for alpha, beta in ((0, 90), (30, 110)):
        page.evaluate(
            "([alpha, beta]) => dispatchEvent(new DeviceOrientationEvent('deviceorientation', { alpha, beta, gamma: 0 }))",
            [alpha, beta],
        )
    wait_for_hash(page, "#tour=zashiki,-30,20")
    page.get_by_role("button", name="端末を傾けて見る", pressed=True).tap()
    page.get_by_role("button", name="端末を傾けて見る", pressed=False).wait_for()


def test_without_webgl_the_room_is_a_flat_strip(house, visit, axe):
    """Without WebGL the same list leads through the same rooms as flat pictures that scroll sideways."""
    page = visit(f"{house.url}house.html", webgl=False, viewport={"width": 360, "height": 640})
    page.get_by_role("button", name="座敷からはじめる").click()
    page.get_by_text(LABELS["flat"]).wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "座敷（8畳）の360°写真"
    assert page.locator(".tour-strip img").get_attribute("alt") == "座敷を見まわした写真。"
    assert page.get_by_role("button", name="拡大").is_hidden()
    page.evaluate("document.querySelector('.tour-strip').scrollLeft += 100")
    page.wait_for_function("() => /zashiki,[1-9]/.test(location.hash)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe(page) == []
    page.get_by_role("button", name="台所へ（東）").click()
    page.get_by_text("台所、東向き").wait_for()


@pytest.mark.parametrize(("width", "colours"), [(320, "light"), (1440, "dark")])
def test_axe_finds_nothing_and_nothing_overflows(open_tour, axe, width, colours):
    """The open tour breaks no rule of axe and does not widen the page, in both colour schemes."""
    page = open_tour("#tour=zashiki,40,0", viewport={"width": width, "height": 900}, color_scheme=colours)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_controls_are_large_enough_for_a_thumb(open_tour):
    """Every button of the tour is at least 44 pixels high and wide."""
    page = open_tour(viewport={"width": 360, "height": 640})
    sizes = page.evaluate("""[...document.querySelectorAll('.tour-stage button')].filter(b => b.checkVisibility())
        .map(b => b.getBoundingClientRect()).map(r => Math.min(r.width, r.height))""")
    assert len(sizes) >= 6
    assert min(sizes) >= 44


def test_a_link_from_anywhere_cannot_break_the_page(house, visit):
    """An address with a strange scene leaves the page as it is."""
    page = visit(f"{house.url}house.html#tour=%E0%A4%A,1,1")
    page.get_by_role("button", name="座敷からはじめる").wait_for()
    page.goto(f"{house.url}house.html#tour=nowhere,1,1")
    assert page.locator(".tour-view").count() == 0
