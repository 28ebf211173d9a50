"""What datelines, bylines and credits are made of: news outlets, places, days and months. Public facts."""

import re


def _names(table: str) -> frozenset[str]:
    """The names between the commas, case folded."""
    return frozenset(" ".join(name.split()).casefold() for name in table.split(","))


# News agencies, and papers, stations and portals whose name is not a domain. Matched without regard to case.
OUTLETS = _names(
    """
    AFP, Agence France-Presse, Al Jazeera, Anadolu, Anadolu Agency, ANTARA, ANTARA News, Ant, AP,
    Associated Press, ABC Australia, ABC Indonesia, BBC, BBC News, BBC News Indonesia, BBC Indonesia,
    Berita Satu, Bernama, Bisnis Indonesia, Bloomberg, Bloomberg Technoz, CNA, CNBC, CNBC Indonesia, CNN,
    CNN Indonesia, DPA, Deutsche Welle, DW, DW Indonesia, EFE, EPA, Fajar, Financial Times,
    Fortune Indonesia, Galamedia,
    Gatra, Harian Jogja, Hukumonline, IDN Times, iNews, Investor Daily, Interfax, Itar-Tass, Jakarta
    Globe, Jakarta Post, Jawa Pos, JawaPos, JPNN, Katadata, KBR, KBRN, KCNA, Kompas, Kompas TV, KompasTV,
    Kontan, Koran Jakarta, Koran Tempo, Kumparan, Kyodo, Kyodo News, Liputan6, Media Indonesia, Merdeka,
    Metro TV, MetroTV, MI, MNC, Mongabay, NHK, NU Online, Okezone, Pikiran Rakyat, PTI, Radar, Republika,
    Reuters, RFA, RIA Novosti, RRI, Sindo, SINDOnews, Solopos, Sputnik, Suara, Suara Merdeka, Suara
    Muhammadiyah, Suara Pembaruan, TASS, Tempo, Tempo.co, The Jakarta Post, The New York Times, Thomson
    Reuters, Tirto, Tribun, Tribun Network, Tribunnews, TVOne, tvOnenews, TVRI, UPI, Viva, VIVAnews, VOA,
    VOA Indonesia, Warta Kota, Wartakota, Washington Post, Xinhua, Yonhap
    """
)
DOMAIN = r"(?:www\.)?[A-Za-z0-9][A-Za-z0-9-]{1,30}\.(?:com|(?:co|or|go|web)\.id|co|id|net|org|tv|news|info)"
# A portal's desk: detikNews, kumparanBISNIS, TribunJateng.
_SITE = re.compile(rf"{DOMAIN}|(?:detik|kumparan|tribun|okezone|sindo|viva)[a-z]{{2,14}}", re.IGNORECASE)

# Where Indonesian news is written: provinces, cities and large regencies, and capitals and news towns abroad.
PLACES = _names(
    """
    Aceh, Ambon, Balikpapan, Bali, Banda Aceh, Bandar Lampung, Bandung, Bandung Barat, Bangka, Bangka
    Belitung, Bangkalan, Banjar, Banjarbaru, Banjarmasin, Banjarnegara, Bantaeng, Banten, Bantul,
    Banyumas, Banyuwangi, Batam, Batang, Batu, Baubau, Bekasi, Belitung, Bengkulu, Berau, Biak, Bima,
    Binjai, Bitung, Blitar, Blora, Bogor, Bojonegoro, Bone, Bontang, Boyolali, Brebes, Bukittinggi,
    Bulukumba, Buleleng, Bulungan, Ciamis, Cianjur, Cibinong, Cikarang, Cilacap, Cilegon, Cimahi, Cirebon,
    Demak, Denpasar, Depok, Dompu, Dumai, Ende, Flores, Garut, Gianyar, Gorontalo, Gowa, Gresik, Grobogan,
    Gunungkidul, Gunungsitoli, Halmahera, Indramayu, Jakarta, Jakarta Barat, Jakarta Pusat, Jakarta
    Selatan, Jakarta Timur, Jakarta Utara, Jambi, Jawa Barat, Jawa Tengah, Jawa Timur, Jayapura,
    Jayawijaya, Jember, Jembrana, Jepara, Jogja, Jogjakarta, Jombang, Kalimantan Barat, Kalimantan
    Selatan, Kalimantan Tengah, Kalimantan Timur, Kalimantan Utara, Karanganyar, Karangasem, Karawang,
    Kebumen, Kediri, Kendal, Kendari, Kepulauan Riau, Kepulauan Seribu, Ketapang, Klaten, Klungkung,
    Kotawaringin, Kudus, Kulon Progo, Kulonprogo, Kuningan, Kupang, Kutai Kartanegara, Kutai Timur, Labuan
    Bajo, Lamongan, Lampung, Langkat, Langsa, Lebak, Lembang, Lhokseumawe, Lombok, Lombok Barat, Lombok
    Tengah, Lombok Timur, Lubuklinggau, Lumajang, Luwu, Madiun, Madura, Magelang, Magetan, Majalengka,
    Makassar, Malang, Maluku, Maluku Utara, Mamuju, Manado, Manggarai, Manggarai Barat, Manokwari, Maros,
    Martapura, Mataram, Maumere, Medan, Merauke, Metro, Meulaboh, Mimika, Minahasa, Mojokerto, Morowali,
    Muara Enim, Nabire, Natuna, Nganjuk, Ngawi, Nunukan, Nusa Dua, Nusa Tenggara Barat, Nusa Tenggara
    Timur, Nusantara, IKN, Pacitan, Padang, Padang Pariaman, Padangpanjang, Padangsidimpuan, Pagaralam,
    Palangka Raya, Palangkaraya, Palembang, Palopo, Palu, Pamekasan, Pandeglang, Pangandaran,
    Pangkalpinang, Pangkalan Bun, Papua, Papua Barat, Papua Pegunungan, Papua Selatan, Papua Tengah,
    Parepare, Pariaman, Pasuruan, Pati, Payakumbuh, Pekalongan, Pekanbaru, Pemalang, Pematangsiantar,
    Penajam Paser Utara, Polewali Mandar, Ponorogo, Pontianak, Poso, Prabumulih, Probolinggo, Purbalingga,
    Purwakarta, Purwokerto, Purworejo, Puncak, Rembang, Riau, Sabang, Salatiga, Samarinda, Samosir,
    Sampang, Sampit, Sawahlunto, Semarang, Serang, Serang Banten, Sidoarjo, Sigi, Sikka, Singaraja,
    Singkawang, Sintang, Situbondo, Sleman, Solo, Solok, Sorong, Sragen, Subang, Sukabumi, Sukoharjo,
    Sulawesi Barat, Sulawesi Selatan, Sulawesi Tengah, Sulawesi Tenggara, Sulawesi Utara, Sumatera Barat,
    Sumatera Selatan, Sumatera Utara, Sumba, Sumbawa, Sumedang, Sumenep, Sungailiat, Surabaya, Surakarta,
    Tabanan, Tangerang, Tangerang Selatan, Tanah Laut, Tanjung Selor, Tanjungbalai, Tanjungpinang, Tanjung
    Pinang, Tapanuli, Tapanuli Utara, Tarakan, Tasikmalaya, Tegal, Temanggung, Ternate, Tidore, Timika,
    Toba, Tomohon, Toraja, Trenggalek, Tual, Tuban, Tulungagung, Ubud, Ungaran, Wakatobi, Wamena,
    Wonogiri, Wonosobo, Yahukimo, Yogya, Yogyakarta, Abu Dhabi, Abuja, Addis Ababa, Aden, Al Quds, Aleppo,
    Algiers, Aljir, Amman, Amsterdam, Ankara, Astana, Athena, Atlanta, Auckland, Baghdad, Bagdad, Baku,
    Bandar Seri Begawan, Bangkok, Barcelona, Basel, Beijing, Beirut, Bengaluru, Beograd, Berlin, Bern,
    Bogota, Boston, Brasilia, Bratislava, Brisbane, Brussel, Brussels, Bucharest, Bukares, Budapest,
    Buenos Aires, Busan, Canberra, Caracas, Chicago, Colombo, Damaskus, Dallas, Davos, Delhi, Den Haag,
    Detroit, Dhaka, Dili, Doha, Dubai, Dublin, Frankfurt, Gaza, Guangzhou, Hamburg, Hanoi, Harare, Havana,
    Helsinki, Hiroshima, Ho Chi Minh, Hong Kong, Hongkong, Honolulu, Houston, Islamabad, Istanbul, Jeddah,
    Jenewa, Jerusalem, Johannesburg, Juba, Kabul, Kairo, Kathmandu, Khartoum, Kiev, Kyiv, Kuala Lumpur,
    Kuwait, Kyoto, Lagos, Lahore, Las Vegas, Lima, Lisbon, Lisboa, London, Los Angeles, Luxembourg, Lviv,
    Madinah, Madrid, Makkah, Mekkah, Manama, Manila, Marrakesh, Melbourne, Mexico City, Miami, Milan,
    Minsk, Mogadishu, Monaco, Montreal, Moskow, Moscow, Mumbai, Munich, Muenchen, Muscat, Nagasaki,
    Nairobi, Naypyidaw, New Delhi, New York, Nikosia, Osaka, Oslo, Ottawa, Panmunjom, Paris, Perth, Phnom
    Penh, Port Moresby, Praha, Pretoria, Pyongyang, Quito, Rabat, Rafah, Ramallah, Reykjavik, Riga, Rio de
    Janeiro, Riyadh, Roma, San Francisco, Sanaa, Santiago, Sao Paulo, Sarajevo, Seattle, Seoul, Shanghai,
    Shenzhen, Singapura, Singapore, Sofia, Stockholm, Strasbourg, Suva, Sydney, Taipei, Tallinn, Tashkent,
    Tbilisi, Teheran, Tehran, Tel Aviv, Tokyo, Toronto, Tripoli, Tunis, Ulaanbaatar, Vancouver, Vatikan,
    Vientiane, Vilnius, Warsawa, Washington, Washington DC, Washington D.C., Wellington, Wina, Wuhan,
    Yangon, Yerevan, Yerusalem, Zagreb, Zurich
    """
)

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb pebruari february",
            "maret mar march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu ags agt aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov nopember",
            "desember des dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_CAPITALISED = r"[^\W\d_a-z][\w.'’-]*"
NAME = re.compile(rf"{_CAPITALISED}(?: (?:{_CAPITALISED}|bin|binti|van|de|al|el)){{0,4}}")
"""A person's name, by its capitals."""

AUTHOR = r"(?:oleh|penulis|reporter|pewarta|wartawan|jurnalis|kontributor|rep|author|by|written by)"
ROLE = (
    rf"(?:{AUTHOR}|laporan(?: tambahan)?|pelaporan|reportase|liputan|ditulis|disunting|diedit|disiapkan"
    r"|diterjemahkan|penerjemah|alih bahasa|penyunting|penyadur|editor|redaktur|uploader|produser|pengunggah"
    r"|sumber(?: berita)?|source|red|fotografer|reporting|additional reporting|writing|editing)"
)
"""What people do for an article."""

WEEKDAY = r"(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad)"


def is_outlet(text: str) -> bool:
    """An agency, paper, station or portal, by name or by domain; several with a slash between them too.

    >>> is_outlet("KOMPAS.com"), is_outlet("ANTARA/Reuters"), is_outlet("HAM/demokrasi")
    (True, True, False)
    """
    return all(part.casefold() in OUTLETS or _SITE.fullmatch(part) for part in text.split("/"))


def is_place(text: str) -> bool:
    """A place of the table, however it is capitalised."""
    return text.casefold().removeprefix("kota ").removeprefix("kabupaten ") in PLACES
