"""Text as a browser lays it out."""

import pytest
from lxml import html

from newsarchive.extract.lines import read_lines


def lines(source: str) -> list[str]:
    root = html.fromstring(f"<div>{source}</div>")
    return [line.text for line in read_lines(root, lambda _: False)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>satu</p><p>dua</p>", ["satu", "dua"]),
        ("<p>kabar<b>Desa</b>, <i>kemarin</i>.</p>", ["kabarDesa, kemarin."]),
        ("satu<p>dua</p>tiga", ["satu", "dua", "tiga"]),
        ("satu<br><br>dua<br/>\n<br/>tiga", ["satu", "dua", "tiga"]),
        ("baris satu<br>masih satu", ["baris satu masih satu"]),
        ("Daftar pemain:<br>- Agus<br>- Budi", ["Daftar pemain:", "- Agus", "- Budi"]),
        ("1. beras<br>2. gula", ["1. beras", "2. gula"]),
        ("Editor: Tarno<br>Publisher: Ratna", ["Editor: Tarno", "Publisher: Ratna"]),
        ("<ul><li>satu</li><li>dua</li></ul>", ["satu", "dua"]),
        ("<table><tr><th>Desa</th><th>KK</th></tr><tr><td>Ngadas</td><td>12</td></tr></table>",
         ["Desa | KK", "Ngadas | 12"]),
        ("<table><tr><td>Penulis</td><td><p>: Ratna</p></td></tr></table>",
         ["Penulis | : Ratna"]),
        ("<table><tr><td><p>kiri</p></td></tr></table>", ["kiri"]),
        ("<script>var a</script><p>isi<style>b{}</style></p><noscript>x</noscript>", ["isi"]),
        ("<select><option>1</option></select>ada", ["ada"]),
        ("&nbsp;\u200b<p> </p>", []),
    ],
)  # fmt: skip
def test_blocks_separate_and_inline_elements_do_not(source, expected):
    assert lines(source) == expected


def test_layout_table_reads_as_paragraphs():
    left, right = "kata " * 300, "lain " * 300
    found = lines(f"<table><tr><td><p>{left}</p></td><td><p>{right}</p></td></tr></table>")
    assert found == [left.strip(), right.strip()]


def test_line_knows_its_links():
    root = html.fromstring("<p>Simak <a href='/a'>ini</a></p>")
    (line,) = read_lines(root, lambda _: False)
    assert ([link.get("href") for link in line.links], line.linked, line.all_link) == (
        ["/a"], 3, False,
    )  # fmt: skip


def test_link_around_blocks_belongs_to_each_line():
    root = html.fromstring("<div><a href='/a'><h3>Judul</h3><p>Ringkasan</p></a><p>luar</p></div>")
    found = {line.text: len(line.links) for line in read_lines(root, lambda _: False)}
    assert found == {"Judul": 1, "Ringkasan": 1, "luar": 0}


def test_skipped_element_still_separates_what_stands_around_it():
    root = html.fromstring("<div>satu<div class='x'>iklan</div>dua</div>")
    found = read_lines(root, lambda one: one.get("class") == "x")
    assert [line.text for line in found] == ["satu", "dua"]


def test_an_element_that_runs_on_in_its_line_has_its_text_too():
    link = html.fromstring("<p>Lihat <a href='/a'><b>Panen</b> raya</a> kini</p>").find("a")
    assert [line.text for line in read_lines(link, lambda _: False)] == ["Panen raya"]
