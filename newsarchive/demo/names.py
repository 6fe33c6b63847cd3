"""Who and where: the invented people and places of the newsroom, as tables."""

from __future__ import annotations

from dataclasses import dataclass

OUTLET = "SULUHSELO.com"
"""The newsroom's name, as its datelines and its footer print it."""

REGENCY = "Selosari"


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the newsroom's site."""

    name: str
    slug: str

    @property
    def path(self) -> str:
        """Path of its first listing page."""
        return f"/category/{self.slug}/"


SECTIONS = (
    Section("Pemerintahan", "pemerintahan"),
    Section("Hukum & Kriminal", "hukum-kriminal"),
    Section("Peristiwa", "peristiwa"),
    Section("Ekonomi", "ekonomi"),
    Section("Pendidikan", "pendidikan"),
    Section("Kesehatan", "kesehatan"),
    Section("Olahraga", "olahraga"),
    Section("Budaya & Wisata", "budaya-wisata"),
)
INTERNAL = Section("Internal", "internal")
"""For the newsroom's own eyes: linked from the menu, forbidden by robots.txt."""

DISTRICTS = (
    "Gunungmanik", "Banyusela", "Randutelu", "Karangsuluh", "Kedungtirtan", "Watumlaku",
    "Sumberjenar", "Tambakselo", "Pasirmendung", "Wonokumba", "Jatisewu Kidul", "Bulusendang",
)  # fmt: skip
VILLAGES = (
    "Kalibening Wetan", "Sendangrapat", "Tlogokembar", "Curahlintang", "Dukuhmalang Lor",
    "Glagahpitu", "Karangombo", "Lemahputihan", "Ngrandulawas", "Petungsigar", "Rejoselo",
    "Selogendis", "Tegalsukma", "Umbulwelas", "Waruketiga", "Kembangdukuh", "Sambiroto Kulon",
)  # fmt: skip

_FIRST = (
    "Arfan", "Bekti", "Candra", "Darmini", "Eliya", "Faridah", "Gatra", "Hanum", "Imbang",
    "Jumirah", "Kusno", "Lasmini", "Marwoto", "Nurhayatin", "Okta", "Prasojo", "Rukmini",
    "Samsiar", "Tarmidi", "Utari", "Wagiran", "Yuliatin", "Zubaidi",
)  # fmt: skip
_LAST = (
    "Adiwangsa", "Brotolaras", "Cahyaningtias", "Dwisasmita", "Harjosuwito", "Kertalegawa",
    "Lintangsari", "Mangunselo", "Nitikarsa", "Pranolaksono", "Rekswara", "Suryamanik",
    "Trimulyadi", "Wiryosasongko",
)  # fmt: skip
PEOPLE = tuple(f"{first} {last}" for last in _LAST for first in _FIRST)

REPORTERS = (
    "Lutfi Sasmaya", "Dewinta Arumsari", "Bagas Wirasena", "Nimas Pertiwani", "Rofiq Alamsari",
    "Septa Kirananto", "Tyas Mahendrati",
)  # fmt: skip
EDITORS = ("Mardi S", "Ratri Kusumawati", "Ahmad Zainal K")
PUBLISHERS = ("Moch. Wiradi", "Sri Palupiasih")
PHOTOGRAPHERS = ("Bagas Wirasena", "Tegar Lintang", "Nimas Pertiwani", "istimewa")

TAGS = {
    "Pemerintahan": ("pelayanan publik", "jalan desa", "apbd selosari"),
    "Hukum & Kriminal": ("polres selosari", "kriminalitas", "sidang"),
    "Peristiwa": ("bencana", "kecelakaan", "bpbd selosari"),
    "Ekonomi": ("umkm", "harga pangan", "pertanian"),
    "Pendidikan": ("sekolah", "literasi", "guru"),
    "Kesehatan": ("puskesmas", "gizi", "rsud selosari"),
    "Olahraga": ("sepak bola", "voli", "prestasi atlet"),
    "Budaya & Wisata": ("tradisi", "desa wisata", "batik & tenun"),
    "Internal": ("redaksi",),
}
