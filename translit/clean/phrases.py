"""The phrases of page furniture, as tables: one regular expression a line, compared with a whole line of the page.

No phrase is one publisher's own words where a general form exists. Upper and lower case are the same. Repeats are
bounded: every comparison ends in time linear in the length of the line.
"""

# ruff: noqa: E501  a row of a table is one line

import re

from translit.clean.names import DOMAIN

PLATFORM = (
    r"(?:google news|whats ?app|telegram|you ?tube|instagram|facebook|twitter|tik ?tok|media sosial|ponsel|aplikasi"
    rf"|newsletter|buletin|play store|app store|notifikasi|di ?sini|{DOMAIN})"
)
SHARE = r"bagikan(?: (?:artikel|berita|ini|ke|di|via))*|sebarkan|share(?: (?:this|on|via|to))*|tweet|retweet|pin it|(?:salin|copy) (?:link|tautan|url)|(?:link|tautan|url) (?:(?:telah|sudah|berhasil) )?(?:copied|di ?salin|ter ?salin|di ?copy|ter ?copy)"
NETWORK = r"facebook|messenger|twitter|x|whatsapp|wa|telegram|line|linkedin|pinterest|instagram|threads|tiktok|youtube|e-?mail|surel|print|cetak|simpan|bookmark|komentar|comments?|kirim|google news|embed"
SECTION = (
    r"(?:home|beranda|news|berita|nasional|internasional|dunia|global|mancanegara|politik|hukum|peristiwa|ekonomi|bisnis"
    r"|finansial|olahraga|bola|teknologi|sains|kesehatan|hiburan|budaya|regional|daerah|metro|otomotif|lifestyle"
    r"|gaya hidup|opini|kolom|video|foto|infografis|forum|indeks|index|menu|search|cari|pencarian|trending|terkini"
    r"|headlines?|live|login|masuk|daftar|navigasi|arsip|next|previous|prev|sebelumnya|selanjutnya)"
)


def _table(text: str) -> re.Pattern[str]:
    """One pattern of all lines of `text`."""
    return re.compile("|".join(f"(?:{line.strip()})" for line in text.strip().splitlines()), re.IGNORECASE)


ADVERT = _table(
    r"""
    [-–—*•\[(]* ?(?:advertisements?|iklan|ads?|sponsored|promoted) ?[-–—*:.\])]*
    (?:sponsored|promoted|disponsori|dipersembahkan) (?:by|oleh):?(?: \S{1,40}){1,4}
    (?:advertisement )?scroll to (?:continue|resume|read)(?: with)?(?: content| reading| article)?
    (?:scroll|geser|gulir)(?: down| ke (?:atas|bawah))? untuk (?:melanjutkan|lanjut|terus|membaca).{0,60}
    (?:artikel|konten|berita)(?: ini)? (?:ber|di)?lanjut(?:kan)? (?:di bawah|setelah)(?: ini| iklan)*[.:]?
    lanjut(?:kan)? (?:membaca|dengan konten)(?: artikel)? di bawah(?: ini| iklan)*[.:]?
    (?:continue reading|story continues) below(?: this)?(?: advertisement| ad)?
    (?:pasang iklan|remove ads|laporkan iklan)
    """
)
NAVIGATION = _table(
    r"""
    tautan-tautan akses:?
    (?:langsung|lewati|lompat|loncat|skip) (?:ke|to) (?:konten|navigasi|pencarian|isi|menu|content|main|navigation|search)(?: utama| content)?
    follow us(?: on)?(?:[ :,|]+\w+){0,5}:?
    (?:ikuti|temukan) kami(?: (?:di|juga di|lewat))?(?:[ :,|]+\w+){0,5}:?
    (?:kembali ke (?:atas|beranda|halaman utama)|back to top)
    (?:lihat|tulis|tampilkan|tinggalkan|beri|kirim)(?: semua)? komentar(?: \(?\d+\)?)?
    (?:\d+|no|belum ada) (?:komentar|comments?)
    leave a (?:reply|comment)
    follow|the code has been copied to your clipboard\.?
    (?:\S{1,20} ){0,2}baca tanpa iklan
    (?:close|tutup)(?: ads?| iklan| menu| x)?
    (?:buka menu|batalkan)
    (?:masuk|daftar|log ?in|sign (?:in|up))(?: ?[/|] ?(?:masuk|daftar|register|log ?in|sign (?:in|up))){1,3}
    (?:perbesar|perkecil|ukuran) (?:font|huruf|teks)
    (?:baca|buka|lihat|open) (?:di|in) (?:app|aplikasi)
    (?:forum|komentar|comments?) facebook
    (?:lewati|akhir dari|skip|end of) .{1,60}(?:direkomendasikan|terkait|membaca|populer|recommended|reading)
    cek berita dan artikel (?:yang )?lain(?:nya)? di ?:?
    a(?:[ -]+a){1,3}[ +-]*
    (?:dengarkan|play)(?: artikel| berita| audio| this article)(?: ini)?
    (?:waktu )?(?:mem)?baca:? \d{1,3} menit|\d{1,3} (?:min(?:ute)?s? read|menit (?:baca|membaca|waktu baca))
    (?:dibaca|dilihat|views?):? [\d.,]{1,12}(?: ?(?:kali|x|rb|ribu))?|[\d.,]{1,12} (?:views|kali dilihat|kali dibaca)
    lihat foto|perbesar(?: gambar)?|zoom[ -](?:in|out)|(?:memuat|loading)[.… ]*
    """
)
EDGE = re.compile(
    rf"[•·»›>/|*-]? ?{SECTION}(?: ?[|•·/»›>] ?{SECTION}){{0,20}}|(?:home|beranda) ?[>»›/|•] ?.{{1,200}}"
    rf"|(?:home|beranda) {SECTION}(?: \S{{1,20}}){{0,3}}"
    r"|(?:artikel |berita |baca )?selanjutnya: .{1,150}|menarik dibaca: .{1,150}",
    re.IGNORECASE,
)
BULLET = re.compile(r"[•»›] ?\S+(?: \S+){0,2}")
PAGES = _table(
    r"""
    (?:halaman|page|hal) ?:?(?: \d{1,2}| selanjutnya| berikutnya| next| sebelumnya| all| dari| of| /){1,30}[.:>»→]*
    \d{1,2} dari \d{1,2} halaman
    \d{1,2}(?: \d{1,2}){0,20} (?:selanjutnya|berikutnya|next|show all|tampilkan semua|lihat semua|>|>>|»)
    (?:show|view) all|(?:tampilkan|lihat|baca) semua(?: halaman)?
    (?:lanjut(?:kan)?|bersambung|klik)(?: membaca)?(?: ke| di)? (?:halaman|hal) (?:berikut(?:nya)?|selanjutnya|\d{1,2})(?: [>»→]+)?[.:>»→]*
    (?:baca|simak|lihat) (?:artikel |berita |kisah )?(?:selengkapnya|lanjutannya)(?: (?:di|pada|>>>?|»)| halaman| hal| sini| ini| berikut(?:nya)?| selanjutnya| \d{1,2}){0,4}[.:>»→… ]*
    (?:baca|simak|lihat) (?:di )?halaman (?:berikut(?:nya)?|selanjutnya)[.:>»→… ]*
    (?:read more|continue reading)[.:>»→… ]*
    """
)
PROMOTION = _table(
    rf"""
    [*•> -]*(?:(?:yuk|ayo|mari),? )?(?:ikuti|follow) (?:kami|akun|juga|terus|berita|informasi|update|perkembangan|saluran|kanal|channel|artikel)\b.{{0,200}}\b{PLATFORM}\b.{{0,200}}
    [*•> -]*(?:(?:yuk|ayo|mari),? )?(?:gabung|bergabung(?:lah)?|join) (?:\S{{1,20}} ){{0,4}}(?:grup|group|saluran|kanal|channel)\b.{{0,300}}
    (?:dapatkan|nikmati) (?:\S{{1,20}} ){{0,2}}(?:updates?|berita|informasi|info|kabar|artikel)\b.{{0,200}}\b{PLATFORM}\b.{{0,300}}
    (?:cek|simak|baca|lihat|temukan|akses) (?:breaking news|(?:\S{{1,20}} )?(?:berita|artikel|informasi|konten))\b.{{0,200}}\b{PLATFORM}\b.{{0,300}}
    (?:saksikan|simak|tonton|lihat) (?:juga )?(?:video|live|siaran)(?: \S{{1,20}}){{0,5}} (?:di bawah(?: ini)?|berikut(?: ini)?|di sini)[.:!]*
    (?:download|unduh|instal|install) (?:aplikasi|app)\b.{{0,100}}
    (?:masukkan|daftarkan) (?:alamat )?(?:e-?mail|surel)\b.{{0,100}}
    (?:daftar|berlangganan|langganan|subscribe) (?:\S{{1,20}} ){{0,2}}(?:newsletter|buletin|e-?paper|sekarang)\b.{{0,100}}
    (?:aktifkan|nyalakan|izinkan) notifikasi\b.{{0,100}}
    klik (?:di sini|link|tautan)\b.{{0,100}}\buntuk (?:membaca|baca|melihat|bergabung|berlangganan|mengikuti)\b.{{0,100}}
    (?:situs|website|laman|web|kami|we)(?: web)?(?: ini| kami)? (?:menggunakan|use) cookies?\b.{{0,300}}
    dengan (?:melanjutkan|terus|mengeklik|mengklik)\b.{{0,200}}\b(?:cookies?|kebijakan privasi)\b.{{0,200}}
    konten sponsor\b.{{0,100}}\bpihak ketiga\b.{{0,30}}\bbukan redaksi\b.{{0,60}}
    terima kasih (?:telah|sudah) (?:mendaftar|berlangganan)\b.{{0,100}}
    .{{0,200}}\bsilakan whatsapp ke nomor\b.{{0,200}}
    (?:standar kami|our standards) ?:.{{0,150}}
    """
)
COPYRIGHT = _table(
    r"""
    (?:copyright|hak cipta|©|\(c\)) ?(?:©|\(c\)|\d{4}).{0,200}
    all rights reserved\.?
    dilarang (?:keras )?(?:mengambil|mengutip|menyalin|memperbanyak|menggandakan|mempublikasikan)\b.{0,200}\btanpa (?:se)?izin\b.{0,100}
    """
)
RELATED = _table(
    r"""
    (?:baca|simak|lihat|tonton) (?:juga|pula)(?: berita| artikel| video)?(?: lain(?:nya)?| terkait)? ?:?
    (?:more|related|top|latest|trending|popular|recommended) (?:stories|articles|news|posts|topics|videos?|content)(?: from .{1,40})? ?:?
    (?:berita|artikel|konten|video|topik|foto|tulisan|kabar|liputan) (?:terkait|lain(?:nya)?|terkini|terbaru|populer|terpopuler|pilihan|serupa|premium|rekomendasi|unggulan|menarik(?: lainnya)?) ?:?
    (?:terkait|terpopuler|terbaru|terkini|populer|rekomendasi|trending|most (?:popular|read)) ?:?
    (?:rekomendasi|pilihan|disarankan|berita) untuk ?(?:anda|kamu|mu) ?:?
    (?:simak!? )?(?:video )?pilihan ?(?:editor|redaksi|untukmu) ?:?
    (?:artikel|berita|konten)(?:-(?:artikel|berita|konten))? yang (?:direkomendasikan|terkait|mungkin anda suka)|(?:paling )?(?:banyak|sering) dibaca
    editor['’]s? (?:picks?|choice)
    (?:you (?:may|might) (?:also )?like|(?:anda|kamu) mungkin (?:juga )?(?:suka|menyukai|tertarik)|read (?:also|next)|also read|jangan lewatkan) ?:?
    (?:lihat|simak|baca|berita|(?:baca|telusuri) (?:berita|artikel)(?: \S{1,20})?) lainnya(?: dari .{1,40})? ?:?
    (?:next|rekomendasi) (?:article|artikel|berita) ?:?
    """
)
TAGS = re.compile(
    r"(?:(?:tags?|tagar|topik|kata kunci|keywords?|label)(?: (?:/ tags?|terkait|artikel|berita))?)(?: ?[:#] ?.{0,300})?|#\w+(?:[ ,]+#?\w+){0,40}",
    re.IGNORECASE,
)
