"""The terms of an Indonesian sentence: what it is about, without function words and most affixes."""

import re


def _table(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Function words, and the verbs and adverbs that news puts into every other sentence.
STOP_WORDS = _table(
    """
    ada adalah adanya adapun agak agar agustus akan akhirnya aku amat anda antara apa apabila apakah
    apalagi april atas atau awalnya bagai bagaimana bagi bahkan bahwa baik baru bawah beberapa
    begitu belum berada berapa berbagai berikut bersama besar betul biasa biasanya bila bisa boleh
    bukan bulan cukup cuma dalam dan dapat dari daripada demi demikian dengan depan desember di dia
    dikatakan dini diri dirinya disebut disebutkan dua dulu februari guna hal hampir hanya hari
    harus hendak hingga ia ialah ikut imbuh imbuhnya ingin ini itu jadi jangan januari jauh jelas
    jelasnya jika juga juli jumat juni justru kala kalau kali kami kamis kamu karena kata katanya ke
    kecil kedua kembali kemudian kendati kepada kerap ketika khusus kini kita kurang lagi lain
    lainnya lalu lama langsung lanjut lebih lewat lima maka malah malam mana maret masih masing
    maupun mei melalui memang menambahkan menegaskan mengatakan mengenai mengungkapkan menjadi
    menjelang menjelaskan menurut menuturkan menyatakan menyebut menyebutkan mereka merupakan meski
    meskipun minggu mungkin nah namun nanti november nya oktober oleh pada padahal pagi paling papar
    paparnya para pasca pasti pekan per pernah pertama pihak pula pun punya rabu saat sabtu saja
    salah sama sambil sampai sang sangat satu saya se sebab sebagai sebagaimana sebagian sebelum
    sebelumnya sebenarnya sebuah sebut sebutnya secara sedang sedangkan segera sehingga sejak
    sejumlah sekadar sekali sekarang sekitar selain selalu selama selanjutnya selasa seluruh semakin
    sementara sempat semua sendiri senin seolah seorang sepanjang seperti september sering serta
    sesuai sesuatu setelah setiap si siang siapa sih sore suatu sudah supaya tadi tahun tak tambah
    tambahnya tanpa tapi tegas tegasnya telah tengah tentang tentu terang terangnya terhadap terjadi
    terkait termasuk ternyata tersebut tetap tetapi tiap tidak tiga toh tutur tuturnya ujar ujarnya
    ungkap ungkapnya untuk usai waktu walau walaupun wib wita yaitu yakni yang
    """
)

_WORD = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*")
_PARTICLE = re.compile(r"(?:lah|kah|pun|nya)$")
_PREFIX = re.compile(
    r"^(?:memper|diper|meng|meny|mem|men|me|peng|peny|pem|pen|per|pe|ber|be(?=ker)|ter|di|ke)"
)
_SUFFIX = re.compile(r"(?:kan|an)$")
_MIN_STEM = 4  # letters: `negara` and `peran` keep theirs


def terms(text: str) -> list[str]:
    """The content terms of `text`, casefolded and stripped of affixes, in order and with repetitions.

    >>> terms("Rudal-rudal itu diluncurkan, kata Kim.")
    ['rudal', 'luncur', 'kim']
    """
    return [
        term
        for match in _WORD.finditer(text)
        for term in dict.fromkeys(stem(part) for part in _parts(match[0].casefold()) if _tells(part))
    ]


def _parts(word: str) -> list[str]:
    """The halves of `israel-hamas` and `rudal-rudal`; but `hwasong-17` is one."""
    return [word] if any(char.isdigit() for char in word) else word.split("-")


def _tells(word: str) -> bool:
    return word not in STOP_WORDS and (len(word) > 1 or word.isdigit())


def stem(word: str) -> str:
    """`word` without particle, prefix and suffix, where enough of it remains.

    Light on purpose: no dictionary, and the nasals of me- and pe- are not undone (`kirim` and `mengirim` stay
    two terms). It only has to bring forms of one word together within one article.

    >>> [stem(word) for word in ["pertahanan", "bertahan", "mempertahankan", "tahan"]]
    ['tahan', 'tahan', 'tahan', 'tahan']
    """
    for affix in (_PARTICLE, _PREFIX, _SUFFIX):
        shorter = affix.sub("", word, count=1)
        if len(shorter) >= _MIN_STEM:
            word = shorter
    return word
