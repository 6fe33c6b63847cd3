"""How Indonesian (and English) newsrooms word what stands beside an article: where to look, not
what it says. Reading the found strings is the normalisers' work.
"""

from __future__ import annotations

import re

_MONTHS = (
    r"jan\w{0,6}|[fp]eb\w{0,6}|mar(?:et|ch)?|apr\w{0,3}|mei|may|jun\w?|jul\w?|a(?:gu|gt|ug)\w{0,5}|"
    r"sep\w{0,6}|o[ck]t\w{0,5}|no[vp]\w{0,5}|de[sc]\w{0,5}"
)
_AGO = r"(?:detik|menit|jam|hari|minggu|pekan|bulan|tahun)\s(?:yang\s)?(?:lalu|silam)"
# Sorted by what a date begins with: most places in a text can begin none, and are passed at once.
DATE = re.compile(
    r"(?<!\d)(?:\d(?:"
    rf"\d?(?:st|nd|rd|th)?[\s./-]{{1,3}}(?:{_MONTHS})\.?[\s.,/'’-]{{1,3}}\d{{2,4}}"
    r"|\d?\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})(?!\d)"
    r"|\d{3}[/.-]\d{1,2}[/.-]\d{1,2}"
    rf"|\d{{0,2}}\s?{_AGO}"
    r"|\d{0,2}\s(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\sago"
    r")|(?<![^\W\d_])(?:"
    rf"(?:{_MONTHS})\.?\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,3}}\d{{4}}"
    rf"|(?:se|satu|an?)\s?{_AGO}"
    r"))",
    re.I,
)
"""A date, or words that count back from now."""

_DIGIT = re.compile(r"\d")
_MAYBE_DATE = re.compile(r"\d{4}|\d ?[/.-] ?\d|[a-zA-Z.,'’/-] ?\d\d(?!\d)|[Ll]alu|[Ss]ilam|\bago\b")


def find_date(text: str, start: int = 0) -> re.Match[str] | None:
    """The first date in ``text``; most lines can hold none and are told apart at once."""
    if not _DIGIT.search(text) and "alu" not in text and "ilam" not in text:
        return None
    return DATE.search(text, start) if _MAYBE_DATE.search(text) else None


DATED = re.compile(
    r"\W{0,4}(?:(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|(?:mon|tues|wednes|thurs|"
    r"fri|satur|sun)day)\W{1,4})?(?:\d{1,2}[\s/.-]\S{1,10}[\s/.-]\d{2,4}\b)",
    re.I,
)
"""A line that opens with a date."""

UPDATED = re.compile(
    r"\b(?:di(?:perbarui|perbaharui|update|ubah|sunting)|terakhir (?:diperbarui|diubah)|"
    r"(?:last )?(?:updated?|modified|edited)|pembaruan|update terakhir)\b",
    re.I,
)
"""Words before the time of a change."""

PUBLISHED = re.compile(
    r"\b(?:di(?:terbitkan|publikasikan|tayangkan|posting|rilis|unggah|muat)|terbit|tayang|"
    r"publish(?:ed)?|posted|rilis)\b",
    re.I,
)

_ROLE = (
    r"reporter|rep|pewarta|wartawan|jurnalis|laporan|penulis|oleh|editor|penyunting|redaktur|red|"
    r"publisher|uploader|pengunggah|kontributor|koresponden|fotografer|pewarta foto|videografer|"
    r"penerjemah|produser|grafis|infografis|sumber|author|writer|written by|reported by|"
    r"edited by|by|words by|liputan|tim (?:liputan|redaksi)|ditulis oleh|dilaporkan oleh"
)
BYLINE = re.compile(
    rf"\W{{0,4}}(?:{_ROLE})(?:\s?(?:&|/|dan|,)\s?(?:{_ROLE}))?\s?(?:[:|;-]|(?=\s[A-Z@]))", re.I
)
"""A line that opens with a role word and a name."""
SIGNED = re.compile(
    r"\W{0,4}(?:(?:di(?:posting|unggah|posk?an|tulis|terbitkan)|posted|written) (?:oleh|by)"
    rf"|{_ROLE})\s?:\s?\S",
    re.I,
)
"""A line that opens with a role and a colon, as labels do and sentences hardly."""
BYLINE_WITHIN = re.compile(
    rf"(?:^|[\s|•·,(-])(?:(?:(?i:{_ROLE}))\s?:|(?:[Oo]leh|OLEH|[Bb]y|BY|Penulis|Editor|Reporter)\s)"
    r"\s?[\"'(]?[A-Z]"
)
"""A role word and a name somewhere in a line ("Posted on 3 Mei 2021 by Admin")."""
ROLE_ALONE = re.compile(
    rf"\W{{0,4}}(?:{_ROLE}|redaksi|admin)(?:\s?[,&/]\s?(?:{_ROLE})){{0,4}}\W{{0,4}}$", re.I
)
"""Nothing but a role word, as author boxes print it under (or above) the name."""

VIEWS = re.compile(
    r"(?:di(?:baca|lihat|tonton|kunjungi)|(?:page\s?)?views?|viewers?|viewed|hits?|visits|pembaca|"
    r"pengunjung|kali dibaca|(?:pen|t)ayangan)\b\W{0,5}(?:(?:sebanyak|oleh)\W{1,3})?"
    r"\d[\d.,]{0,12}\s?(?:k|rb|ribu|jt|juta|m)?\b"
    r"|(?<![\d.,])\d[\d.,]{0,12}\s?(?:k|rb|ribu|jt|juta|m)?\s?(?:x|kali)?\s?"
    r"(?:di(?:baca|lihat|tonton|kunjungi)|(?:page\s?)?views?\b|viewers?\b|hits\b|pembaca\b|"
    r"pengunjung\b|(?:pen|t)ayangan\b|kali dibaca|orang\s(?:telah\s|sudah\s)?membaca\b)",
    re.I,
)
"""A count of readings with its label on either side."""
THIS_ARTICLE = re.compile(
    r"\W{0,4}(?:artikel|berita|tulisan|halaman|post(?:ing(?:an)?)?)\s(?:ini\s)?(?:telah|sudah)\b",
    re.I,
)
NUMBER = re.compile(r"\W{0,4}\d[\d.,]{0,12}\s?(?:k|rb|ribu|jt|juta|m)?\W{0,4}$", re.I)

SECTION_LABEL = re.compile(
    r"\W{0,4}(?:kategori|rubrik|kanal|category|categories|section)\s?:\s?(?P<name>[^|:•·]{3,40}?)"
    r"\s{0,3}(?:$|[|•·]|\s[-–—]\s)",
    re.I,
)
"""The section as a line names it: "Kategori: Ekonomi - Dibaca: 45 kali"."""

RELATED_HEAD = re.compile(
    r"\W{0,4}(?:(?:baca|berita|artikel|info|konten|video|foto|lihat|simak)\s{1,3}(?:juga|terkait|"
    r"lain\w{0,6}|pilihan|rekomendasi|serupa)|terkait|rekomendasi|kumpulan berita terkait|"
    r"related\s?\w{0,9}|you (?:may|might)|more from|read (?:also|more)|jangan lewatkan|"
    r"baca (?:juga|lainnya)|lainnya)\b.{0,40}$",
    re.I,
)
TRENDING_HEAD = re.compile(
    r"\W{0,4}(?:(?:berita|artikel|paling)?\s{0,2}(?:ter)?populer|trending|terbanyak dibaca|"
    r"paling (?:banyak )?(?:dibaca|dicari)|most (?:read|popular|viewed)|popular)\b.{0,40}$",
    re.I,
)
HOME = re.compile(
    r"(?:home(?:page)?|beranda|depan|halaman (?:depan|utama)|utama|front ?page|berita utama|"
    r"you are here:?|anda di sini:?)$",
    re.I,
)
CROSS_REFERENCE = re.compile(
    r"\W{0,4}(?:baca|simak|lihat|tonton|klik|saksikan|artikel|berita)\s{1,3}"
    r"(?:(?:berita|artikel|video)\s{1,3})?(?:juga|pula|terkait|lainnya|selengkapnya|video)\b"
    r"|\W{0,4}(?:jangan lewatkan|pilihan redaksi|also read|read also|read more|related|see also|"
    r"baca selengkapnya|rekomendasi untuk anda)\b",
    re.I,
)
ICON_NAME = re.compile(r"\b(?:badge-check|check_circle|verified(?:_user)?)\b")
"""Icons that a font draws from their names; a text dump shows the names."""
ENLARGE = re.compile(r"\s*\b(?:perbesar|klik untuk memperbesar|enlarge)\s*$", re.I)
URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_-]|\d{2,}|$)")
