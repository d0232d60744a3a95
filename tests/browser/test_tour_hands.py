"""The 360° tour under the hand: dragging, zooming, full screen, devices that can do little, and its flat stand-in."""

from __future__ import annotations

import pytest

from tests.browser.tour_house import (
    LABELS,
    angle_between,
    centre_direction,
    look_at,
    pictures,
    pixels_of,
    wait_for_hash,
)

pytestmark = pytest.mark.browser


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


def test_a_pinch_throws_nothing(open_tour):
    """However fast two fingers part, the picture still looks the same way when they are lifted."""
    page = open_tour()
    page.evaluate("""() => { const canvas = document.querySelector('.tour-sphere canvas');
        canvas.setPointerCapture = () => {}; // there are no real fingers to capture
        const send = (type, pointerId, clientX) => canvas.dispatchEvent(
            new PointerEvent(type, { pointerId, button: 0, clientX, clientY: 200, pointerType: 'touch' }));
        send('pointerdown', 1, 300);
        send('pointerdown', 2, 340);
        for (const step of [10, 20, 30, 40]) { send('pointermove', 1, 300 - step); send('pointermove', 2, 340 + step); }
        send('pointerup', 1, 260);
        send('pointerup', 2, 380) }""")
    page.wait_for_timeout(2500)  # longer than a thrown picture glides
    assert page.url.endswith("#tour=zashiki,0,0") or "#" not in page.url


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
