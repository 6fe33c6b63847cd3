"""Pictures of the article with their captions, and none of the page's ornaments."""

import pytest

TITLE = "Perahu Hias Ramaikan Hari Jadi Kecamatan"
TEXT = "".join(
    f"<p>Perahu nomor {n} dihias janur dan kain warna-warni oleh warga dusun sejak dua pekan.</p>"
    for n in range(4)
)


def page(lead: str = "", inside: str = "", below: str = "", head: str = "") -> str:
    return (
        f"<html><head><title>{TITLE}</title>{head}</head><body><img src='/logo.png'><article>"
        f"<h1>{TITLE}</h1>{lead}<div class='entry-content'>{inside}{TEXT}</div>{below}</article>"
        "<img src='/iklan.jpg' width='300'></body></html>"
    )


@pytest.mark.parametrize(
    ("lead", "caption", "credit"),
    [
        ("<figure><img src='/a.jpg'><figcaption>Perahu hias. (Foto: Ratna)</figcaption></figure>",
         "Perahu hias. (Foto: Ratna)", ""),
        ("<div class='photo'><img src='/a.jpg'><span class='author'>KABAR/RATNA</span> Perahu hias."
         "</div>", "Perahu hias.", "KABAR/RATNA"),
        ("<div id='image_news'><img src='/a.jpg'><div id='caption_news'>Perahu hias.</div></div>",
         "Perahu hias.", ""),
        ("<div class='pic_artikel'><img src='/a.jpg'><span>Perahu hias (ist)</span></div>",
         "Perahu hias (ist)", ""),
        ("<div class='headlineimg'><img src='/a.jpg'><br><div class='copyright'>Perahu/© Kabar"
         "</div></div>", "", "Perahu/© Kabar"),
        ("<div class='wp-caption'><a href='/a.jpg'><img src='/a.jpg'></a>"
         "<p class='wp-caption-text'>Perahu hias.</p></div>", "Perahu hias.", ""),
        ("<div class='featured'><img src='/a.jpg'></div><p class='caption'>Perahu hias.</p>",
         "Perahu hias.", ""),
        ("<div class='photo'><figure><img src='/a.jpg'></figure>"
         "<figcaption>Perahu hias.</figcaption></div>", "Perahu hias.", ""),
        ("<img src='/a.jpg'><br><small>Perahu hias (ist)</small><br>", "Perahu hias (ist)", ""),
        ("<img src='/a.jpg'> <small>Perahu hias (ist)</small>", "Perahu hias (ist)", ""),
        ("<div class='separator'><a href='/a.jpg'><img src='/a.jpg'></a></div><div><i>Perahu hias "
         "(ist)</i></div>", "Perahu hias (ist)", ""),
        ("<div><img src='/a.jpg'></div><p>Perahu hias. Foto: Ratna</p>",
         "Perahu hias. Foto: Ratna", ""),
        ("<div><img src='/a.jpg'></div><p><i>Laporan: Ratna Suseno</i></p>", "", ""),
        ("<div><img src='/a.jpg'></div><p>Warga bersorak. Foto itu beredar.</p>", "", ""),
        ("<img src='/a.jpg'><p class='ket-foto'>Perahu hias.</p>", "Perahu hias.", ""),
        ("<div class='img'><img src='/a.jpg'><div class='caption'>Perahu hias.</div><div>Sumber :"
         "<ul><li>Tim Kita - Ratna</li></ul></div></div>", "Perahu hias.", "Tim Kita - Ratna"),
        ("<img src='/a.jpg'><img src='/pdf.png'>", "", ""),
        ("<img src='/a.jpg'>Warga bersorak. <em>Perahu hias (ist)</em>", "", ""),
        ("<p><img src='/a.jpg'></p>", "", ""),
    ],
)  # fmt: skip
def test_caption_and_credit(read, lead, caption, credit):
    (image,) = read(page(lead)).images
    assert (image.url, image.caption, image.credit) == (
        "https://kabar.example.id/a.jpg", caption, credit,
    )  # fmt: skip


@pytest.mark.parametrize(
    "tag",
    [
        "<img src='data:image/gif;base64,R0' data-src='/a.jpg'>",
        "<img src='/assets/blank.gif' data-lazy-src='/a.jpg'>",
        "<img srcset='/kecil.jpg 300w, /a.jpg 900w'>",
        "<img src='//kabar.example.id/a.jpg'>",
    ],
)
def test_lazy_pictures_have_their_real_address(read, tag):
    assert read(page(tag)).images[0].url == "https://kabar.example.id/a.jpg"


@pytest.mark.parametrize(
    "ornament",
    [
        "<img class='avatar' src='/ratna.jpg'>",
        "<img src='/x.jpg' width='80' height='80'>",
        "<img src='https://t.example/pixel.gif'>",
        "<a href='https://toko.example/promo'><img src='/promo.jpg'></a>",
        "<div class='ads'><img src='/promo.jpg'></div>",
        "<div class='baca-juga'><a href='/x'><img src='/lain.jpg'></a></div>",
    ],
)
def test_ornaments_are_no_pictures_of_the_article(read, ornament):
    assert read(page(ornament, inside=ornament)).images == ()


def test_lead_comes_first_then_the_body_in_order(read):
    found = read(page("<img src='/1.jpg'>", inside="<p><img src='/2.jpg'></p><img src='/3.jpg'>"))
    assert [one.url[-5:] for one in found.images] == ["1.jpg", "2.jpg", "3.jpg"]


def test_captions_stay_out_of_the_body(read):
    inside = "<div class='image-caption'><img src='/2.jpg'>Penonton memadati tepi sungai.</div>"
    found = read(page(inside=inside))
    assert found.images[0].caption == "Penonton memadati tepi sungai."
    assert not any("Penonton" in line for line in found.body)


def test_declared_picture_serves_only_where_none_is_shown(read):
    head = "<meta property='og:image' content='/og.jpg'>"
    assert [one.rule for one in read(page(head=head)).images] == ["meta:og:image"]
    assert [one.rule for one in read(page("<img src='/a.jpg'>", head=head)).images] == [
        "visible:lead"
    ]


@pytest.mark.parametrize("url", ["https://img.example/2016/", "/logo.png", ""])
def test_a_folder_or_logo_is_no_picture(read, url):
    assert read(page(head=f"<meta property='og:image' content='{url}'>")).images == ()
