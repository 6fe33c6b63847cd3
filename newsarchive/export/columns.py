"""What is exported, column by column: one description for every format.

``articles`` is one row an article, ``views`` one row an observation, ``revisions`` one row a
version. A column here is a column in CSV, in Parquet and in the schema of a data package.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "integer", "day", "instant", "texts", "bylines", "images"]
"""``instant`` is UTC text; ``texts``, ``bylines`` and ``images`` are lists."""

PARTS: dict[Kind, tuple[str, ...]] = {
    "bylines": ("role", "name", "label"),
    "images": ("url", "caption", "credit"),
}
"""What each byline and image consists of, in order."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of one table."""

    name: str
    kind: Kind
    meaning: str
    """For the reader of the schema, with units."""
    sql: str
    """Its value over ``articles AS a`` (and, elsewhere, the table's own alias)."""


_VIEWS = "(SELECT {what} FROM views WHERE article_id = a.id ORDER BY observed_at DESC LIMIT 1)"

ARTICLES = (
    Column("url", "text", "Canonical URL: the article's identity, to cite", "a.url"),
    Column("site", "text", "Name of the site file", "a.site"),
    Column("title", "text", "Headline", "a.title"),
    Column("section", "text", "Section as the site prints it", "a.section"),
    Column("published_at", "instant", "Instant of publication in UTC", "a.published_at"),
    Column("published_local", "text", "The same with the offset that the page shows, ISO 8601",
           "a.published_local"),
    Column("published_date", "day", "Local day of publication", "a.published_date"),
    Column("published_precision", "text", "How exactly the page gives it: second, minute or day",
           "a.published_precision"),
    Column("modified_at", "instant", "When the page says it was changed last, in UTC",
           "a.modified_at"),
    Column("modified_local", "text", "The same with the offset that the page shows",
           "a.modified_local"),
    Column("dateline_place", "text", "Place before the first sentence", "a.dateline_place"),
    Column("dateline_outlet", "text", "Outlet before the first sentence", "a.dateline_outlet"),
    Column("place_code", "text", "Regency or city of that place, by the Ministry of Home Affairs",
           "a.place_code"),
    Column("bylines", "bylines", "Who made it: role, name and the label as printed", "a.id"),
    Column("images", "images", "Pictures: URL, caption and credit", "a.id"),
    Column("tags", "texts", "Tags in the page's order", "a.id"),
    Column("views", "integer", "View count as last observed", _VIEWS.format(what="count")),
    Column("views_observed_at", "instant", "When it was observed, in UTC",
           _VIEWS.format(what="observed_at")),
    Column("language", "text", "Language code", "a.language"),
    Column("word_count", "integer", "Words of the text", "a.word_count"),
    Column("body", "text", "The text; an empty line between paragraphs", "a.body"),
    Column("page_starts", "text", "Paragraph with which each page of the article begins, as JSON",
           "a.page_starts"),
    Column("first_seen_at", "instant", "First visit, in UTC", "a.first_seen_at"),
    Column("last_seen_at", "instant", "Last visit that found it, in UTC", "a.last_seen_at"),
    Column("removed_at", "instant", "When it was first missed, if it was taken down, in UTC",
           "a.removed_at"),
    Column("duplicate_of", "text", "URL of the article that had the same content first",
           "(SELECT url FROM articles WHERE id = a.duplicate_of)"),
    Column("content_hash", "text", "Identifies what a reader reads: title, section, text, captions",
           "a.content_hash"),
    Column("capture_url", "text", "Address of the WARC record that it was read from",
           "(SELECT url FROM captures WHERE id = a.capture_id)"),
    Column("capture_digest", "text", "Digest of that record's payload",
           "(SELECT digest FROM captures WHERE id = a.capture_id)"),
    Column("extractor_version", "text", "Version of the rules that read it",
           "a.extractor_version"),
)  # fmt: skip

VIEWS = (
    Column("url", "text", "The article's canonical URL", "a.url"),
    Column("observed_at", "instant", "Instant of the visit in UTC", "v.observed_at"),
    Column("count", "integer", "View count that the page showed", "v.count"),
)

REVISIONS = (
    Column("url", "text", "The article's canonical URL", "a.url"),
    Column("number", "integer", "1 is the first that was seen", "r.number"),
    Column("observed_at", "instant", "Instant of the visit that saw it first, in UTC",
           "r.observed_at"),
    Column("section", "text", "Section at that time", "r.section"),
    Column("title", "text", "Headline at that time", "r.title"),
    Column("captions", "text", "Captions at that time, one a line", "r.captions"),
    Column("body", "text", "Text at that time", "r.body"),
    Column("modified_at", "instant", "When the page said it was changed, in UTC", "r.modified_at"),
    Column("content_hash", "text", "Identifies this version's content", "r.content_hash"),
)  # fmt: skip

NOT_EXPORTED = frozenset({
    "id", "search_id", "capture_id", "record_hash", "links_hash", "captions",
})  # fmt: skip
"""Columns of ``articles`` that say nothing outside the archive: row numbers, fingerprints, and the
captions once more for the text index."""
