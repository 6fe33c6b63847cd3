"""A hundred strings that are no publication date: each must give nothing, fetched or not."""

from datetime import datetime

import pytest

from newsarchive.normalise.dates import parse_timestamp
from newsarchive.site import WIB

FETCHED = datetime(2024, 5, 20, 15, 45, tzinfo=WIB)

PROSE = """
Sebanyak 12 rumah di tiga dusun terendam banjir setinggi 1,5 meter
Petani menjual 2.500 kilogram cabai dengan harga Rp 45.000
Korban berusia 17 hingga 25 tahun dirawat di puskesmas
Tim SAR menyisir 5 sampai 7 kilometer ke arah timur
Bupati Jaka Lelana melantik 31 kepala desa
Warga sudah menunggu sejak 3 tahun lalu, kata Sutinah
Rumah itu dibangun 5 tahun lalu oleh pemerintah desa
Menurut Karsono, 2 jam lalu air masih setinggi lutut
Dua minggu lalu harga bawang turun menjadi Rp 20.000
Cuaca hari ini diperkirakan cerah berawan
Kemarin sore warga Dusun Krajan kerja bakti
Pemkab menargetkan 80 persen warga divaksin bulan depan
Sekitar 400 pelari ikut lomba 10 kilometer
Ia divonis 2 tahun 6 bulan penjara
Kapal berisi 14 nelayan belum kembali
Panen raya naik 12 persen dibanding tahun lalu
Minggu depan jalan ditutup
Mei tahun ini hujan turun 20 hari
Jalan 17 Agustus rusak sepanjang 2 kilometer
Universitas 17 Agustus 45 mewisuda 300 sarjana
Gedung 10 November direnovasi
""".strip().splitlines()

PRICES = """
Rp 12.500.000
Rp150.000,00
Rp 2,5 miliar
Harga emas 1.345.000 per gram
Diskon 5/12
Naik 3.25 poin
12.10 persen
60,51%
USD 15.250
Kurs 16.205
""".strip().splitlines()

PHONES_AND_CODES = """
0812-3456-7890
(0335) 421-555
+62 812 1111 2222
Hotline 112
021-555-1234
021-55-10-22
NIK 3513041205900003
NIP 19800512 200501 1 003
Nomor rekening 1234-01-012345-50-1
3513012005
(*)
(ls/red)
(abc/12/red)
P 1234 XY
N 5678 TK
ISBN 978-602-03-1234-5
ISSN 2345-6789
RT 05 RW 06
RT 01/02
RT 05/06/12
No. 12/5/2023
Kode pos 67211
404
192.168.10.12
v2.19.1
""".strip().splitlines()

LAWS = """
Nomor 12/2023
UU Nomor 11 Tahun 2020
Perda No. 5/2021
Pasal 340 KUHP
Nomor: 188.45/123/426.12/2023
Perkara nomor 12/Pid.B/2022/PN.Prb
Nomor 12/5/2023 tentang retribusi
Pasal 3/4/2010
Inpres 4/2022
PP 28 Tahun 2024
""".strip().splitlines()

OTHER_DAYS = """
TTL: Randutelu, 12 Mei 1980
Lahir di Randutelu, 12 Mei 1980
Bergabung sejak 6 Mei 2024
Terverifikasi Dewan Pers 12 Mei 2021
Berdiri sejak 12 Mei 2010
Berlaku hingga 31 Desember 2024
Jadwal Sholat Selasa, 7 Mei 2024
Jadwal Imsakiyah 7 Mei 2024
Edisi cetak 7 Mei 2024
E-paper Selasa, 7 Mei 2024
Kurs 6 Mei 2024
Prakiraan cuaca Senin, 6 Mei 2024
Pendaftaran dibuka 6 Mei 2024
""".strip().splitlines()

SCORES = """
2-1
Persik 3-0 Arema
Skor akhir 2-1 (1-0)
21-19, 18-21, 21-15
21-19-21
4-3-3
Formasi 4-2-3-1
4-4-2
Menang 3/4 suara
2/3
Dukungan 1/2 anggota dewan
120/80
""".strip().splitlines()

CLOCKS = """
21:37
21.37 WIB
pukul 08.00 WIB
Jam 08.00-15.00
10.10.22 WIB
09:30:15
pukul 9 pagi
Senin 14:30
Buka setiap Senin - Jumat, 08.00 - 16.00 WIB
Minggu, 21.37 WIB
""".strip().splitlines()

UNFINISHED = """
Mei 2024
Februari 2021
2022
2024-05
2019-2024
Tahun 2023
Dipublikasikan
Diterbitkan:
Published on
Posted on :
Terakhir diperbarui:
Senin
Selasa, Mei 2024
Minggu lalu
lusa
""".strip().splitlines()

HIJRI = """
26 Syawal 1445 H
1 Muharram 1446
12 Rabiul Awal 1445 Hijriah
Isra Miraj tahun 1445 H
27 Rajab 1445
""".strip().splitlines()

COUNTS = """
Artikel ini telah dibaca 24 kali
1.204 views
Dilihat 20240 kali
12 komentar
3 menit baca
Halaman 1 dari 5
Baca 5 menit
20240520
1716190000
""".strip().splitlines()

URLS = """
https://contoh.example/read/1234567/banjir-bandang
https://contoh.example/?p=20245
https://contoh.example/berita/d-6034512/jalan-rusak
https://contoh.example/2024/05/
https://contoh.example/foto/IMG_1205.jpg
/tag/17-agustus
""".strip().splitlines()

IMPOSSIBLE = """
31 Februari 2024
29 Februari 2023
32 Mei 2024
0 Mei 2024
31/04/2024
45/13/2024
2024-13-01
2024-02-30T10:00:00+07:00
20241345101112
Senin (31/2)
18:29 Februari Sen
April 31, 2024
2024 April 31
""".strip().splitlines()

NEGATIVES = [
    *PROSE, *PRICES, *PHONES_AND_CODES, *LAWS, *OTHER_DAYS, *SCORES, *CLOCKS, *UNFINISHED,
    *HIJRI, *COUNTS, *URLS, *IMPOSSIBLE, "", " ", "\n\t",
]  # fmt: skip


def test_there_are_a_hundred_of_them():
    assert len(set(NEGATIVES)) >= 100


@pytest.mark.parametrize("text", NEGATIVES)
def test_what_is_no_date_gives_none(text):
    assert parse_timestamp(text, timezone=WIB, fetched_at=FETCHED) is None
    assert parse_timestamp(text, timezone=WIB, fetched_at=None) is None
