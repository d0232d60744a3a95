"""The gallery in a real browser: a list of links that opens a dialog."""

from __future__ import annotations

import pytest
from PIL import Image

pytestmark = pytest.mark.browser

PICTURES = [("1", "玄関", "南向きの玄関。"), ("2", "台所", "土間つづきの台所。"), ("3", "庭", "")]


@pytest.fixture
def gallery(site):
    """Serve a page with three pictures."""
    for name, _, _ in PICTURES:
        Image.new("RGB", (1200, 900), (40 * int(name), 90, 60)).save(site.folder / f"{name}.jpg")
    items = "".join(
        f'<li><a href="{name}.jpg" data-caption="{caption}"><img src="{name}.jpg" width="120" height="90" alt="{alt}"></a></li>'
        for name, alt, caption in PICTURES
    )
    labels = 'data-label-prev="前の写真" data-label-next="次の写真" data-label-close="閉じる" data-label-dialog="写真を大きく見る" data-label-counter="{n} / {total}"'
    body = f'<ul class="gal" data-gallery {labels}>{items}</ul><p><a href="#end">つぎ</a></p>'
    site.write_page("photos.html", body, styles=["css/gallery.css"], scripts=["js/gallery.js"])
    return f"{site.url}photos.html"


def shown(page):
    """Read which picture the dialog shows and what it says about it."""
    return page.evaluate("""() => { const d = document.querySelector('dialog');
        return [d.querySelector('img').src.at(-5), d.querySelector('.gal-count').textContent, d.querySelector('figcaption').textContent] }""")


def open_first(page):
    """Open the first picture by keyboard."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for()


def test_without_javascript_pictures_are_links(gallery, visit):
    """Without JavaScript a picture opens as a file of its own."""
    page = visit(gallery, java_script_enabled=False)
    page.get_by_alt_text("台所").click()
    page.wait_for_url("**/2.jpg")


def test_a_press_opens_the_large_picture_with_its_caption(gallery, visit):
    """The pressed picture is shown with counter, caption and text alternative."""
    page = visit(gallery)
    page.get_by_alt_text("台所").click()
    assert shown(page) == ["2", "2 / 3", "土間つづきの台所。"]
    assert page.get_by_role("dialog", name="写真を大きく見る").get_by_alt_text("台所").is_visible()


def test_arrow_keys_and_buttons_turn_the_pages_round_and_round(gallery, visit):
    """After the last picture comes the first, and before the first the last."""
    page = visit(gallery)
    open_first(page)
    page.keyboard.press("ArrowLeft")
    assert shown(page) == ["3", "3 / 3", ""]
    page.keyboard.press("ArrowRight")
    assert shown(page)[0] == "1"
    page.get_by_role("button", name="次の写真").click()
    assert shown(page)[0] == "2"
    page.get_by_role("button", name="前の写真").click()
    assert shown(page)[0] == "1"


@pytest.mark.parametrize("leave", ["Escape", "閉じる"])
def test_closing_gives_the_focus_back(gallery, visit, leave):
    """After Escape or the button the focus is where it was, and the page's own keys work again."""
    page = visit(gallery)
    open_first(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape") if leave == "Escape" else page.get_by_role("button", name=leave).click()
    assert page.get_by_role("dialog").count() == 0
    assert page.evaluate("document.activeElement.getAttribute('href')") == "1.jpg"


def test_the_focus_stays_in_the_dialog(gallery, visit):
    """Tab never reaches the page behind the dialog."""
    page = visit(gallery)
    open_first(page)
    for _ in range(8):
        page.keyboard.press("Tab")
        outside = "document.activeElement !== document.body && !document.activeElement.closest('dialog')"
        assert not page.evaluate(outside)


def test_a_swipe_turns_the_page_and_two_fingers_are_left_to_the_browser(gallery, visit):
    """One finger to the left shows the next picture; a pinch changes nothing here."""
    page = visit(gallery, has_touch=True, viewport={"width": 360, "height": 640})
    open_first(page)
    session = page.context.new_cdp_session(page)

    def touch(kind, *columns):
        points = [{"x": x, "y": 300, "id": number} for number, x in enumerate(columns)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 250)
    touch("touchMove", 180)
    touch("touchMove", 100)
    touch("touchEnd")
    page.get_by_text("2 / 3").wait_for()
    touch("touchStart", 150, 200)
    touch("touchMove", 50, 300)
    touch("touchEnd")
    assert shown(page)[0] == "2"


def test_a_new_window_is_left_to_the_browser(gallery, visit):
    """A press with ctrl opens the file elsewhere, not the dialog."""
    page = visit(gallery)
    with page.context.expect_page() as opened:
        page.get_by_alt_text("玄関").click(modifiers=["Control"])
    assert opened.value.url.endswith("1.jpg")
    assert page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize(("width", "colours"), [(320, "light"), (1440, "dark")])
def test_axe_finds_nothing_and_nothing_overflows(gallery, visit, axe, width, colours):
    """The open dialog breaks no rule of axe, stays inside the window, and its buttons suit a thumb."""
    page = visit(gallery, viewport={"width": width, "height": 640}, color_scheme=colours)
    open_first(page)
    assert axe(page) == []
    boxes = page.evaluate("""() => [...document.querySelectorAll('dialog :is(button, img)')].map(n => n.getBoundingClientRect())
        .map(r => [Math.min(r.width, r.height), r.left, r.right, r.top, r.bottom])""")
    assert all(
        side >= 44 and left >= 0 and right <= width and top >= 0 and bottom <= 640
        for side, left, right, top, bottom in boxes
    )
