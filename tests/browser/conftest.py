"""Debian's Chromium, the servers that it visits, and what no page may do while it is looked at."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

_ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
    # Should a page ask elsewhere, the test hears of it and nobody else does.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
_PATIENCE_MS = 30_000
"""A machine with much else to do needs more than the ten seconds that suffice otherwise."""

AXE = Axe()


@dataclass(frozen=True)
class Screen:
    """What somebody reads a page on."""

    width: int
    height: int
    scheme: str
    """``light`` or ``dark``."""

    @property
    def name(self) -> str:
        return f"{'phone' if self.width < 600 else 'desktop'}-{self.scheme}"

    @property
    def viewport(self) -> ViewportSize:
        return {"width": self.width, "height": self.height}


DESKTOP = Screen(1280, 900, "light")
OPPOSITES = (Screen(375, 812, "dark"), DESKTOP)
"""Both widths and both schemes between them."""
SCREENS = (*OPPOSITES, Screen(375, 812, "light"), Screen(1280, 900, "dark"))


@dataclass
class Visitor:
    """Somebody at a screen, and what the pages that he sees may not do."""

    page: Page
    home: str
    """Where every request goes, and no other."""
    screen: Screen
    album: Path
    """The folder for pictures."""
    complaints: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        """Note whatever the browser tells from now on."""
        context.on("request", lambda request: self._note_request(request.url))
        context.on("console", lambda line: self._note(f"console: {line.text}"))
        context.on("weberror", lambda error: self._note(f"script: {error.error}"))
        context.on("dialog", lambda box: (self._note(f"dialog: {box.message}"), box.dismiss()))
        context.on("page", lambda page: self._note(f"a window opened: {page.url}"))

    def _note(self, complaint: str) -> None:
        self.complaints.append(f"{self.page.url}: {complaint}")

    def _note_request(self, url: str) -> None:
        if not url.startswith(self.home):
            self._note(f"asked {url}")

    def go(self, address: str) -> None:
        """Open a page of the server, or of whatever ``home`` is."""
        answer = self.page.goto(self.home + address)
        assert answer is None or answer.ok, address

    def picture(self, name: str) -> None:
        """Keep how the whole page looks."""
        path = self.album / f"{name}-{self.screen.name}.png"
        self.page.screenshot(path=path, full_page=True)

    def assert_fits(self) -> None:
        """Nobody has to move the page sideways."""
        widest = self.page.evaluate("document.documentElement.scrollWidth")
        assert widest <= self.screen.width, f"{self.page.url} is {widest} pixels wide"

    def assert_accessible(self) -> None:
        """Axe finds nothing serious."""
        found = AXE.run(self.page).response["violations"]
        grave = [one for one in found if one["impact"] in ("serious", "critical")]
        told = [(one["id"], [node["html"] for node in one["nodes"]]) for one in grave]
        assert not told, f"{self.page.url}: {told}"


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The one browser."""
    program = shutil.which("chromium")
    if program is None:
        sentence = "Chromium is not installed: .ci/packages installs it."
        if os.environ.get("CI") == "true":
            pytest.fail(sentence)
        pytest.skip(sentence)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*_ARGUMENTS])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def album(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pictures go."""
    named = os.environ.get("NEWSARCHIVE_SCREENSHOTS")
    folder = Path(named) if named else tmp_path_factory.mktemp("screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _serving(archive: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "newsarchive", "serve", "--db", archive, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        told = server.stdout.readline()
        [url] = [word for word in told.split() if urlsplit(word).hostname == "127.0.0.1"]
        yield url.rstrip("/")
        server.terminate()


@pytest.fixture(scope="package")
def served(kept: Path) -> Iterator[str]:
    """Where the ordinary archive is served."""
    yield from _serving(kept)


@pytest.fixture(scope="package")
def served_hostile(hostile: Path) -> Iterator[str]:
    """Where the archive is served whose every field is an attempt at injection."""
    yield from _serving(hostile)


@pytest.fixture(params=OPPOSITES, ids=lambda screen: screen.name)
def screen(request: pytest.FixtureRequest) -> Screen:
    """A telephone in the dark, then a desk by day."""
    chosen: Screen = request.param
    return chosen


@pytest.fixture(params=SCREENS, ids=lambda screen: screen.name)
def any_screen(request: pytest.FixtureRequest) -> Screen:
    """Each screen in turn."""
    chosen: Screen = request.param
    return chosen


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(chromium: Browser, album: Path) -> Iterator[Visit]:
    """Sit down at a screen before ``home``; at the end, nothing may have been amiss."""
    visitors = []

    def sit(home: str, screen: Screen = DESKTOP, *, bypass_csp: bool = False) -> Visitor:
        context = chromium.new_context(
            viewport=screen.viewport,
            color_scheme="dark" if screen.scheme == "dark" else "light",
            bypass_csp=bypass_csp,
            offline=home.startswith("file:"),
        )
        context.set_default_timeout(_PATIENCE_MS)
        visitor = Visitor(context.new_page(), home, screen, album)
        visitor.listen(context)
        visitors.append((visitor, context))
        return visitor

    yield sit
    for _, context in visitors:
        context.close()
    assert [one for visitor, _ in visitors for one in visitor.complaints] == []
