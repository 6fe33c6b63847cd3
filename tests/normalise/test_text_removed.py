"""Lines of the page that never belong to the body: each kind in the wordings sites use."""

from __future__ import annotations

import pytest

from newsarchive.normalise.text import is_boilerplate

REMOVED = {
    "teasers with their label": [
        "Baca juga: Warga Sumbersari Gotong Royong Perbaiki Jembatan",
        "BACA JUGA Warga Sumbersari Gotong Royong Perbaiki Jembatan",
        "BACA JUA: Pemkab Bagikan Bibit Mangga",
        "Baca Juga – Pemkab Bagikan Bibit Mangga",
        ">> Baca Juga: Pemkab Bagikan Bibit Mangga",
        "(Baca juga: Pemkab Bagikan Bibit Mangga)",
        "Baca: https://harian-kita.example/2023/bibit-mangga/",
        "Baca Lainnya :\n- Pemkab Bagikan Bibit Mangga",
        "Simak Juga Video 'Kapal Karam di Selat':",
        "Lihat juga Video: Kapal Karam di Selat",
        "Saksikan Video Pilihan Berikut Ini:",
        "Tonton juga: Kapal Karam di Selat",
        "Berita Terkait : Harga Cabai Naik Lagi",
        "Trending di Pemerintahan",
        "[Baca juga: Pemkab Bagikan Bibit Mangga]",
        "Simak Juga 'Pemkab Bagikan Bibit Mangga':",
        "Saksikan juga Sudut Pandang: Bibit untuk Siapa",
        "Jangan lewatkan: Pemkab Bagikan Bibit Mangga",
        "VIDEO: Pemkab Bagikan Bibit Mangga kepada Petani",
        "Simak berita lainnya terkait bibit mangga",
        "Baca berita tanpa iklan. Gabung Harian Kita Plus",
        "𝐁𝐚𝐜𝐚 𝐉𝐮𝐠𝐚 : Harga Cabai Naik",
    ],
    "what themes and feed readers print in English and Indonesian": [
        "Skip to main content", "Post a Comment", "Lebih baru Lebih lama", "Pos terkait",
        "0 Response to \"Harga Cabai Naik Lagi\"", "3 thoughts on “Harga Cabai Naik Lagi”",
        "Lanjutkan membaca “Harga Cabai Naik Lagi”", "Daftarkan email", "Konten Media Partner",
        "Disclaimer: teks ini disusun oleh mesin.", "Space iklan di sini",
        "from Harian Kita RSS Feed https://harian-kita.example/feed",
        "zoom-inlihat foto Kapal Karam di Selat", "Editor video: Bima Sakti",
        "Jangan Lewatkan Video Ini:", "Baca artikel Harian Kita lainnya di Aplikasi Kita",
        "Dapatkan kabar dan inspirasi di email kamu.", "Gulir untuk lihat konten",
        "Video ini dapat disaksikan di: https://harian-kita.example/tv/1",
        "URL berhasil dicopy", "facebook icon twitter icon line icon copy", "ARTICLE AD BOX",
        "Post ADS 1", "Showing posts with label Desa. Show all posts", "Home Blog Page 12",
        "Baca lengkap: Harga Cabai Naik", "Best Blogger Templates",
        "Up Next", "Don't Miss", "Rate this post", "0 / 5. Jumlah Suara: 0",
        "Related Topics: banjir",
        "Print Friendly, PDF & Email", "Anda harus masuk untuk berkomentar.", "# banjir",
        "Harian Kita Media © 2024", "2024 © PT Harian Kita", "Version 1.102.2",
        "Harian Kita, Media Online Terpercaya", "Belum memiliki akun? Daftar di sini",
        "Lupa kata sandi? Klik di sini", "id banjir lumajang,lumajang,bpbd,banjir bandang",
        "Iklan Bersponsor Google", "Iklan bank dalam berita",
        "WhatsApp Channel Harian Kita", "Redaksi menerima kiriman opini dari pembaca",
        "Hak jawab dan koreksi: redaksi@harian-kita.example", "Berita Foto: Pasar Pagi",
        "Jika menemukan kesalahan pada artikel ini, silakan hubungi redaksi",
        "Komentar ini telah dihapus oleh pengarang.", "Diposkan oleh Bima di 20.01",
        "Kirimkan Ini lewat Email BlogThis! Berbagi ke Facebook", "Tayangan: 345",
        "Langganan: Posting Komentar (Atom)", "Lihat: Harga Cabai Naik", "Network: Kita Jatim",
        "Dalam keadaan apa pun Harian Kita tetap menyajikan kabar yang jernih. Terima notifikasi"
        " penting hanya lewat aplikasi Harian Kita. Unduh di sini",
    ],
    "teasers without a label": [
        "• Kapal Nelayan Tenggelam di Selat Madura, Tiga Orang Belum Ditemukan",
        "- Bupati Lumajang Resmikan Jembatan Baru yang Menghubungkan Dua Desa Terpencil",
        "(Usai Pasar Terbakar, Pemkab Lumajang Tambah 30 Lapak Darurat di Alun-Alun)",
    ],
    "stamps of days and times": [
        "Diperbarui: Senin, 23 November 2026 pukul 12.01", "Terakhir diperbarui pada 3 Mei 2021",
        "Published 23/11/2026 - 12:01 WIB", "Terbit: Jum'at, 3 Mei 2021, 07.30",
        "(Diperbarui 3-5-2021 07:30)",
    ],
    "headings of lists and menus": [
        "Baca Juga", "Artikel Menarik Lainnya:", "TERPOPULER + Breaking News Indeks Kanal",
        "Menu Mode Gelap", "Komentar Recent Posts", "Rekomendasi untukmu Bagikan ke AA",
        "Home » Daerah » Lumajang", "Jangan Lewatkan!!!", "Telusuri artikel Olahraga lainnya",
        "Baca artikel menarik lainnya di harian-kita.example",
    ],
    "reading on": [
        "Baca Selengkapnya »", "Selenngkapnya", "Berita selengkapnya klik di sini!",
        "Halaman selanjutnya", "Halaman 1 dari 3", "Halaman: 1 2 3 Selanjutnya", "1 2 3 4",
        "Baca PASAR... H.8", "No Result View All Result", "Prev2 of 5 Next",
        "Lanjut ke halaman berikutnya...",
        "Lihat selengkapnya ... 1 2 3",
        "2 dari 4 halaman", "Selanjutnya: Harga Cabai Naik",
    ],
    "follow us": [
        "Ikuti berita terbaru Harian Kita di Google News",
        "Ikuti Saluran WhatsApp Harian Kita untuk mendapat kabar terbaru",
        "Mari bergabung di Grup Telegram \"Harian Kita News\", caranya klik link di bawah ini.",
        "Dapatkan update berita pilihan setiap hari. Mari bergabung di Grup Telegram kami.",
        "Dapatkan berita terkini dengan satu akun, daftar dengan klik disini sekarang juga",
        "Kirim foto dan informasi kejadian di sekitar Anda ke WhatsApp redaksi",
        "Follow our chanel on Telegram", "Follow Instagram @hariankita",
        "Ikuti perkembangan berita ini dalam topik:",
        "Silakan baca konten menarik lainnya dari Harian Kita di Google News",
        "Ikuti terus berita terbaru dari Harian Kita", "Ayo Simak Berita Terkini dari Harian Kita",
        "Dapatkan berita terkini di ponsel Anda", "Ikuti Instagram @hariankita",
        "Akses berita Harian Kita melalui WhatsApp", "Yuk subscribe",
        "Ingin mendapatkan update berita? Gabung di sini", "Dukung jurnalisme kami",
    ],
    "sharing": [
        "Share this article", "Bagaimana reaksi Anda?", "Share :",
        "Sebarkan artikel ini", "Bagikan:", "Share Facebook Twitter WhatsApp",
        "Klik untuk berbagi di Facebook(Membuka di jendela yang baru)",
    ],
    "comments": [
        "Komentar ditutup.", "Tidak ada komentar: Posting Komentar", "Discussion about this post",
        "Tinggalkan Balasan Batalkan balasan", "5 Komentar", "Masuk untuk berkomentar",
        "Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *",
    ],
    "advertising": [
        "- Advertisement -", "ADVERTISEMENT SCROLL TO RESUME CONTENT", "Mobile_AP_Rectangle 1",
        "SCROLL UNTUK LANJUT BACA", "Gulir ke bawah untuk melanjutkan", "-ADVERTISEMENT-",
        "Artikel berlanjut setelah iklan", "Iklan - Scroll ke bawah", "Skip Ads",
        "Hide Ads", "Scroll Untuk Lanjut Membaca", "div-gpt-ad-123-0", "toko-kita.co",
    ],
    "signatures and counters": [
        "Editor: Sari Lestari", "Penulis : Joko P. Editor : Sari L.",
        "Reporter: Joko Purnomo | Editor: Sari Lestari", "Reporter. Joko Purnomo",
        "Laporan wartawan Harian Kita, Joko Purnomo", "Artikel ini telah dibaca 1.204 kali",
        "Dibaca: 1.229", "1.204 views",
        "___ Penulis: Rani Lestari", "Posted on Maret 30, 2015 by Admin", "3 menit baca",
        "Visited 24 times, 1 visit today",
    ],
    "captions and image buttons": [
        "Klik gambar untuk memperbesar", "Sumber gambar: Pixabay",
        "Foto: Warga antre beras murah.", "Perbesar", "Lihat foto",
        "WhatsApp Image 2024-01-02 at 10.11.12", "IMG-20240102-WA0003", "banjir-tempeh.jpg",
        "[Gambas:Video 20detik]", "https://www.youtube.com/watch?v=abc",
    ],
    "widgets around the article": [
        "Informasi lengkap lainnya di Googlenews HarianKita.com", "Most Popular", "To Top",
        "Berita Bola Voli dan Berita Selo lainnya", "Editorial Team\nShow All",
        "Berikan penilaian untuk artikel Harga Cabai Naik", "Sangat Suka\n\n0%", "Marah 12%",
        "Klik tautan verifikasi yang kami kirimkan untuk mulai membaca", "Ukuran Berkas\n2,4 MB",
        "Beranda blog Halaman 12", "Tampilkan postingan dengan label Desa. Tampilkan semua",
        "Iklan Footer", "Iklan 2", "BACA ARTIKEL LAINNYA... Warga Selo Menanam Bakau",
        "Artikel ini ditulis oleh:", "Warga Selo Menanam Bakau Bersama Siswa Sekolah Dasar |",
        "• Rapat Tahunan, Camat Selo Pakai Batik Lurik, Kades Jatisewu Setelan Hitam",
    ],
    "origin, rights and disclaimers": [
        "Artikel ini telah tayang di HarianKita.com dengan judul Harga Cabai Naik,",
        "© 2024 Harian Kita", "COPYRIGHT © HARIAN KITA 2024", "Hak Cipta Dilindungi Undang-Undang",
        "Dilarang keras mengambil konten atau melakukan crawling tanpa izin tertulis.",
        "Isi komentar menjadi tanggung jawab pengguna.", "Powered by Kita", "Tag: Banjir, Tempeh",
        "#banjir #tempeh", "#Pasar Tempeh", "Artikel ini khusus untuk pelanggan",
        "Dilarang mengambil dan/atau menayangkan ulang seluruh artikel di atas",
        "Kamu mungkin juga suka", "Jangan lupa baca: Harga Cabai Naik", "Unduh aplikasi HarianKita",
        "Temukan kami di Facebook", "Simak berita selengkapnya di halaman 2",
    ],
    "players and leftovers": [
        "View this post on Instagram", "A post shared by Bima (@bima)", "pic.twitter.com/abcdef",
        "— Bima (@bima) May 6, 2024", "(function(d,s,id){", "HarianKita.com", "Admin",
        "Your browser does not support the audio element.", "Loading...", "Mohon tunggu...",
        "Sorry, this video is not available.", "×", "***", "(*)", "![]() |", "",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(line, id=f"{kind}: {line[:50]}")
        for kind, lines in REMOVED.items()
        for line in lines
    ],
)
def test_a_line_of_the_page_is_removed(line: str) -> None:
    assert is_boilerplate(line)
