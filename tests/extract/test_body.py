"""Finding the article's text and leaving out what stands among it."""

import pytest

FIRST = (
    "Puluhan nelayan Pantai Segara kembali melaut setelah gelombang tinggi mereda sejak kemarin."
)
SECOND = "Hasil tangkapan mereka langsung dijual di tempat pelelangan ikan yang kini ramai lagi."
THIRD = "Ketua kelompok nelayan berharap harga solar tidak naik sampai akhir musim ikan tahun ini."
TITLE = "Nelayan Pantai Segara Kembali Melaut"


def page(inner: str, *, body: str = "isi") -> str:
    return (
        f"<html><head><title>{TITLE}</title></head><body><nav><a href='/'>Beranda</a></nav>"
        f"<h1>{TITLE}</h1><div class='{body}'>{inner}</div>"
        "<footer><p>Hak cipta milik redaksi, dilarang menyalin tanpa izin tertulis kami.</p>"
        "</footer></body></html>"
    )


@pytest.mark.parametrize(
    "inner",
    [
        f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>",
        f"{FIRST}<br><br>{SECOND}<br><br>{THIRD}",
        f"<div>{FIRST}</div><div>{SECOND}</div><div>{THIRD}</div>",
        f"<section><p>{FIRST}</p></section><section><p>{SECOND}</p><p>{THIRD}</p></section>",
        "".join(f"<div class='w'><div class='t'><p>{p}</p></div></div>"
                for p in (FIRST, SECOND, THIRD)),
        f"<p>{FIRST}</p><div class='mobile-ads'><p>Pasang iklan Anda di sini dengan harga murah, "
        f"hubungi kami sekarang juga.</p></div><p>{SECOND}</p><p>{THIRD}</p>",
        f"<p>{FIRST}</p><p>{SECOND}</p><div style='display: none'><p>{'tersembunyi ' * 9}</p></div>"
        f"<p>{THIRD}</p>",
        f"<p>{FIRST}</p><!--[if mso]><p>{'mso ' * 20}</p><![endif]--><p>{SECOND}</p>"
        f"<p aria-hidden='true'>{'ganda ' * 9}</p><p>{THIRD}</p>",
        f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{FIRST}</p>",
        f"<p>{FIRST}</p><p>{SECOND}<span class='baca-juga'>Baca juga: <a href='/x'>Solar Langka di "
        f"Dermaga</a></span></p><p>{THIRD}</p>",
        f"<p>{FIRST}</p><table class='x'><tr><td><b>Baca juga:</b> <a href='/x'>Solar Langka di "
        f"Dermaga</a></td></tr></table><p>{SECOND}</p><p>{THIRD}</p>",
        f"<p>{FIRST}</p><p>{SECOND}</p><p>Baca juga:</p><ul><li><a href='/x'>Solar Langka di "
        f"Dermaga Lama</a></li><li><a href='/y'>Harga Tongkol Turun Lagi</a></li></ul>"
        f"<p>{THIRD}</p>",
        f"<p>{FIRST}</p><blockquote>...{SECOND[:50]}...</blockquote><p>{SECOND}</p><p>{THIRD}</p>",
    ],
)  # fmt: skip
def test_body_is_the_three_paragraphs(read, inner):
    assert list(read(page(inner)).body) == [FIRST, SECOND, THIRD]


def test_side_column_and_comments_stay_out_even_when_longer(read):
    rant = (
        "<p>Komentar pembaca yang sangat panjang dan tidak ada hubungannya dengan berita.</p>" * 9
    )
    inner = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    html = page(inner).replace(
        "<footer>",
        f"<div class='sidebar'>{rant}</div><div id='comments'>{rant}</div><footer>",
    )
    assert list(read(html).body) == [FIRST, SECOND, THIRD]


def test_page_that_calls_everything_sidebar_is_still_read(read):
    html = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>")
    html = html.replace("<h1>", "<div class='sidebar'><h1>").replace("<footer>", "</div><footer>")
    assert list(read(html).body) == [FIRST, SECOND, THIRD]


def test_bare_dateline_before_the_first_paragraph_joins_it(read):
    found = read(page(f"<strong>Segara</strong> - <p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"))
    assert found.body[0] == f"Segara - {FIRST}"


def test_article_of_short_lines_is_found(read):
    scores = [f"Tim {n} menang {n}-0" for n in range(1, 6)]
    assert list(read(page("".join(f"<p>{one}</p>" for one in scores))).body) == scores


def test_own_title_in_a_list_of_the_newest_articles_is_not_the_headline(read):
    html = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>").replace(
        f"<h1>{TITLE}</h1>", f"<div class='judul'>{TITLE}</div>"
    )
    newest = (
        f"<div class='sidebar'><h3>{TITLE}</h3></div><div>{'Kata pengantar redaksi. ' * 9}</div>"
    )
    found = read(html.replace("<footer>", f"{newest}<footer>"))
    assert list(found.body) == [FIRST, SECOND, THIRD]
    assert found.of("title")[0].rule == "visible:div"


def test_dateline_joins_behind_an_advertisement_too(read):
    advert = "<div class='iklan-teks'></div><p>ADVERTISEMENT</p>"
    found = read(page(f"{advert}<b>Segara, Kabar</b> -- <p>{FIRST}</p><p>{SECOND}</p>"))
    assert found.body[:2] == ("ADVERTISEMENT", f"Segara, Kabar -- {FIRST}")


def test_name_and_date_above_the_text_are_no_paragraph(read):
    found = read(page(f"<div>Ratna Suseno • Senin, 6 May 2024 10:15 WIB</div><p>{FIRST}</p>"
                      f"<p>{SECOND}</p><p>{THIRD}</p>"))  # fmt: skip
    assert list(found.body) == [FIRST, SECOND, THIRD]
    assert found.of("published_at")[0].raw.endswith("6 May 2024 10:15 WIB")


def test_a_form_around_the_whole_page_is_no_form(read):
    html = page("".join(f"<p>{one}</p>" for one in (FIRST, SECOND, THIRD)))
    links = "".join(f"<a href='/{n}'>Kanal {n}</a>" for n in range(9))
    html = html.replace("<body>", f"<body><form id='aspnetForm'><div>{links}</div>")
    assert list(read(html.replace("</body>", "</form></body>")).body) == [FIRST, SECOND, THIRD]


def test_article_cut_into_boxes_alike_is_read_whole(read):
    box = "<div class='item-page'><h2>Bagian</h2><div class='item-content'><p>{}</p></div></div>"
    found = read(page(box.format(f"{FIRST}</p><p>{SECOND}") + box.format(THIRD)))
    assert list(found.body) == ["Bagian", FIRST, SECOND, "Bagian", THIRD]


def test_headings_lists_and_quotes_are_kept(read):
    inner = (f"<p>{FIRST}</p><h2>Harga Ikan</h2><ul><li>Tongkol</li></ul><p>{SECOND}</p>"
             f"<blockquote><p>Laut sudah tenang.</p></blockquote><p>{THIRD}</p>")  # fmt: skip
    assert list(read(page(inner)).body) == [
        FIRST, "Harga Ikan", "Tongkol", SECOND, "Laut sudah tenang.", THIRD,
    ]  # fmt: skip


def test_a_table_is_text_also_where_a_figure_frames_it(read):
    rows = (
        "<table><tr><td>Desa</td><td>Jumlah</td></tr><tr><td>Randutelu</td><td>87</td></tr></table>"
    )
    inner = f"<p>{FIRST}</p><figure class='wp-block-table'>{rows}</figure><p>{SECOND}</p>"
    body = read(page(inner)).body
    assert body == (FIRST, "Desa | Jumlah", "Randutelu | 87", SECOND)


def test_byline_lines_and_end_marks_inside_the_body_are_left_to_the_normaliser(read):
    inner = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD} (rs/tw)</p><p>Editor: Tarno Wibisana</p>"
    found = read(page(inner))
    assert found.body[-2:] == (f"{THIRD} (rs/tw)", "Editor: Tarno Wibisana")
    assert found.of("byline") == ()


def test_further_pages_follow_with_their_first_paragraph_marked(read):
    found = read(page(f"<p>{FIRST}</p><p>{SECOND}</p>"), parts=(page(f"<p>{THIRD}</p>"),))
    assert found.body == (FIRST, SECOND, THIRD)
    assert found.page_starts == (0, 2)


def test_json_ld_body_serves_where_the_page_shows_none(read):
    html = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "'
        f'{FIRST}\\n{SECOND}\\n{THIRD}"}}</script></head><body><div id="app"></div></body></html>'
    )
    found = read(html)
    assert (found.body, found.body_rule) == ((FIRST, SECOND, THIRD), "json_ld:articleBody")


@pytest.mark.parametrize("source", ["", "   ", "\x00", "teks tanpa tag", "<", "<!DOCTYPE html>"])
def test_pages_without_an_article_give_no_error(read, source):
    assert read(source).of("title") == ()
