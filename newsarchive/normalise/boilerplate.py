"""What a page prints between its paragraphs that is not the article: wordings, by their shape.

Matched on lower-case text with its white space folded and its leading signs removed. A wording
belongs here only with what tells it from a sentence: a colon behind the label, an outlet's own
words beside the platform's name, nothing else on the line.
"""

from __future__ import annotations

__all__ = [
    "BYLINE_LABELS", "CLOSING", "CLOSING_WORDS", "LINES", "MARKS", "OPENINGS", "PHRASES",
]  # fmt: skip


def _listed(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in text.replace("\n", ",").split(",")) - {""}


RELATED = _listed("""
    baca juga, baca juga artikel lainnya, baca juga berita lainnya, simak juga, lihat juga
    tonton juga, baca lainnya, baca selanjutnya, berita terkait, berita lainnya, berita lain
    berita populer, berita terpopuler, berita terkini, berita terbaru, berita utama
    pos terkait, pos sebelumnya, pos berikutnya, saksikan juga, konten media partner
    berita pilihan, berita sebelumnya, berita selanjutnya, berita rekomendasi
    berita menarik lainnya, artikel terkait, artikel lainnya, artikel menarik lainnya
    artikel menarik, artikel pilihan, artikel populer, artikel sebelumnya, artikel selanjutnya
    artikel berikutnya, kumpulan berita terkait, foto terkait, video terkait, foto video terkait
    video lainnya, video pilihan, topik terkait, topik pilihan, tag terkait, artis terkait
    terkait, terpopuler, terkomentari, populer, paling populer, trending, trending now
    rekomendasi, rekomendasi untuk anda, rekomendasi untukmu, pilihan untukmu, pilihan editor
    pilihan redaksi, jangan lewatkan, kabar lainnya, terbaru, terkini, lainnya, related
    related posts, related articles, related news, recommended, you may also like
    you might also like, recent posts, popular posts, latest news, must read, mustread
    read more, read also, continue reading, more stories, more from author, headline
    news update, breaking news, indeks, indeks berita, indeks terpopuler, post selanjutnya
    post sebelumnya, editor s choice, editors choice, editor picks, editors picks, recommended by
    recommended for you, up next, don t miss, dont miss, you may like, artikel asli
    kamu mungkin juga suka, anda mungkin juga suka
    mungkin anda suka, mungkin kamu suka, anda mungkin suka, mungkin anda juga suka
    most popular, most read, most viewed, most recent, top stories, editorial team
""")
PAGING = _listed("""
    selengkapnya, baca selengkapnya, berita selengkapnya, lihat selengkapnya, simak selengkapnya
    simak berita selengkapnya, lihat semua, lihat lainnya, tampilkan semua, selanjutnya, sebelumnya
    halaman, halaman selanjutnya, halaman berikutnya, halaman sebelumnya, next, next page, prev
    previous, back to top, kembali ke atas, kembali ke artikel, lihat ke halaman asli, show all
    view all, klik di sini, klik disini, klik lebih lanjut, view all result, no result
    lihat artikel asli, selamat membaca, to top, ke atas
    lebih baru, lebih lama, posting lebih baru, posting lama, entri populer, arsip blog
    newer post, newer posts, older post, older posts, popular posts, blog archive
    baca lebih lanjut, muat lebih banyak, load more, lihat detail, jelajahi
""")
SHARING = _listed("""
    url berhasil dicopy, link berhasil disalin, tautan berhasil disalin, copy, icon
    total shares, rate this post, print friendly pdf email, click to comment
    atau masuk melalui, atau daftar melalui, atau login dengan, lupa kata sandi
    share, shares, share this, share on, bagikan, bagikan ke, bagikan di, bagikan ini
    bagikan artikel, bagikan artikel ini, bagikan berita, bagikan berita ini, sebarkan
    sebarkan artikel ini, sebarkan berita ini, salin tautan, salin link, copy link, tweet
    follow, follow us, follow me, follow kami, ikuti kami, ikuti kami di, connect with us
    stay connected, suka ini, sukai ini, menyukai ini, suka memuat, like, like this, print
    cetak, email, facebook, twitter, whatsapp, telegram, instagram, youtube, tiktok, pinterest
    linkedin, line, google news, subscribe, berlangganan, langganan, langganan sekarang
    berlangganan sekarang, gabung sekarang, daftar sekarang, aktifkan notifikasi, newsletter
    daftarkan email, masukkan email, masukkan alamat email, social items
""")
COMMENTS = _listed("""
    komentar, komentar anda, komentar pembaca, komentar ditutup, tidak ada komentar
    belum ada komentar, komentar facebook, memuat komentar, tulis komentar anda, posting komentar
    tulis komentar, kirim komentar, beri komentar, berikan komentar, tinggalkan komentar
    tinggalkan balasan, batalkan balasan, balas, satu tanggapan, jadilah yang pertama berkomentar
    comment, comments, comments are closed, no comments, no responses, leave a reply
    leave a comment, cancel reply, post comment, post a comment, post comments
    discussion about this post, join the discussion
    be the first to comment, laporkan, laporkan konten, laporkan akun
""")
ADVERTISING = _listed("""
    advertisement, advertisements, advertising, advertorial, iklan, ads, ad, adv, ads by, hide ads
    close ads, tutup iklan, lewati iklan, skip ad, skip ads, sponsored, promoted, sponsored link
    sponsored content, promoted content, konten promosi, pasang iklan, info iklan, iklan google
    google ads, scroll to resume content, scroll to continue, scroll to continue reading
    scroll to continue with content, scroll untuk melanjutkan, lanjut membaca, powered by
    scroll untuk melanjutkan membaca, scroll untuk lanjut membaca, gulir untuk lanjut membaca
    scroll ke bawah untuk melanjutkan membaca, lanjutkan membaca, continue reading below
    article continues below advertisement, article ad box, inline
""")
FRAME = _listed("""
    perbesar, zoom, lihat foto, lihat semua foto, lihat gambar, simpan, bookmark, admin, menu
    mode gelap, mode terang, dark mode, light mode, lewati ke konten, langsung ke konten
    skip to content, skip to main content, langsung ke konten utama, ukuran font, home, beranda
    cari, search, login, masuk, daftar, close, tutup
    batal, text sizes, loading, memuat, mohon tunggu, please wait, play, pause, unmute, dengarkan
    dengarkan artikel, dengarkan berita, badge check, text to speech, ukuran teks, ukuran huruf
    filed under, posted in, posted on, tag, tags, topik, label, kategori, kanal, network, redaksi
    penulis, editor, reporter, artikel ini ditulis oleh, tentang kami, about us, kontak
    kontak kami, pedoman media siber, kebijakan privasi, privacy policy, disclaimer
    all rights reserved, all right reserved
""")
PHRASES = RELATED | PAGING | SHARING | COMMENTS | ADVERTISING | FRAME
"""Whole lines; a line may also be several of them in a row."""

BYLINE_LABELS = (
    "editor", "penulis", "reporter", "pewarta", "pewarta foto", "wartawan", "jurnalis",
    "redaktur", "penyunting", "publisher", "uploader", "pengunggah", "kontributor",
    "koresponden", "fotografer", "videografer", "penerjemah", "produser", "rep", "red",
    "laporan", "oleh", "author", "copy editor", "sumber", "sumber berita", "sumber artikel",
    "editor video", "video editor", "kameramen", "penanggung jawab",
    "diterbitkan oleh", "ditulis oleh", "diunggah oleh", "dilaporkan oleh",
    "posted by", "written by", "published by",
)  # fmt: skip
"""Role words before a colon: a signature's line, which the byline rules read."""

_WORK = r"(?:artikel|berita|tulisan|konten|kabar|opini|naskah|post(?:ingan)?|video)"
_COUNT = r"[0-9][0-9.,]{0,11} ?(?:k|rb|ribu|jt|juta)?"
_OURS = (
    r"\b(?:berita|update|informasi|info|artikel|konten|kabar|kami|akun|channel|chanel|saluran"
    r"|kanal|news|grup|group|terbaru|terkini|portal|halaman)\b"
)
_PLATFORM = (
    r"(?:google ?news|whats ?app|\bwa\b|telegram|instagram|facebook|twitter|tik ?tok|you ?tube"
    r"|threads|aplikasi|\bapp\b|newsletter|play ?store|app store|media sosial|medsos"
    r"|social media|\bx\b|channel|saluran|ponsel(?:mu| anda))"
)
_SPEECH = r"kata(?! sandi)\w*|ujar\w*|ucap\w*|jelas\w*|tutur\w*|imbau\w*|pesan\w*|diminta|diimbau"
_OTHERS = (
    r"\b(?:warga|petugas|polisi|korban|pelaku|tersangka|siswa|mahasiswa|bupati|wali kota|mereka"
    rf"|dia|ia|{_SPEECH})\b"
)
"""A third person or a speech verb: then the line tells of an invitation and is none."""

_STAMP = (
    r"(?:[a-z'’]{4,9},? )?[0-9]{1,2}[ /.-](?:[a-z]{3,9}|[0-9]{1,2})[ /.-][0-9]{4}"
    r"(?:\W{1,3}(?:(?:pukul|jam|at) )?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?: ?[a-z]{2,4})?)?"
)
"""A day, and the time of it: nothing else stands on the line."""

OPENINGS: tuple[tuple[str, str], ...] = (
    # --- other articles: "Baca juga: ...", "BACA JUA: ...", "Baca: https://..."
    ("baca",
     r"baca(?: (?:juga|jua|jg|juag|jga|lagi|pula|lengkap|lainnya|terkait|ini|artikel|berita"
     r"|selanjutnya)){0,3} ?(?:[:：»>|→]|[-–—] )"),
    ("baca simak lihat cek telusuri temukan update ikuti dapatkan silakan silahkan nonton",
     r"(?:sila(?:h)?kan )?\w+ (?:\S+ ){0,2}?(?:berita|artikel|konten|video|informasi|kabar)"
     r"(?: \S+){0,6} (?:lainnya|selengkapnya|terkait|menarik|terbaru|terkini)"
     r"(?: (?:hanya )?di [\w.-]+(?: [\w.-]+){0,2}| (?:terkait|seputar|soal|tentang) [^.]{2,50})?"
     r"\W*[0-9 ]*$"
     r"|baca (?:berita|artikel) (?:tanpa iklan\b|lainnya ?(?:\.{2,3}|…))"
     r"|baca \S.{0,40}\.\.\. ?(?:h|hal|halaman)\b"),
    ("jangan",
     r"jangan (?:lewatkan|lupa baca)(?: \w+){0,3} ?[:：]"
     r"|jangan lupa (?:like|follow|subscribe|share|klik)\b"),
    ("ikuti dapatkan pantau nikmati simak ayo yuk mari akses baca temukan update cek",
     rf"(?!.*(?:{_OTHERS}|\bberikut))(?:(?:ayo|yuk|mari) )?(?:\w+ )?(?:terus )?"
     r"(?:update |breaking )?(?:berita(?:-berita)?|informasi|info|kabar|news|artikel)\b"
     r".{0,40}\b(?:terbaru|terkini|ter-?update|terhangat|pilihan|harian|setiap hari)"
     r"(?: (?:dari|di|via|lewat|melalui|hanya|setiap|kami)\b.{0,60})?\W*$"),
    ("simak lihat tonton saksikan nonton cek dengarkan",
     r"\w+!? (?:(?:juga|pula|jg)(?: ?[\"'“‘:：»>]|(?: \w+){1,3} ?[:：»>] ?\w)"
     r"|(?:juga |pula )?(?:video|foto|live|podcast)\b"
     r"(?:[^.]*[:\"“”]|\W*$|.*(?:berikut|di bawah|di ?sini|selengkapnya|lainnya)\b))"),
    ("berita artikel video foto bacaan kumpulan konten",
     r"(?:kumpulan )?\w+ (?:\w+ )?(?:terkait|lainnya|populer|terpopuler|pilihan|sebelumnya"
     r"|selanjutnya|rekomendasi|sejenis|serupa) ?(?::|$)|berita (?:foto|lain) ?:"),
    ("lihat terkait", r"\w+ ?: ?\w"),
    ("kunjungi sumber tautan link", r"\w+ ?: ?https?://\S+$"),
    ("berita artikel topik video kabar foto informasi",
     r"\w+ (?:\w+ )?(?:terkait|lain|lainnya|terkini|terbaru) ?:?$"
     r"|\w+ (?:\w+ ){0,4}lainnya (?:(?:hanya |baca )?di|dari) [\w.-]+(?: [\w.-]+){0,2}\W*$"),
    ("berita", r"berita (?:\w+ ){2,7}lainnya ?:?$"),
    ("video infografis infografik", r"\w+ ?: [^.]{10,}$"),
    ("selanjutnya sebelumnya", r"\w+ ?: ?[^.]*$"),
    ("menarik", r"menarik (?:untuk )?dibaca ?:"),
    ("read see also related watch",
     r"(?:read|see|watch)(?: also| more| too)? ?:|also read|related(?: \w+)? ?:"),
    ("trending terpopuler",
     rf"\w+ (?:di|in|hari ini)\b(?! ?(?:google|{_PLATFORM}))[\w ]{{0,30}}$"),
    ("pilihan rekomendasi", r"\w+ (?:editor|redaksi|untuk anda) ?:"),
    ("tag tags topik topic label kategori category filed posted network",
     r"[\w ]{1,15} ?:[^.]*$"),
    ("tagged kata", r"tagged(?: (?:with|in|as))? ?:?|kata kunci ?:"),
    # --- captions and signatures
    ("foto photo ket keterangan caption",
     r"(?:foto(?:-foto)?|photo|ket(?:erangan)?\.? (?:foto|gambar)|caption(?: foto)?) ?:"),
    ("ilustrasi", r"ilustrasi ?: ?[\w/. ]{2,40}$"),
    ("sumber", r"sumber (?:gambar|foto|ilustrasi|video) ?:"),
    ("laporan liputan", r"\w+ (?:wartawan|reporter|kontributor|jurnalis) [^?]{2,60}[^.?]$"),
    ("posted diposting diposkan diterbitkan dipublikasikan diunggah",
     r"posted (?:on|by|in)\b|\w+ (?:oleh|pada|tanggal)\b(?:[^.,]|[.](?=[0-9])){0,50}$"),
    ("diperbarui diubah diterbitkan dipublikasikan diposting diunggah terbit tayang terakhir "
     "update updated published posted last",
     rf"(?:terakhir |last )?\w+(?: (?:pada|on|tanggal))?\W{{0,3}}{_STAMP}\W*$"),
    # --- the article about itself: "Artikel ini telah tayang di ...", "... dibaca 24 kali"
    ("artikel berita tulisan konten kabar opini naskah post postingan video",
     rf"{_WORK}(?: ini| asli)? (?:(?:telah|sudah|pernah|juga|pertama kali) ){{0,3}}"
     r"(?:tayang|terbit|diterbitkan|dipublikasikan|disadur|bersumber)\b"
     rf"|{_WORK} ini (?:bisa|dapat|juga) (?:\w+ )?(?:dilihat|dibaca|disaksikan) (?:juga )?di"
     r"(?: ?:| https?:| [\w.-]+\.(?:com|id|tv)\b)"
     r"|(?:artikel|berita) (?:ini )?(?:berlanjut|dilanjutkan) (?:setelah|di bawah)\b"
     r"|(?:artikel|berita|tulisan) ini (?:ditulis|disusun|dibuat) .*\b(?:magang|ai|kecerdasan)\b"
     r"|artikel asli ?:"),
    ("article", r"article continues (?:after|below)\b"),
    ("artikel berita tulisan konten post postingan video telah sudah dibaca dilihat ditonton",
     rf"(?:{_WORK} ini )?(?:(?:telah|sudah) )?(?:dibaca|dilihat|ditonton)\W*(?:sebanyak )?"
     rf"{_COUNT} ?(?:kali|x)?\W*$"),
    ("views view viewed post total hits visited tayangan",
     rf"(?:post |total )?(?:views?|viewed|hits|tayangan)\W*{_COUNT}\W*$|visited {_COUNT} times\b"),
    ("waktu estimasi lama", r"\w+ (?:mem)?baca\W*[0-9]+ ?menit\W*$"),
    # --- copyright, terms, the house about itself
    ("copyright hak",
     r"copyright(?:\W*$| ?[©@]| \(c\)| by\b| (?:\S+ ){0,4}[0-9]{4}\b[^.]{0,40}$)"
     r"|hak cipta (?:©|dilindungi(?: oleh)?(?: undang.undang)?\W*(?:$|[0-9©]))"),
    ("dilarang",
     r"dilarang .*\b(?:artikel|konten|berita|isi|naskah|tulisan)\b.*"
     r"\b(?:izin|ijin|seizin|seijin|crawling|redaksi)\b"
     r"|dilarang .*\bmenayangkan ulang\b.*\b(?:artikel|berita|konten)\b"),
    ("kompasiana konten isi tulisan komentar seluruh semua artikel opini",
     r".*\btanggung jawab (?:penulis|blogg?er|pembuat|pengguna|pemasang|redaksi|pengiklan)\b"
     r"(?! anggaran)"
     r"|.*\bdisajikan oleh (?:advertiser|pengiklan)\b"),
    ("konten",
     r"konten ini (?:diproduksi oleh|(?:merupakan|adalah) (?:iklan|advertorial|kerja ?sama))\b"),
    ("hak", r"hak jawab\b.*@"),
    ("jika bila apabila",
     r"\w+ (?:anda )?(?:menemukan|ada|terdapat) (?:kesalahan|kekeliruan|koreksi|keluhan)\b"
     r".*\b(?:artikel|berita|redaksi|konten)\b"),
    ("redaksi",
     rf"(?!.*{_OTHERS})redaksi (?:\w+ ){{0,3}}(?:menerima|membuka|mengundang)\b"
     r".*\b(?:opini|tulisan|artikel|kiriman|naskah|hak jawab)\b"),
    ("artikel konten berita",
     r"\w+ (?:ini )?(?:khusus|hanya) (?:\w+ ){0,3}(?:pelanggan|member|premium)\b"),
    ("silakan silahkan login masuk berlangganan",
     r".*\buntuk (?:melanjutkan|lanjut) membaca\b"),
    ("kirim kirimkan",
     rf"(?!.*{_OTHERS})\w+ (?:berita|artikel|tulisan|foto|video|pengaduan|informasi)\b"
     r".*\b(?:redaksi|email|wa|whatsapp)\b"),
    ("informasi info untuk hubungi", r"\w+ .{0,20}\b(?:pemasangan|pasang) iklan\b"),
    ("iklan advertisement",
     r"iklan untuk anda\b|\w+\W+(?:scroll|gulir|geser)\b"
     r"|iklan (?:\w+ )?(?:bersponsor|google|adsense|dalam berita)\b[^.]*$"),
    ("iklan",
     r"iklan (?:headers?|footer|sidebar|banner|popup|atas|bawah|tengah|samping|kiri|kanan"
     r"|adsterra|mgid|[0-9]+)(?: [0-9]+)?$"),
    ("pasang", r"pasang iklan\b[^.]*$"),
    ("scroll gulir geser swipe",
     r"\w+ (?:(?:ke (?:bawah|atas)|down|up) )?(?:untuk|to|for)\b"
     r".*\b(?:lanjut\w*|melanjutkan|membaca|baca|lihat|melihat|continue|resume|read\w*)\b"),
    ("fakta", r"fakta atau hoaks\?"),
    ("disclaimer", r"disclaimer ?:"),
    ("lanjutkan", r"lanjutkan membaca ?[\"“‘→…]"),
    ("banner space ruang slot", r"\w+ iklan(?: (?:anda|di ?sini|ini))*\W*[0-9 x]*$"),
    ("dapatkan",
     r"dapatkan [^.]*\b(?:di|ke|lewat|via|melalui) (?:e-?mail|surel|inbox|kotak masuk)\b"),
    ("situs this", r"situs ini menggunakan (?:cookie|kuki|akismet)|this site uses"),
    ("bagaimana apa apakah what suka",
     r"(?:bagaimana|apa) reaksi (?:anda|kamu)|apa yang menarik dari berita"
     r"|apakah anda [^.]{0,30}\b(?:artikel|berita|konten) ini"
     r"|apakah (?:artikel|berita|konten) ini (?:membantu|bermanfaat)|what(?:'s| is) your reaction"
     r"|suka (?:dengan )?(?:artikel|berita) ini"),
    ("dukung", r"dukung (?:jurnalisme|kami|kerja jurnalis)\b[^.]{0,60}$"),
    ("sent dikirim powered", r"(?:sent|dikirim) (?:from|dari) |powered by "),
    ("kami",
     r"kami (?:membuka|mengundang|menerima|menyajikan)\b.*\b(?:klik|hubungi|kirim|redaksi)\b"),
    ("temukan", rf"temukan kami (?:juga )?di {_PLATFORM}\W*$"),
    ("simak baca",
     r"\w+ (?:berita )?selengkapnya (?:hanya )?di (?:halaman|aplikasi|portal|situs|kanal)\b"
     r"[^.,]{0,20}$"),
    ("anda punya ingin",
     r"\w+ .{0,60}\b(?:kolumnis|kontributor|redaksi|pasang iklan"
     r"|kirim(?:kan)? (?:ke|artikel|tulisan|berita))\b"),
    ("terima", r"terima kasih (?:telah|sudah) (?:membaca|berkunjung|mengunjungi)\b[^,]*$"),
    # --- follow us
    ("ikuti follow gabung bergabung bergabunglah join dapatkan jangan cek yuk ayo mari silakan "
     "silahkan subscribe langganan berlangganan kunjungi nikmati temukan update "
     "pantau simak baca klik ingin mau untuk sahabat pembaca get like anda dukung nonton "
     "saksikan dengarkan akses pilih",
     rf"(?!.*{_OTHERS})(?=.*{_PLATFORM})(?=.*{_OURS})"
     r"(?:dapatkan|cek|kunjungi|like|nikmati|akses|simak breaking|get\b"
     r"|.*\b(?:ikuti|follow|gabung|bergabung|join|klik|unduh|download|subscribe"
     r"|langganan|google news|channel|saluran)\b)"),
    ("di dalam demi", rf"(?!.*{_OTHERS}).*\b(?:download|unduh|klik|daftar|gabung) di ?sini\W*$"),
    ("dapatkan ikuti ingin mau",
     r".*\bklik (?:di ?sini|link|tautan)\b|.*\b(?:gabung|daftar|langganan) di ?sini\W*$"),
    ("ikuti yuk ayo",
     rf"(?!.*{_OTHERS})(?:ikuti (?:instagram|ig|facebook|twitter|tiktok|youtube|@\w+)\b"
     r"[^.]{0,60}$|(?:yuk|ayo) subscribe\b)"),
    ("share", r"share (?:this|on|to|ke|via)\b[^.]{0,30}$"),
    ("ikuti dapatkan",
     r"\w+ (?:terus )?(?:perkembangan|update|berita|kami|akun|info|informasi|kabar)\b.*"
     r"(?:kami|topik|di sini|lainnya|klik|:)\W*$"),
    ("follow subscribe get sign like",
     r"(?:follow|like) (?:us|our|kami|akun|fanpage|instagram|ig|facebook|twitter|@\w+)\b[^.]*$"
     r"|(?:subscribe|sign up) (?:to|for|channel)\b|get (?:the latest|our|news)"),
    ("whatsapp wa telegram", r"\w+ (?:channel|saluran)\b[^.]{0,40}$"),
    ("dapatkan", r"dapatkan (?:berita|kabar|info)\b[^.]*\b(?:hp|ponsel|genggaman)\b"),
    ("download unduh install",
     r"\w+ (?:aplikasi|apps?)\b(?:.*\b(?:berita|kami|news|terkini|portal)\b[^,]*$"
     r"| \w*(?:kabar|berita|harian|news|tribun|kompas|warta|suara|radar)\w*(?:\.\w+)?$)"),
    ("langganan berlangganan mau ingin",
     r"(?:ber)?langganan ?: ?(?:post|entri|komentar)"
     r"|(?:mau |ingin )?(?:ber)?langganan (?:newsletter|berita|gratis|kami|via|ke|di)\b[^.]*$"),
    ("klik click",
     r"klik (?:gambar |foto )?untuk (?:berbagi|membagikan|mencetak|mengirim|memperbesar)"
     r"|klik (?:link|tautan) (?:aktivasi|verifikasi|konfirmasi)\b"
     r"|klik di ?sini (?:untuk|jika|bila)\b|click to (?:share|print|email)"),
    # --- pages and paths
    ("halaman page laman hal",
     r"\w+\W*(?:[0-9]+(?:\W+(?:dari|of)\W+[0-9]+|\W+[0-9]+){0,30}|selanjutnya|berikutnya"
     r"|sebelumnya|:.{0,20})\W*$"),
    ("klik lanjut lanjutkan baca selengkapnya bersambung buka",
     r"\w+ [^.]{0,30}\bhalaman (?:selanjutnya|berikutnya|berikut|[0-9]+)\W*$"),
    ("prev next previous", r"\w+ (?:post|article)\b|\w+\W*(?:[0-9]+ of [0-9]+.*)?$"),
    ("use", r"use your .{0,12}\(arrow\) keys"),
    ("home beranda depan",
     r"\w+ ?[»>/›|→][^.]*$|(?:home blog page|beranda blog halaman) [0-9]+"),
    ("showing menampilkan tampilkan",
     r"showing posts (?:with|from)\b|(?:men|t)ampilkan (?:postingan|entri)\b"),
    # --- comments
    ("0 1 2 3 4 5 6 7 8 9 10 no tidak",
     r"(?:[0-9]+|no|tidak ada) (?:responses?|comments?|komentar|tanggapan|thoughts?)"
     r" (?:to|on|untuk|pada|di) [\"“‘'][^.]*$"),
    ("tinggalkan tulis kirim beri berikan",
     r"\w+ (?:komentar|balasan|tanggapan)\b[^.]{0,40}$"
     r"|\w+ (?:penilaian|rating|nilai|bintang) (?:untuk|pada|buat) (?:artikel|berita|tulisan)\b"),
    ("anda you", r"anda harus (?:masuk|login|log in)\b|you must be logged in\b"),
    ("kirimkan", r"kirimkan ini lewat\b"),
    ("komentar", r"komentar ini (?:telah|sudah) dihapus\b"),
    ("log login masuk silakan silahkan",
     r"(?:sila(?:h)?kan )?(?:log ?in|masuk) (?:\w+ ){0,2}untuk .{0,20}komentar"),
    ("alamat save simpan your ketik ketikkan beri notify ruas komentari leave write",
     r"alamat (?:email|surel) anda tidak|your email address|save my name|notify me"
     r"|simpan nama\b.*\bkomentar|ketik(?:kan)? komentar|beri tahu saya komentar"
     r"|ruas yang wajib|komentari (?:artikel|tulisan|berita) ini|write a comment"
     r"|leave a (?:reply|comment)"),
    # --- embeds and players
    ("view a lihat sebuah",
     r"view this (?:post|photo|video) (?:on|in)\b|a (?:post|video|photo) shared by\b"
     r"|lihat (?:postingan|kiriman) ini di\b|sebuah (?:kiriman|foto|video) dibagikan oleh\b"),
    ("this your sorry please mohon the",
     r"(?:this|your) browser (?:does not|doesn't|is not)|the media could not be|this video is"
     r"|sorry, (?:your|this|the) (?:country|video|content)|please (?:enable|turn on) javascript"
     r"|mohon (?:aktifkan|nyalakan) javascript"),
)  # fmt: skip
"""First words, and how a line that opens with one of them must go on."""

CLOSING = (
    rf"(?!.*\b(?:{_SPEECH})\b).*\b(?:daftar|masuk|login|klik|click|baca|simak|cek|lihat|ikuti|unduh|download"
    r"|selengkapnya)\b[^.\"“”]*$"
)
CLOSING_WORDS = (
    "di sini", "disini", "lebih lanjut", "link ini", "tautan ini", "link berikut",
    "tautan berikut", "click here",
)  # fmt: skip
"""How a short line ends that asks the reader to click: one of these words behind a verb."""

MARKS = (
    "all rights reserved", "all right reserved", "terms of use", "terms of service",
    "news portal |", "| news portal", "portal berita |", "| portal berita",
    "trusted source", "trusted news source", "[gambas:", "div-gpt",
    "blogger template", "googletag", "adsbygoogle", "function(", "[embed",
)  # fmt: skip
"""What no article's short line carries anywhere."""

LINES = "|".join((
    r"\w*(?:online|news|post?|tv|\.com|\.id) (?:video|foto|tv)$",
    # ad slots
    r"post ads? ?[0-9]+$",
    r"(?:mobile|desktop|dfp|gpt|ads?|ap|inarticle|parallax|banner|slot)[_-][\w -]{1,40}$",
    r"[\w-]{1,40}_(?:rectangle|leaderboard|billboard|banner|parallax|inarticle)[\w -]{0,20}$",
    # pages, letter sizes, reading times
    r"[0-9]+ (?:dari|of|/) [0-9]+ (?:halaman|foto|pages?)$|a ?[+-] ?a ?[+-]$|aa$|(?:a ){1,3}a$|x$",
    r"[0-9]{1,2} ?(?:menit|mins?|minutes?) (?:mem)?(?:baca|read)$",
    # a reader's reactions; a file's size
    r"(?:sangat |tidak |kurang )?(?:suka|senang|sedih|marah|lucu|kaget|takjub|terhibur|terinspirasi"
    r"|terkejut|peduli|bingung|bangga) [0-9]{1,3} ?%?$",
    r"(?:ukuran|unduh|download|file|lampiran)\b.{0,30}\b[0-9]+(?:[.,][0-9]+)? ?[km]b\)?$",
    # counters
    rf"{_COUNT}\W*(?:(?:kali|x) (?:dibaca|dilihat|ditonton)|views?|komentar|comments?|shares?"
    r"|pembaca|tanggapan)\W*$",
    rf"{_COUNT} total views\b.*",
    # a feed's reader that posts on
    r"from .{2,60} https?://\S+$|let['’]s block ads\b",
    # a lightbox's button glued to the picture's title
    r"zoom-?in ?lihat foto\b",
    r"[0-9][0-9.,]* ?/ ?5\b.*\b(?:suara|votes?|ratings?)\b",
    # another article's title, from a layout table whose bar was left
    r"[^|]{10,}[^.!?|] ?\|$",
    # the house's name and years
    r"(?:[^.©]{2,50} ?© ?)(?:19|20)[0-9]{2}\W*$|(?:19|20)[0-9]{2} ?©",
    r".{3,60}\b(?:media|portal|situs)(?: berita)?(?: online)? terpercaya\W*$",
    r"(?=.*pedoman media siber)(?=.*(?:tentang kami|kebijakan|disclaimer|kontak|karir))[^.]+$",
    r"v(?:er(?:sion|si)?)?\.? ?[0-9]+(?:\.[0-9]+){1,3}$",
    # file names
    r"(?:img|dsc|vid|screenshot|whats-?app[ -]image)[-_ ]?[0-9][\w .()-]{3,60}$",
    r"[\w .()-]{1,80}\.(?:jpe?g|png|webp|gif|mp4)$",
    # embeds whose player was stripped
    r"https?://\S*\b(?:youtu\.?be|instagram|twitter|x\.com|tiktok|t\.me|whatsapp|facebook"
    r"|fb\.watch)\S*$",
    r"pic\.twitter\.com/\w+$|[^.]{2,50} \(@\w{2,30}\) \w{3,9} [0-9]{1,2}, [0-9]{4}$",
    # outlets' names alone on their line
    r"(?:www\.)?[\w-]{3,30}(?:\.[\w-]{2,20})?\.(?:com|id|co\.id|net|org|news)$",
    rf"(?!.*{_OTHERS}).*\b(?:berita|artikel|ikuti|follow|simak|cek|update|kunjungi)\b"
    r".*\bgoogle news\W*$",
    # "Selengkapnya" is misspelt as often as not; a pager glues its number to the word
    r"(?:baca |berita |lihat )?sel[en]{2,4}gkap(?:nya)?\W*$",
    r"prev(?:ious)? ?[0-9]+ of [0-9]+\b",
))  # fmt: skip
"""Whole short lines by their shape."""
