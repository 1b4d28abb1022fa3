"""Readings made by hand, small but with every kind of thing a graph can hold.

Four invented articles in three languages:

* `nordlicht-fr.txt` (fr) and `nordlicht-ar.txt` (ar) tell one story: Nordlicht AG launched its cluster
  Brise in Kiel with 100 H100; it is to grow to 200 (planned, Ada Berg says); it cost 3 to 4 million euro
  (possible); it was built in 122 days.
* `markt-fr.txt` (fr) says that Brise has 150 accelerators, contradicting the others, that the chip H200
  has 141 GB and 36.2 % more than H100, and that Nordlicht does not own Kiel Daily.
* `rueckblick-en.txt` (en) holds a report passed on: Ada Berg said, as Kiel Daily reports, that Nordlicht
  may be bought; it is dated.

`make_readings()` gives them, `make_store()` a store of them with the ontology.
"""

from __future__ import annotations

import hashlib
from decimal import Decimal
from functools import cache

from pyoxigraph import Quad, Store

from kg.gazetteer import Gazetteer
from kg.model import (
    Article,
    Claim,
    Comparator,
    Drop,
    Duration,
    Entity,
    EventStatement,
    Evidence,
    Mention,
    Modality,
    Money,
    PartialDate,
    Quantity,
    Ratio,
    Reading,
    Relation,
    Sentence,
    Span,
    Stance,
    Statement,
    Text,
    ValueOf,
)
from kg.rdf.encode import encode
from kg.rdf.ontology import ontology_quads
from kg.schema import Schema

ENTITIES = (
    Entity(
        "nordlicht",
        "Company",
        (("fr", ("Nordlicht AG", "Nordlicht")), ("ar", ("نوردليشت",)), ("en", ("Nordlicht AG",))),
    ),
    Entity("brise", "ComputeSystem", (("fr", ("Brise",)), ("ar", ("بريز",)), ("en", ("Brise",)))),
    Entity("kiel", "Place", (("fr", ("Kiel",)), ("ar", ("كيل",)), ("en", ("Kiel",)))),
    Entity("ada-berg", "Person", (("fr", ("Ada Berg",)), ("ar", ("آدا بيرغ",)), ("en", ("Ada Berg",)))),
    Entity("kiel-daily", "MediaOutlet", (("fr", ("Kiel Daily",)), ("en", ("Kiel Daily",)))),
    Entity("chip-one", "Accelerator", (("fr", ("Chip One",)), ("ar", ("تشيب وان",)), ("en", ("Chip One",)))),
    Entity("chip-two", "Accelerator", (("fr", ("Chip Two",)), ("en", ("Chip Two",)))),
    Entity("chipworks", "Company", (("fr", ("Chipworks",)), ("ar", ("تشيبووركس",)), ("en", ("Chipworks",)))),
    Entity("lied", "AIModel", (("fr", ("Lied",)), ("ar", ("ليد",)), ("en", ("Lied",)))),
    Entity("ballade", "AIModel", (("fr", ("Ballade",)), ("ar", ("بالاد",)), ("en", ("Ballade",)))),
    Entity("grosse-brise", "Work", (("fr", ("La Grande Brise",)), ("en", ("The Great Breeze",)))),
    Entity("netz", "Organization", (("fr", ("Netz",)), ("ar", ("نتز",)), ("en", ("Netz",))), None),
)


class Page:
    """Collects one article's reading, finding every span by its words."""

    def __init__(
        self,
        source: str,
        lang: str,
        sentences: tuple[str, ...],
        entities: tuple[Entity, ...] = ENTITIES,
        **about: str,
    ) -> None:
        text = "\n".join(sentences) + "\n"
        content = hashlib.sha256(text.encode()).hexdigest()
        self.article = Article(content[:16], source, text, lang, content, **about)
        self.sentences: list[Sentence] = []
        at = 0
        for index, words in enumerate(sentences):
            self.sentences.append(Sentence(self.article.id, index, Span(at, at + len(words)), words, lang))
            at += len(words) + 1
        self.lang = lang
        self.known = {entity.id: entity for entity in entities}
        self.mentions: list[Mention] = []
        self.claims: list[Claim] = []
        self.drops: list[Drop] = []

    def span(self, sentence: int, words: str) -> Span:
        start = self.sentences[sentence].text.index(words) + self.sentences[sentence].span.start
        return Span(start, start + len(words))

    def mention(self, sentence: int, **named: str) -> None:
        for slug, words in named.items():
            entity = slug.replace("_", "-")
            self.mentions.append(Mention(sentence, self.span(sentence, words), words, entity, "gazetteer"))

    def claim(
        self, statement: Statement, sentence: int, rule: str, stance: Stance | None = None, **parts: str
    ) -> None:
        spans = tuple((part, self.span(sentence, words)) for part, words in parts.items())
        evidence = Evidence(self.article.id, sentence, spans, f"{self.lang}/{rule}")
        self.claims.append(Claim(statement, stance or Stance(), (evidence,)))

    def reading(self) -> Reading:
        slugs = {mention.entity for mention in self.mentions}
        entities = tuple(self.known[slug] for slug in sorted(slugs))
        return Reading(
            self.article,
            tuple(self.sentences),
            tuple(self.mentions),
            entities,
            tuple(self.claims),
            tuple(self.drops),
        )


def count(number: int, comparator: Comparator = Comparator.EXACT, unit: str = "") -> Quantity:
    return Quantity(Decimal(number), Decimal(number), unit, comparator)


_LAUNCH = "launch-2024-09-nordlicht-brise"
_BERG = Stance(speaker="ada-berg")
_PLANNED_BY_BERG = Stance(Modality.PLANNED, "ada-berg")


def _french() -> Reading:
    page = Page(
        "nordlicht-fr.txt",
        "fr",
        (
            "Nordlicht AG a mis en ligne sa grappe Brise à Kiel en septembre 2024.",
            "Brise réunit 100 puces Chip One de Chipworks, a écrit Ada Berg sur Netz le 2 septembre 2024.",
            "Selon Ada Berg, directrice générale de Nordlicht AG, Brise passera à 200 puces.",
            "Brise a été construite en 122 jours et aurait coûté entre 3 et 4 millions d'euros.",
            "Lied, le modèle de Nordlicht AG, est en concurrence avec Ballade et sera entraîné sur Brise.",
        ),
        title="Nordlicht met Brise en ligne",
        published="2024-09-03",
        publisher="Journal du Nord",
        url="https://example.org/nord/1",
    )
    page.mention(0, nordlicht="Nordlicht AG", brise="Brise", kiel="Kiel")
    page.mention(
        1, brise="Brise", chip_one="Chip One", chipworks="Chipworks", ada_berg="Ada Berg", netz="Netz"
    )
    page.mention(2, ada_berg="Ada Berg", nordlicht="Nordlicht AG", brise="Brise")
    page.mention(3, brise="Brise")
    page.mention(4, lied="Lied", nordlicht="Nordlicht AG", ballade="Ballade", brise="Brise")
    launch = (
        ("agent", "nordlicht"),
        ("object", "brise"),
        ("place", "kiel"),
        ("date", PartialDate("2024-09")),
    )
    page.claim(
        EventStatement("Launch", launch, _LAUNCH), 0, "Launch/1",
        agent="Nordlicht AG", trigger="mis en ligne", object="Brise", place="Kiel", date="septembre 2024",
    )  # fmt: skip
    page.claim(
        Relation("brise", "locatedIn", "kiel"), 0, "locatedIn/1", subject="Brise", trigger="à", object="Kiel"
    )
    page.claim(
        Relation("brise", "hasComponent", "chip-one", count(100)), 1, "hasComponent/2", _BERG,
        subject="Brise", trigger="réunit", object="Chip One", value="100", speaker="Ada Berg",
    )  # fmt: skip
    page.claim(
        ValueOf("brise", "acceleratorCount", count(100)), 1, "acceleratorCount/1", _BERG,
        subject="Brise", value="100 puces", speaker="Ada Berg",
    )  # fmt: skip
    page.claim(
        Relation("chipworks", "manufacturerOf", "chip-one"), 1, "manufacturerOf/1",
        subject="Chipworks", trigger="de", object="Chip One",
    )  # fmt: skip
    said = (("agent", "ada-berg"), ("place", "netz"), ("date", PartialDate("2024-09-02")))
    page.claim(
        EventStatement("Announcement", said, "announcement-2024-09-ada-berg"), 1, "Announcement/1",
        agent="Ada Berg", trigger="a écrit", place="Netz", date="2 septembre 2024",
    )  # fmt: skip
    page.claim(
        Relation("ada-berg", "chiefExecutiveOf", "nordlicht"), 2, "chiefExecutiveOf/1",
        subject="Ada Berg", trigger="directrice générale", object="Nordlicht AG",
    )  # fmt: skip
    page.claim(
        ValueOf("brise", "acceleratorCount", count(200)), 2, "acceleratorCount/2", _PLANNED_BY_BERG,
        subject="Brise", trigger="passera à", value="200 puces", speaker="Ada Berg",
    )  # fmt: skip
    page.claim(
        EventStatement("Expansion", (("object", "brise"), ("quantity", count(200))), "expansion-brise"), 2,
        "Expansion/1", _PLANNED_BY_BERG,
        object="Brise", trigger="passera à", quantity="200", speaker="Ada Berg",
    )  # fmt: skip
    page.claim(
        ValueOf("brise", "constructionDuration", Duration("P122D")), 3, "constructionDuration/1",
        subject="Brise", trigger="construite en", value="122 jours",
    )  # fmt: skip
    page.claim(
        ValueOf("brise", "cost", Money(Decimal(3_000_000), Decimal(4_000_000), "EUR")), 3, "cost/1",
        Stance(Modality.POSSIBLE), subject="Brise", trigger="coûté", value="entre 3 et 4 millions d'euros",
    )  # fmt: skip
    page.claim(
        Relation("nordlicht", "developerOf", "lied"), 4, "developerOf/1",
        subject="Nordlicht AG", trigger="modèle de", object="Lied",
    )  # fmt: skip
    page.claim(
        Relation("lied", "competitorOf", "ballade"), 4, "competitorOf/1",
        subject="Lied", trigger="en concurrence avec", object="Ballade",
    )  # fmt: skip
    page.claim(
        Relation("lied", "trainedOn", "brise"), 4, "trainedOn/1", Stance(Modality.PLANNED),
        subject="Lied", trigger="sera entraîné sur", object="Brise",
    )  # fmt: skip
    return page.reading()


def _arabic() -> Reading:
    page = Page(
        "nordlicht-ar.txt",
        "ar",
        (
            "أطلقت نوردليشت مجموعة بريز في كيل.",
            "تضم بريز 100 شريحة تشيب وان، كما كتبت آدا بيرغ على نتز في 2 سبتمبر 2024.",
            "وقالت آدا بيرغ إن بريز ستتوسع إلى 200 شريحة.",
            "ينافس ليد نموذج بالاد.",
        ),
    )
    page.mention(0, nordlicht="نوردليشت", brise="بريز", kiel="كيل")
    page.mention(1, brise="بريز", chip_one="تشيب وان", ada_berg="آدا بيرغ", netz="نتز")
    page.mention(2, ada_berg="آدا بيرغ", brise="بريز")
    page.mention(3, lied="ليد", ballade="بالاد")
    launch = (("agent", "nordlicht"), ("object", "brise"), ("place", "kiel"))
    page.claim(
        EventStatement("Launch", launch, _LAUNCH), 0, "Launch/1",
        agent="نوردليشت", trigger="أطلقت", object="بريز", place="كيل",
    )  # fmt: skip
    page.claim(
        Relation("brise", "locatedIn", "kiel"), 0, "locatedIn/1", subject="بريز", trigger="في", object="كيل"
    )
    page.claim(
        ValueOf("brise", "acceleratorCount", count(100)), 1, "acceleratorCount/1", _BERG,
        subject="بريز", value="100 شريحة", speaker="آدا بيرغ",
    )  # fmt: skip
    said = (("agent", "ada-berg"), ("place", "netz"), ("date", PartialDate("2024-09-02")))
    page.claim(
        EventStatement("Announcement", said, "announcement-2024-09-ada-berg"), 1, "Announcement/1",
        agent="آدا بيرغ", trigger="كتبت", place="نتز", date="2 سبتمبر 2024",
    )  # fmt: skip
    page.claim(
        ValueOf("brise", "acceleratorCount", count(200)), 2, "acceleratorCount/2", _PLANNED_BY_BERG,
        subject="بريز", trigger="ستتوسع إلى", value="200 شريحة", speaker="آدا بيرغ",
    )  # fmt: skip
    page.claim(
        Relation("ballade", "competitorOf", "lied"), 3, "competitorOf/1",
        subject="بالاد", trigger="ينافس", object="ليد",
    )  # fmt: skip
    return page.reading()


def _market() -> Reading:
    page = Page(
        "markt-fr.txt",
        "fr",
        (
            "Brise de Nordlicht AG compte 150 puces, environ 150 mégawatts.",
            "Chip Two succède à Chip One : 141 Go de HBM3E, soit 36,2 % de plus que Chip One.",
            "Nordlicht AG ne possède pas Kiel Daily.",
            "Brise pourrait devoir son nom au film La Grande Brise.",
            "Nordlicht AG a acheté jusqu'à 60 puces Chip One à Chipworks en 2023.",
        ),
        published="2024-10",
    )
    page.mention(0, brise="Brise", nordlicht="Nordlicht AG")
    page.mention(1, chip_two="Chip Two", chip_one="Chip One")
    page.mention(2, nordlicht="Nordlicht AG", kiel_daily="Kiel Daily")
    page.mention(3, brise="Brise", grosse_brise="La Grande Brise")
    page.mention(4, nordlicht="Nordlicht AG", chip_one="Chip One", chipworks="Chipworks")
    page.claim(
        ValueOf("brise", "acceleratorCount", count(150)), 0, "acceleratorCount/1",
        subject="Brise", trigger="compte", value="150 puces",
    )  # fmt: skip
    page.claim(
        ValueOf("brise", "powerCapacity", count(150, Comparator.ABOUT, "MW")), 0, "powerCapacity/1",
        subject="Brise", value="environ 150 mégawatts",
    )  # fmt: skip
    page.claim(
        Relation("nordlicht", "operatorOf", "brise"), 0, "operatorOf/1",
        subject="Nordlicht AG", trigger="de", object="Brise",
    )  # fmt: skip
    page.claim(
        Relation("chip-two", "successorOf", "chip-one"), 1, "successorOf/1",
        subject="Chip Two", trigger="succède à", object="Chip One",
    )  # fmt: skip
    page.claim(
        ValueOf("chip-two", "memoryCapacity", count(141, unit="GB")), 1, "memoryCapacity/1",
        subject="Chip Two", value="141 Go",
    )  # fmt: skip
    page.claim(
        ValueOf("chip-two", "memoryType", Text("HBM3E")), 1, "memoryType/1", subject="Chip Two", value="HBM3E"
    )
    page.claim(
        ValueOf("chip-two", "capacityRatio", Ratio(Decimal("36.20"), "chip-one")), 1, "capacityRatio/1",
        subject="Chip Two", value="36,2 % de plus", trigger="que Chip One",
    )  # fmt: skip
    page.claim(
        Relation("nordlicht", "ownerOf", "kiel-daily"), 2, "ownerOf/1", Stance(Modality.NEGATED),
        subject="Nordlicht AG", trigger="possède", object="Kiel Daily",
    )  # fmt: skip
    page.claim(
        Relation("brise", "namedAfter", "grosse-brise"), 3, "namedAfter/1", Stance(Modality.POSSIBLE),
        subject="Brise", trigger="devoir son nom", object="La Grande Brise",
    )  # fmt: skip
    bought = (
        ("agent", "nordlicht"), ("object", "chip-one"), ("source", "chipworks"),
        ("date", PartialDate("2023")), ("quantity", count(60, Comparator.UP_TO)),
    )  # fmt: skip
    page.claim(
        EventStatement("Purchase", bought, "purchase-2023-nordlicht-chip-one"), 4, "Purchase/1",
        agent="Nordlicht AG", trigger="a acheté", object="Chip One", source="Chipworks", date="2023",
        quantity="jusqu'à 60",
    )  # fmt: skip
    page.drops.append(Drop(0, "fr/hasComponent/2", "no object of a fitting type", "150 mégawatts"))
    return page.reading()


def _english() -> Reading:
    page = Page(
        "rueckblick-en.txt",
        "en",
        (
            "Kiel Daily reports that Ada Berg said Chipworks may buy Nordlicht AG by autumn 2025.",
            "Chipworks and Nordlicht AG are to become partners, according to Kiel Daily.",
            "Nordlicht AG bought 40 Chip One units in 2023.",
        ),
        published="2025",
        publisher="The Week",
    )
    page.mention(
        0, kiel_daily="Kiel Daily", ada_berg="Ada Berg", chipworks="Chipworks", nordlicht="Nordlicht AG"
    )
    page.mention(1, chipworks="Chipworks", nordlicht="Nordlicht AG", kiel_daily="Kiel Daily")
    page.mention(2, nordlicht="Nordlicht AG", chip_one="Chip One")
    purchase = (("agent", "chipworks"), ("object", "nordlicht"), ("date", PartialDate("2025", "autumn")))
    page.claim(
        EventStatement("Purchase", purchase, "purchase-2025-chipworks-nordlicht"), 0, "Purchase/2",
        Stance(Modality.POSSIBLE, "ada-berg", ("kiel-daily",)),
        agent="Chipworks", trigger="may buy", object="Nordlicht AG", date="autumn 2025", speaker="Ada Berg",
    )  # fmt: skip
    page.claim(
        Relation("nordlicht", "partnerOf", "chipworks"), 1, "partnerOf/1",
        Stance(Modality.PLANNED, "kiel-daily"),
        subject="Nordlicht AG", trigger="become partners", object="Chipworks", speaker="Kiel Daily",
    )  # fmt: skip
    bought = (
        ("agent", "nordlicht"), ("object", "chip-one"),
        ("date", PartialDate("2023")), ("quantity", count(40)),
    )  # fmt: skip
    page.claim(
        EventStatement("Purchase", bought, "purchase-2023-nordlicht-chip-one"), 2, "Purchase/1",
        agent="Nordlicht AG", trigger="bought", object="Chip One", date="2023", quantity="40",
    )  # fmt: skip
    return page.reading()


@cache
def make_readings() -> tuple[Reading, ...]:
    """The four readings; frozen, and so made once."""
    return _french(), _arabic(), _market(), _english()


@cache
def _quads() -> tuple[Quad, ...]:
    return (*encode(make_readings(), Schema.load(), Gazetteer({}, ())), *ontology_quads())


def make_store() -> Store:
    """A fresh in-memory store of the readings and the ontology, as a build makes it."""
    store = Store()
    store.bulk_extend(_quads())
    return store
