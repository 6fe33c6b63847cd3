"""One HTML file, or one picture, that shows what an archive says."""

from newsarchive.report.page import write_picture, write_report

__all__ = ["write_picture", "write_report"]
