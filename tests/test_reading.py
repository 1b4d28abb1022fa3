"""What holds of any reading: offsets are exact, nothing is raised, nothing is silent, and twice is once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.assemble import assemble
from kg.extract.definites import REFERENCES
from kg.gazetteer import Gazetteer
from kg.lang.shared import codes
from kg.link.linker import Linker
from kg.model import Article, Reading
from kg.pipeline.reader import default_reader
from kg.pipeline.stages import Stages
from kg.rdf.encode import encode
from kg.schema import Schema
from kg.split import split
from kg.spot.item import Item

# Words of every script, marks, numbers and names, out of which texts with something to find are made.
PIECES = (
    "Nvidia", "H100", "xAI", "Ada Quill", "Norvane AG", "Kiel", "100,000", "100 000", "$4.5bn", "122", "days",
    "2 September 2024", "CEO of", "bought", "launched", "its", "the company", "said that", "according to",
    "“", "”", "«", "»", "(", ")", ",", ".", ":", ";", "\n", "—", "¿", "؟", "،",
    "a annoncé", "selon", "entreprise", "PDG de", "la", "empresa", "compró", "dijo que", "según",
    "ha lanciato", "l'azienda", "secondo", "أعلنت", "شركة", "في", "الرئيس التنفيذي", "وقال", "إنفيديا",
    "\u202f", "\u00a0", "\u200f", "e\u0301", "🜁", "𝒳", "ﬁ", "0", "%", "-", "'", "’s", "@nora", "GB", "TB/s",
)  # fmt: skip
texts = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
)


def article(text: str, lang: str, source: str = "a.txt") -> Article:
    digest = hashlib.sha256(f"{lang} {text}".encode()).hexdigest()
    return Article(digest[:16], source, text, lang, digest)


def read(text: str, lang: str) -> Reading:
    return default_reader().read(article(text, lang))


def quads(readings: Sequence[Reading]) -> list[str]:
    found = encode(assemble(readings), Schema.load(), Gazetteer.load())
    return [str(quad) for quad in found]


@pytest.mark.parametrize("lang", codes())
@given(text=texts)
@example(text="NVIDIA A")  # a maker that only the name of its machine tells
@example(text="قال سامر")  # a headline without a mark that ends with who speaks
@example(text="\u200e")  # a sign of direction, of which nothing is left when folded
@example(text="NVIDIA® Tesla® V100")  # signs that belong to the words before them
@example(text="L'azienda ha di Velk: la Brisk multi-GPU, ma 2 istanze separate di Brisk")  # nothing types it
@example(text="Guide. Kestrel est le cluster GPU de Tarn.")  # a name of no type that is said to be something
@example(text="Le marché change. L'Autorité de la")  # a body whose field is missing
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_with_exact_offsets_and_can_be_encoded(lang: str, text: str) -> None:
    reading = read(text, lang)
    for sentence in reading.sentences:
        assert text[sentence.span.start : sentence.span.end] == sentence.text
    for mention in reading.mentions:
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.span.inside(reading.sentences[mention.sentence].span)
    declared = {entity.id for entity in reading.entities}
    assert {mention.entity for mention in reading.mentions} <= declared
    for claim in reading.claims:
        for evidence in claim.evidence:
            for _, span in evidence.parts:
                assert span.inside(reading.sentences[evidence.sentence].span)
    assert len(set(quads([reading]))) == len(quads([reading]))


@cache
def halves(lang: str) -> list[str]:
    """The halves of the sentences that the patterns of a language give as examples."""
    pack = default_reader().pack(lang)
    assert pack is not None
    said = sorted({pattern.proof.example for pattern in (*pack.frames.values(), *pack.phrases)})
    words = [text.split() for text in said]
    return [half for w in words for half in (" ".join(w[: len(w) // 2]), " ".join(w[len(w) // 2 :]))]


@pytest.mark.parametrize("lang", codes())
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_halves_of_its_own_sentences_are_read(lang: str, data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.sampled_from([*halves(lang), *PIECES[:12]]), max_size=8))
    assert read(" ".join(pieces), lang).sentences or not "".join(pieces).strip()


@pytest.mark.parametrize("lang", codes())
@given(text=texts)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_reading_twice_gives_the_same(lang: str, text: str) -> None:
    assert read(text, lang) == read(text, lang)


STORY = {
    "en": "Norvane AG launched the cluster Brisa in Kiel on 2 September 2024. It cost $4 million, it said.",
    "fr": "Norvane AG a lancé le supercalculateur Brisa à Kiel le 2 septembre 2024.",
}


def test_an_article_added_twice_leaves_the_quads_as_they_were() -> None:
    once = [read(text, lang) for lang, text in STORY.items()]
    assert quads(once) == quads([*once, *once]) == quads([*reversed(once)])


def test_a_language_without_a_pack_gives_sentences_and_says_why_no_more() -> None:
    reading = read("Norvane AG startade Brisa. Det var allt.", "sv")
    assert [s.text for s in reading.sentences] == ["Norvane AG startade Brisa.", "Det var allt."]
    assert not reading.claims
    assert [drop.reason for drop in reading.drops] == ["no language pack for 'sv'"]


def test_every_drop_has_a_reason_and_a_rule() -> None:
    reading = read(STORY["en"] + " Brisa may bought. Aurelia, Bela and Cobo rose.", "en")
    assert reading.drops
    assert all(drop.reason and drop.rule for drop in reading.drops)


def _state(item: Item) -> dict[str, object]:
    """What an item holds, but for its tags and for the span that is made when first asked for."""
    return {slot: getattr(item, slot) for slot in Item.__slots__ if slot not in ("tags", "_head")}


def test_extraction_changes_nothing_of_items_but_what_they_refer_to() -> None:
    """Items are used again in the next round of linking, so that they must be as they were made."""
    text = (
        "Osk Motors, the maker of the Brisk chip, hired Ann Lerner. The firm said its chief executive, "
        "Maria Velk, will open a 40 MW plant in Oslo in May 2031.\n"
        "The two companies run 800 Brisk chips. She said that the cluster, which Velk Labs built, is hers."
    )
    reader = default_reader()
    article = Article("a", "a.txt", text, "en", "0")
    pack = reader.pack("en")
    assert pack is not None
    stages = Stages(
        reader, article, split(article, pack), pack, reader._tables["en"], reader._extractors["en"]
    )
    stages._spot()
    linker = Linker(stages.tokens, stages.candidates, pack, reader.schema, reader.gazetteer)
    context = stages._context(linker.link())
    items = [item for line in context.lines for item in line.items]
    before = [(_state(item), dict(item.tags)) for item in items]
    assert stages._extract(context)
    after = [
        (_state(item), {tag: said for tag, said in item.tags.items() if tag not in REFERENCES})
        for item in items
    ]
    assert any("refers" in item.tags for item in items)
    assert before == after
