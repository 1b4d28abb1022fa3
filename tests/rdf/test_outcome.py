"""Findings, their lasting fingerprints, the verdict and the baseline."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.errors import InputError, UnknownName
from kg.gazetteer import Gazetteer
from kg.model import Reading, Span
from kg.rdf.baseline import Baseline, read_baseline
from kg.rdf.encode import encode
from kg.rdf.ontology import ontology_quads
from kg.rdf.outcome import Outcome, findings_of
from kg.rdf.places import Places
from kg.rdf.report import Kind, Result, Rule, Severity, make_report
from kg.rdf.validation import Options, update_baseline, validate_files, validate_graph
from kg.schema import Schema

ENTITY = "<https://w3id.org/newsgraph/id/entity/brise>"


def result(severity: Severity = Severity.VIOLATION, focus: str = ENTITY, rule: str = "r") -> Result:
    return Result(severity, Kind.CHECK, rule, focus, shape=rule, message="bad")


def outcome(*results: Result, threshold: Severity | None = Severity.VIOLATION) -> Outcome:
    report = make_report(results, [Rule("r", Kind.CHECK)])
    return Outcome(findings_of(report, Places(Store())), report.rules, threshold)


@pytest.mark.parametrize(
    ("severity", "threshold", "code"),
    [
        (Severity.INFO, Severity.VIOLATION, 0),
        (Severity.WARNING, Severity.VIOLATION, 0),
        (Severity.VIOLATION, Severity.VIOLATION, 1),
        (Severity.INFO, Severity.WARNING, 0),
        (Severity.WARNING, Severity.WARNING, 1),
        (Severity.INFO, Severity.INFO, 1),
        (Severity.VIOLATION, None, 0),
    ],
)
def test_the_threshold(severity: Severity, threshold: Severity | None, code: int) -> None:
    assert outcome(result(severity), threshold=threshold).exit_code == code


def test_what_looked_at_nothing_is_never_a_pass() -> None:
    assert replace(outcome(), idle=("c.rq",)).exit_code == 3
    assert replace(outcome(result()), idle=("c.rq",)).exit_code == 3
    assert "looked at nothing" in replace(outcome(), idle=("c.rq",)).verdict()


def test_the_severest_first_and_two_alike_told_apart() -> None:
    found = outcome(result(Severity.INFO), result(Severity.VIOLATION), result(Severity.VIOLATION)).findings
    assert [f.result.severity.value for f in found] == ["violation", "violation", "info"]
    marks = [f.fingerprint for f in found]
    assert len(set(marks)) == 3
    assert marks[1] == f"{marks[0]}-2"


def shifted(reading: Reading, by: int) -> Reading:
    """The same article with something put before its text: another hash, all offsets moved."""

    def moved(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    article = replace(
        reading.article, id="f" * 16, content_hash="f" * 64, text="x" * by + reading.article.text
    )
    return replace(
        reading,
        article=article,
        sentences=tuple(replace(s, article=article.id, span=moved(s.span)) for s in reading.sentences),
        mentions=tuple(replace(m, span=moved(m.span)) for m in reading.mentions),
        claims=tuple(
            replace(
                claim,
                evidence=tuple(
                    replace(e, article=article.id, parts=tuple((p, moved(s)) for p, s in e.parts))
                    for e in claim.evidence
                ),
            )
            for claim in reading.claims
        ),
    )


def test_fingerprints_outlast_an_edit_elsewhere_in_the_article(readings: tuple[Reading, ...]) -> None:
    marks = []
    for some in (readings[2], shifted(readings[2], 40)):
        store = Store()
        store.bulk_extend(encode([some], Schema.load(), Gazetteer({}, ())))
        store.bulk_extend(ontology_quads())
        places = Places(store)
        text_nodes = {
            str(q.subject)
            for q in store
            if "#phrase_" in str(q.subject)
            or "#sentence_" in str(q.subject)
            or "/evidence/" in str(q.subject)
        }
        assert len(text_nodes) > 20
        report = make_report([result(focus=node) for node in sorted(text_nodes)])
        marks.append({f.fingerprint for f in findings_of(report, places)})
    assert marks[0] == marks[1]


def test_a_baseline_lets_known_findings_pass_and_tells_stale_ones(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "known.txt"
    options = Options(fail_on="info")
    first = validate_graph(store, options)
    assert first.exit_code == 1
    assert update_baseline(first, path) == len(first.findings)
    known = validate_graph(store, replace(options, baseline=path))
    assert known.exit_code == 0
    assert all(finding.known for finding in known.findings)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:-1], f"{'0' * 32}  an old one  # gone"]) + "\n", encoding="utf-8")
    again = validate_graph(store, replace(options, baseline=path))
    assert again.exit_code == 1
    assert len(again.failing) == 1
    assert again.stale == (f"{'0' * 32}  an old one",)


def test_a_new_baseline_keeps_reasons_and_drops_what_is_stale(tmp_path: Path) -> None:
    path = tmp_path / "known.txt"
    found = outcome(result())
    mark = found.findings[0].fingerprint
    path.write_text(f"# head\n{'0' * 32}  stale\n{mark}  r  x  # agreed on Monday\n", encoding="utf-8")
    assert update_baseline(found, path) == 1
    text = path.read_text(encoding="utf-8")
    assert f"{mark}  r  " in text
    assert "# agreed on Monday" in text
    assert "stale" not in text.splitlines()[1]
    assert read_baseline(path).updated(found.findings).text() == text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("hello\n", ":1: no line of a baseline"),
        (f"{'a' * 32}\n{'a' * 32}\n", ":2: the fingerprint"),
    ],
)
def test_a_broken_baseline(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "known.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=problem):
        read_baseline(path)
    with pytest.raises(InputError, match="no such baseline"):
        read_baseline(tmp_path / "none")
    assert Baseline().known == frozenset()


def test_options_are_checked_before_anything_runs() -> None:
    with pytest.raises(UnknownName, match="did you mean warning"):
        validate_graph(Store(), Options(fail_on="warnings"))
    with pytest.raises(InputError, match="the graph is empty"):
        validate_graph(Store(), Options())


def test_files_without_named_graphs_leave_the_checks_out(tmp_path: Path) -> None:
    path = tmp_path / "d.ttl"
    path.write_text(
        "<https://w3id.org/newsgraph/id/article/1> a <https://w3id.org/newsgraph/ontology#Article> ."
    )
    found = validate_files([path], Options())
    assert found.about["checks"] == "left out: no named graph in the data"
    assert {rule.kind for rule in found.rules} == {Kind.SHAPE}
    assert found.exit_code == 1


def test_a_graph_of_something_else_is_no_pass(tmp_path: Path) -> None:
    path = tmp_path / "d.ttl"
    path.write_text("<urn:a> <urn:b> <urn:c> .")
    with pytest.raises(InputError, match="no rule found anything to look at"):
        validate_files([path], Options())
