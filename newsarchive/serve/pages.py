"""Our pages: each asks the archive one thing and fills a template."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import BadRequest, NotFound, Response

from newsarchive.errors import UsageError
from newsarchive.model import ROLES
from newsarchive.query import browse, dossier, reading_room
from newsarchive.query.cookbook import CHAPTERS, questions
from newsarchive.query.holdings import Listed
from newsarchive.query.reading_room import CaptureRow
from newsarchive.serve.curve import curve
from newsarchive.serve.tabular import csv_response, json_response
from newsarchive.serve.wish import FILTERS, NAMES, PAGE, SORTS, Looked, Wish, narrowed
from newsarchive.store.warc import warc_folder

_Found = TypeVar("_Found")

_LISTED = [one.name for one in fields(Listed)]


async def ask(datasette: Any, question: Callable[[sqlite3.Connection], _Found]) -> _Found:
    """What ``question`` finds, within the time that a page gets."""
    limit_ms = datasette.setting("sql_time_limit_ms")

    def timed(connection: sqlite3.Connection) -> _Found:
        with sqlite_timelimit(connection, limit_ms):
            connection.execute("BEGIN")  # one moment of the archive, while a crawl goes on
            try:
                return question(connection)
            finally:
                connection.rollback()

    found: _Found = await datasette.get_database("archive").execute_fn(timed)
    return found


async def page(
    datasette: Any, request: Any, template: str, *, status: int = 200, **context: Any
) -> Any:
    """The filled template as an answer."""
    filled = await datasette.render_template(template, context, request=request)
    return Response.html(filled, status=status)


async def front(datasette: Any, request: Any) -> Any:
    """What the archive holds; the counts may be older than the lists and say how old."""
    counted = await datasette.desk.holdings.get()
    latest = await ask(datasette, reading_room.latest)
    return await page(
        datasette, request, "front.html", counted=counted, latest=latest, desk=datasette.desk
    )


async def article(datasette: Any, request: Any) -> Any:
    """One article, made for reading, with all that is known of it."""
    found = await ask(datasette, partial(dossier.read_dossier, number=_number(request)))
    if found is None:
        raise NotFound("The archive has no article of that number")
    return await page(
        datasette, request, "article.html", found=found, article=found.article,
        curve=curve(found.observations),
    )  # fmt: skip


async def article_json(datasette: Any, request: Any) -> Any:
    """The article as one JSON object, as ``newsarchive read --json`` prints it."""
    found = await ask(datasette, partial(dossier.read_dossier, number=_number(request)))
    if found is None:
        raise NotFound("The archive has no article of that number")
    return Response.json(found.article.to_json())


async def article_by_url(datasette: Any, request: Any) -> Any:
    """From an article's address, any that the archive knows it by, to its page."""
    url = request.args.get("url") or ""
    number = await ask(datasette, partial(dossier.find_article, url=url))
    if number is None:
        raise NotFound("The archive has no article of that address")
    return Response.redirect(f"/article/{number}")


async def comparison(datasette: Any, request: Any) -> Any:
    """Two revisions of an article, word by word."""
    found = await ask(datasette, partial(dossier.read_dossier, number=_number(request)))
    if found is None:
        raise NotFound("The archive has no article of that number")
    numbered = {one.number: one for one in found.revisions}
    last = max(numbered)
    chosen = [
        numbered.get(_whole(request, name, default))
        for name, default in (("from", max(last - 1, 1)), ("to", last))
    ]
    earlier, later = chosen
    if earlier is None or later is None:
        raise NotFound(f"The article has the revisions 1 to {last}")
    return await page(
        datasette, request, "compare.html", found=found, article=found.article,
        earlier=earlier, later=later, parts=dossier.compare(earlier, later),
    )  # fmt: skip


async def articles(datasette: Any, request: Any) -> Any:
    """Articles, searched or newest first, with facets; a page of them as CSV or JSON."""
    given = {name: value for name in NAMES if (value := (request.args.get(name) or "").strip())}
    looked, error = Looked(listed=[]), None
    try:
        looked = await ask(datasette, Wish.of(given).look)
    except UsageError as refused:
        if request.url_vars.get("format"):
            raise
        error = str(refused)
    if download := _downloaded(request, "articles", _LISTED, map(_values, looked.listed)):
        return download
    kept = {name: value for name, value in given.items() if name not in ("after", "page")}
    return await page(
        datasette, request, "articles.html", status=400 if error else 200, given=given,
        looked=looked, error=error, sorts=SORTS, filters=FILTERS, roles=ROLES,
        faceted=browse.FACETED, narrowed=narrowed, link=partial(_with, kept),
        query=urlencode(given),
    )  # fmt: skip


async def people(datasette: Any, request: Any) -> Any:
    """Who is named in bylines, and in which roles."""
    counted = await datasette.desk.holdings.get()
    site, role = request.args.get("site") or None, request.args.get("role") or None
    named = [
        one
        for one in (counted.value.people if counted else ())
        if (site is None or one.site == site) and (role is None or role in dict(one.roles))
    ]
    columns = ["person_id", "name", "site", "role", "articles"]
    rows = ((one.id, one.name, one.site, *held) for one in named for held in one.roles)
    if download := _downloaded(request, "people", columns, rows):
        return download
    return await page(
        datasette, request, "people.html", counted=counted, named=named[:1_000],
        more=max(len(named) - 1_000, 0), site=site, role=role,
        roles=sorted({held for one in named for held, _ in one.roles}),
        query=request.query_string,
    )  # fmt: skip


async def person(datasette: Any, request: Any) -> Any:
    """One person: roles, sections, articles."""
    number, behind = _number(request), _whole(request, "after", 0) or None
    found = await ask(datasette, partial(reading_room.person, number=number))
    if found is None:
        raise NotFound("The archive knows no person of that number")
    look = partial(browse.of_person, person=number, limit=PAGE + 1, behind=behind)
    listed = await ask(datasette, look)
    return await page(
        datasette, request, "person.html", found=found, listed=listed[:PAGE],
        next=f"?after={listed[PAGE - 1].id}" if len(listed) > PAGE else None, behind=behind,
    )  # fmt: skip


async def sections(datasette: Any, request: Any) -> Any:
    """Every section of every site."""
    counted = await datasette.desk.holdings.get()
    listed = counted.value.sections if counted else ()
    columns = ["site", "section", "articles", "first_day", "last_day"]
    if download := _downloaded(request, "sections", columns, map(_values, listed)):
        return download
    return await page(datasette, request, "sections.html", counted=counted, listed=listed)


async def all_questions(datasette: Any, request: Any) -> Any:
    """The cookbook's contents."""
    chapters = {
        chapter: [one for one in questions() if one.chapter == chapter] for chapter in CHAPTERS
    }
    return await page(datasette, request, "questions.html", chapters=chapters)


async def one_question(request: Any) -> Any:
    """From a question's name to its answer with the values that the cookbook gives."""
    slug = request.url_vars["slug"]
    asked = next((one for one in questions() if one.slug == slug), None)
    if asked is None:
        raise NotFound("The cookbook has no question of that name")
    values = urlencode({one.name: one.default for one in asked.parameters})
    return Response.redirect(f"/archive/{quote(slug)}{'?' if values else ''}{values}")


async def capture(datasette: Any, request: Any) -> Any:
    """What is known of one fetched page; the page itself is never shown here."""
    found = await ask(datasette, partial(reading_room.capture, number=_number(request)))
    if found is None:
        raise NotFound("The archive has no capture of that number")
    return await page(datasette, request, "capture.html", found=found)


async def capture_record(datasette: Any, request: Any) -> Any:
    """The WARC record of a capture, as a file to keep: it is a stranger's page."""
    found = await ask(datasette, partial(reading_room.capture, number=_number(request)))
    record = found and _record(datasette.desk.path, found)
    if found is None or record is None:
        raise NotFound("The WARC file that holds this capture is not here")
    name = f"capture-{found.id}.warc{'.gz' if (found.warc_file or '').endswith('.gz') else ''}"
    return Response(
        record,
        content_type="application/octet-stream",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def _record(archive: Path, found: CaptureRow) -> bytes | None:
    """The record's own bytes; None where no file of the WARC folder holds them."""
    name, offset, length = found.warc_file, found.warc_offset, found.warc_length
    if name is None or offset is None or length is None or name != Path(name).name:
        return None
    try:
        with (warc_folder(archive) / name).open("rb") as file:
            file.seek(offset)
            return file.read(length)
    except OSError:
        return None


def _downloaded(request: Any, name: str, columns: list[str], rows: Any) -> Any | None:
    kind = request.url_vars.get("format")
    if kind is None:
        return None
    return (csv_response if kind == "csv" else json_response)(name, columns, rows)


def _values(record: Any) -> list[Any]:
    return [getattr(record, one.name) for one in fields(record)]


def _number(request: Any) -> int:
    return int(request.url_vars["id"])


def _whole(request: Any, name: str, default: int) -> int:
    value = request.args.get(name) or str(default)
    if not (value.isascii() and value.isdigit() and len(value) < 19):
        raise BadRequest(f"{name} must be a whole number")
    return int(value)


def _with(given: dict[str, str], **changed: str | None) -> str:
    """The query of an address, with some of its values changed; None takes one away."""
    pairs = {**given, **changed}
    return "?" + urlencode({name: value for name, value in pairs.items() if value is not None})
