"""What is known of whose a thing is: the file that comes along, and files that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.assets import asset
from kg.errors import AssetError
from kg.gazetteer import Gazetteer
from kg.schema import Schema
from kg.ties import KINDS, Ties, read_ties


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ties.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_whose_a_thing_is_and_what_somebody_has(tmp_path: Path) -> None:
    rows = "# made up\nsubject\ttie\tobject\nosk\tmakes\tkelp\ntarn\tmakes\tkelp\nann-lee\theads\tosk\n"
    ties = read_ties(written(tmp_path, rows))
    assert ties.of("makes", "kelp") == ("osk", "tarn")
    assert ties.has("makes", "osk") == ("kelp",)
    assert ties.of("heads", "osk") == ("ann-lee",)
    assert ties.of("makes", "ann-lee") == ties.has("heads", "osk") == ()


def test_a_line_holds_for_all_whose_ids_begin_so(tmp_path: Path) -> None:
    ties = read_ties(written(tmp_path, "osk\tmakes\tkelp-[0-9]*\ntarn\tmakes\tkelp-9-mini\n"))
    assert ties.of("makes", "kelp-7") == ("osk",)
    assert ties.of("makes", "kelp-9-mini") == ("tarn",)  # what is told of one thing counts more
    assert ties.of("makes", "kelp") == ()
    assert ties.line_of("kelp-7") == "kelp-[0-9]*"
    assert ties.line_of("kelp") == ""


def test_all_that_is_called_after_its_maker_is_no_line(tmp_path: Path) -> None:
    ties = read_ties(written(tmp_path, "osk\tmakes\tosk-*\n"))
    assert ties.of("makes", "osk-museum") == ("osk",)
    assert ties.line_of("osk-museum") == ""


@pytest.mark.parametrize("row", ["osk makes kelp", "osk\tmakes", "osk\tsells\tkelp", "\tmakes\tkelp"])
def test_a_line_that_is_no_tie_is_refused_with_its_number(tmp_path: Path, row: str) -> None:
    with pytest.raises(AssetError, match=r"ties\.tsv:2: a tie is subject, tie, object"):
        read_ties(written(tmp_path, f"osk\tmakes\tkelp\n{row}\n"))


def test_the_ties_that_come_along_are_of_known_entities() -> None:
    entities, schema = Gazetteer.load().entities, Schema.load()
    rows = [
        line.split("\t")
        for line in asset("ontology", "ties.tsv").read_text(encoding="utf-8").splitlines()[1:]
        if line[:1] != "#"
    ]
    assert rows[0] == ["subject", "tie", "object"]
    assert [r for r in rows[1:] if r[0] not in entities] == []
    plain = [r for r in rows[1:] if not set(r[2]) & set("*?[")]
    # towns and states are called by their ids, whether the list of places has them or not
    assert [r for r in plain if r[2] not in entities and r[1] != "seat"] == []
    wanted = {"heads": "Organization", "founded": "Organization", "part": "Organization"}
    assert [r for r in plain if r[1] in wanted and schema.coarse(entities[r[2]].type) != wanted[r[1]]] == []
    assert {r[1] for r in rows[1:]} == set(KINDS)
    assert rows[1:] == sorted(rows[1:])


def test_the_ties_that_come_along_name_makers() -> None:
    assert Ties.load().of("makes", "playstation-5") == ("sony",)
