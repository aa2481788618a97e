"""What a person feels: command to first page, the bytes of that page, the slider to painted numbers, an A4.

Run as `python benchmarks/bench_felt.py`; a real Chromium on loopback.
Aims: 5 s once installed, 150 kB, 100 ms p95, 1 s.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from shutil import which
from statistics import median
from time import perf_counter
from urllib.request import urlopen

from platform_running import running, share
from playwright.sync_api import Browser, Page, sync_playwright

TRIES, STARTS = 36, 3
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
DEMO = ("demo", "--niet-openen", "--poort", "0")
PAGE = "/regio/haaglanden/"
# From the hand on the slider until the frame after the number of the other percentage stands there.
TURN = """
async (percent) => {
  const slider = document.getElementById("procent"), shown = () => document.querySelector("#kop h1").innerText;
  const before = shown(), start = performance.now();
  slider.value = percent;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  while (shown() === before) await new Promise((done) => requestAnimationFrame(done));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}
"""


def seconds_to_first_page(folder: Path) -> float:
    """The command until the whole first page was received."""
    start = perf_counter()
    with running(folder, *DEMO) as address, urlopen(address) as answer:  # noqa: S310 - our own address
        answer.read()
        return perf_counter() - start


def bytes_over_the_wire(browser: Browser, address: str) -> tuple[int, int, dict[str, int]]:
    """All bytes of a first visit with nothing kept, the number of answers, and the bytes by kind."""
    page = browser.new_context().new_page()
    devtools, kinds, sizes = page.context.new_cdp_session(page), {}, {}
    devtools.send("Network.enable")
    devtools.on("Network.responseReceived", lambda told: kinds.update({told["requestId"]: told["type"]}))
    devtools.on("Network.loadingFinished", lambda told: sizes.update({told["requestId"]: told["encodedDataLength"]}))
    page.goto(address + PAGE, wait_until="networkidle")
    per_kind: dict[str, int] = {}
    for request, size in sizes.items():
        per_kind[kinds.get(request, "?")] = per_kind.get(kinds.get(request, "?"), 0) + int(size)
    return sum(per_kind.values()), len(sizes), per_kind


def turns(page: Page, address: str, warmed: bool) -> list[float]:
    """Milliseconds of each turn from 10% to 12% or back."""
    page.goto(address + PAGE, wait_until="networkidle")
    if warmed:
        page.locator("#procent").hover()
        page.wait_for_load_state("networkidle")
    return [page.evaluate(TURN, "12" if number % 2 == 0 else "10") for number in range(TRIES)]


def papers(address: str) -> list[float]:
    """Milliseconds of an A4 as PDF over HTTP."""
    found = []
    for code in ("0503", "0518", "0637", "1916", "1842", "1926", "0626", "0629"):
        with urlopen(f"{address}{PAGE}wethouder/{code}/") as page:  # noqa: S310 - our own address
            name = page.read().decode().split("/stukken/")[1].split('"')[0]
        start = perf_counter()
        with urlopen(f"{address}{PAGE}stukken/{name}") as answer:  # noqa: S310 - our own address
            assert answer.read(5) == b"%PDF-"
            answer.read()
        found.append((perf_counter() - start) * 1000)
    return found


def main() -> None:
    """Print each figure beside its aim."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as driver:
        folder = Path(made)
        cold = seconds_to_first_page(folder)
        starts = [seconds_to_first_page(folder) for _ in range(STARTS)]
        browser = driver.chromium.launch(executable_path=which("chromium") or which("google-chrome"), args=FLAGS)
        print(f"what a person feels; Chromium {browser.version}, on loopback")
        print(f"  command to first page {median(starts):8.2f} s   the very first time {cold:.2f} s   aim 5 s")
        with running(folder, *DEMO) as address:
            size, answers, kinds = bytes_over_the_wire(browser, address)
            parts = ", ".join(f"{kind.casefold()} {found / 1000:.1f}" for kind, found in sorted(kinds.items()))
            print(f"  first page, compressed {size / 1000:7.1f} kB   {answers} answers ({parts})   aim 150 kB")
            for words, warmed in (("slider, as it comes", False), ("slider, hand near it first", True)):
                found = turns(browser.new_page(), address, warmed)
                told = f"p50 {median(found):6.1f} ms   p95 {share(found, 95):6.1f} ms   slowest {max(found):6.1f} ms"
                print(f"  {words:26} {told}   {len(found)} turns   aim 100 ms p95")
            sheets = papers(address)
            print(
                f"  an A4 as PDF, 8 of them    p50 {median(sheets):6.1f} ms   slowest {max(sheets):6.1f} ms   aim 1 s"
            )
        browser.close()


if __name__ == "__main__":
    main()
