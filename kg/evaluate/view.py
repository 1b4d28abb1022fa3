"""What evaluation needs of a graph, read once: articles, names in them, and what claims state."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple

from kg import terms
from kg.evaluate.keys import Key, literal_key, name_key, node_key, number
from kg.schema import Schema

_PREFIXES = {
    "dct": terms.DCT,
    "itsrdf": terms.ITSRDF,
    "kg": terms.KG,
    "nif": terms.NIF,
    "prov": terms.PROV,
    "rdfs": terms.RDFS,
    "skos": terms.SKOS,
}
_TEXTS = """SELECT ?article ?file ?text {
  ?article a nif:Context ; dct:source ?file OPTIONAL { ?article nif:isString ?text } }"""
_SENTENCES = """SELECT ?s ?article ?begin ?end {
  ?s a nif:Sentence ; nif:referenceContext ?article ; nif:beginIndex ?begin ; nif:endIndex ?end }"""
_CLAIMS = """SELECT ?claim ?s ?modality ?who { ?claim prov:wasDerivedFrom ?s . ?s a nif:Sentence
  OPTIONAL { ?claim kg:modality ?modality } OPTIONAL { ?claim prov:wasAttributedTo ?who } }"""
_MENTIONS = "SELECT ?e ?text ?s { ?m itsrdf:taIdentRef ?e ; nif:anchorOf ?text ; nif:sentence ?s }"
_LABELS = "SELECT ?e ?label { VALUES ?p { rdfs:label skos:prefLabel skos:altLabel } ?e ?p ?label }"
_TYPES = "SELECT DISTINCT ?e ?type { ?e a ?type }"
_NUMBERS = (terms.XSD_INTEGER, terms.XSD_DECIMAL, terms.XSD_DOUBLE)
_ABOVE = "SELECT ?class ?above { ?class rdfs:subClassOf ?above }"


@dataclass(slots=True)
class ClaimView:
    """A claim: the sentences it cites, its modality, and whose words it is (nobody's: the article's)."""

    sentences: set[str] = field(default_factory=set)
    modality: str = "asserted"
    speakers: set[str] = field(default_factory=set)


@dataclass(slots=True)
class EventView:
    """An event as one article tells it: types, and each role's fillers with the claims that state them."""

    types: frozenset[str]
    fillers: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True, slots=True)
class Fact:
    """What a claim states: a relation's object or an event's filler is an IRI or text, a value a key."""

    subject: str
    term: str
    object: str
    value: Key
    claim: str


class GraphView:
    """The graph as evaluation sees it; `names` maps file → entity → name keys, counted."""

    def __init__(self, store: Store, schema: Schema) -> None:
        self.store, self.schema = store, schema
        self.files: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.sentences: dict[str, tuple[str, int, int]] = {}
        self.claims: dict[str, ClaimView] = defaultdict(ClaimView)
        self.names: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        self.labels: dict[str, set[str]] = defaultdict(set)
        self.classes: dict[str, set[str]] = defaultdict(set)
        self._read_text()
        self._read_names()
        self._read_classes()
        self.facts = tuple(self._facts())

    def _rows(self, query: str) -> Iterator[dict[str, str]]:
        found = self.store.query(query, prefixes=_PREFIXES, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        names = [v.value for v in found.variables]
        for row in found:
            yield {n: getattr(row[n], "value", "") for n in names if row[n] is not None}

    def _read_text(self) -> None:
        for row in self._rows(_TEXTS):
            file = row["file"].rsplit("/", 1)[-1]
            self.files[row["article"]] = file
            self.texts[file] = row.get("text", "")
        for row in self._rows(_SENTENCES):
            file = self.files.get(row["article"], "")
            self.sentences[row["s"]] = (file, int(row["begin"]), int(row["end"]))
        for row in self._rows(_CLAIMS):
            claim = self.claims[row["claim"]]
            claim.sentences.add(row["s"])
            if "modality" in row:
                claim.modality = row["modality"].rsplit("#", 1)[-1].lower()
            if "who" in row:
                claim.speakers.add(row["who"])

    def _read_names(self) -> None:
        for row in self._rows(_MENTIONS):
            file = self.sentences.get(row["s"], ("", 0, 0))[0]
            if file:
                self.names[file][row["e"]][name_key(row["text"])] += 1
        for row in self._rows(_LABELS):
            self.labels[row["e"]].add(name_key(row["label"]))

    def _read_classes(self) -> None:
        above: dict[str, set[str]] = defaultdict(set)
        for row in self._rows(_ABOVE):
            above[row["class"]].add(row["above"])
        for row in self._rows(_TYPES):
            todo = [row["type"]]
            seen: set[str] = set()
            while todo:
                cls = todo.pop()
                if cls not in seen:
                    seen.add(cls)
                    todo += above[cls]
            own = (cls.removeprefix(terms.KG) for cls in seen if cls.startswith(terms.KG))
            self.classes[row["e"]].update(own)

    def _facts(self) -> Iterator[Fact]:
        known = {*self.schema.relations, *self.schema.values, *self.schema.roles}
        for quad in self.store:
            claim = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
            term = quad.predicate.value.removeprefix(terms.KG)
            if claim in self.claims and term in known and not isinstance(quad.subject, Triple):
                value = self._value(quad.object) if term in self.schema.values else ()
                yield Fact(quad.subject.value, term, _filler(quad.object), value, claim)

    def _value(self, object_: object) -> Key:
        if isinstance(object_, Literal):
            return literal_key(object_.value)
        assert isinstance(object_, NamedNode | BlankNode)
        fields: dict[str, str] = {}
        # A value node's triples stand in claims' graphs, and its IRI is made of them: any graph will do.
        for quad in self.store.quads_for_pattern(object_, None, None, None):
            fields.setdefault(re.split(r"[#/]", quad.predicate.value)[-1], getattr(quad.object, "value", ""))
        return node_key(fields)

    def articles_of(self, claim: str) -> set[str]:
        """The files whose sentences a claim cites."""
        return {self.sentences[s][0] for s in self.claims[claim].sentences if s in self.sentences}

    def facts_of(self, file: str, terms_: frozenset[str]) -> Iterator[Fact]:
        """What claims that cite the file state with one of these terms."""
        return (f for f in self.facts if f.term in terms_ and file in self.articles_of(f.claim))

    def events_of(self, file: str) -> dict[str, EventView]:
        """The events that the file tells of, each with the roles that its own claims give."""
        events: dict[str, EventView] = {}
        for fact in self.facts_of(file, frozenset(self.schema.roles)):
            types = frozenset(self.classes[fact.subject] & self.schema.events)
            if types:
                event = events.setdefault(fact.subject, EventView(types))
                event.fillers[fact.term, fact.object].add(fact.claim)
        return events


def _filler(object_: object) -> str:
    """An IRI, a number without needless zeros, or a date to the day at most."""
    if not isinstance(object_, Literal):
        return getattr(object_, "value", "")
    return str(number(object_.value)) if object_.datatype.value in _NUMBERS else object_.value[:10]
