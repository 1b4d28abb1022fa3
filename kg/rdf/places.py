"""Where in an article a node of the graph comes from, and what to call it.

Whatever a rule complains of, a reader wants the sentence: its file, line and column. A claim leads to the
sentence it is derived from, an entity to its first mention, a value or event to the claim that states it.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, RdfFormat, Store, parse

from kg.rdf.names import DCT, ITSRDF, KG, NIF, PROV, RDF, RDFS
from kg.rdf.shape_graph import Node, Term, short

_DEFAULT = DefaultGraph()
_NO_LINES = (".htm", ".html")
_LABEL_MOST = 80


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence in an article's file.

    `line` and `column` count from 1, columns in code points; `end_column` is the one after the last. Both
    lines are 0 where the stored text is not the file's (HTML). `quote` is the sentence.
    """

    source: str
    line: int
    column: int
    end_line: int
    end_column: int
    quote: str
    lang: str


class Places:
    """Asks one store; remembers what it has looked up."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._breaks: dict[NamedNode, list[int]] = {}
        self._found: dict[str, Place | None] = {}
        self._labels: dict[str, str] = {}

    def of(self, focus: str) -> Place | None:
        """The place of a node given in N-Triples syntax; None where no sentence leads to it."""
        if focus not in self._found:
            node = _node(focus)
            self._found[focus] = self._place(node) if node is not None else None
        return self._found[focus]

    def label(self, term: str) -> str:
        """What to call a term given in N-Triples syntax: its name, the claim in words, the literal's text."""
        if term not in self._labels:
            self._labels[term] = self._label(term)
        return self._labels[term]

    def lasting(self, term: str) -> str:
        """What a term is, in words that outlast an edit elsewhere in the article.

        The IRI of a stretch of text holds the hash of the article's bytes and offsets; here it is the
        file's name and the words. A blank node is what it hangs on.
        """
        node = _node(term)
        if isinstance(node, BlankNode):
            return self._blank(node)
        if not isinstance(node, NamedNode):
            return term
        if self._has(node, RDF("type"), KG("Article")):
            return self._source(node)
        for sentence in self._sorted(self._objects(node, KG("citedSentence"))):
            owners = self._store.quads_for_pattern(None, KG("evidence"), node, _DEFAULT)
            return " ".join([*sorted(str(quad.subject) for quad in owners), self.lasting(str(sentence))])
        articles = self._sorted(self._objects(node, NIF("referenceContext")))
        quotes = [str(quote) for quote in self._objects(node, NIF("anchorOf"))]
        if not articles or not quotes:
            return term
        sentences = [
            self.lasting(str(sentence)) for sentence in self._sorted(self._objects(node, NIF("sentence")))
        ]
        return " ".join(
            [*(self._source(a) for a in articles if isinstance(a, NamedNode)), *quotes, *sentences]
        )

    def _label(self, term: str) -> str:
        node = _node(term)
        if isinstance(node, Literal):
            return _cut(node.value)
        if node is None:
            return term
        if isinstance(node, BlankNode):
            return self._blank(node)
        if not isinstance(node, NamedNode):
            return _cut(str(node))
        names = [name for name in self._objects(node, RDFS("label")) if isinstance(name, Literal)]
        if names:
            return min(names, key=lambda n: (n.language != "en", n.language or "", n.value)).value
        quotes = [quote for quote in self._objects(node, NIF("anchorOf")) if isinstance(quote, Literal)]
        if quotes:
            return f"“{_cut(min(quote.value for quote in quotes))}”"
        if self._has(node, RDF("type"), KG("Claim")):
            return self._claim(node)
        sources = [name for name in self._objects(node, DCT("source")) if isinstance(name, Literal)]
        return min(name.value for name in sources) if sources else short(node.value)

    def _claim(self, claim: NamedNode) -> str:
        stated = sorted(
            (quad for quad in self._store.quads_for_pattern(None, None, None, claim)),
            key=lambda quad: (quad.predicate not in KG, quad.predicate == RDF("type"), str(quad.triple)),
        )
        modality = [m for m in self._objects(claim, KG("modality")) if isinstance(m, NamedNode)]
        how = f" ({KG.local(modality[0])})" if modality and modality[0] in KG else ""
        if not stated:
            return short(claim.value)
        first = stated[0]
        verb = KG.local(first.predicate) if first.predicate in KG else short(first.predicate.value)
        return f"{self.label(str(first.subject))} {verb} {self.label(str(first.object))}{how}"

    def _blank(self, node: BlankNode) -> str:
        owners = sorted(
            (
                q
                for q in self._store.quads_for_pattern(None, None, node, None)
                if isinstance(q.subject, NamedNode)
            ),
            key=str,
        )
        if owners:
            return f"a nameless node at {short(str(owners[0].predicate))} of {short(str(owners[0].subject))}"
        types = sorted(short(str(kind)) for kind in self._objects(node, RDF("type")))
        return f"a nameless {types[0]}" if types else "a nameless node"

    def _place(self, node: Term) -> Place | None:
        if not isinstance(node, NamedNode | BlankNode):
            return None
        for candidate in chain((node,), self._sentences(node)):
            place = self._of_text(candidate)
            if place is not None:
                return place
        return None

    def _sentences(self, node: Node) -> Iterator[Node]:
        """Nodes of text that a node comes from, nearest first."""
        for predicate in (KG("citedSentence"), PROV("wasDerivedFrom"), NIF("sentence")):
            yield from self._sorted(self._objects(node, predicate))
        mentions = self._store.quads_for_pattern(None, ITSRDF("taIdentRef"), node, _DEFAULT)
        yield from self._sorted(quad.subject for quad in mentions)
        claims = {
            quad.graph_name
            for quads in (
                self._store.quads_for_pattern(node, None, None, None),
                self._store.quads_for_pattern(None, None, node, None),
            )
            for quad in quads
            if isinstance(quad.graph_name, NamedNode)
        }
        if isinstance(node, NamedNode):
            claims.add(node)
        for claim in sorted(claims, key=str):
            yield from self._sorted(self._objects(claim, PROV("wasDerivedFrom")))
        for quad in sorted(self._store.quads_for_pattern(None, KG("evidence"), node, _DEFAULT), key=str):
            yield from self._sorted(self._objects(quad.subject, PROV("wasDerivedFrom")))

    def _of_text(self, node: Node) -> Place | None:
        node = next((o for o in self._objects(node, NIF("sentence")) if isinstance(o, NamedNode)), node)
        quote = next((o for o in self._objects(node, NIF("anchorOf")) if isinstance(o, Literal)), None)
        begin = self._number(node, NIF("beginIndex"))
        article = next(
            (o for o in self._objects(node, NIF("referenceContext")) if isinstance(o, NamedNode)), None
        )
        if article is None and self._has(node, RDF("type"), KG("Article")) and isinstance(node, NamedNode):
            return Place(self._source(node), 1, 1, 1, 1, "", "")
        if article is None or quote is None or begin is None:
            return None
        source = self._source(article)
        if source.lower().endswith(_NO_LINES) or "#" in source:
            line, column, end_line, end_column = 0, 0, 0, 0
        else:
            line, column = self._line(article, begin)
            end_line, end_column = self._line(article, begin + len(quote.value))
        return Place(source, line, column, end_line, end_column, quote.value, quote.language or "")

    def _line(self, article: NamedNode, offset: int) -> tuple[int, int]:
        if article not in self._breaks:
            text = next(
                (o.value for o in self._objects(article, NIF("isString")) if isinstance(o, Literal)), ""
            )
            self._breaks[article] = [-1, *(at for at, sign in enumerate(text) if sign == "\n")]
        breaks = self._breaks[article]
        row = bisect.bisect_left(breaks, offset)
        return max(row, 1), offset - breaks[max(row, 1) - 1]

    def _source(self, article: NamedNode) -> str:
        names = sorted(o.value for o in self._objects(article, DCT("source")) if isinstance(o, Literal))
        return names[0] if names else short(article.value)

    def _number(self, node: Node, predicate: NamedNode) -> int | None:
        for value in self._objects(node, predicate):
            if isinstance(value, Literal) and value.value.isdecimal():
                return int(value.value)
        return None

    def _has(self, node: Node, predicate: NamedNode, value: NamedNode) -> bool:
        return any(True for _ in self._store.quads_for_pattern(node, predicate, value, _DEFAULT))

    def _objects(self, node: Term, predicate: NamedNode) -> Iterator[Term]:
        if isinstance(node, NamedNode | BlankNode):
            for quad in self._store.quads_for_pattern(node, predicate, None, _DEFAULT):
                yield quad.object

    @staticmethod
    def _sorted(nodes: Iterator[Term]) -> list[Node]:
        def order(node: Node) -> tuple[str, int]:
            start, _, offsets = str(node).partition("#")
            numbers = [part for part in offsets.rstrip(">").split("_") if part.isdecimal()]
            return start, int(numbers[0]) if numbers else 0

        return sorted({node for node in nodes if isinstance(node, NamedNode | BlankNode)}, key=order)


def _node(term: str) -> Term | None:
    """The term written in N-Triples syntax; None for what is empty or no term."""
    if term.startswith("<"):
        return NamedNode(term[1:-1])
    if term.startswith("_:"):
        return BlankNode(term[2:])
    if not term.startswith('"'):
        return None
    quad = next(iter(parse(f"<urn:s> <urn:p> {term} .", format=RdfFormat.N_TRIPLES)))
    found: Term = quad.object
    return found


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LABEL_MOST else line[: _LABEL_MOST - 1] + "…"
