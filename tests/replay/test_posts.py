"""A post's JSON never raises, whatever it holds."""

import json

from hypothesis import given
from hypothesis import strategies as st

from newsarchive import flow
from newsarchive.model import Page
from newsarchive.replay.posts import holds_post, post_of, read_post

URL = "https://kabarselo.example/warga-tanam-mangrove/"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
KEYS = ("title", "date", "date_gmt", "modified", "modified_gmt", "_embedded", "author")


@given(st.dictionaries(st.sampled_from(KEYS), JSON))
def test_any_post_is_read(values) -> None:
    post = values | {"link": URL, "content": {"rendered": "<p>Warga menanam mangrove.</p>"}}
    page = Page(URL, json.dumps(post).encode(), None, "application/json")
    assert holds_post(page)
    assert read_post(page, flow.generic_site(URL)).body == ("Warga menanam mangrove.",)


@given(st.binary())
def test_any_bytes_are_a_post_or_none(body) -> None:
    assert post_of(body) is None
