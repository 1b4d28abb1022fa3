"""Shapes files: names for nested shapes, lines, and one clear line for each fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.assets import asset
from kg.rdf import shape_faults
from kg.rdf.shape_graph import ShapesError, path_text, short
from kg.rdf.shapes import load_shapes

HEAD = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <urn:ex:> .
"""


def write(folder: Path, text: str, name: str = "s.ttl") -> Path:
    path = folder / name
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_a_nested_shape_is_named_after_its_owner_and_path(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
ex:S a sh:NodeShape ; sh:targetClass ex:C ;
  sh:property [ sh:path ex:p ; sh:minCount 1 ] ;
  sh:property [ sh:path ex:p ; sh:maxCount 2 ] ;
  sh:property [ sh:path ( ex:p [ sh:inversePath ex:q ] ) ; sh:minCount 1 ] ;
  sh:not [ sh:path ex:r ; sh:minCount 1 ] .
""",
    )
    shapes = load_shapes([path])
    assert sorted(node.value for node in shapes.origins) == [
        "urn:ex:S",
        "urn:ex:S.p",
        "urn:ex:S.p-2",
        "urn:ex:S.p-q",
        "urn:ex:S.r",
    ]
    assert shapes.roots == (NamedNode("urn:ex:S"),)


def test_names_do_not_depend_on_the_order_in_the_file(tmp_path: Path) -> None:
    one = "[ sh:path ex:p ; sh:minCount 1 ]"
    two = "[ sh:path ex:p ; sh:maxCount 2 ]"
    texts = []
    for number, (first, second) in enumerate(((one, two), (two, one))):
        text = f"ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property {first} ; sh:property {second} ."
        texts.append(load_shapes([write(tmp_path, text, f"{number}.ttl")]).ntriples())
    assert texts[0] == texts[1]


def test_lines(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "\nex:S a sh:NodeShape ;\n  sh:targetClass ex:C ;\n"
        "  sh:property [\n    sh:path ex:p ; sh:minCount 1 ] .\n",
    )
    origins = load_shapes([path]).origins
    assert origins[NamedNode("urn:ex:S")].line == 4
    assert origins[NamedNode("urn:ex:S.p")].line == 7


@pytest.mark.parametrize(
    "path",
    [
        "<urn:ex:p>",
        "<urn:ex:p>/(^<urn:ex:q>)",
        "<urn:ex:p>|<urn:ex:q>",
        "<urn:ex:p>/(<urn:ex:q>*)",
        "(^<urn:ex:p>)+",
        "<urn:ex:p>?",
    ],
)
def test_paths_in_words(tmp_path: Path, path: str) -> None:
    written = {
        "<urn:ex:p>": "ex:p",
        "<urn:ex:p>/(^<urn:ex:q>)": "( ex:p [ sh:inversePath ex:q ] )",
        "<urn:ex:p>|<urn:ex:q>": "[ sh:alternativePath ( ex:p ex:q ) ]",
        "<urn:ex:p>/(<urn:ex:q>*)": "( ex:p [ sh:zeroOrMorePath ex:q ] )",
        "(^<urn:ex:p>)+": "[ sh:oneOrMorePath [ sh:inversePath ex:p ] ]",
        "<urn:ex:p>?": "[ sh:zeroOrOnePath ex:p ]",
    }[path]
    shapes = load_shapes(
        [
            write(
                tmp_path,
                f"ex:S a sh:PropertyShape ; sh:targetClass ex:C ; sh:path {written} ; sh:minCount 1 .",
            )
        ]
    )
    node = shapes.graph.one(NamedNode("urn:ex:S"), NamedNode("http://www.w3.org/ns/shacl#path"))
    assert node is not None
    assert path_text(shapes.graph, node) == path


FAULTS = {
    "broken Turtle": ("ex:S a sh:NodeShape ;\n  sh:targetClass ex:C\n  sh:node ex:T .", ":5: not Turtle: "),
    "a typo": (
        "ex:S a sh:NodeShape ; sh:targetClass ex:C ;\n  sh:property [ sh:path ex:p ; sh:minCout 1 ] .",
        ":4: SHACL has no sh:minCout; did you mean sh:minCount?",
    ),
    "recursion": (
        "ex:T a sh:NodeShape .\nex:S a sh:NodeShape ; sh:targetClass ex:C ;\n"
        "  sh:property [ sh:path ex:p ; sh:node ex:S ] .",
        ":4: recursive shape: urn:ex:S → urn:ex:S.p → urn:ex:S",
    ),
    "a faulty query": (
        'ex:S a sh:NodeShape ; sh:targetClass ex:C ;\n  sh:sparql [ sh:select """\nSELECT $this WHERE {\n'
        '  $this ex:p ?x\n}""" ] .',
        ":6: sh:select is not SPARQL: a prefix that is not declared, in column 13; mend the query",
    ),
    "a query without $this": (
        "ex:S a sh:NodeShape ; sh:targetClass ex:C ;"
        ' sh:sparql [ sh:select "SELECT ?x WHERE { ?x ?p ?o }" ] .',
        ":3: sh:select does not give $this",
    ),
    "a query that gives something else": (
        "ex:S a sh:NodeShape ; sh:targetClass ex:C ;\n"
        '  sh:sparql [ sh:select "SELECT ?p WHERE { $this ?p ?o }" ] .',
        ":4: sh:select does not give $this",
    ),
    "a question": (
        'ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:sparql [ sh:select "ASK { $this ?p ?o }" ] .',
        ":3: sh:select is no SELECT",
    ),
    "what SHACL forbids": (
        "ex:S a sh:NodeShape ; sh:targetClass ex:C ;\n"
        '  sh:sparql [ sh:select "SELECT $this { $this ?p ?o MINUS { $this a ?o } }" ] .',
        ":4: sh:select has MINUS, which SHACL forbids",
    ),
    "a SELECT inside without $this": (
        "ex:S a sh:NodeShape ; sh:targetClass ex:C ;\n"
        '  sh:sparql [ sh:select "SELECT $this { $this ?p ?o { SELECT ?o { ?o ?q ?r } } }" ] .',
        ":4: a SELECT inside sh:select does not give $this",
    ),
    "a named graph": (
        "ex:S a sh:NodeShape ; sh:targetClass ex:C ;\n"
        '  sh:sparql [ sh:select "SELECT $this { GRAPH $this { ?s ?p ?o } }" ] .',
        ":4: sh:select has GRAPH, but shapes see all graphs as one; write it as a check (.rq)",
    ),
    "another server": (
        "ex:S a sh:NodeShape ; sh:targetClass ex:C ;\n"
        '  sh:sparql [ sh:select "SELECT $this WHERE { SERVICE <http://x/> { $this ?p ?o } }" ] .',
        ":4: sh:select asks outside the graph (SERVICE)",
    ),
    "another graph": (
        "ex:S a sh:NodeShape ; sh:targetClass ex:C ;\n"
        '  sh:sparql [ sh:select "SELECT $this FROM <http://x/> WHERE { $this ?p ?o }" ] .',
        ":4: sh:select asks outside the graph (FROM)",
    ),
    "a severity where few look": (
        "ex:S a sh:NodeShape ; sh:targetClass ex:C ;\n"
        '  sh:sparql [ sh:severity sh:Info ; sh:select "SELECT $this WHERE { $this ?p ?o }" ] .',
        ":4: sh:severity in a sh:sparql of urn:ex:S is read by few engines; put it on the shape",
    ),
    "RDF 1.2": (
        "ex:S a sh:NodeShape ; sh:targetClass ex:C .\nex:a ex:b <<( ex:a ex:b ex:c )>> .",
        ":4: RDF 1.2 triple term",
    ),
    "no shape": ("ex:S ex:p 1 .", ": no shape with a target in it"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_one_line_with_file_and_line(tmp_path: Path, fault: str) -> None:
    text, expected = FAULTS[fault]
    path = write(tmp_path, text)
    with pytest.raises(ShapesError) as caught:
        load_shapes([path])
    message = str(caught.value)
    assert message.startswith(str(path))
    assert expected in message
    assert "\n" not in message
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    ("name", "expected"), [("nothing.ttl", "no such file or folder"), ("", "no .ttl file in this folder")]
)
def test_missing_files(tmp_path: Path, name: str, expected: str) -> None:
    with pytest.raises(ShapesError, match=expected):
        load_shapes([tmp_path / name])


def test_a_file_may_be_marked_optional(tmp_path: Path) -> None:
    path = tmp_path / "s.ttl"
    path.write_text(
        "#+ optional: few graphs have one\n" + HEAD + "ex:S a sh:NodeShape ; sh:targetClass ex:C ."
    )
    assert load_shapes([path]).optional == {str(path)}


def test_our_shapes_load_and_each_is_found_at_its_line() -> None:
    shapes = load_shapes([asset("shapes")])
    assert len(shapes.roots) > 50
    for shape, origin in shapes.origins.items():
        line = Path(origin.file).read_text(encoding="utf-8").splitlines()[origin.line - 1]
        assert short(shape.value).split(".")[0] in line or "sh:path" in line, (shape, origin)


def test_the_common_terms_are_terms_of_shacl() -> None:
    assert shape_faults._vocabulary() > shape_faults._COMMON
