"""JSON-LD as it really stands on pages."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.rules.linked_data import articles, nodes, read_linked_data, walk

GOOD = {"@type": "NewsArticle", "headline": "Panen Raya", "datePublished": "2024-05-06"}


def headlines(*scripts: str) -> list[str]:
    found = articles(read_linked_data(scripts))
    return [text for node in found for text in walk(node, ["headline"], {})]


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(GOOD),
        json.dumps([{"@type": "WebSite"}, GOOD]),
        json.dumps({"@graph": [{"@type": "Person"}, {"x": {"deep": [GOOD]}}]}),
        json.dumps({**GOOD, "@type": ["NewsArticle", "Thing"]}),
        json.dumps({**GOOD, "@type": "http://schema.org/NewsArticle"}),
        f"<!-- {json.dumps(GOOD)} -->",
        f"//<![CDATA[\n{json.dumps(GOOD)}\n//]]>",
        json.dumps(GOOD) + ";",
        json.dumps({"@type": "WebSite"}) + "\n" + json.dumps(GOOD),
        json.dumps(GOOD).replace('"', "&quot;"),
        '{"@type": "NewsArticle", "headline": "Panen Raya",}',
        '{"@type": "NewsArticle", "headline": "Panen Raya", "note": "baris\nbaru\ttab"}',
        '{"@type": "NewsArticle", "headline": "Panen Raya", "note": "C:\\data"}',
        '{"@type": "NewsArticle", "headline": "Panen Raya", "note": "kata "asing" lepas"}',
        '{"@type": "NewsArticle", "headline": "Panen Raya", "author": {"name": "Ra',
    ],
)
def test_headline_is_read_from(script):
    assert headlines(script) == ["Panen Raya"]


@pytest.mark.parametrize("script", ["", "{", "null", "[]", '"teks"', "{}", '{"@type": "WebSite"}'])
def test_no_article_is_seen_in(script):
    assert headlines(script) == []


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ratna Suseno", ["Ratna Suseno"]),
        ({"name": "Ratna Suseno"}, ["Ratna Suseno"]),
        ([{"name": "Ratna"}, {"name": "Tarno"}], ["Ratna", "Tarno"]),
        ({"@id": "#p1"}, ["Darsono"]),
        ({"name": None}, []),
        (None, []),
    ],
)
def test_author_name_is_read_whatever_its_shape(author, expected):
    by_id = {"#p1": {"@id": "#p1", "@type": "Person", "name": "Darsono"}}
    assert list(walk({"author": author}, ["author", "name"], by_id)) == expected


def test_deep_nesting_costs_no_recursion():
    value: dict[str, object] = {}
    for _ in range(5_000):
        value = {"a": [value]}
    assert sum(1 for _ in nodes([value])) == 5_001


@given(st.text())
def test_any_text_at_all_is_read_without_error(text):
    articles(read_linked_data([text, '{"@type": "Article"' + text]))
