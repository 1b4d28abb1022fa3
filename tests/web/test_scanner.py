"""The scanner of SERVICE and LOAD, held against the engine's own parser."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from kg.web.evaluate import Answer, Task, evaluate
from kg.web.federation import check, guard
from kg.web.frames import Status
from kg.web.problems import Problem
from kg.web.scanner import position, scan

IRI = "<http://127.0.0.1:9/>"
DISGUISES = {
    "plain": f"SELECT * {{ SERVICE {IRI} {{ ?s ?p ?o }} }}",
    "lower case": f"select * {{ service {IRI} {{ ?s ?p ?o }} }}",
    "mixed case": f"SELECT * {{ sErViCe {IRI} {{ ?s ?p ?o }} }}",
    "silent": f"SELECT * {{ SERVICE SILENT {IRI} {{ ?s ?p ?o }} }}",
    "no spaces": f"SELECT*{{SERVICESILENT{IRI}{{?s?p?o}}}}",
    "variable endpoint": "SELECT * { VALUES ?x { <http://127.0.0.1:9/> } SERVICE ?x { ?s ?p ?o } }",
    "dollar variable": "SELECT * { SERVICE $x { ?s ?p ?o } }",
    "prefixed endpoint": "PREFIX e: <http://127.0.0.1:9/> SELECT * { SERVICE e:x { ?s ?p ?o } }",
    "prefix that looks like one": "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "after a comment": f"# harmless\nSELECT * {{ #SELECT\n SERVICE#x\n{IRI}#y\n{{ ?s ?p ?o }} }}",
    "after a prologue": f"BASE <http://e/> PREFIX e: <http://e/> ASK {{ SERVICE {IRI} {{ ?s e:p ?o }} }}",
    "in EXISTS": f"ASK {{ FILTER EXISTS {{ SERVICE {IRI} {{ ?s ?p ?o }} }} }}",
    "in NOT EXISTS": f"ASK {{ FILTER NOT EXISTS {{ SERVICE {IRI} {{ ?s ?p ?o }} }} }}",
    "in a sub-query": f"SELECT * {{ {{ SELECT * {{ SERVICE {IRI} {{ ?s ?p ?o }} }} }} }}",
    "in OPTIONAL": f"SELECT * {{ OPTIONAL {{ SERVICE {IRI} {{ ?s ?p ?o }} }} }}",
    "in UNION": f"SELECT * {{ {{}} UNION {{ SERVICE {IRI} {{ ?s ?p ?o }} }} }}",
    "in MINUS": f"SELECT * {{ ?s ?p ?o MINUS {{ SERVICE {IRI} {{ ?s ?p ?o }} }} }}",
    "in GRAPH": f"SELECT * {{ GRAPH ?g {{ SERVICE {IRI} {{ ?s ?p ?o }} }} }}",
    "in CONSTRUCT": f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {IRI} {{ ?s ?p ?o }} }}",
    "in DESCRIBE": f"DESCRIBE ?s {{ SERVICE {IRI} {{ ?s ?p ?o }} }}",
    "in LATERAL": f"SELECT * {{ ?s ?p ?o LATERAL {{ SERVICE {IRI} {{ ?s ?p ?o }} }} }}",
    "a comparison taken for an IRI": f"SELECT * {{ ?s ?p ?a,?b FILTER(?a<?b)SERVICE#>\n{IRI}{{?x ?y ?z}} }}",
    "a quote inside such an IRI": f"SELECT * {{ ?s ?p ?a FILTER(?a<'>' ) SERVICE {IRI} {{}} #'\n}}",
    "after true": f"SELECT * {{ ?s ?p trueSERVICE {IRI} {{ ?s ?p ?o }} }}",
    "after a number": f"SELECT * {{ ?s ?p 1SERVICE {IRI} {{ ?s ?p ?o }} }}",
    "after a number with exponent": f"SELECT * {{ ?s ?p 1e5SERVICE {IRI} {{ ?s ?p ?o }} }}",
    "after a number and dot": f"SELECT * {{ ?s ?p 1.SERVICE {IRI} {{ ?s ?p ?o }} }}",
    "after a long string": f"SELECT * {{ ?s ?p '''it's''' SERVICE {IRI} {{ ?s ?p ?o }} }}",
    "after an empty string": f"SELECT * {{ ?s ?p '' SERVICE {IRI} {{ ?s ?p ?o }} }}",
    "after escaped quotes": f'SELECT * {{ ?s ?p "\\"" SERVICE {IRI} {{ ?s ?p "\\"" }} }}',
    "after a name with an escape": f"PREFIX e: <x:> ASK {{ ?s ?p e:a\\'b SERVICE {IRI} {{ ?s ?p ?o }} }}",
    "carriage return": f"SELECT * {{ # hidden?\rSERVICE {IRI} {{ ?s ?p ?o }} }}",
}
HARMLESS = {
    "string": "SELECT * { ?s ?p 'SERVICE <http://x/> { }' }",
    "long string": 'SELECT * { ?s ?p """ " SERVICE <http://x/> { } """ }',
    "comment": "SELECT * { # SERVICE <http://x/> {\n ?s ?p ?o }",
    "iri": "SELECT * { ?s <http://example.org/service> ?o }",
    "iri with a quote": 'SELECT * { ?s <http://example.org/it\'s> ?o . ?o ?p "SERVICE ?y {" }',
    "iri fragment": "SELECT * { ?s <http://example.org/#service> ?x { ?x ?p ?o } }",
    "variable": "SELECT ?service ?x { ?service ?p ?x { ?x ?q ?service } }",
    "prefix": "PREFIX service: <http://x/> SELECT * { ?s service:p ?o }",
    "local name": "PREFIX e: <http://x/> SELECT * { ?s e:service ?o { ?o e:SERVICE ?s } }",
    "language": "SELECT * { ?s ?p 'x'@service }",
    "blank node": "SELECT * { _:service ?p ?o }",
    "load in a string": "SELECT * { ?s ?p 'LOAD <http://x/>' }",
    "load as a variable": "SELECT ?load { ?load ?p ?o }",
}


def parses(text: str) -> bool:
    """Whether the engine takes the text; only for texts that hold no SERVICE."""
    try:
        Store().query(text, base_iri="http://e/")
    except SyntaxError:
        return False
    except (RuntimeError, ValueError):
        return True
    return True


def holds_service(text: str) -> bool:
    """Whether the engine's parser reads a SERVICE in a text that it takes: told without running it.

    With the seven letters replaced everywhere, a keyword is none any more and names stay names.
    """
    return not parses(re.sub("service", "qervixe", text, flags=re.IGNORECASE | re.ASCII))


def refused(text: str) -> bool:
    try:
        check(text, scan(text), ())
    except Problem as problem:
        assert (problem.status, problem.kind) == (403, "federation-disabled")
        return True
    task = Task(text, "text/csv", "http://e/", None, None, 10, 1000, guard(text, scan(text)))
    return evaluate(Store(), task).status == Status.FEDERATION


@pytest.mark.parametrize("text", DISGUISES.values(), ids=DISGUISES)
def test_every_disguise_is_seen(text: str) -> None:
    assert holds_service(text), "the example itself must hold one"
    assert refused(text)


@pytest.mark.parametrize("text", [t for name, t in DISGUISES.items() if name != "prefix that looks like one"])
def test_the_scanner_alone_sees_it_and_says_where(text: str) -> None:
    with pytest.raises(Problem) as caught:
        check(text, scan(text), ())
    line = text.split("\n")[caught.value.extras["line"] - 1]
    assert line[caught.value.extras["column"] - 1 :].lower().startswith("service")


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_the_word_is_let_through_where_it_is_no_keyword(text: str) -> None:
    assert parses(text), "the example itself must parse"
    assert not refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://x/>",
        "load silent <http://x/> INTO GRAPH <http://y/>",
        "PREFIX e: <x:>\n#c\nLOAD e:a",
        "INSERT DATA { <x:a> <x:b> 1 } ; LOAD <file:///etc/passwd>",
    ],
)
def test_load_is_refused(text: str) -> None:
    assert refused(text)


def test_other_updates_are_refused_as_such() -> None:
    with pytest.raises(Problem) as caught:
        check("DELETE WHERE { ?s ?p ?o }", scan("DELETE WHERE { ?s ?p ?o }"), ())
    assert (caught.value.status, caught.value.kind) == (403, "updates-disabled")


PIECES = st.sampled_from(
    [
        "SERVICE",
        "service",
        "SILENT",
        "sErViCe",
        IRI,
        "<?b&&?c>",
        "<http://x/service>",
        "<a#b>",
        "<'>",
        "?s",
        "?p",
        "?o",
        "?service",
        "e:x",
        "service:x",
        ":x",
        "e:service",
        "'",
        '"',
        "'''",
        '"""',
        "'a'",
        '"b"',
        "''",
        "'it\\'s'",
        "#",
        "# c\n",
        "#>\n",
        "\n",
        "\r",
        " ",
        "{",
        "}",
        "(",
        ")",
        "<",
        ">",
        ".",
        ";",
        ",",
        "|",
        "/",
        "^",
        "true",
        "1",
        "1.",
        "1e5",
        "FILTER",
        "FILTER(?s<?o)",
        "FILTER(?s<'>')",
        "OPTIONAL",
        "UNION",
        "MINUS",
        "GRAPH ?g",
        "EXISTS",
        "@en",
        "@service",
        "_:service",
        "[]",
        "BIND(1 AS ?x)",
        "VALUES ?x { 1 }",
        "SELECT *",
        "a",
        "\\",
        "<<",
        ">>",
        "{ ?s ?p ?o }",
        "?s ?p ?o",
        "?a<?b",
        "{ }",
        f"SERVICE {IRI} {{ ?s ?p ?o }}",
        "SERVICE ?x { }",
    ]
)
BODIES = st.lists(PIECES, max_size=9).flatmap(
    lambda pieces: st.lists(st.sampled_from(["", " "]), min_size=len(pieces), max_size=len(pieces)).map(
        lambda gaps: "".join(piece + gap for piece, gap in zip(pieces, gaps, strict=True))
    )
)
PROLOGUE = "PREFIX e: <http://e/> PREFIX : <http://d/> "


@settings(max_examples=700, deadline=None)
@given(BODIES)
def test_nothing_that_the_engine_reads_as_service_gets_past(body: str) -> None:
    text = f"{PROLOGUE}SELECT * {{ {body} }}"
    neutral = re.sub("service", "qervixe", text, flags=re.IGNORECASE | re.ASCII)
    with_graph = re.sub(r"service(\s*silent)?", lambda m: f"GRAPH{' ' * (len(m[0]) - 5)}", text, flags=re.I)
    if "service" in text.lower() and not parses(neutral) and parses(with_graph):
        # As a keyword it makes sense, as a name it does not: whatever it is, it must not run.
        assert refused(text) or not_valid_at_all(text)
    elif parses(neutral) and not re.search(r"<[^<>\s]*['\"#][^<>\s]*>", text):
        # An IRI with a quote or # in it may be a comparison and a string: then refusing is the safe mistake.
        assert not certain_refusal(text)


def certain_refusal(text: str) -> bool:
    """Whether the scanner alone refuses a text in which the engine reads no SERVICE."""
    return any(service.certain for service in scan(text).services) and refused(text)


def not_valid_at_all(text: str) -> bool:
    task = Task(text, "text/csv", "http://e/", None, None, 10, 1000, "")
    answer: Answer = evaluate(Store(), task) if "127.0.0.1:9" not in text else Answer(Status.SYNTAX, b"")
    return answer.status == Status.SYNTAX


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_scanned_without_failing(text: str) -> None:
    seen = scan(text)
    assert seen.form in (None, "SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
    scan(f"ASK {{ SERVICE {text}")


@pytest.mark.parametrize(
    "part", ["<", "service ", "service#", "'''", "'", "BASE<x>", "service<<a", "a:", "a:."]
)
def test_a_hostile_text_is_scanned_in_bounded_time(part: str) -> None:
    scan("ASK { SERVICE <x> {} }")  # the patterns are made once
    began = time.process_time()
    scan("ASK { SERVICE " + part * (200_000 // len(part)))
    assert time.process_time() - began < 1.5


def test_positions_count_lines_and_columns_from_one() -> None:
    assert position("ab\ncd", 4) == (2, 2)


@pytest.mark.parametrize(
    ("text", "form", "volatile"),
    [
        ("PREFIX select: <x:> ASK {}", "ASK", False),
        ("# SELECT\nCONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT", False),
        ("BASE <http://e/>DESCRIBE<a>", "DESCRIBE", False),
        ("SELECT (NOW() AS ?t) {}", "SELECT", True),
        ("SELECT (rand() AS ?r) {}", "SELECT", True),
        ("SELECT ?now { ?now ?p ?o }", "SELECT", False),
        ("nonsense", None, False),
    ],
)
def test_form_and_volatility(text: str, form: str | None, volatile: bool) -> None:
    seen = scan(text)
    assert (seen.form, seen.volatile) == (form, volatile)
