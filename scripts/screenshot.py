"""The README's picture: the home page of the sample, built and photographed in Chromium.

`.venv/bin/python scripts/screenshot.py` writes docs/images/home.png.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def main() -> None:
    """Build the sample, photograph it and write the picture."""
    from akiya.app.build import Order, build
    from akiya.app.serve import server

    with tempfile.TemporaryDirectory() as folder, server(Path(folder), 0) as running:
        url = f"http://127.0.0.1:{running.server_address[1]}"
        build(Order(ROOT / "content", Path(folder), "2026-11-21", ROOT / ".cache", url))
        threading.Thread(target=running.serve_forever, daemon=True).start()
        picture = Image.open(BytesIO(photograph(f"{url}/")))
        running.shutdown()
    target = ROOT / "docs/images/home.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=192).save(target, optimize=True)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1024} KB")


def photograph(url: str) -> bytes:
    """Return a PNG of the first screens of a page."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 1500})
        page.goto(url, wait_until="networkidle")
        taken = page.screenshot()
        browser.close()
    return taken


if __name__ == "__main__":
    main()
