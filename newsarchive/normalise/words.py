"""Lists of words that tell names from sentences and from the furniture of a page."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


OPENINGS = words(
    """
    aktivis alumni alumnus direktur kabiro pegiat pemerhati peneliti pengamat praktisi staf
    ada adalah agar agenda akhir akhirnya akibat aksi anak anggota antara apa apakah aparat
    api atas awal baca badan bagi bahkan bahwa bak bakal banjir banyak bayi beberapa begini
    begitu belasan belum benarkah berdasarkan berikut berita bermula bersama besok biar
    breaking bukan bulan bupati bus capres cara catatan cawapres cuaca dalam dan dari
    delapan demi demikian demo dengan desain di dia diduga dikutip dinas dirjen disclaimer
    dosen dpc dpd dpp dpr dprd editor empat erupsi foto gara gara-gara gegara gempa gubernur
    guna guru hal harga hasil headline hingga hut ia ilustrasi informasi ini inilah istri itu
    jadwal jajaran jaksa jalan jelang jika juga jurnalis kabid kadis kajari kalau kali kami
    kamis kantor kapal kapan kapolda kapolres kapolri kapolsek karena kartu kasat kasus kata
    kebakaran kecelakaan kedua kejaksaan kejari kelompok kemarin kementerian kepala
    kepolisian kereta kesimpulan keterangan ketika ketua kini kolase komisi kondisi korban kpk kpu
    kronologi lagi lalu lampiran lanjut lima lirik live lokasi longsor mahasiswa mahkamah
    majelis maka masih massa masyarakat melalui memang mengapa menjelang menteri menurut
    menurutnya mereka meski mobil mulai namun nasib negara nelayan nomor oleh operasi opini
    organisasi ormas pada padahal panitia para partai pasalnya pasangan pasca pasukan
    pasutri pedagang pelajar pelaku pelatih pemain pemerintah pemilik pemkab pemkot pemotor
    pemprov pemuda pengacara pengadilan pengendara pengurus penjabat penulis penyidik perang
    perempuan peristiwa pertama perusahaan peserta petani petugas pihak plt pns polda polisi polres
    polresta polri polsek prediksi presiden pria profil proses proyek pssi pt puluhan
    puskesmas ratusan rektor remaja reporter resep ribuan rumah saat salah salat sambut
    santri satgas satlantas satpol satreskrim saya sebab sebagai sebanyak sebelum sebelumnya
    sebuah secara sedang segera sehingga sejak sejumlah sekitar sekretaris selain selama
    seluruh sembilan sementara seorang seperempat seperti sepuluh sesuai setelah sholat
    siapa simak sinopsis siswa siswi soal sopir suami sudah sumber supaya tak tanpa tapi
    tentang terkait ternyata tersangka tetapi tiba tim tips tni tokoh tps truk tujuan tujuh
    umat unggahan untuk update usai usia video wabup wakapolres wakil wali walikota wanita
    warga wartawan waspada wisatawan yakni yang
    """
)
"""Neither a place nor a person begins with one of these, lower case."""

TITLES_AND_TIMES = words(
    """
    agustus ahad aipda aiptu akbp akp april arema bapak brigadir brigjen brigpol bripda bripka
    briptu desember dr dua februari hari hj ibu ipda iptu ir irjen januari jenderal juli jumat juni
    kapten kh kiai kolonel kombes kombespol komjen kompol kopda koptu letda letjen letkol lettu
    maret marsma mayjen mayor mei minggu november oktober pak peltu persebaya persib persija pratu
    prof rabu raja resmi sabtu sang satu selasa senin september serda serka serma sersan sertu tiga
    timnas ustaz
    """
)
"""Titles, ranks, clubs, days and months: no place, yet a person's name may hold one."""

NOT_NAMES = words(
    """
    adalah akan akibat atas atau bagi bahwa baru beberapa belum berita bukan dalam dan dari
    dengan di dia hanya harus ia ini itu jadi jika juga kami karena kata ke kepada ketika
    kita lagi lain masih melalui memang mereka namun oleh pada para pernah saat salah sangat
    satu sebab sebagai sebuah secara sedang sejak selama seorang seperti serta setelah suatu
    sudah supaya tak tapi telah tentang tersebut tetapi the tidak ujar untuk ya yaitu yakni
    yang
    """
)
"""Words that stand in sentences and never in a person's name, lower case."""

CHROME = words(
    """
    email e-mail surel kontak hubungi dibaca dilihat hits views text teks ukuran advertisement
    advertising ahad all artikel baca badge bagikan balas beranda bisnis buka cari close
    comments copyright daerah daftar december desember diperbarui dipublikasikan disclaimer
    ditayangkan diterbitkan edited editor ekonomi facebook februari february follow foto friday
    galeri gambar google halaman headline hiburan hide home hukum ikuti image indeks instagram
    internasional januari january join july jum'at jumat jum’at kamis kanal kategori kesehatan
    kirim klik komentar komentari kontak kriminal lainnya laporkan large larger last leave lihat
    like loading login logo march maret medium menu minggu mode monday more nasional network
    news next nopember november october oktober olahraga opini otomotif pedoman pemerintahan
    pendidikan perbesar peristiwa politik populer posted posting prev previous published rabu
    read recent regional rekomendasi related reply sabtu saturday scroll search sebelumnya
    selamat selanjutnya selasa selengkapnya senin share shares show simak skip small smaller
    sponsored subscribe sumber sunday tag tags tayang teknologi telegram tentang terakhir terbit
    terkait terkini terpopuler thursday tiktok tinggalkan topik trending tuesday tutup twitter
    unduh update updated video wednesday whats whatsapp wisata youtube
    """
)
"""Words that open the bare lines of page chrome (dates among them), lower case."""
