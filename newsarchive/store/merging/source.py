"""The archive that is merged in, as the other one's connection sees it."""

# ruff: noqa: S608 - statements are put together from the schema's own names, never values

from __future__ import annotations

from collections.abc import Collection

from newsarchive.store.archive import Archive

NUMBERED = ("runs", "captures", "people", "tags", "articles")
"""Tables whose row numbers other tables refer to."""


class Source:
    """A schema of the connection: an attached archive, or ``main`` where two articles unite.

    Columns are those that both archives have, so a source of an older version is copied as it is,
    without being migrated. For each numbered table, ``temp.<table>_map`` tells which row of the
    archive a row of the source is: ``source_id``, ``id`` and whether it ``is_new``.
    """

    def __init__(self, archive: Archive, schema: str) -> None:
        self.archive = archive
        self.schema = schema
        self._columns: dict[str, list[str]] = {}
        self._parents: dict[str, dict[str, str]] = {}

    @property
    def is_main(self) -> bool:
        """Whether it is the archive itself, whose row numbers hold as they are."""
        return self.schema == "main"

    def columns(self, table: str, *, leave_out: Collection[str] = ()) -> list[str]:
        """The columns that both archives have; none where the source has no such table."""
        if table not in self._columns:
            ours, theirs = (
                [name for (name,) in self.archive.select(
                    "SELECT name FROM pragma_table_info(?, ?)", [table, schema])]
                for schema in ("main", self.schema)
            )  # fmt: skip
            self._columns[table] = [name for name in ours if name in theirs]
        return [name for name in self._columns[table] if name not in leave_out]

    def value(self, table: str, column: str, alias: str = "s") -> str:
        """SQL for a column of the source's row ``alias`` as the archive would hold it.

        A reference to another row becomes that row's number in the archive.
        """
        if column not in self.columns(table):
            return "NULL"
        parent = self._references(table).get(column)
        if parent is None or self.is_main:
            return f"{alias}.{column}"
        return f"(SELECT id FROM temp.{parent}_map WHERE source_id = {alias}.{column})"

    def values(self, table: str, columns: Collection[str]) -> str:
        """SQL for several columns, as :meth:`value` has them."""
        return ", ".join(self.value(table, column) for column in columns)

    def map(self, table: str, same: str) -> None:
        """Number the source's rows: as ``same`` (SQL, over ``s`` and ``m``) finds them, or anew."""
        self.archive.execute(f"DROP TABLE IF EXISTS temp.{table}_map")
        self.archive.execute(
            f"CREATE TEMP TABLE {table}_map (source_id INTEGER PRIMARY KEY, id INTEGER,"
            " is_new INTEGER NOT NULL DEFAULT 0)"
        )
        if not self.columns(table):
            return
        self.archive.execute(
            f"INSERT INTO temp.{table}_map (source_id, id)"
            f" SELECT s.id, (SELECT min(m.id) FROM main.{table} AS m WHERE {same})"
            f" FROM {self.schema}.{table} AS s"
        )
        self._number_new(table)

    def add_new(self, table: str, *, leave_out: Collection[str] = ()) -> None:
        """Copy the rows that the archive lacks, but for the columns in ``leave_out``."""
        columns = self.columns(table, leave_out=("id", *leave_out))
        if columns:
            self.archive.execute(
                f"INSERT INTO main.{table} (id, {', '.join(columns)})"
                f" SELECT n.id, {self.values(table, columns)} FROM temp.{table}_map AS n"
                f" JOIN {self.schema}.{table} AS s ON s.id = n.source_id WHERE n.is_new"
                " ORDER BY n.id"
            )

    def forget(self) -> None:
        """Drop what the steps of the merge left in memory."""
        maps = (f"{table}_map" for table in NUMBERED)
        for name in (*maps, "roots", "united", "members", "taken"):
            self.archive.execute(f"DROP TABLE IF EXISTS temp.{name}")

    def _number_new(self, table: str) -> None:
        """Give the rows that the archive lacks the numbers after its last."""
        self.archive.execute(
            f"UPDATE temp.{table}_map SET is_new = 1, id = new.id FROM ("
            f" SELECT source_id, row_number() OVER (ORDER BY source_id)"
            f" + (SELECT ifnull(max(id), 0) FROM main.{table}) AS id"
            f" FROM temp.{table}_map WHERE id IS NULL"
            f") AS new WHERE {table}_map.source_id = new.source_id"
        )

    def _references(self, table: str) -> dict[str, str]:
        if table not in self._parents:
            self._parents[table] = {
                column: parent
                for column, parent in self.archive.select(
                    'SELECT "from", "table" FROM pragma_foreign_key_list(?, ?)', [table, "main"]
                )
                if parent in NUMBERED
            }
        return self._parents[table]
