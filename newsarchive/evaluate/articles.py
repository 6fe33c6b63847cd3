"""Scores articles against what is known to be true of them, field by field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsarchive.discover.canonical import cited_url
from newsarchive.evaluate.tally import Evaluation
from newsarchive.model import Article


def score_articles(articles: Iterable[Article], truths: Iterable[dict[str, Any]]) -> Evaluation:
    """Compares every article of ``truths`` (each as the documented JSON object) with ours.

    An article that we do not have is wrong in every field.
    """
    kept = {one.url: one.to_json() for one in articles}
    evaluation = Evaluation()
    for truth in truths:
        article = kept.get(cited_url(truth["url"]), {})
        for name, expected in _told(truth).items():
            actual = _told(article).get(name) if article else None
            evaluation.tally(name).score(truth["url"], expected, actual, expected == actual)
    return evaluation


def _told(article: dict[str, Any]) -> dict[str, Any]:
    """The fields that are compared; bylines in any order."""
    first = (article["images"] or [{"caption": None, "credit": None}])[0]
    plain = (
        "title", "published_at", "modified_at", "section", "views", "dateline", "tags", "body",
        "pages",
    )  # fmt: skip
    return {name: article[name] for name in plain} | {
        "bylines": sorted((one["role"], one["name"]) for one in article["bylines"]),
        "caption": first["caption"],
        "credit": first["credit"],
    }
