"""What English sentences state, and what they do not though its words stand in them."""

from __future__ import annotations

import pytest
from fixture_reading import facts, read

from kg.model import EventStatement


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Halden Systems is building a data center in Oslo, called Brisk.", ("brisk", "locatedIn", "oslo")),
        (
            "Halden Systems invested $13 billion in Tarn Labs.",
            ("halden-systems", "investment", "13000000000"),
        ),
        (
            "Ann Lee, Bo Ray and Sam Reed (CEO of Halden Systems) met.",
            ("sam-reed", "chiefExecutiveOf", "halden-systems"),
        ),
        (
            "ex-Nvidia engineers Ann Lee and Sam Reed work there.",
            ("ann-lee", "affiliatedWith", "nvidia"),
        ),
    ],
)
def test_stated(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("About 10,000 construction workers built the site of Halden Systems.", "employeeCount"),
        ("Halden Systems infringed on three patents owned by Tarn Labs.", "ownerOf"),
        ("Ann Lee, Bo Ray and Sam Reed (CEO of Halden Systems) met.", "founderOf"),
    ],
)
def test_no_fact(text: str, term: str) -> None:
    assert term not in {predicate for _, predicate, _ in facts(text)}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Sources say Halden Systems talks.", "Announcement"),
        ("Halden Systems Loses Case, Says Jury", "Announcement"),
        ("Halden Systems plans a site in Ohio called Brisk. The second site will open in 2027.", "Launch"),
        ("The Zeta S phone on the third day of the fair revealed that Halden Systems grows.", "Release"),
    ],
)
def test_no_event(text: str, term: str) -> None:
    said = (claim.statement for claim in read(text).claims)
    assert term not in {s.type for s in said if isinstance(s, EventStatement)}
