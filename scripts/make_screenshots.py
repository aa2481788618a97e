"""Make the pictures of the platform in `docs/images` anew, from the example with invented figures.

Run as `python scripts/make_screenshots.py`; needs Chromium. Each is made to fit in 200 kB by its palette.
"""

from __future__ import annotations

import sys
import tempfile
from io import BytesIO
from pathlib import Path
from shutil import which

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from platform_running import running  # noqa: E402 - lies beside the benchmarks that use it too

IMAGES = ROOT / "docs" / "images"
REGION = "/regio/haaglanden/"
WIDE, PHONE = (1366, 768), (390, 1180)
COLOURS, MOST = 128, 200_000


def why(page: Page) -> None:
    """Open the panel beside the shortage of Delft."""
    page.locator("#tabel-verdeling").get_by_role("row", name="Delft 1.020").get_by_role("link", name="25").click()
    page.locator("#waarom h1").wait_for()


def variants(page: Page) -> None:
    """Keep 12% as a variant, and compare it with what was agreed."""
    page.goto(f"{REGION}varianten/?procent=12")
    page.locator("input[name=naam]").first.fill("12% in elke gemeente")
    page.get_by_role("button", name="Bewaar").first.click()
    page.goto(f"{REGION}varianten/")
    page.get_by_label("12% in elke gemeente").check()
    page.get_by_role("button", name="Vergelijk").click()
    page.wait_for_load_state("networkidle")
    page.evaluate("scrollTo(0, 0)")


def still(page: Page) -> None:
    """Nothing to do first."""


PICTURES = (
    ("platform-start", REGION, WIDE, still),
    ("platform-waarom", f"{REGION}verdeling/", WIDE, why),
    ("platform-vragen", f"{REGION}uitvraag/vragen/", WIDE, still),
    ("platform-varianten", f"{REGION}varianten/", WIDE, variants),
    ("platform-telefoon", REGION, PHONE, still),
)


def picture(browser: Browser, address: str, path: str, size: tuple[int, int], act: object) -> bytes:
    """One screen as a PNG of few colours."""
    context = browser.new_context(
        base_url=address, viewport={"width": size[0], "height": size[1]}, locale="nl-NL", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(path, wait_until="networkidle")
    act(page)  # type: ignore[operator]
    shot = Image.open(BytesIO(page.screenshot())).convert("RGB")
    context.close()
    kept = BytesIO()
    shot.quantize(COLOURS, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def main() -> None:
    """Write them all; the example is laid out anew, so that a picture never shows what someone tried before."""
    chromium = which("chromium") or which("google-chrome") or which("chromium-browser")
    with tempfile.TemporaryDirectory() as made, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        with running(Path(made), "demo", "--niet-openen", "--poort", "0") as address:
            for name, path, size, act in PICTURES:
                png = picture(browser, address, path, size, act)
                if len(png) > MOST:
                    sys.exit(f"{name}: {len(png)} bytes")
                (IMAGES / f"{name}.png").write_bytes(png)
                print(f"{name}.png  {len(png) // 1000} kB")
        browser.close()


if __name__ == "__main__":
    main()
