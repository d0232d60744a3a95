"""The Content Security Policy: on every page, strict, and kept by everything that a page does."""

from __future__ import annotations

import pytest

from plugins.rendering import CSP
from tests.site.page_types import ADDRESSES, TYPES


def directives(policy: str) -> dict[str, list[str]]:
    """Read a policy."""
    return {name: values for name, *values in (part.split() for part in policy.split(";"))}


def test_every_page_carries_the_policy(survey):
    """Each HTML file declares the one policy, and nothing about it is lax."""
    assert {page.metas.get("content-security-policy") for page in survey.pages.values()} == {CSP}
    said = directives(CSP)
    assert said["default-src"] == ["'none'"]
    assert said["base-uri"] == ["'none'"]
    assert said["script-src"] == said["style-src"] == said["connect-src"] == ["'self'"]
    assert said["img-src"] == ["'self'", "https://cyberjapandata.gsi.go.jp"]


def test_nothing_on_any_page_acts_without_a_file_of_its_own(survey):
    """No HTML file holds an inline script or style, a style or on* attribute, a frame or a base address."""
    assert {name: page.live for name, page in survey.pages.items() if page.live} == {}


@pytest.mark.browser
@pytest.mark.parametrize("name", list(TYPES))
def test_no_page_complains_in_the_console(open_page, watched, name):
    """Each type of page runs under its policy to its end without an error, a warning or a missing file, and asks no other host."""
    page = open_page(ADDRESSES[f"{name} ja"])
    page.wait_for_load_state("networkidle")
    for picture in page.locator("img[loading=lazy]").all():
        picture.scroll_into_view_if_needed()
    assert watched.errors == []
    assert watched.foreign == []


@pytest.mark.browser
def test_a_broken_policy_would_be_heard(chromium, site, watched):
    """An inline script is stopped by the policy, and these tests hear of it."""
    page = chromium(False).new_context().new_page()
    watched.watch(page, site.url)
    page.goto(site.url)
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = true'}))")
    page.wait_for_function("() => true")
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in line for line in watched.errors)
    page.context.close()
