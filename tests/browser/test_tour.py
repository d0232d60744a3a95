"""The 360° tour in a real browser: what is shown, where doors lead, what the keyboard and a screen reader get."""

from __future__ import annotations

import numpy as np
import pytest

from tests.browser.tour_house import (
    angle_between,
    centre_direction,
    look_at,
    pictures,
    pixels_of,
    wait_for_hash,
)

pytestmark = pytest.mark.browser


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
