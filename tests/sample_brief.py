"""Briefs written by hand: what the tests of translit.brief read, and what the golden files are made of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from translit.types import (
    Article,
    Attempt,
    Brief,
    Doubt,
    Entity,
    Entry,
    Fault,
    Issue,
    KeyPoint,
    Kind,
    Ledger,
    Provenance,
    Quotation,
    RepairCost,
    Segment,
    SegmentKind,
    State,
    Step,
    Translation,
)

PROVENANCE = Provenance(
    version="0.1.0",
    model="id-en-lite",
    model_revision="Helsinki-NLP/opus-mt-id-en@" + 40 * "8",
    model_sha256="9399e7dc" + 56 * "0",
    model_licence="Gemma Terms of Use",
    engine="ct2-int8-beam4",
    config="default",
    config_digest="03f5756e03c5",
)


Found = tuple[Fault, Kind, str, str, str, str]
"""An issue: fault, kind, source, target, expected, message."""


@dataclass(frozen=True, kw_only=True)
class Mention:
    """An entity by its words: `text` stands in the source, `target` in the English, `moved` segments on."""

    text: str
    kind: Kind
    value: str
    target: str | None
    accepts: tuple[str, ...] = ()
    state: State = "kept"
    inferred: str | None = None
    moved: int = 0
    partial: bool = False


@dataclass(frozen=True, kw_only=True)
class Tried:
    """A try to repair a segment; the last that was kept left the target."""

    rung: str
    before: str
    after: str
    kept: bool
    reason: str
    issues: tuple[int, int]
    scores: tuple[float | None, float | None]
    faults: tuple[str, ...]

    def step(self, segment: int) -> Step:
        """Its receipt."""
        attempt = Attempt(
            kept=self.kept,
            reason=self.reason,
            issues_before=self.issues[0],
            issues_after=self.issues[1],
            score_before=self.scores[0],
            score_after=self.scores[1],
            faults=self.faults,
        )
        return Step(
            stage="repair",
            rule=self.rung,
            segment=segment,
            before=self.before,
            after=self.after,
            attempt=attempt,
        )


@dataclass(frozen=True, kw_only=True)
class Line:
    """A segment in both languages with what is to be said of it."""

    source: str
    target: str
    mentions: tuple[Mention, ...] = ()
    faults: tuple[Found, ...] = ()
    doubts: tuple[tuple[str, str, str], ...] = ()
    """Source, target, message."""
    quotes: tuple[tuple[str, str | None], ...] = ()
    """Words and speaker."""
    kind: SegmentKind = "sentence"
    paragraph: int = 0
    truncated: bool = False
    pieces: int = 1
    unreliable: tuple[str, ...] = ()
    tries: tuple[Tried, ...] = ()


def mention(text: str, kind: Kind, target: str | None = None, value: str = "") -> Mention:
    """A kept mention; without `target` the English has the same words."""
    english = target or text
    return Mention(text=text, kind=kind, value=value or english, target=english, accepts=(english,))


WRONG_DAY = "“8/11” became “11 August”; expected “8 November”"
NO_MILLION = "“satu juta” is not in the English; expected “one million”"
ARRIVED = (
    "Foreign Minister Rani Wijaya arrived in Oslo, Norway, on Wednesday night ({}) "
    "to discuss the purchase of two South Korean-made Brage-9 submarines."
)
SET_ASIDE = "“We have set money aside to train the crews,” Rani said in Parliament."

LINES = (
    Line(
        kind="title",
        paragraph=0,
        source="Menlu Rani Wijaya Tiba di Oslo, Bahas Kapal Selam Brage-9",
        target="Foreign Minister Rani Wijaya Arrives in Oslo, Discusses Submarine Brage-9",
        mentions=(mention("Rani Wijaya", "person"), mention("Oslo", "place"), mention("Brage-9", "product")),
    ),
    Line(
        paragraph=1,
        source="Menteri Luar Negeri Rani Wijaya tiba di Oslo pada Rabu (8/11) malam untuk membahas pembelian "
        "dua kapal selam Brage-9 buatan Korea Selatan.",
        target=ARRIVED.format("8 November"),
        tries=(
            Tried(
                rung="n_best",
                before=ARRIVED.format("11 August"),
                after=ARRIVED.format("11 August").replace("night ", "evening "),
                kept=False,
                reason="hypothesis 2 of the beam: mends nothing",
                issues=(1, 1),
                scores=(-0.31, -0.402),
                faults=(WRONG_DAY,),
            ),
            Tried(
                rung="patch",
                before=ARRIVED.format("11 August"),
                after=ARRIVED.format("8 November"),
                kept=True,
                reason="patched “11 August” to “8 November”: kept",
                issues=(1, 0),
                scores=(-0.31, -0.123456789),
                faults=(WRONG_DAY,),
            ),
        ),
        mentions=(
            mention("Rani Wijaya", "person"),
            mention("Oslo", "place"),
            mention("Rabu", "date", "Wednesday"),
            replace(mention("8/11", "date", "8 November", "--11-08"), inferred="2023-11-08"),
            mention("dua", "number", "two", "2"),
            Mention(text="Brage-9", kind="product", value="Brage-9", target="Brage-9", accepts=("Brage-9",)),
            Mention(
                text="Korea Selatan",
                kind="place",
                value="South Korea",
                target="South Korean",
                accepts=("South Korea", "South Korean"),
            ),
        ),
    ),
    Line(
        paragraph=1,
        source="Ini kunjungan pertamanya ke Norwegia sejak Maret 2021.",
        target="This is her first visit since May 2021.",
        mentions=(
            replace(mention("Norwegia", "place", "Norway"), moved=-1),
            Mention(
                text="Maret 2021",
                kind="date",
                value="2021-03",
                target="May 2021",
                accepts=("March 2021",),
                state="altered",
            ),
        ),
        faults=(
            (
                "altered",
                "date",
                "Maret 2021",
                "May 2021",
                "March 2021",
                "“Maret 2021” became “May 2021”; expected “March 2021”",
            ),
        ),
    ),
    Line(
        paragraph=2,
        source="“Kami menyiapkan satu juta dolar untuk pelatihan awak,” kata Rani di Stortinget.",
        target=SET_ASIDE,
        tries=(
            Tried(
                rung="n_best",
                before=SET_ASIDE,
                after=SET_ASIDE.replace("money", "a billion"),
                kept=False,
                reason="hypothesis 2 of the beam: brings altered “satu juta”",
                issues=(1, 1),
                scores=(-0.123456789, None),
                faults=(NO_MILLION,),
            ),
            Tried(
                rung="n_best",
                before=SET_ASIDE,
                after=SET_ASIDE.replace("Rani", "she"),
                kept=False,
                reason="hypothesis 3 of the beam: brings missing “Rani”",
                issues=(1, 2),
                scores=(-0.123456789, None),
                faults=(NO_MILLION,),
            ),
        ),
        quotes=(("Kami menyiapkan satu juta dolar untuk pelatihan awak", "Rani Wijaya"),),
        mentions=(
            Mention(
                text="satu juta",
                kind="number",
                value="1000000",
                target=None,
                accepts=("one million", "1,000,000"),
                state="missing",
            ),
            mention("Rani", "person", value="Rani Wijaya"),
            Mention(text="Stortinget", kind="name", value="Stortinget", target=None, state="unverifiable"),
        ),
        faults=(
            (
                "missing",
                "number",
                "satu juta",
                "",
                "one million",
                NO_MILLION,
            ),
        ),
    ),
    Line(
        kind="heading",
        paragraph=3,
        source="Menunggu Jawaban Kementerian Pertahanan Norwegia",
        target="Waiting for the Answer of the Defence Ministry of Norway",
        mentions=(mention("Norwegia", "place", "Norway"),),
    ),
    Line(
        paragraph=4,
        source="Bjørn Aas belum memberi jawaban dari Oslo",
        target="Aas has given an answer from Bergen or from Oslo",
        mentions=(
            replace(mention("Bjørn Aas", "person", "Aas", "Bjørn Aas"), partial=True),
            mention("Oslo", "place"),
        ),
        doubts=(("belum", "", "“belum” denies, and nothing in the English does."),),
        faults=(("added", "place", "", "Bergen", "", "“Bergen” has no source in the Indonesian"),),
    ),
    Line(
        paragraph=4,
        source="Kementerian itu, yang sejak tahun lalu meninjau kembali semua pembelian, kapal, pesawat, "
        "dan roket, mengatakan bahwa keputusan akan diumumkan sebelum akhir tahun, kecuali bila anggaran "
        "berubah, bila pemasok menarik tawarannya, atau bila parlemen meminta kajian baru",
        target="The ministry, which has been reviewing all purchases since last year, ships, aircraft and "
        "rockets, said that the decision would be announced before the end of the year, unless",
        truncated=True,
        pieces=3,
        unreliable=("the English breaks off before its end",),
    ),
)

STEPS = (
    Step(
        stage="clean",
        rule="drop_related",
        segment=None,
        before="BACA JUGA: Norwegia Batalkan Tender Kapal Perusak",
        after="",
    ),
    Step(
        stage="clean",
        rule="take_caption",
        segment=None,
        before="Rani Wijaya di Bandara Gardermoen. (Foto: Kantor Berita)",
        after="",
    ),
    Step(stage="clean", rule="fold_spaces", segment=None, before="kapal  selam", after="kapal selam"),
    Step(
        stage="prepare",
        rule="write_out",
        segment=0,
        before=LINES[0].source,
        after=LINES[0].source.replace("Menlu", "Menteri Luar Negeri"),
    ),
    Step(
        stage="prepare",
        rule="lower_headline",
        segment=0,
        before=LINES[0].source.replace("Menlu", "Menteri Luar Negeri"),
        after="Menteri Luar Negeri Rani Wijaya tiba di Oslo, bahas kapal selam Brage-9",
    ),
    Step(
        stage="translate",
        rule="split",
        segment=6,
        before=LINES[6].source,
        after=LINES[6].source.replace(", kecuali", "\nkecuali").replace(", atau", "\natau"),
    ),
)


def article_of(lines: Sequence[Line], **fields: Any) -> tuple[Article, tuple[Segment, ...]]:  # noqa: ANN401
    """The article whose text the lines make, and its segments: a blank line between two paragraphs."""
    text = ""
    segments: list[Segment] = []
    for index, line in enumerate(lines):
        if segments:
            text += " " if segments[-1].paragraph == line.paragraph else "\n\n"
        start = len(text)
        text += line.source
        segments.append(
            Segment(
                index=index,
                start=start,
                end=len(text),
                text=line.source,
                paragraph=line.paragraph,
                kind=line.kind,
            )
        )
    title = lines[0].source if lines[0].kind == "title" else None
    article = replace(Article(text=text, title=title, origin="berita/kapal-selam.txt"), **fields)
    return article, tuple(segments)


def entries_of(segment: Segment, lines: Sequence[Line]) -> list[Entry]:
    """The ledger's lines of one segment, with offsets."""
    line = lines[segment.index]
    entries: list[Entry] = []
    at = 0
    at_target = dict.fromkeys(range(len(lines)), 0)
    for wanted in line.mentions:
        start = line.source.index(wanted.text, at)
        at = start + len(wanted.text)
        entity = Entity(
            segment=segment.index,
            start=segment.start + start,
            end=segment.start + at,
            text=wanted.text,
            kind=wanted.kind,
            value=wanted.value,
            accepts=wanted.accepts,
            inferred=wanted.inferred,
        )
        if wanted.target is None:
            entries.append(Entry(entity=entity, state=wanted.state))
            continue
        index = segment.index + wanted.moved
        english = lines[index].target
        found = english.find(wanted.target, at_target[index])
        found = english.index(wanted.target) if found < 0 else found
        at_target[index] = found + len(wanted.target)
        entries.append(
            Entry(
                entity=entity,
                state=wanted.state,
                target=wanted.target,
                target_segment=index,
                target_start=found,
                target_end=at_target[index],
                partial=wanted.partial,
            )
        )
    return entries


def quotations_of(segments: Sequence[Segment], lines: Sequence[Line]) -> tuple[Quotation, ...]:
    """What the lines quote, with offsets."""
    found = []
    for segment, line in zip(segments, lines, strict=True):
        for text, speaker in line.quotes:
            start = segment.start + line.source.index(text)
            found.append(
                Quotation(
                    start=start,
                    end=start + len(text),
                    text=text,
                    speaker=speaker,
                    segments=(segment.index,),
                )
            )
    return tuple(found)


def brief_of(lines: Sequence[Line], article: Article, segments: tuple[Segment, ...]) -> Brief:
    """A brief of the lines: its summary is the first two that are sentences."""
    sentences = [segment.index for segment in segments if segment.kind == "sentence"][:2]
    return Brief(
        article=article,
        segments=segments,
        translations=tuple(
            Translation(
                segment=index,
                text=line.target,
                model=PROVENANCE.model,
                score=-0.123456789,
                truncated=line.truncated,
                pieces=line.pieces,
                unreliable=line.unreliable,
            )
            for index, line in enumerate(lines)
        ),
        ledger=Ledger(
            entries=tuple(entry for segment in segments for entry in entries_of(segment, lines)),
            issues=tuple(
                Issue(
                    segment=index,
                    fault=fault,
                    kind=kind,
                    source=source,
                    target=target,
                    expected=expected,
                    message=message,
                )
                for index, line in enumerate(lines)
                for fault, kind, source, target, expected, message in line.faults
            ),
            doubts=tuple(
                Doubt(segment=index, kind="negation", source=source, target=target, message=message)
                for index, line in enumerate(lines)
                for source, target, message in line.doubts
            ),
        ),
        quotations=quotations_of(segments, lines),
        summary=tuple(
            KeyPoint(source=lines[index].source, target=lines[index].target, segments=(index,))
            for index in sentences
        ),
        steps=(
            *(step for step in STEPS if (step.segment or 0) < len(lines)),
            *(tried.step(index) for index, line in enumerate(lines) for tried in line.tries),
        ),
        repair_cost=RepairCost(decoded=9, scored=1234),
        provenance=PROVENANCE,
    )


def sample() -> Brief:
    """A brief with everything: headline, heading, each fault, doubt, quotation, a sentence split, one cut."""
    article, segments = article_of(
        LINES,
        dateline="OSLO, 8 November (Kantor Berita)",
        place="Oslo",
        date="2023-11-08",
        time="23:05 WIB",
        agency="Kantor Berita",
        byline="Sari Pratiwi",
        captions=("Rani Wijaya di Bandara Gardermoen.",),
        credits=("Laporan tambahan oleh Ari Putra.",),
    )
    return brief_of(LINES, article, segments)


def untitled() -> Brief:
    """A brief whose source has no headline, no year and no issue."""
    article, segments = article_of(LINES[1:2], dateline="OSLO (Kantor Berita)", date="--11-08")
    return replace(brief_of(LINES[1:2], article, segments), steps=())


PAYLOADS = (
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "[klik](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "`code` **bold** _em_ ~~del~~ # judul | sel | $x$ &lt;b&gt; &amp; \\",
    "http://evil.example/a www.evil.example/b redaksi@evil.example",
    "- butir 1. satu\n# judul\n\n```\nkode\n```\n| a | b |\n|---|---|",
    "\x1b[31mmerah\x1b[0m \x9b1m \u202ekanan \"'--> ]]> </style></title> {{ 7*7 }} {% raw %}",
)


def hostile() -> Brief:
    """A brief with a payload in every field that an article, a model or a glossary can fill."""
    everything = " ".join(PAYLOADS)
    lines = tuple(
        Line(
            kind="title" if number == 0 else "sentence",
            paragraph=number,
            source=f"{payload} akhir",
            target=f"{payload} the end",
            mentions=(
                Mention(
                    text=payload,
                    kind="person",
                    value=payload,
                    target=payload,
                    accepts=(everything,),
                    state="altered",
                ),
            ),
            faults=(
                ("altered", "person", payload, payload, everything, everything),
                ("added", "name", "", "the end", "", everything),
            ),
            doubts=((payload, payload, everything),),
            quotes=((payload, everything),),
        )
        for number, payload in enumerate((*PAYLOADS, everything))
    )
    article, segments = article_of(
        lines,
        origin=everything,
        dateline=everything,
        place=everything,
        date=everything,
        time=everything,
        agency=everything,
        byline=everything,
        captions=(everything,),
        credits=(everything,),
    )
    brief = brief_of(lines, article, segments)
    step = Step(stage=everything, rule=everything, segment=0, before=everything, after=everything)
    attempt = Attempt(
        kept=True,
        reason=everything,
        issues_before=1,
        issues_after=1,
        score_before=None,
        score_after=None,
        faults=(everything,),
    )
    kept = replace(step, segment=1, after=lines[1].target, attempt=attempt)
    provenance = Provenance(
        version=everything,
        model=everything,
        model_revision=everything,
        model_sha256=everything,
        model_licence=everything,
        engine=everything,
        config=everything,
        config_digest=everything,
    )
    translations = tuple(
        replace(each, model=everything, unreliable=(everything,)) for each in brief.translations
    )
    return replace(
        brief,
        steps=(step, replace(step, after=""), kept, replace(kept, attempt=replace(attempt, kept=False))),
        provenance=provenance,
        translations=translations,
    )
