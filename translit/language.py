"""Is this Indonesian? Malay is the hard neighbour, and a headline of names proves nothing.

py3langid (naive Bayes over byte n-grams) tells families of languages apart. Siblings it
confuses, so what it gives to two of them is divided between them again, by words that only one writes.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from translit.errors import InputError
from translit.types import Article

# Words of news that one language writes and its sibling does not, or scarcely: `one/other`, `-` where the
# other has the same word or none so telling. What both write in different senses is left out (pejabat, boleh,
# kereta), and so is what is merely rarer in one (daripada and selepas in Indonesian, presiden in Malay).
INDONESIAN_MALAY = """
bahwa/bahawa karena/kerana yaitu/iaitu mau/mahu coba/cuba mencoba/mencuba berbeda/berbeza berpikir/berfikir
pikiran/fikiran berbicara/bercakap ujung/hujung kemarin/- bisa/- butuh/- membutuhkan/- kebutuhan/- mulai/-
memulai/memulakan dimulai/- meski/- meskipun/- kendati/- justru/- adanya/- lainnya/- memiliki/- terkait/-
berbagai/pelbagai beragam/- rekan/rakan khawatir/risau kekhawatiran/- bagian/bahagian sebagian/sebahagian
senin/isnin kamis/khamis jumat/jumaat maret/- juni/- juli/julai agustus/ogos desember/disember menit/minit
besok/- sore/- delapan/lapan nomor/nombor persen/peratus miliar/bilion triliun/trilion inggris/inggeris
eropa/eropah jepang/jepun prancis/- spanyol/sepanyol italia/itali selandia/- suriah/- tiongkok/-
serikat/syarikat polisi/polis kepolisian/- tentara/tentera militer/- rudal/- nuklir/nuklear jenderal/jeneral
antariksa/- teroris/pengganas ledakan/- tersangka/suspek jaksa/pendakwa pengadilan/- pengacara/peguam
kasus/kes narkoba/dadah korupsi/rasuah pengungsi/- perbatasan/- pemerintah/- pemilu/- parlemen/parlimen
partai/parti -/pembangkang -/perlembagaan -/setiausaha sekretaris/- -/timbalan -/jurucakap -/menafikan
kampanye/kempen gubernur/gabenor bupati/- kabupaten/- kecamatan/- kebijakan/- internasional/antarabangsa
resmi/rasmi rapat/mesyuarat komite/jawatankuasa -/suruhanjaya universitas/universiti mahasiswa/- siswa/-
penelitian/- peneliti/- ilmuwan/saintis dokter/- obat/ubat pasien/pesakit perawat/jururawat
perawatan/rawatan sehat/sihat kesehatan/kesihatan kanker/kanser kantor/- perusahaan/- karyawan/kakitangan
bisnis/perniagaan -/peniaga investasi/pelaburan pajak/- uang/- utang/- listrik/- pabrik/- proyek/projek
pasokan/bekalan layanan/perkhidmatan direktur/pengarah manajer/- petugas/- mobil/- truk/- taksi/teksi
bandara/- maskapai/- stasiun/stesen jembatan/jambatan sopir/- jadwal/jadual turis/- wisatawan/-
-/pelancongan olahraga/sukan pelatih/jurulatih tim/- skor/- poin/- film/filem aktor/pelakon
televisi/televisyen telepon/telefon koran/- situs/- informasi/maklumat aktivitas/aktiviti komunitas/komuniti
kualitas/kualiti fasilitas/- identitas/identiti mayoritas/majoriti posisi/- energi/- provinsi/- publik/-
sanksi/- konferensi/- wawancara/- rahasia/rahsia kesepakatan/- keterampilan/- dampak/- pria/- hewan/haiwan
kursi/kerusi jendela/tingkap -/jiran tetangga/- mendukung/menyokong dukungan/sokongan pendukung/penyokong
diperkirakan/dijangka -/jangkaan berencana/- mengirim/menghantar -/manakala -/menerusi -/ianya -/sahaja
-/baharu -/seramai -/sempena -/senarai -/siasatan -/jenayah -/cabaran -/tempatan -/kebajikan -/berkongsi
-/tahniah -/belanjawan -/tular -/memaklumkan -/pertubuhan -/sebarang -/sesiapa -/mengundi -/pengundi
-/britain -/encik
"""
JAVANESE_SUNDANESE = """
lan/jeung iki/ieu iku/éta kang/anu sing/- ora/henteu -/teu wis/geus kanggo/pikeun karo/sareng uga/ogé -/oge
luwih/leuwih akeh/loba -/seueur saka/tina yaiku/nyaéta -/nyaeta dadi/jadi wong/- kabeh/sadaya kudu/-
amarga/- padha/- -/dina -/eta -/keur -/kuring -/anjeunna -/manéhna -/manehna -/naon -/kumaha -/nepi -/ngan
-/ngeunaan -/mangrupa -/saperti -/pisan -/urang -/kalawan
"""

# What one such word multiplies the odds by, as a natural logarithm. On the first half of NTREX-128 (998
# sentences each of ind and msa, one at a time) the log loss falls from 0.40 at 0 to 0.23 at 2 and 0.22 at 3.
MARKER_WEIGHT = 2.0

# How far py3langid alone may lean to one sibling, in the same unit: 0.88 of the two. To it, a short text
# about Malaysia is Malay; with this limit it takes a word that only Malay writes to pass MIN_PROBABILITY.
# On the sets below it costs 2 points of the single Malay sentences and nothing in tens.
MAX_LEANING = 2.0

# Refused from this probability on; below it the text passes, for a wrong refusal costs the user more than
# English made from Malay. Refused wrongly, one sentence at a time: none of 999 Indonesian ones (the second
# half of NTREX-128), 1831 (idner-news-2k) and 500 (NusaX); the table lost `daripada` and `awam` to them.
# Rightly, in tens of sentences: 98 of 99 Malay (same half), 199 of 199 English (NTREX-128), 50 of 50
# Javanese and Sundanese each (NusaX); one at a time only 43% of the Malay and 93% of the English.
# Measure again: scripts/measure_language id=FILE ms=FILE ...
MIN_PROBABILITY = 0.9

TINY = 1e-9  # py3langid may say zero
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """The likeliest language of a text (ISO 639: `id`, `ms`, `jv`, `su`, `tl`, `en`) and its probability."""

    language: str
    probability: float


def identify(text: str) -> Guess:
    """The likeliest language of `text`; without letters, any, at a low probability."""
    probabilities = dict(_classifier().rank(text))
    counts = Counter(WORD.findall(text.casefold()))
    _divide(probabilities, ("id", "ms"), _markers(INDONESIAN_MALAY), counts)
    _divide(probabilities, ("jv", "su"), _markers(JAVANESE_SUNDANESE), counts)
    language = max(probabilities, key=probabilities.__getitem__)
    return Guess(language=language, probability=min(probabilities[language], 1.0))


def require_indonesian(article: Article) -> None:
    """Return if the article may be Indonesian; a text too short to tell may be.

    Raises:
        InputError: it clearly is in another language.
    """
    guess = identify(article.text)
    if guess.language != "id" and guess.probability >= MIN_PROBABILITY:
        raise InputError(
            f"{article.origin}: looks {_english_name(guess.language)} ({guess.language}, "
            f"{guess.probability:.2f}), not Indonesian; --force translates it all the same"
        )


def _divide(
    probabilities: dict[str, float],
    siblings: tuple[str, str],
    markers: tuple[frozenset[str], frozenset[str]],
    counts: Mapping[str, int],
) -> None:
    """Divide what both siblings have by the odds that py3langid and the markers give together.

    Where py3langid does not know one of them (Sundanese, to it Javanese), the markers decide alone. A marker
    counts with the suffix -nya too.
    """
    one, other = siblings
    both = sum(probabilities.get(language, 0.0) for language in siblings)
    leaning = 0.0
    if other in probabilities:
        leaning = math.log((probabilities[one] + TINY) / (probabilities[other] + TINY))
        leaning = max(-MAX_LEANING, min(leaning, MAX_LEANING))
    n_one, n_other = (
        sum(n for word, n in counts.items() if word in words or word.removesuffix("nya") in words)
        for words in markers
    )
    log_odds = leaning + MARKER_WEIGHT * (n_one - n_other)
    probabilities[one] = both / (1 + math.exp(-max(min(log_odds, 500.0), -500.0)))
    probabilities[other] = both - probabilities[one]


@cache
def _markers(table: str) -> tuple[frozenset[str], frozenset[str]]:
    """The two columns of a table of markers."""
    rows = [entry.split("/") for entry in table.split()]
    return frozenset(one for one, _ in rows) - {"-"}, frozenset(other for _, other in rows) - {"-"}


@cache
def _classifier() -> Any:  # noqa: ANN401 (py3langid is untyped)
    """py3langid's own model (no pickle, 4.6 MB), with probabilities that do not saturate with length.

    Of its languages those with a two-letter code: the others are mostly relatives of these (Egyptian Arabic,
    Cantonese, Bikol), and each would take its share of a clear answer.
    """
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if len(label) == 2])
    return identifier


def _english_name(language: str) -> str:
    from babel import Locale

    return str(Locale("en").languages.get(language, "another language"))
