"""Statements of one event get one id, those of two events two."""

from __future__ import annotations

from decimal import Decimal

import pytest
from fixture_graph import Page

from kg.assemble import assemble
from kg.identity import Decisions
from kg.model import EventStatement, Filler, PartialDate, Quantity, Reading

LAUNCH = (("agent", "nordlicht"), ("object", "brise"))
BUY = (("agent", "nordlicht"), ("object", "chip-one"))
SAID = (("agent", "ada-berg"),)
Roles = tuple[tuple[str, Filler], ...]


def article(name: str, *events: tuple[str, Roles]) -> Reading:
    """An article whose sentences state the events in turn, all naming the same things."""
    line = "Nordlicht AG Brise Chip One Ada Berg Kiel"
    page = Page(name, "en", tuple(f"{line} {n}" for n in range(len(events))))
    for n, (kind, roles) in enumerate(events):
        page.mention(
            n, nordlicht="Nordlicht AG", brise="Brise", chip_one="Chip One", ada_berg="Ada Berg", kiel="Kiel"
        )
        page.claim(EventStatement(kind, roles), n, f"{kind}/1", trigger="Brise")
    return page.reading()


def on(day: str) -> tuple[str, Filler]:
    return "date", PartialDate(day)


def ids(*readings: Reading) -> list[str]:
    found = assemble(readings, frozenset(["Announcement"]), frozenset(["chip-one"]), Decisions())
    by_source = {r.article.source: r for r in found}
    statements = [c.statement for r in readings for c in by_source[r.article.source].claims]
    return [s.event for s in statements if isinstance(s, EventStatement)]


RAISED: Roles = (("agent", "nordlicht"), ("quantity", Quantity(Decimal(9), Decimal(9))))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Launch", LAUNCH), ("Launch", LAUNCH)),
        (("Launch", LAUNCH), ("Launch", (*LAUNCH, on("2024-09-02")))),
        (("Launch", (*LAUNCH, on("2024-09"))), ("Launch", (*LAUNCH, on("2024-09-02")))),
        (("Launch", LAUNCH), ("Launch", (("object", "brise"), ("place", "kiel")))),
        (("Funding", (*RAISED, ("source", "ada-berg"))), ("Funding", (*RAISED, ("source", "kiel")))),
    ],
)
def test_one_event_in_one_article(one: tuple[str, Roles], other: tuple[str, Roles]) -> None:
    assert len(set(ids(article("a.txt", one, other)))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Launch", LAUNCH), ("Construction", LAUNCH)),
        (("Launch", (*LAUNCH, on("2023"))), ("Launch", (*LAUNCH, on("2024")))),
        (("Purchase", BUY), ("Purchase", (("agent", "ada-berg"), ("object", "chip-one")))),
        (("Purchase", BUY), ("Purchase", (("agent", "nordlicht"), ("object", "brise")))),
        (("Purchase", (*RAISED, ("source", "ada-berg"))), ("Purchase", (*RAISED, ("source", "kiel")))),
    ],
)
def test_two_events_in_one_article(one: tuple[str, Roles], other: tuple[str, Roles]) -> None:
    assert len(set(ids(article("a.txt", one, other)))) == 2


def test_articles_that_tell_one_story_tell_its_event_once() -> None:
    assert len(set(ids(article("a.txt", ("Launch", LAUNCH)), article("b.txt", ("Launch", LAUNCH))))) == 1


def test_what_somebody_said_on_two_days_was_said_twice() -> None:
    assert (
        len(
            set(
                ids(
                    article(
                        "a.txt",
                        ("Announcement", (*SAID, on("2024-09-02"))),
                        ("Announcement", (*SAID, on("2024-10-02"))),
                    )
                )
            )
        )
        == 2
    )


def test_ids_do_not_hang_on_the_order_of_articles() -> None:
    one = article("a.txt", ("Launch", LAUNCH), ("Purchase", (*BUY, on("2023"))))
    other = article("b.txt", ("Purchase", (*BUY, on("2024"))), ("Launch", (*LAUNCH, on("2024-09"))))
    assert ids(one, other) == ids(other, one)[2:] + ids(other, one)[:2]


def test_an_id_tells_the_type() -> None:
    (event,) = ids(article("a.txt", ("Launch", LAUNCH)))
    assert event.startswith("launch-")


def test_what_comes_out_in_each_country_comes_out_anew() -> None:
    here, there = ("place", "kiel"), ("place", "oslo")
    thing = (("object", "brise"),)
    assert len(set(ids(article("a.txt", ("Release", (*thing, here)), ("Release", (*thing, there)))))) == 2
    assert len(set(ids(article("a.txt", ("Release", (*thing, here)), ("Release", thing))))) == 1
