"""Decisions on what is one thing: read, joined, refused where they contradict each other, exact to undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixture_graph import make_readings
from pyoxigraph import NamedNode, Store

from kg.assemble import assemble
from kg.errors import InputError
from kg.gazetteer import Gazetteer
from kg.identity import Decision, Decisions, decide, read_decisions
from kg.rdf.decided import decided_quads
from kg.rdf.encode import encode
from kg.rdf.iris import Iris
from kg.schema import Schema

HEAD = "# why\ndecision\tone\tother\treason\n\n"


def same(one: str, other: str, line: int = 1) -> Decision:
    return Decision(True, one, other, "they are", f"mine.tsv:{line}")


def never(one: str, other: str, line: int = 1) -> Decision:
    return Decision(False, one, other, "they are not", f"mine.tsv:{line}")


def lines(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.tsv"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_a_file_is_read_with_its_lines(tmp_path: Path) -> None:
    path = lines(tmp_path, "same\tnord\tnord-ag\tone firm\nnever\tkiel\tkiel-daily\tcity and paper\n")
    one, other = read_decisions(path)
    assert one == Decision(True, "nord", "nord-ag", "one firm", f"{path}:4")
    assert (other.same, other.pair, other.where) == (False, ("kiel", "kiel-daily"), f"{path}:5")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("maybe\ta\tb\twhy", r":4: 'maybe' is no decision; there is: same, never"),
        ("same\ta\tb", r":4: a decision is decision, one, other, reason, divided by tabs"),
        ("same\ta\tb\t", r":4: a decision is"),
        ("same\ta\ta\twhy", r":4: 'a' stands on both sides"),
        ("same\ta b\tc\twhy", r":4: 'a b' is no id"),
    ],
)
def test_lines_that_are_no_decisions(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_decisions(lines(tmp_path, line + "\n"))


def test_chains_end_at_the_id_that_stays() -> None:
    found = decide([same("b", "c"), same("a", "b"), never("c", "d")])
    assert found.ids == {"b": "a", "c": "a"}
    assert list(found.apart) == [("a", "d")]


@pytest.mark.parametrize(
    ("decisions", "says"),
    [
        ([same("a", "b", 1), never("b", "a", 2)], r"mine.tsv:2: b and a are never .* but mine.tsv:1 makes"),
        ([same("a", "b", 1), same("b", "c", 2), never("a", "c", 3)], r"mine.tsv:3: a and c are never"),
        ([same("a", "c", 1), same("b", "c", 2)], r"mine.tsv:2: c becomes b, but mine.tsv:1 makes it a"),
        ([same("a", "b", 1), same("b", "a", 2)], r"goes round in a circle"),
    ],
)
def test_contradictions_are_refused_with_their_lines(decisions: list[Decision], says: str) -> None:
    with pytest.raises(InputError, match=says):
        decide(decisions)


def test_the_decisions_that_come_with_newsgraph_hold_together_and_are_on_known_entities() -> None:
    shipped = Decisions.load()
    assert shipped.apart
    assert {slug for pair in shipped.apart for slug in pair} <= Gazetteer.load().entities.keys()


def graph(decisions: Decisions) -> set[str]:
    readings = assemble(make_readings(), decisions=decisions)
    quads = [*encode(readings, Schema.load(), Gazetteer({}, ())), *decided_quads(readings, decisions, Iris())]
    return {str(quad) for quad in quads}


def test_what_is_decided_the_same_is_one_entity_with_the_names_of_both() -> None:
    found = graph(decide([same("chip-one", "chip-two")]))
    assert not any("<https://w3id.org/newsgraph/id/entity/chip-two>" in q for q in found if "sameAs" not in q)
    entity = "<https://w3id.org/newsgraph/id/entity/chip-one>"
    assert any(
        q.startswith(f'{entity} <http://www.w3.org/2004/02/skos/core#altLabel> "Chip Two"@fr') for q in found
    )
    # A thing does not succeed itself, nor is it so much per cent more than itself.
    assert not any(q.count(entity) > 1 for q in found)


def test_a_decision_taken_out_is_undone_to_the_letter() -> None:
    before = graph(Decisions())
    assert graph(decide([same("chip-one", "chip-two"), same("kiel-daily", "netz")])) != before
    assert graph(decide([])) == before


def test_what_is_never_one_is_told_to_the_checks() -> None:
    decisions = decide([never("nordlicht", "kiel-daily"), never("nordlicht", "absent")])
    different = NamedNode("http://www.w3.org/2002/07/owl#differentFrom")
    store = Store()
    store.extend(decided_quads(make_readings(), decisions, Iris()))
    (quad,) = store.quads_for_pattern(None, different, None, None)
    assert {quad.subject, quad.object} == {Iris().entity("nordlicht"), Iris().entity("kiel-daily")}
