"""A fifth hand-made article, of events and relations that `fixture_graph` has none of."""

from __future__ import annotations

from decimal import Decimal

from fixture_graph import ENTITIES, Page, count
from pyoxigraph import Store

from kg.gazetteer import Gazetteer
from kg.model import (
    Entity,
    EventStatement,
    Modality,
    Money,
    PartialDate,
    Quantity,
    Ratio,
    Reading,
    Relation,
    Stance,
    ValueOf,
)
from kg.rdf.encode import encode
from kg.rdf.ontology import ontology_quads
from kg.schema import Schema

MORE = (
    *ENTITIES,
    Entity("harbour-act", "Legislation", (("en", ("Harbour Act",)),)),
    Entity("sued-bank", "Company", (("en", ("Süd Bank",)),)),
    Entity("kiel-court", "PublicBody", (("en", ("Kiel Court",)),)),
    Entity("memo", "Report", (("en", ("memo",)),)),
)


def make_event_reading() -> Reading:
    """One English article with an event of each remaining type, and relations of ownership and supply."""
    page = Page(
        "harbour-en.txt",
        "en",
        (
            "Chipworks redirected 30 Chip One from Nordlicht AG to Süd Bank, says a memo, per Kiel Daily.",
            "Ada Berg endorsed the Harbour Act on Netz on 27 August 2024.",
            "Kiel Court suspended Brise under the Harbour Act in 2024.",
            "Süd Bank invested at least 5 million euros in Nordlicht AG.",
            "Nordlicht AG presented Ballade in March 2024 and is building Brise in Kiel.",
            "Ada Berg founded Nordlicht AG, a subsidiary of Süd Bank, and wrote the memo.",
            "Chipworks supplies Nordlicht AG; Brise is powered by 14 Chip Two units.",
            "Nordlicht AG and Süd Bank agreed to work together; the two are partners.",
            "Chip Two has 66.7% more bandwidth than Chip One.",
            "Ada Berg bought Chip Two units.",
            "In her post Ada Berg also thanked Chipworks.",
        ),
        MORE,
        published="2024-11-05",
        title="Harbour news",
    )
    page.mention(
        0, chipworks="Chipworks", chip_one="Chip One", nordlicht="Nordlicht AG", sued_bank="Süd Bank"
    )
    page.mention(0, memo="memo", kiel_daily="Kiel Daily")
    page.mention(1, ada_berg="Ada Berg", harbour_act="Harbour Act", netz="Netz")
    page.mention(2, kiel_court="Kiel Court", brise="Brise", harbour_act="Harbour Act")
    page.mention(3, sued_bank="Süd Bank", nordlicht="Nordlicht AG")
    page.mention(4, nordlicht="Nordlicht AG", ballade="Ballade", brise="Brise", kiel="Kiel")
    page.mention(5, ada_berg="Ada Berg", nordlicht="Nordlicht AG", sued_bank="Süd Bank", memo="memo")
    page.mention(6, chipworks="Chipworks", nordlicht="Nordlicht AG", brise="Brise", chip_two="Chip Two")
    page.mention(7, nordlicht="Nordlicht AG", sued_bank="Süd Bank")
    page.mention(8, chip_two="Chip Two", chip_one="Chip One")
    page.mention(9, ada_berg="Ada Berg", chip_two="Chip Two")
    page.mention(10, ada_berg="Ada Berg", chipworks="Chipworks")
    _events(page)
    _relations(page)
    return page.reading()


def _events(page: Page) -> None:
    redirected = (
        ("agent", "chipworks"), ("object", "chip-one"), ("source", "nordlicht"), ("recipient", "sued-bank"),
        ("quantity", count(30)),
    )  # fmt: skip
    page.claim(
        EventStatement("Diversion", redirected, "diversion-chip-one"), 0, "Diversion/1",
        Stance(speaker="memo", reporters=("kiel-daily",)), agent="Chipworks", trigger="redirected",
    )  # fmt: skip
    endorsed = (
        ("agent", "ada-berg"), ("object", "harbour-act"), ("place", "netz"),
        ("date", PartialDate("2024-08-27")),
    )  # fmt: skip
    page.claim(
        EventStatement("Endorsement", endorsed, "endorsement-harbour-act"), 1, "Endorsement/1",
        agent="Ada Berg", trigger="endorsed", object="Harbour Act",
    )  # fmt: skip
    suspended = (
        ("agent", "kiel-court"), ("object", "brise"), ("date", PartialDate("2024")),
    )  # fmt: skip
    page.claim(
        EventStatement("LegalAction", suspended, "legal-2024-brise"), 2, "LegalAction/1",
        agent="Kiel Court", trigger="suspended", object="Brise",
    )  # fmt: skip
    page.claim(
        EventStatement("Funding", (("agent", "sued-bank"), ("recipient", "nordlicht")), "funding-nordlicht"),
        3, "Funding/1", agent="Süd Bank", trigger="invested",
    )  # fmt: skip
    presented = (("agent", "nordlicht"), ("object", "ballade"), ("date", PartialDate("2024-03")))
    page.claim(
        EventStatement("Release", presented, "release-2024-03-ballade"), 4, "Release/1",
        agent="Nordlicht AG", trigger="presented", object="Ballade",
    )  # fmt: skip
    built = (("agent", "nordlicht"), ("object", "brise"), ("place", "kiel"))
    page.claim(
        EventStatement("Construction", built, "construction-brise"), 4, "Construction/1",
        agent="Nordlicht AG", trigger="is building", object="Brise", place="Kiel",
    )  # fmt: skip
    page.claim(
        EventStatement("Publication", (("agent", "ada-berg"), ("object", "memo")), "publication-memo"),
        5, "Publication/1", agent="Ada Berg", trigger="wrote", object="memo",
    )  # fmt: skip
    page.claim(
        EventStatement("Partnership", (("agent", "nordlicht"), ("agent", "sued-bank")), "partnership-n-s"),
        7, "Partnership/1", agent="Nordlicht AG", trigger="agreed to work together",
    )  # fmt: skip
    page.claim(
        EventStatement("Purchase", (("agent", "ada-berg"), ("object", "chip-two")), "purchase-berg"),
        9, "Purchase/1", agent="Ada Berg", trigger="bought", object="Chip Two",
    )  # fmt: skip

    page.claim(
        EventStatement("Announcement", (("agent", "ada-berg"),), "announcement-2024-09-ada-berg"), 10,
        "Announcement/2", agent="Ada Berg", trigger="also thanked",
    )  # fmt: skip


def _relations(page: Page) -> None:
    page.claim(
        ValueOf("nordlicht", "investment", Money(Decimal(5_000_000), Decimal(5_000_000), "EUR")), 3,
        "investment/1",
        subject="Nordlicht AG", value="5 million euros",
    )  # fmt: skip
    page.claim(
        Relation("ada-berg", "founderOf", "nordlicht"), 5, "founderOf/1",
        subject="Ada Berg", trigger="founded", object="Nordlicht AG",
    )  # fmt: skip
    page.claim(
        Relation("brise", "locatedIn", "kiel"), 4, "locatedIn/1", subject="Brise", trigger="in", object="Kiel"
    )
    page.claim(
        Relation("nordlicht", "subsidiaryOf", "sued-bank"), 5, "subsidiaryOf/1",
        subject="Nordlicht AG", trigger="subsidiary of", object="Süd Bank",
    )  # fmt: skip
    page.claim(
        Relation("ada-berg", "authorOf", "memo"), 5, "authorOf/1",
        subject="Ada Berg", trigger="wrote", object="memo",
    )  # fmt: skip
    page.claim(
        Relation("chipworks", "supplierOf", "nordlicht"), 6, "supplierOf/1",
        subject="Chipworks", trigger="supplies", object="Nordlicht AG",
    )  # fmt: skip
    page.claim(
        Relation("brise", "poweredBy", "chip-two", Quantity(Decimal(14), Decimal(14))), 6, "poweredBy/1",
        subject="Brise", trigger="powered by", object="Chip Two", value="14",
    )  # fmt: skip
    page.claim(
        Relation("nordlicht", "partnerOf", "sued-bank"), 7, "partnerOf/1", Stance(Modality.ASSERTED),
        subject="Nordlicht AG", trigger="partners", object="Süd Bank",
    )  # fmt: skip
    page.claim(
        ValueOf("chip-two", "bandwidthRatio", Ratio(Decimal("66.7"), "chip-one")), 8, "bandwidthRatio/1",
        subject="Chip Two", value="66.7% more", object="Chip One",
    )  # fmt: skip


def store_of(*readings: Reading) -> Store:
    """An in-memory store of readings whose entities are all their own, with the ontology."""
    store = Store()
    store.bulk_extend(encode(readings, Schema.load(), Gazetteer({}, ())))
    store.bulk_extend(ontology_quads())
    return store
