"""Questions to the archive, none of which can change it or disturb a running crawl."""

from newsarchive.query.articles import load_article, load_articles
from newsarchive.query.overview import Overview, RunSummary, SiteSummary, overview
from newsarchive.query.sql import Result, run_sql

__all__ = [
    "Overview", "Result", "RunSummary", "SiteSummary", "load_article", "load_articles", "overview",
    "run_sql",
]  # fmt: skip
