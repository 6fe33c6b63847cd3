"""Pages that others collected, brought into the archive on the path of every page."""

from newsarchive.importing.bring import Import, import_sources

__all__ = ["Import", "import_sources"]
