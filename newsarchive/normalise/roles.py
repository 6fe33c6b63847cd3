"""The words with which Indonesian newsrooms name roles, desks and agencies in bylines."""

from __future__ import annotations

from newsarchive.normalise.words import words

ROLE_WORDS: dict[str, tuple[str, ...]] = {
    "reporter": (
        "reporter", "rep", "pewarta", "wartawan", "wartawati", "jurnalis", "laporan", "peliput",
        "liputan", "pelapor", "lap", "journalist", "dilaporkan oleh", "reported by", "laporan oleh",
        "diliput oleh", "reporter by", "laporan khusus", "laporan langsung", "pewarta warga",
        "citizen reporter", "citizen journalist", "jurnalis warga", "wartawan muda",
    ),
    "writer": (
        "penulis", "oleh", "ditulis oleh", "penulis naskah", "naskah", "by", "written by", "writer",
        "author by", "teks", "text by", "penulis berita", "penulis artikel", "content writer",
    ),
    "editor": (
        "editor", "ed", "penyunting", "disunting oleh", "diedit oleh", "edited by", "editor by",
        "copy editor", "penyelaras akhir", "penyelaras bahasa", "editor bahasa",
        "penyunting bahasa",
    ),
    "redactor": (
        "redaktur", "red", "redpel", "redaktur pelaksana", "asisten redaktur", "asred",
        "wakil redaktur",
    ),
    "publisher": (
        "publisher", "publish", "penerbit", "diterbitkan oleh", "dipublikasikan oleh",
        "published by", "publish by", "publikasi",
    ),
    "uploader": (
        "uploader", "pengunggah", "diunggah oleh", "diposting oleh", "diposkan oleh",
        "diupload oleh", "dipost oleh", "uploaded by", "upload by", "upload",
        "posted by", "post by",
    ),
    "contributor": ("kontributor", "contributor"),
    "correspondent": ("koresponden", "correspondent"),
    "photographer": (
        "fotografer", "foto", "foto-foto", "pewarta foto", "wartawan foto", "juru foto",
        "photographer", "photo", "foto oleh", "jurnalis foto", "photo by", "foto by",
    ),
    "videographer": (
        "videografer", "kameramen", "kameraman", "kamerawan", "juru kamera", "cameraman",
        "camera person", "videographer", "video", "editor video", "video editor",
        "video jurnalis",
    ),
    "translator": ("penerjemah", "penterjemah", "alih bahasa", "diterjemahkan oleh", "translator",
                   "translated by"),
    "producer": ("produser", "producer", "asisten produser"),
    "graphics": (
        "grafis", "infografis", "infografik", "desain", "desain grafis", "desainer grafis",
        "ilustrator", "ilustrasi",
    ),
    "desk": ("redaksi",),
    "source": (
        "sumber", "source", "sumber berita", "sumber data", "sumber artikel", "sumber informasi",
    ),
    "author": ("author", "nama penulis"),
}  # fmt: skip
"""Role -> the words that print it, lower case. With a colon after it each is a label."""

ROLE_OF = {word: role for role, labels in ROLE_WORDS.items() for word in labels}

NEEDS_COLON = words(
    """
    author desain ed foto foto-foto grafis ilustrasi infografik infografis lap liputan naskah photo
    publikasi publish red redaksi rep source sumber teks video
    """
) | {"sumber artikel", "sumber data", "sumber informasi"}
"""Labels that are everyday words too: without a colon they label nobody."""

LOOSE_LABELS = frozenset({"oleh", "by", "laporan"})
"""Labels that lead any kind of name: a desk named after one is a desk, not a writer."""

ACCOUNTS = frozenset({"admin", "administrator", "redaksi"})
"""Names of accounts rather than people, which stand in small letters, too."""

DESKS = (
    "redaksi", "tim redaksi", "newsroom", "tim liputan", "tim", "red", "desk",
    "sekretariat redaksi", "tim liputan khusus", "tim news",
)  # fmt: skip
"""Names of the whole desk, lower case; more words may follow ("Redaksi Kabar Pesisir")."""

AGENCY_CODES = {
    "ant": "ANTARA",
    "antara": None,
    "dpa": None,
    "afp": None,
    "ap": None,
    "rtr": "Reuters",
    "reuters": None,
    "xinhua": None,
    "jpg": None,
    "jpnn": None,
    "jpc": None,
    "bernama": None,
    "anadolu": None,
}
"""Agency codes, lower case -> the agency's name where the code is not its printed name."""

PRESS_OFFICES = (
    "humas", "dok.", "kominfo", "diskominfo", "dinas kominfo", "mc ", "prokopim", "dispen",
    "pendim", "penrem", "bpbd",
)  # fmt: skip
"""How the names of authorities' press offices begin, which sign what they hand out, lower case."""

NOBODY = words(
    """
    adt adv advertorial advetorial anonim bagian bbs bersambung dok dokpri dokumentasi end foto
    habis iklan ilustrasi internet ist istimewa lanjut magang mahasiswa net pariwara promo rilis
    rls selesai sumber tamat update video
    """
)
"""Marks in end brackets that name nobody, lower case."""


def is_label(text: str) -> bool:
    """Whether a text is a role word and nothing else ("Editor", "Diunggah oleh")."""
    return " ".join(text.casefold().split()).removesuffix(" magang") in ROLE_OF
