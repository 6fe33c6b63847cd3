"""The parsed page: its text, its metadata, its addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.model import Page
from newsarchive.rules import Document, clean, decode, text_of

URL = "https://kabar.example.id/desa/panen"


def document(source: str | bytes) -> Document:
    return Document(Page(URL, source.encode() if isinstance(source, str) else source))


@pytest.mark.parametrize(
    ("body", "header", "expected"),
    [
        ("©é".encode(), "text/html; charset=iso-8859-1", "©é"),
        (b"<meta charset='iso-8859-1'>" + "©".encode(), None, "<meta charset='iso-8859-1'>©"),
        (b"\xef\xbb\xbfisi", None, "isi"),
        ("isi".encode("utf-16"), None, "isi"),
        (b"\x93isi\x94", None, "“isi”"),
        (b"\x93isi\x94", "text/html; charset=latin-1", "“isi”"),
        ("Привет".encode("cp1251"), "text/html; charset=windows-1251", "Привет"),
        (b"isi\xff", "text/html; charset=tak-dikenal", "isiÿ"),
        ("“satu” “dua”".encode() + b"\xe2", None, "“satu” “dua”\ufffd"),
    ],
)
def test_bytes_are_believed_before_the_label(body, header, expected):
    assert decode(body, header).lstrip("\ufeff") == expected


def test_meta_is_found_by_name_property_and_itemprop_in_any_case():
    page = document(
        "<meta name='Author' content='Ratna'><meta property='OG:Title' content='Panen'>"
        "<meta itemprop=datePublished content='2024-05-06'><meta name=author content=Tarno>"
        "<meta http-equiv=Expires content=0><meta name=kosong content=''>"
    )
    assert page.meta == {
        "author": ["Ratna", "Tarno"], "og:title": ["Panen"], "datepublished": ["2024-05-06"],
    }  # fmt: skip


def test_meta_escaped_twice_is_unescaped():
    page = document("<meta property='og:title' content='Panen &amp;quot;Raya&amp;quot;'>")
    assert page.meta["og:title"] == ['Panen "Raya"']


def test_meta_that_a_broken_head_left_in_the_body_counts():
    page = document("<html><head><p>x</p><meta name=author content=Ratna></head><body>")
    assert page.meta["author"] == ["Ratna"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/a", "https://kabar.example.id/a"),
        ("b", "https://kabar.example.id/desa/b"),
        ("//cdn.example/x.jpg", "https://cdn.example/x.jpg"),
        (" https://lain.example/x ", "https://lain.example/x"),
        ("../b", "https://kabar.example.id/b"),
        ("http://[", ""),
    ],
)
def test_addresses_become_absolute(address, expected):
    assert document("").absolute(address) == expected


def test_comments_and_processing_instructions_are_no_part_of_the_tree():
    page = document("<p>a<!--[if mso]><b>x</b><![endif]-->b<?php echo 1 ?>c</p>")
    assert text_of(page.root).startswith("ab")


def test_text_of_an_element_has_no_scripts_and_no_tail():
    page = document("<div><p>Panen<br>raya <script>x</script><b>tiba</b></p>ekor</div>")
    assert text_of(page.root.find(".//p")) == "Panen raya tiba"


def test_clean_folds_white_space_and_drops_invisible_joiners():
    assert clean(" Panen\u200b\n\xa0ra\u00adya ") == "Panen raya"


@given(st.binary(max_size=400))
def test_any_bytes_at_all_give_a_tree(body):
    page = document(body)
    assert page.root is not None
    assert isinstance(page.meta, dict)
    assert page.json_ld_articles == [] or page.json_ld
