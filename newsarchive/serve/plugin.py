"""Our part of Datasette: routes, canned queries, links from cells to pages, plain errors."""

from __future__ import annotations

import json
import logging
import re
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlencode

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400, Response
from datasette.views.base import DatasetteError
from markupsafe import Markup, escape
from pluggy import HookimplMarker

from newsarchive.errors import UsageError
from newsarchive.query.cookbook import questions
from newsarchive.query.sql import LONGEST_VALUE_BYTES
from newsarchive.serve import pages, tabular, wording

hookimpl = HookimplMarker("datasette")

_LOG = logging.getLogger(__name__)

_PAGES = {"article_id": "article", "duplicate_of": "article", "person_id": "person",
          "capture_id": "capture"}  # fmt: skip
"""Columns that name a row which has a page of its own."""


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """Our pages, which go before Datasette's."""
    return [
        (r"^/$", pages.front),
        (r"^/articles(?:\.(?P<format>csv|json))?$", pages.articles),
        (r"^/article$", pages.article_by_url),
        (r"^/article/(?P<id>\d{1,18})$", pages.article),
        (r"^/article/(?P<id>\d{1,18})\.json$", pages.article_json),
        (r"^/article/(?P<id>\d{1,18})/compare$", pages.comparison),
        (r"^/people(?:\.(?P<format>csv|json))?$", pages.people),
        (r"^/person/(?P<id>\d{1,18})$", pages.person),
        (r"^/sections(?:\.(?P<format>csv|json))?$", pages.sections),
        (r"^/questions$", pages.all_questions),
        (r"^/questions/(?P<slug>[a-z0-9-]+)$", pages.one_question),
        (r"^/capture/(?P<id>\d{1,18})$", pages.capture),
        (r"^/capture/(?P<id>\d{1,18})/record$", pages.capture_record),
        (r"^/(?P<database>[^/.]+)(?:/(?P<table>[^/.]+))?\.csv$", tabular.as_csv),
    ]


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """Filters of our templates."""
    env.filters |= wording.FILTERS


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """No question makes a value that fills the memory."""
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE_BYTES)


@hookimpl
def canned_queries() -> dict[str, dict[str, Any]]:
    """The cookbook."""
    return {
        one.slug: {
            "sql": one.sql,
            "title": one.title,
            "description": one.why,
            "params": [given.name for given in one.parameters],
        }
        for one in questions()
    }


@hookimpl
def extra_template_vars(request: Any) -> dict[str, Any]:
    """What every page knows: where it is, and the questions by name."""
    return {
        "here": request.path if request else "",
        "cookbook": {one.slug: one for one in questions()},
    }


@hookimpl
def render_cell(value: Any, column: str) -> Markup | None:
    """Links from numbers and URLs in a table to the pages that tell what they mean."""
    number = value["value"] if isinstance(value, dict) else value
    label = value["label"] if isinstance(value, dict) else value
    if column in _PAGES and isinstance(number, int):
        return Markup('<a href="/{}/{}">{}</a>').format(_PAGES[column], number, label)
    if column == "url" and isinstance(value, str) and wording.web_address(value):
        return Markup('<a href="/article?{}">{}</a>').format(
            urlencode({"url": value}), wording.short_address(value)
        )
    return None


_TOO_LONG = (
    "The question took longer than the {seconds:g} seconds that a browser gets: narrow it, or ask "
    "it with the command newsarchive query."
)


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Awaitable[Any]:
    """An error page of ours; Datasette's own has a script and links that lead outside."""
    return _error_page(datasette, request, *_told(datasette, exception))


@hookimpl(tryfirst=True)
def forbidden(datasette: Any, request: Any) -> Awaitable[Any]:
    """What is not to be had looks like what is not there."""
    return _error_page(datasette, request, 404, "There is no such page.")


async def _error_page(datasette: Any, request: Any, status: int, sentence: str) -> Any:
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": sentence, "status": status}, status=status)
    page = await datasette.render_template(
        "error.html", {"status": status, "sentence": sentence}, request=request
    )
    return Response.html(page, status=status)


def _told(datasette: Any, exception: Exception) -> tuple[int, str]:
    limit = datasette.setting("sql_time_limit_ms") / 1_000
    if (
        isinstance(exception, QueryInterrupted)
        or (isinstance(exception, DatasetteError) and exception.message_is_html)
        or getattr(exception, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT
    ):
        return 400, _TOO_LONG.format(seconds=limit)
    if isinstance(exception, DatasetteError):
        # Datasette says 500 to a column that is not there, which is the visitor's mistake.
        return min(exception.status, 404), _sentence(str(exception.message))
    if isinstance(exception, UsageError):
        return 400, str(exception)
    if isinstance(exception, Base400):
        return exception.status, _sentence(str(exception.args[0] if exception.args else ""))
    if isinstance(exception, sqlite3.Error):
        return 400, _sentence(f"The archive cannot answer that: {exception}")
    if isinstance(exception, json.JSONDecodeError):
        return 400, "The address asks to divide by something that is no column."
    _LOG.error("A page failed.", exc_info=exception)
    return 500, "The page failed; the server's output says why."


def _sentence(text: str) -> str:
    text = re.sub(r"\s+", " ", str(escape(text).striptags())).strip() or "That cannot be answered"
    return text if text.endswith((".", "!", "?")) else f"{text}."
