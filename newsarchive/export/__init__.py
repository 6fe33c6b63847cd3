"""Out of the archive, for other programs: CSV, JSON lines, Parquet, SQLite, data packages."""

from newsarchive.export.write import FORMATS, Format, export, export_package

__all__ = ["FORMATS", "Format", "export", "export_package"]
