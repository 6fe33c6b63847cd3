"""Lines of the body that hold the words of boilerplate and are none; and what holds for all."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.normalise.text import LONGEST, is_boilerplate

KEPT = {
    "sentences that open with a stamp's word": [
        "Diperbarui pada 3 Mei 2021, jembatan itu kini dapat dilalui truk.",
        "Terbit pertama kali pada 3 Mei 1955 di Surabaya.",
        "Terakhir diperbarui: jalan desa sepanjang 3 kilometer.",
    ],
    "sentences with the words of widgets": [
        "Suka duka warga lereng: 40 tahun menunggu air.",
        "Sangat suka: 40%",
        "Berkas itu berukuran 2 MB.",
        "Ukuran berkas yang diterima panitia paling besar 2 MB.",
        "Berita acara dan lampiran lainnya diserahkan kepada panitia.",
        "Beri nilai tambah untuk kopi lereng, warga menyangrainya sendiri.",
        "Iklan 2 menit itu dibuat siswa.",
        "Klik tautan itu, lalu isi nomor induk.",
        "• 12 Karung Beras Ukuran 5 Kilogram untuk Warga RT 3",
    ],
    "sentences that open with a teaser's word": [
        "Baca buku adalah kegemaran Rani sejak kelas dua.",
        "Baca juga menjadi hobi yang ia tekuni bersama kakaknya.",
        "Rani gemar Baca Juga, rubrik anak di koran itu.",
        "Simak juga bagaimana warga menata kampung mereka.",
        "Simak penjelasan lengkapnya.",
        "Simak juga tips berikut:",
        "Simak video pembelajaran itu, siswa tampak antusias.",
        "Lihat saja, tak satu pun lampu jalan itu menyala.",
        "Lihat juga lampiran keputusan itu.",
        "Berita bohong itu menyebar lewat WhatsApp.",
        "Berita terkait kenaikan tarif itu dibantah direktur PDAM.",
        "Informasi lainnya: pendaftaran dibuka hingga 30 November.",
        "Terkait hal itu, camat meminta warga bersabar.",
        "Terbaru, polisi menetapkan dua tersangka.",
        "Selanjutnya: tim bergerak ke hulu.",
        "Selengkapnya, daftar penerima akan diumumkan Jumat.",
    ],
    "sentences and sub-headings with the words of themes": [
        "Lebih lama dari perkiraan, perbaikan jembatan itu memakan dua tahun.",
        "Pos terkait dibuka lagi Senin depan, ujar camat.",
        "Terbit 12 edisi setahun, majalah itu ditulis para santri.",
        "Ruang iklan di jalan protokol itu kosong.",
        "3 tanggapan warga atas kenaikan tarif parkir",
        "Dapatkan bibit gratis di kantor kelurahan.",
        "Tulisan ini dapat dibaca di dinding sel lantai dua.",
        "Up and down jalur itu melelahkan pendaki.",
        "ID card, dompet, dan dua ponsel",
        "Lupa kata sandi akun bank, nenek itu menjadi korban penipuan.",
        "Redaksi surat itu diubah dua kali sebelum tulisan itu dicetak.",
        "Hak jawab diatur dalam undang-undang.",
        "Jika ada keluhan, warga diminta datang ke kantor desa.",
        "Konten ini merupakan tugas sekolah yang diunggah para siswa.",
        "Iklan rokok di sekitar sekolah itu diturunkan.",
        "WhatsApp warga itu diretas orang tak dikenal.",
        "Terkait hal itu: camat tidak menjawab.",
        "Media itu tidak terpercaya, kata dia.",
        "Lanjutkan membaca buku itu, Rani tak lagi malu bertanya.",
    ],
    "sentences that open with an invitation": [
        "Ikuti jejak sang ayah, Bagas memilih menjadi nelayan.",
        "Ikuti kami, kata pemandu itu sambil tersenyum.",
        "Ikut serta dalam kegiatan itu camat dan para kepala desa.",
        "Follow up laporan itu dilakukan Inspektorat pekan depan.",
        "Gabung klub itu, Bagas mengaku siap bersaing.",
        "Dapatkan informasi resmi hanya dari BMKG, imbau kepala stasiun.",
        "Jangan sebarkan video itu di media sosial, pinta kapolres.",
        "Untuk memantau informasi itu, warga bergabung di grup WhatsApp.",
        "Unduh aplikasi itu di Play Store, lalu daftar dengan NIK.",
        "Unduh aplikasi Sapa Warga",
        "Kirim foto rumah rusak lewat WhatsApp, imbau BPBD kepada warga.",
        "Diterbitkan oleh penerbit kecil, buku itu laris.",
        "Klik tautan itu menguras rekening korban.",
        "Warga diminta mendaftar lewat link berikut",
        "Trending di TikTok",
        "Ikuti terus perkembangannya, pesan dia kepada warga.",
        "Dapatkan surat keterangan dari kantor desa.",
        "Simak informasi terbaru mengenai pendaftaran berikut ini.",
        "Bagikan pengalamanmu, ujar guru itu.",
    ],
    "sentences that open with a role": [
        "Editor asal Malang itu meraih penghargaan nasional.",
        "Penulis buku itu hadir dalam bedah karya.",
        "Penulis: saya ingin anak desa gemar membaca.",
        "Reporter: Bagaimana tanggapan Anda soal kenaikan pajak?",
        "Sumber air di lereng itu mengering sejak Juli.",
        "Laporan jurnalis itu memicu penyelidikan.",
        "Oleh sebab itu, warga diminta waspada.",
        "Redaksi kalimat dalam surat itu diperdebatkan.",
    ],
    "sentences that open with a button's word": [
        "Foto itu diambil warga dari atas jembatan.",
        "Video itu telah ditonton 2 juta kali.",
        "Komentar pedas datang dari ketua fraksi.",
        "Share lokasi menjadi cara relawan saling menemukan.",
        "Iklan rokok di dekat sekolah akan ditertibkan.",
        "Halaman rumah warga terendam setinggi lutut.",
        "Menu makan siang gratis diprotes wali murid.",
        "Perbesar peluang lolos, Persida wajib menang.",
        "Tutup usia 80 tahun, sang maestro dimakamkan di Tempeh.",
        "Masuk musim hujan, warga diminta waspada.",
        "Simpan uang di bank lebih aman.", "Scroll itu ditemukan di gua.",
        "Video: 2, foto: 12, demikian barang bukti dicatat.",
        "Next, kita akan fokus pada pembinaan usia dini.",
        "Home industry keripik pisang itu beromzet Rp 30 juta.",
    ],
    "sentences about rights and outlets": [
        "Artikel ilmiah karya siswa itu dimuat di jurnal.",
        "Copyright lagu daerah itu didaftarkan pemkab.",
        "Hak cipta motif batik itu dimiliki pengrajin desa.",
        "Dilarang mengambil gambar di lokasi tanpa izin petugas.",
        "Dikutip dari laman BMKG, gempa berpusat di laut.",
        "Hingga berita ini ditulis, api belum padam.",
        "Terima kasih sudah membaca doa bersama kami, tutup kiai.",
        "(Lihat Grafis: Produksi Kopi per Kecamatan, Red).",
    ],
    "quotations and questions": [
        "\"Baca juga doa sebelum tidur,\" pesan ibunya.", "“Ini baru awal.”", "Astaga!",
        "Bagaimana cara mendaftarnya?", "\"Tadi (Sabtu, red) kami menutup posko.",
    ],
    "sub-headings": [
        "Diduga Korsleting", "Kronologi Kejadian", "Baca Puisi di Tengah Sawah", "Daftar Pemenang",
        "Tujuh Rumah Rusak Diterjang Angin Kencang", "Persaingan", "Rekomendasi Wisata di Lumajang",
        "Populer di Kalangan Remaja", "Kontak Darurat",
        "Simpan Uang", "Admin Desa Ditahan", "Video CCTV", "Kategori Penerima",
    ],
    "lead-ins": [
        "Berikut ringkasannya.", "Data penerima:", "Berikut daftar lengkapnya:",
        "Simak daftar lengkapnya berikut ini:", "Apa saja syaratnya?",
    ],
    "list items": [
        "- Tim Relawan Pos Induk Lumajang", "- Hilang: –", "• 2 sendok makan kecap manis", "beras",
        "- Kepala Dinas Pekerjaan Umum dan Penataan Ruang Kabupaten Probolinggo",
        "- Badan Nasional Pencarian dan Pertolongan Kantor SAR Surabaya",
        "- Menteri Dalam Negeri Republik Indonesia Bima Sakti, Gubernur Jawa Timur Rani",
        "- Email", "1. Siapkan dua siung bawang putih", "Nama: Sumiati", "Jumlah korban: 12 orang",
        "2. Bupati Resmikan Jembatan dan Pasar Rakyat di Tiga Kecamatan",
        "Kontak: 0334-881234", "Total: 12 rumah", "12", "3-0", "2 - 1", "A. Latar Belakang",
        "(Warga Desa Sumbersari, Kecamatan Tempeh, Kabupaten Lumajang, Jawa Timur)",
        "https://www.lumajangkab.example",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(line, id=f"{kind}: {line[:50]}")
        for kind, lines in KEPT.items()
        for line in lines
    ],
)
def test_a_line_of_the_body_is_kept(line: str) -> None:
    assert not is_boilerplate(line)


def test_a_long_paragraph_is_kept_whatever_it_opens_with() -> None:
    assert not is_boilerplate("Baca juga: " + "warga menunggu kabar " * LONGEST)


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert is_boilerplate(text) in (True, False)


@given(st.text(alphabet="\t\n *-–—•|×»…(){}"))
def test_a_line_without_a_letter_or_digit_is_removed(text: str) -> None:
    assert not re.search(r"[^\W_]", text)
    assert is_boilerplate(text)


@pytest.mark.parametrize("line", ["Baca Juga: Harga Cabai Naik", "Editor: Sari", "Warga antre."])
def test_white_space_around_a_line_changes_nothing(line: str) -> None:
    assert is_boilerplate(f"  {line}\t ") == is_boilerplate(line)
