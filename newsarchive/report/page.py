"""The report: one HTML file with everything in it, its style and its pictures too."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from newsarchive.database import reading
from newsarchive.errors import ResourceError, UsageError
from newsarchive.look import BASE_CSS
from newsarchive.query.figures import Span, summary
from newsarchive.report.charts import CHARTS, Chart, Drawn
from newsarchive.report.drawing import NARROW, WIDE, inline_svg, picture
from newsarchive.version import __version__

_HERE = Path(__file__).parent


def write_report(archive: Path, out: Path, span: Span) -> None:
    """Write the report on ``span`` of the archive to ``out``; the same archive, the same bytes.

    Raises :class:`ResourceError` where either file cannot be had, :class:`UsageError` for a site
    that the archive does not hold.
    """
    with reading(archive) as connection:
        connection.execute("BEGIN")  # one moment, while a crawl goes on
        _check(connection, span)
        shown = [_shown(chart, chart.ask(connection, span)) for chart in CHARTS]
        told = summary(connection, span)
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"number": _number, "day": _day, "web_address": _web_address}
    styles = (BASE_CSS.read_text("utf-8"), (_HERE / "report.css").read_text("utf-8"))
    page = environment.get_template("report.html").render(
        span=span,
        told=told,
        charts=shown,
        version=__version__,
        style=Markup("\n".join(styles)),  # noqa: S704 - our own files
    )
    _write(out, page.encode())


def write_picture(archive: Path, out: Path, span: Span, chart: Chart) -> None:
    """Write one chart to ``out``, an SVG or a PNG file by its name.

    Raises :class:`UsageError` for another kind of file or where there is nothing to draw.
    """
    kind = out.suffix.lower().removeprefix(".")
    if kind not in ("svg", "png"):
        raise UsageError(f"{out} is neither .svg nor .png: name the picture so.")
    with reading(archive) as connection:
        connection.execute("BEGIN")
        _check(connection, span)
        drawn = chart.ask(connection, span)
    if drawn.draw is None:
        raise UsageError(f"There is nothing to draw. {chart.empty}")
    _write(out, picture(drawn.draw, drawn.height, kind, salt=chart.name))


def _check(connection: sqlite3.Connection, span: Span) -> None:
    if span.since and span.until and span.since > span.until:
        raise UsageError(f"The days end ({span.until}) before they begin ({span.since}).")
    held = [name for (name,) in connection.execute("SELECT name FROM sites ORDER BY name")]
    if span.site is not None and span.site not in held:
        names = ", ".join(held) or "none"
        raise UsageError(f"The archive holds no site {span.site!r}; it holds {names}.")


def _shown(chart: Chart, drawn: Drawn) -> dict[str, Any]:
    """What the template needs of one chart; the drawings are markup of our own making."""
    shown: dict[str, Any] = {"chart": chart, "drawn": drawn, "wide": None, "narrow": None}
    if drawn.draw is not None:
        wide = inline_svg(drawn.draw, drawn.height, WIDE, salt=f"{chart.name}-wide")
        narrow = inline_svg(drawn.draw, drawn.tall, NARROW, salt=f"{chart.name}-narrow")
        # matplotlib escapes what it writes into an SVG.
        shown |= {"wide": Markup(wide), "narrow": Markup(narrow)}  # noqa: S704
    return shown


def _write(out: Path, content: bytes) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    except OSError as error:
        raise ResourceError(f"{out} cannot be written: {error.strerror}.") from error


def _number(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def _day(value: str | None) -> str:
    if not value:
        return "–"
    at = date.fromisoformat(value[:10])
    return f"{at.day} {at:%b %Y}"


def _web_address(value: object) -> str | None:
    """``value`` where a browser may be sent there: http and https alone; else None."""
    if not isinstance(value, str):
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in ("http", "https") and parts.netloc else None
