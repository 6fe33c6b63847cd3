"""How the report and the served pages look: one palette, one type, one kind of table."""

from pathlib import Path

LOOK = Path(__file__).parent
"""The folder of the style sheet."""

BASE_CSS = LOOK / "base.css"
