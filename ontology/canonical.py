"""Bring Turtle files into the one form in which this project keeps them, or say which are not in it.

    python ontology/canonical.py FILE…           rewrites the files that need it
    python ontology/canonical.py --check FILE…   names them, ends with 1 if there are any

The form: the comment lines at the head as they are, prefixes sorted, subjects sorted, type and
label and comment first, everything else sorted; blank nodes nested where they are used.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
FIRST = (RDF + "type", RDFS + "label", RDFS + "comment")
PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "entity": "https://w3id.org/newsgraph/id/entity/",
    "itsrdf": "http://www.w3.org/2005/11/its/rdf#",
    "kg": "https://w3id.org/newsgraph/ontology#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": XSD,
}
LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


class Writer:
    """One graph as canonical Turtle."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.about: dict[ox.NamedNode | ox.BlankNode, dict[str, list]] = defaultdict(dict)
        uses: Counter[ox.BlankNode] = Counter()
        for triple in triples:
            self.about[triple.subject].setdefault(triple.predicate.value, []).append(triple.object)
            if isinstance(triple.object, ox.BlankNode):
                uses[triple.object] += 1
        for node in self.about:
            if isinstance(node, ox.BlankNode) and uses[node] != 1:
                raise SystemExit("a blank node used elsewhere than in one place: give it an IRI")
        self.used: set[str] = set()

    def text(self) -> str:
        """The whole file, without the comment lines of the head."""
        blocks = [
            f"{self.term(subject)}{self.predicates(subject, 1)} .\n"
            for subject in sorted(
                (s for s in self.about if isinstance(s, ox.NamedNode)), key=lambda s: s.value
            )
        ]
        head = [f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in sorted(self.used)]
        return "".join(head) + "\n" + "\n".join(blocks)

    def predicates(self, subject: ox.NamedNode | ox.BlankNode, depth: int) -> str:
        about = self.about[subject]
        names = [p for p in FIRST if p in about] + sorted(p for p in about if p not in FIRST)
        indent = "\n" + "    " * depth
        lines = []
        for name in names:
            verb = "a" if name == RDF + "type" else self.term(ox.NamedNode(name))
            objects = sorted(
                (getattr(node, "language", None) or "", self.object(node, depth)) for node in about[name]
            )
            lines.append(f"{verb} " + f",{indent}    ".join(text for _, text in objects))
        return indent + f" ;{indent}".join(lines)

    def object(self, node: object, depth: int) -> str:
        if isinstance(node, ox.BlankNode):
            if RDF + "first" in self.about[node]:
                return f"( {' '.join(self.members(node, depth))} )"
            inner = self.predicates(node, depth + 2)
            if inner.count("\n") == 1:
                return f"[ {inner.strip()} ]"
            return f"[{inner}\n{'    ' * (depth + 1)}]"
        return self.term(node)

    def members(self, node: object, depth: int) -> Iterable[str]:
        while node != ox.NamedNode(RDF + "nil"):
            yield self.object(self.about[node][RDF + "first"][0], depth)
            node = self.about[node][RDF + "rest"][0]

    def term(self, node: object) -> str:
        if isinstance(node, ox.NamedNode):
            for name, start in PREFIXES.items():
                if node.value.startswith(start) and LOCAL.fullmatch(node.value[len(start) :]):
                    self.used.add(name)
                    return f"{name}:{node.value[len(start) :]}"
            return f"<{node.value}>"
        assert isinstance(node, ox.Literal)
        kind = node.datatype.value
        if kind == XSD + "boolean" or (kind == XSD + "integer" and re.fullmatch(r"-?\d+", node.value)):
            return node.value
        quoted = f'"{node.value.translate(ESCAPES)}"'
        if node.language:
            return f"{quoted}@{node.language}"
        return quoted if kind == XSD + "string" else f"{quoted}^^{self.term(node.datatype)}"


def canonical(text: str) -> str:
    """The Turtle text in the form kept here."""
    head = re.match(r"(?:#[^\n]*\n)*", text)
    assert head is not None
    triples = {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}
    return head.group() + Writer(triples).text()


def main(arguments: list[str]) -> int:
    """Rewrite or check the files named; 1 where a check finds one that is not in the form."""
    check = "--check" in arguments
    changed = 0
    for name in (a for a in arguments if a != "--check"):
        path = Path(name)
        text = path.read_text(encoding="utf-8")
        if (wanted := canonical(text)) != text:
            changed += 1
            sys.stdout.write(f"{name}: {'not in canonical form' if check else 'rewritten'}\n")
            if not check:
                path.write_text(wanted, encoding="utf-8")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
