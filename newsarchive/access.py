"""An archive in Python: typed, documented, and never written to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from newsarchive.database import holds_archive, reading
from newsarchive.errors import ResourceError, UsageError
from newsarchive.export.arrow import load_arrow, record_batches, schema_of
from newsarchive.export.rows import TABLES, chunks
from newsarchive.model import Article
from newsarchive.query import Result, run_sql
from newsarchive.query.articles import read_article
from newsarchive.query.dossier import Dossier, find_article, read_dossier
from newsarchive.query.filters import Filters
from newsarchive.query.holdings import PersonCount, count_people
from newsarchive.query.search import Found, Sort, matching_ids, search

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]  # its types are a package of their own
    import polars

Table = Literal["articles", "views", "revisions"]

_EVERY = Filters()


@dataclass(frozen=True, slots=True)
class OpenArchive:
    """One archive, as :func:`open_archive` gives it.

    Every call sees the archive as it is at that moment, also while a crawl writes to it. What
    cannot be asked raises :class:`newsarchive.errors.UsageError`; a file that has gone or is
    damaged, :class:`newsarchive.errors.ResourceError`.
    """

    path: Path

    def __len__(self) -> int:
        """How many articles it holds, copies at other addresses included."""
        [(count,)] = self.query("SELECT count(*) FROM articles")
        return int(count)

    def articles(
        self, words: str = "", filters: Filters = _EVERY, *, stem: bool = False
    ) -> Iterator[Article]:
        """The articles that a search with these arguments means, one by one, in the order in which
        they were first stored.

        ``words`` and ``stem`` as in :meth:`search`; without words, all that the filters leave.
        """
        with reading(self.path) as connection:
            connection.execute("BEGIN")  # one snapshot, while a crawl goes on
            for number in matching_ids(connection, words, filters, stem=stem):
                article = read_article(connection, number)
                if article is not None:
                    yield article

    def article(self, url: str) -> Dossier | None:
        """All about the article known by ``url``, its own address or an alias; None for none.

        Its content is ``.article``, its view counts ``.observations``, its versions ``.revisions``.
        """
        with reading(self.path) as connection:
            number = find_article(connection, url)
            return None if number is None else read_dossier(connection, number)

    def search(
        self,
        words: str,
        filters: Filters = _EVERY,
        *,
        stem: bool = False,
        sort: Sort = "relevance",
        limit: int = 20,
        offset: int = 0,
    ) -> Found:
        """The articles in which ``words`` stand, with the places where they do.

        Words, phrases in quotes, ``OR``, ``-word`` and beginnings (``pemb*``); ``stem`` takes a
        word for its other forms, too. "date" puts the newest first, "views" the most read.
        """
        return search(self.path, words, filters, stem=stem, sort=sort, limit=limit, offset=offset)

    def query(self, sql: str, values: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """The rows that one SELECT finds; ``values`` are those of its ``:name`` parameters."""
        return run_sql(self.path, sql, values or {}).rows

    def query_pandas(self, sql: str, values: Mapping[str, Any] | None = None) -> pandas.DataFrame:
        """What one SELECT finds, as a pandas frame with its columns named.

        Whole numbers that may be missing stay whole; times are text, as the archive holds them.
        """
        library = _needed("pandas")
        found = self._named(sql, values)
        frame: pandas.DataFrame = library.DataFrame(found.rows, columns=found.columns)
        return frame.convert_dtypes()

    def query_polars(self, sql: str, values: Mapping[str, Any] | None = None) -> polars.DataFrame:
        """The same as a polars frame."""
        library = _needed("polars")
        found = self._named(sql, values)
        frame: polars.DataFrame = library.DataFrame(
            found.rows, found.columns, orient="row", infer_schema_length=None, strict=False
        )
        return frame

    def people(self) -> tuple[PersonCount, ...]:
        """Everybody whom bylines name, with how many articles were theirs in which role."""
        with reading(self.path) as connection:
            return count_people(connection)

    def pandas(
        self, table: Table = "articles", words: str = "", filters: Filters = _EVERY
    ) -> pandas.DataFrame:
        """A table as a pandas frame with typed columns: instants in UTC, days, lists.

        The rows are those of the articles that ``words`` and ``filters`` mean; columns as in
        ``newsarchive export``.
        """
        counts = _needed("pandas").Int64Dtype()  # one that may be missing
        frame: pandas.DataFrame = self._arrow(table, words, filters).to_pandas(
            date_as_object=False, types_mapper={load_arrow().int64(): counts}.get
        )
        return frame

    def polars(
        self, table: Table = "articles", words: str = "", filters: Filters = _EVERY
    ) -> polars.DataFrame:
        """The same as a polars frame."""
        frame: polars.DataFrame = _needed("polars").from_arrow(self._arrow(table, words, filters))
        return frame

    def _named(self, sql: str, values: Mapping[str, Any] | None) -> Result:
        found = run_sql(self.path, sql, values or {})
        for name, count in Counter(found.columns).items():
            if count > 1:
                raise UsageError(f"Two columns are called {name!r}: name one with AS.")
        return found

    def _arrow(self, table: Table, words: str, filters: Filters) -> Any:
        if table not in TABLES:
            raise UsageError(f"There is no table {table!r}; there are {', '.join(TABLES)}.")
        columns, arrow = TABLES[table], load_arrow()
        with reading(self.path) as connection:
            connection.execute("BEGIN")
            ids = matching_ids(connection, words, filters)
            rows = chunks(connection, table, ids)
            return arrow.Table.from_batches(record_batches(columns, rows), schema_of(columns))


def open_archive(path: str | Path) -> OpenArchive:
    """The archive at ``path``, to read.

    Raises :class:`newsarchive.errors.ResourceError` where there is none.
    """
    file = Path(path)
    if not holds_archive(file):
        raise ResourceError(f"{file} holds no archive yet: crawl first, or name another file.")
    return OpenArchive(file)


def _needed(library: str) -> Any:
    """A library that only frames ask for."""
    try:
        return import_module(library)
    except ImportError as error:
        raise UsageError(
            f"This needs {library}: install it with pip install 'newsarchive[frames]'."
        ) from error
