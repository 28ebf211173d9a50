"""The words that tell a full stop from a sentence's end. Case counts, save in a line all in capitals."""


def _table(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Followed by what they belong to, nearly always a name: never the end of a sentence.
TITLES = _table(
    """
    dr Dr DR drg Drg drh Drh dra Dra drs Drs DRS ir Ir IR prof Prof PROF tn Tn TN ny Ny NY nn Nn Bpk
    Sdr Sdri Yth Ust Ustd Ustz Hj HJ KH TGH Kyai Tgk Pdt Mgr Br Ps R.M R.A K.H T.G.H Mr Mrs Ms
    Messrs Hon Rev Gov Sen Rep Gen Lt Sgt Capt Col Maj Adm Jend Jen Letjen Mayjen Brigjen Irjen
    Komjen Kol Letkol May Kapt Kpt Lettu Letda Serma Sertu Serda Kopda Laks Laksda Laksdya Marsda
    Marsdya Kombes AKBP AKP Kompol Ipda Iptu Aiptu Aipda Bripka Brigpol Briptu Bripda jl Jl JL jln
    Jln gg Gg Kab Kec Kel Prov Kep Ds Dsn Blk Gd Tj Tg Tlk St Mt Ft PT CV UD NV vs Vs cf bdk lih cth
    Ka Pol Purn Moh Muh Moch Much Mohd Abd Ach jo
    """
)

# An abbreviation only before a figure or a Roman numeral: `No. 5`, `hlm. 12`, `Rp. 9.200`.
NUMBERED = _table(
    """
    no No NO nr Nr hlm Hlm hal Hal pp psl Psl pkl Pkl tgl Tgl th Th thn Thn vol Vol ed Ed jil Jil
    gbr Gbr tab Tab art Art fig Fig lamp Lamp bag Bag lt RT RW Km tel Tel telp Telp tlp Tlp hp Hp
    fax Fax faks Faks ext Ext Rp rp Kav kav
    """
)

# They follow a name or begin one, and may also end the sentence: what comes next decides.
TRAILERS = _table(
    """
    Tbk Inc Corp Co Cos Ltd Bhd Sdn Pte Plc LLC Jr Sr al min maks Min Maks Univ Dept Dep Dir Ttd RA
    RM HM Rr Jan Feb Mar Apr Jun Jul Agu Agt Ags Aug Sep Sept Okt Oct Nov Des Dec Sel Rab Kam Jum
    Sab QS HR PO a.s r.a a.m p.m
    """
)

# Names that are written with an exclamation mark.
EXCLAIMED = _table("Yahoo Jeopardy Kahoot")

# After these a letter or two are a label, not initials: `vitamin C.`, `Grup B.`, `berinisial RM.`
LETTERED = _table(
    """
    vitamin hepatitis influenza golongan grup group kelas kelompok kategori tipe jenis seri serie
    liga blok zona sektor gedung terminal menara lantai gerbang pintu tribun poin butir huruf
    lampiran opsi rencana plan varian inisial berinisial nilai paket level kubu regu tim model
    faktor unsur sayap titik
    """
)

# Capitalised, these begin a sentence and no name: function words, and nouns that open news sentences.
STARTERS = _table(
    """
    ia dia beliau mereka kami kita saya aku anda kamu kalian ini itu inilah itulah hal berikut namun
    tetapi tapi akan sementara sedangkan selain setelah sebelum sebelumnya sesudah sesudahnya
    setelahnya ketika saat selama semasa kemudian lalu selanjutnya seterusnya karena oleh meski
    meskipun walau walaupun kendati jika kalau bila apabila seandainya andai asalkan adapun dalam di
    ke dari pada untuk dengan tanpa sejak semenjak hingga sampai menurut berdasarkan seperti sebagai
    sebagaimana bahkan juga pun tak tidak tiada bukan belum sudah telah masih sedang tengah ada
    adalah yang para semua seluruh setiap tiap banyak beberapa sebagian sejumlah seorang sebuah
    seekor suatu sesuatu kini sekarang kemarin besok nanti tadi apa siapa mengapa kenapa bagaimana
    kapan berapa mana manakah apakah siapakah bagaimanakah dan atau serta maka jadi sehingga agar
    supaya begitu demikian padahal sebab akibat akibatnya akhirnya awalnya mulanya pertama kedua
    ketiga terakhir terkait mengenai tentang terhadap atas antara melalui lewat menjelang usai pasca
    seusai sekitar lebih kurang hampir hanya cuma sekadar justru malah apalagi lagipula toh memang
    tentu tentunya sebenarnya sesungguhnya ternyata rupanya mungkin barangkali biasanya umumnya
    misalnya contohnya bahwa katanya ujarnya jelasnya nantinya sebaliknya sedianya semula seharusnya
    sesuai sama satu dua pihak pihaknya pemerintah menteri presiden kementerian polisi kepolisian
    petugas warga korban pelaku tersangka perusahaan acara kegiatan kasus kejadian peristiwa jumlah
    data laporan pernyataan penyelidikan kunjungan
    """
)

# What follows the dot of a domain or a file name, also where a headline's capitals hit it: `Liputan6.Com`.
AFTER_DOT = _table(
    """
    com co id net org go ac sch or info gov edu tv io me my sg au uk us js py pdf doc docx xls jpg
    png
    """
)

# Written small in a headline whose other words are capitalised.
SMALL = _table(
    """
    di ke dari dan yang untuk dengan pada saat usai atas atau oleh bagi tak dalam karena hingga
    sampai sebagai jadi serta soal demi agar tapi tetapi jika bila ketika sejak vs
    """
)

# A quotation's short attribution ends with one of these: `"Siapa dia?" Martin bertanya.`
SPEECH = _table(
    """
    bertanya menambahkan mengatakan berkata menjawab menjelaskan menegaskan menyatakan mengungkapkan
    menuturkan melanjutkan menyimpulkan bergurau berteriak berseru mengeluh memperingatkan mengakui
    menulis menutup mengenang menyebut menimpali katanya ujarnya tuturnya
    """
)
