"""The engine's imports point one way, proved from the syntax tree."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STAGES = ("discover", "extract", "normalise", "validate", "store", "query")
LAYERS: tuple[tuple[str, ...], ...] = (
    ("errors", "look", "model", "revisits", "version"),
    ("rules", "config", "database", "lock", "schedule"),
    ("site",),
    ("family",),
    STAGES,
    ("flow",),
    ("visit",),
    ("crawl", "evaluate", "replay"),
    (
        "importing",
        "nightly",
        "demo",
        "api",
        "report",
        "serve",
        "survey",
        "export",
        "doctor",
        "coverage",
    ),
    ("access",),
    ("cli",),
)
"""From the bottom up; a room imports only from the layers below its own."""
RANK = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms}


def room_of(path: Path) -> str:
    return path.relative_to(ROOT / "newsarchive").parts[0].removesuffix(".py")


def imported_modules(path: Path) -> list[str]:
    """Absolute names of every module imported anywhere in the file, inside functions too."""
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} uses a relative import"
            if node.module == "newsarchive":
                names += [f"newsarchive.{alias.name}" for alias in node.names]
            else:
                names.append(node.module or "")
    return names


ENGINE = sorted((ROOT / "newsarchive").rglob("*.py"))


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_from_the_layers_below(path: Path) -> None:
    room = room_of(path)
    for name in imported_modules(path):
        assert not name.startswith("spiders"), "the engine never imports the sites"
        if not name.startswith("newsarchive.") or name == "newsarchive.__version__":
            continue
        other = name.split(".")[1]
        if other in {room, "__version__"} or room in {"__init__", "__main__"}:
            continue
        assert RANK[other] < RANK[room], f"{room} must not import {other}"


def test_every_room_has_a_layer() -> None:
    rooms = {room_of(path) for path in ENGINE} - {"__init__", "__main__"}
    assert rooms <= set(RANK)


def test_reading_a_page_loads_neither_scrapy_nor_dateparser() -> None:
    """Importing the reader stays quick: the heavy libraries come only when they are needed."""
    code = (
        "import sys, newsarchive\n"
        "newsarchive.read_html('<h1>Judul</h1><p>Isi berita.</p>', 'https://kabar.example/a/')\n"
        "print(sorted({'scrapy', 'twisted', 'dateparser', 'trafilatura'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
