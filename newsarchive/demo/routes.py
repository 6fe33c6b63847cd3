"""From an address to a reply: a table of address shapes, and pages kept until they change."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from email.utils import format_datetime
from urllib.parse import parse_qsl, urlsplit

from newsarchive.demo import feeds
from newsarchive.demo.faults import Reply
from newsarchive.demo.looks import Look, look_named
from newsarchive.demo.names import INTERNAL, SECTIONS, Section
from newsarchive.demo.newsroom import Newsroom
from newsarchive.demo.prose import slug_of
from newsarchive.demo.story import Story
from newsarchive.demo.themes import amp, bare, perbesar

PER_PAGE = 10
_PAGE = r"(?:(?:page|halaman)/(?P<page>\d+)/)?"
_HTML = {"Content-Type": "text/html; charset=UTF-8"}
_STATUS = {"missing": 404, "gone": 410}
_ARTICLES = {"perbesar": perbesar.article, "amp": amp.article, "bare": bare.article}
_LISTINGS = {"perbesar": perbesar.listing, "amp": amp.listing, "bare": bare.listing}
_AMP_TWINS = {"perbesar": perbesar.amp, "amp": amp.amp}
_ALL_SECTIONS = {section.slug: section for section in (*SECTIONS, INTERNAL)}


@dataclass(frozen=True, slots=True)
class _Kept:
    """A rendered reply, and the theme and version (of newsroom or story) that it shows."""

    version: tuple[str, int]
    reply: Reply


_Shape = tuple[re.Pattern[str], Callable[..., Reply | None]]


class Routes:
    """Answers requests for one newsroom at one address."""

    def __init__(self, newsroom: Newsroom, base_url: str) -> None:
        self.newsroom = newsroom
        self.base_url = base_url
        self._kept: dict[str, _Kept] = {}
        self._pages = _compiled(
            (
                (rf"/{_PAGE}", self._home),
                (rf"/(?:category|rubrik)/(?P<slug>[a-z-]+)/{_PAGE}", self._section),
                (rf"/tag/(?P<slug>[a-z0-9-]+)/{_PAGE}", self._tag),
                (rf"/author/(?P<slug>[a-z-]+)/{_PAGE}", self._author),
                (r"/video/", self._video),
                (r"/wp-content/uploads/[\w-]+\.jpg", self._picture),
            )
        )
        self._machines = _compiled(
            (
                (r"/robots\.txt", self._robots),
                (r"/feed/", self._feed),
                (r"/category/(?P<slug>[a-z-]+)/feed/", self._feed),
                (r"/wp-sitemap\.xml", self._sitemap_index),
                (r"/wp-sitemap-posts-post-(?P<number>\d+)\.xml", self._sitemap),
                (r"/wp-sitemap-taxonomies-category-1\.xml", self._sitemap_of_sections),
                (r"/wp-json/wp/v2/categories/?", self._categories),
            )
        )

    @property
    def _look(self) -> Look:
        return look_named(self.newsroom.theme)

    @property
    def _shapes(self) -> Iterator[_Shape]:
        yield from self._pages
        if self._look.feeds:
            yield from self._machines

    def reply(self, target: str, headers: Mapping[str, str]) -> Reply:
        """What to send for ``target`` (path with query); 304 where the client has it already."""
        parts = urlsplit(target)
        query = dict(parse_qsl(parts.query))
        with self.newsroom.lock:
            if parts.path.rstrip("/") == "/wp-json/wp/v2/posts" and self._look.feeds:
                return feeds.posts(self.newsroom, self.base_url, query)
            number = query.get("p")
            path = f"/?p={number}" if parts.path == "/" and number else parts.path
            found = self._story_reply(path) or self._page_reply(path)
        if found is None:
            return Reply(404, b"<!DOCTYPE html><h1>Halaman tidak ditemukan</h1>", _HTML)
        return _unless_known(found, headers)

    # Articles

    def _story_reply(self, path: str) -> Reply | None:
        """An article, one of its pages or its AMP twin; a 301 from where it once stood."""
        story = self.newsroom.at_path(path)
        part = ""
        if story is None and self.newsroom.at_path(f"{path}/"):
            return self._moved(f"{path}/")
        if story is None:
            parent, _, part = path.rstrip("/").rpartition("/")
            story = self.newsroom.at_path(f"{parent}/")
        if story is None:
            return None
        if story.state != "live":
            return Reply(_STATUS[story.state], b"<!DOCTYPE html><h1>Berita dicabut</h1>", _HTML)
        if path == f"/{story.old_slug}/" or (path.startswith("/?p=") and story.has_metadata):
            return self._moved(story.path)
        if part and part != "amp" and not 2 <= _number(part) <= self._look.parts_of(story):
            return None
        if part == "amp" and not (story.amp_path and self.newsroom.theme in _AMP_TWINS):
            return None
        changed = story.touched_at or story.modified_at
        return self._fresh(path, story.version) or self._keep(
            path, story.version, self._render(story, part), changed
        )

    def _moved(self, path: str) -> Reply:
        return Reply(301, b"", {"Location": f"{self.base_url.rstrip('/')}{path}"})

    def _render(self, story: Story, part: str) -> Reply:
        if part == "amp":
            return Reply(200, _AMP_TWINS[self.newsroom.theme](story, self.base_url), _HTML)
        number = _number(part) if part else 1
        write = _ARTICLES[self.newsroom.theme]
        return Reply(200, write(story, self.newsroom, self.base_url, number), _HTML)

    # Everything else

    def _page_reply(self, path: str) -> Reply | None:
        revision, changed = self.newsroom.revision, self.newsroom.now
        kept = self._fresh(path, revision)
        if kept:
            return kept
        for shape, answer in self._shapes:
            match = shape.fullmatch(path)
            if match:
                found = answer(**{name: text for name, text in match.groupdict().items() if text})
                return found and self._keep(path, revision, found, changed)
        return None

    def _robots(self) -> Reply:
        return feeds.robots(self.newsroom, self.base_url)

    def _home(self, page: str = "1") -> Reply | None:
        return self._list("Berita Terbaru", self.newsroom.articles, "/", page)

    def _section(self, slug: str, page: str = "1") -> Reply | None:
        section = _ALL_SECTIONS.get(slug)
        if section is None:
            return None
        path = self._look.section_path(section)
        return self._list(section.name, self.newsroom.in_section(section), path, page)

    def _tag(self, slug: str, page: str = "1") -> Reply | None:
        stories = [
            story
            for story in self.newsroom.articles
            if slug in {slug_of(tag) for tag in story.tags}
        ]
        return self._list(f"Tag: {slug}", stories, f"/tag/{slug}/", page) if stories else None

    def _author(self, slug: str, page: str = "1") -> Reply | None:
        stories = [one for one in self.newsroom.articles if slug_of(one.credits.box) == slug]
        return self._list(slug.title(), stories, f"/author/{slug}/", page) if stories else None

    def _list(self, heading: str, stories: list[Story], path: str, page: str) -> Reply | None:
        number, pages = int(page), max(1, -(-len(stories) // PER_PAGE))
        if not 1 <= number <= pages:
            return None
        shown = stories[(number - 1) * PER_PAGE : number * PER_PAGE]
        body = _LISTINGS[self.newsroom.theme](
            heading, shown, self.newsroom, self.base_url, path=path, page=number, pages=pages
        )
        return Reply(200, body, _HTML)

    def _feed(self, slug: str = "") -> Reply | None:
        section: Section | None = _ALL_SECTIONS.get(slug)
        if slug and section is None:
            return None
        return feeds.rss(self.newsroom, self.base_url, section)

    def _sitemap_index(self) -> Reply:
        return feeds.sitemap_index(self.newsroom, self.base_url)

    def _sitemap(self, number: str) -> Reply | None:
        return feeds.sitemap_of_posts(self.newsroom, self.base_url, int(number))

    def _sitemap_of_sections(self) -> Reply:
        return feeds.sitemap_of_sections(self.base_url)

    def _categories(self) -> Reply:
        return feeds.categories(self.newsroom, self.base_url)

    def _video(self) -> Reply:
        return Reply(200, b"<!DOCTYPE html><title>Video</title><p>Pemutar video</p>", _HTML)

    def _picture(self) -> Reply:
        return Reply(200, _GREY_PIXEL, {"Content-Type": "image/gif"})

    # Pages are rendered once and kept until the story or the newsroom changes

    def _fresh(self, path: str, version: int) -> Reply | None:
        kept = self._kept.get(path)
        shown = (self.newsroom.theme, version)
        return kept.reply if kept and kept.version == shown else None

    def _keep(self, path: str, version: int, reply: Reply, changed: datetime) -> Reply:
        headers = {
            **reply.headers,
            "ETag": f'"{hashlib.sha256(reply.body).hexdigest()[:20]}"',
            "Last-Modified": _http_date(max(changed, self.newsroom.redesigned_at or changed)),
        }
        shown = (self.newsroom.theme, version)
        self._kept[path] = _Kept(shown, replace(reply, headers=headers))
        return self._kept[path].reply


def _unless_known(reply: Reply, headers: Mapping[str, str]) -> Reply:
    """The reply, or 304 where the client's validators say that it has these bytes."""
    if reply.status != 200 or "ETag" not in reply.headers:
        return reply
    tag, since = headers.get("If-None-Match"), headers.get("If-Modified-Since")
    known = reply.headers["ETag"] in tag if tag else since == reply.headers["Last-Modified"]
    if not known:
        return reply
    return Reply(304, b"", {name: reply.headers[name] for name in ("ETag", "Last-Modified")})


def _compiled(shapes: Sequence[tuple[str, Callable[..., Reply | None]]]) -> tuple[_Shape, ...]:
    return tuple((re.compile(shape), answer) for shape, answer in shapes)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else 0


def _http_date(at: datetime) -> str:
    return format_datetime(at.astimezone(timezone.utc), usegmt=True)  # noqa: UP017


_GREY_PIXEL = bytes.fromhex(
    "47494638396101000100800000808080ffffff2c00000000010001000002024401003b"
)
