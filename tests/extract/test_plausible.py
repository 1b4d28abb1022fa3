"""Values of a size that nothing of the class has are refused, with a reason."""

from __future__ import annotations

import pytest
from fixture_reading import read

from kg.lang.shared import common
from kg.model import ValueOf
from kg.schema import Schema


@pytest.mark.parametrize(
    ("text", "held", "refused"),
    [
        ("The GPU Brisk G4 has {} of memory.", "96 GB", "40 TB"),
        ("The GPU Brisk G4 has a memory bandwidth of {}.", "9 TB/s", "90 TB/s"),
        ("The company Norvane has {} employees.", "400", "400,000,000"),
        ("The company Norvane is valued at {}.", "$4 billion", "$400"),
    ],
)
def test_what_no_such_thing_has_is_refused(text: str, held: str, refused: str) -> None:
    assert any(isinstance(c.statement, ValueOf) for c in read(text.format(held), "en").claims)
    reading = read(text.format(refused), "en")
    assert not any(isinstance(c.statement, ValueOf) for c in reading.claims)
    assert any("so much or so little" in drop.reason for drop in reading.drops), reading.drops


def test_the_bounds_are_of_known_values_and_in_order() -> None:
    schema = Schema.load()
    for row in common()["plausible"]:
        assert row["term"] in schema.values, row
        assert all(schema.coarse(cls) for cls in row.get("of", ())), row
        assert row["least"] < row["most"], row
