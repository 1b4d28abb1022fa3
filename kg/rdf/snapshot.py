"""A graph seen for comparing: its claims, entities and mentions by what lasts from build to build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.rdf.facts import Stated, sort_states
from kg.rdf.names import DCT, ITSRDF, KG, NIF, PROV, RDF, RDFS, SKOS
from kg.rdf.places import Places
from kg.rdf.shape_graph import Term

_DEFAULT = DefaultGraph()


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """One sentence that supports a claim: the article's file and the words, not the offsets."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class ClaimState:
    """One claim: what it states in words, how, by whom, and the sentences that it rests on.

    `same` is the statement without modality and speaker; `slot` what it answers (for a value: of what, which
    property), `answer` what it says there.
    """

    iri: str
    words: str
    modality: str
    speaker: str
    same: str
    slot: str
    answer: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class EntityState:
    """One entity: its name, classes, other names and identity."""

    iri: str
    label: str
    about: tuple[str, ...]


@dataclass(frozen=True)
class Snapshot:
    """Claims and entities by IRI; `mentions` maps a place in a text to the entity that it names.

    `disagreements` are the nodes of contradictions, by what they are about, in words.
    """

    claims: dict[str, ClaimState]
    entities: dict[str, EntityState]
    mentions: dict[tuple[str, ...], str]
    disagreements: dict[str, str]


def snapshot(store: Store) -> Snapshot:
    """The store as a snapshot."""
    places = Places(store)
    claims = {}
    for claim in _of_class(store, KG("Claim")):
        state = _claim(store, claim, places)
        claims[state.iri] = state
    mentions = dict(_mentions(store))
    entities = {}
    for iri in sorted(set(mentions.values()) | _subjects(store)):
        entities[iri] = _entity(store, NamedNode(iri), places)
    disagreements = {
        node.value: _disagreement(store, node, places) for node in _of_class(store, KG("Disagreement"))
    }
    return Snapshot(claims, entities, mentions, disagreements)


def _of_class(store: Store, kind: NamedNode) -> list[NamedNode]:
    quads = store.quads_for_pattern(None, RDF("type"), kind, _DEFAULT)
    return sorted({q.subject for q in quads if isinstance(q.subject, NamedNode)}, key=str)


def _claim(store: Store, claim: NamedNode, places: Places) -> ClaimState:
    quads = store.quads_for_pattern(None, None, None, claim)
    states = sort_states((quad.subject, quad.predicate, quad.object) for quad in quads)
    modality = [KG.local(m) for m in _nodes(store, claim, KG("modality")) if m in KG]
    speakers = [node.value for node in _nodes(store, claim, PROV("wasAttributedTo"))]
    slot, answer = _slot(states, places)
    return ClaimState(
        iri=claim.value,
        words=_words(states, places),
        modality=modality[0] if modality else "",
        speaker=speakers[0] if speakers else "",
        same=" ".join(sorted(f"{s} {p} {o}" for s, p, o in states)),
        slot=slot,
        answer=answer,
        quotes=tuple(sorted(_quotes(store, claim))),
    )


def _words(states: tuple[Stated, ...], places: Places) -> str:
    """The claim in words; of an event its type with the roles."""
    if not states:
        return "nothing"
    subject, predicate, value = states[0]
    if predicate == RDF("type"):
        roles = [
            f"{places.label(str(p))} {places.label(str(o))}"
            for s, p, o in states[1:]
            if s == subject and p in KG
        ]
        return f"{places.label(str(value))}: {', '.join(roles)}" if roles else places.label(str(value))
    return f"{places.label(str(subject))} {places.label(str(predicate))} {_value(value, states, places)}"


def _value(value: Term, states: tuple[Stated, ...], places: Places) -> str:
    """A value in words: an amount by its numbers and unit, not by its node."""
    parts = sorted(
        (p.value.rsplit("/", 1)[-1], o.value) for s, p, o in states if s == value and isinstance(o, Literal)
    )
    if not parts:
        return places.label(str(value))
    return " ".join(f"{name} {text}" for name, text in parts)


def _slot(states: tuple[Stated, ...], places: Places) -> tuple[str, str]:
    if not states:
        return "", ""
    subject, predicate, value = states[0]
    if predicate == RDF("type"):
        return str(subject), _words(states, places)
    return f"{subject} {predicate}", _value(value, states, places)


def _quotes(store: Store, claim: NamedNode) -> Iterator[Quote]:
    for sentence in _nodes(store, claim, PROV("wasDerivedFrom")):
        texts = [o.value for o in _objects(store, sentence, NIF("anchorOf")) if isinstance(o, Literal)]
        for article in _nodes(store, sentence, NIF("referenceContext")):
            for source in _objects(store, article, DCT("source")):
                if isinstance(source, Literal):
                    yield Quote(source.value, min(texts, default=""))


def _mentions(store: Store) -> Iterator[tuple[tuple[str, ...], str]]:
    seen: dict[tuple[str, ...], int] = defaultdict(int)
    quads = store.quads_for_pattern(None, ITSRDF("taIdentRef"), None, _DEFAULT)
    for quad in sorted(quads, key=_reading_order):
        if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode):
            continue
        article = _nodes(store, quad.subject, NIF("referenceContext"))
        sentence = _nodes(store, quad.subject, NIF("sentence"))
        key = (
            *(_text(store, node, DCT("source")) for node in article[:1]),
            *(_text(store, node, NIF("anchorOf")) for node in sentence[:1]),
            _text(store, quad.subject, NIF("anchorOf")),
        )
        seen[key] += 1
        yield (*key, str(seen[key])), quad.object.value


def _reading_order(quad: Quad) -> tuple[str, int, str]:
    start, _, offsets = str(quad.subject).partition("#")
    numbers = [part for part in offsets.rstrip(">").split("_") if part.isdecimal()]
    return start, int(numbers[0]) if numbers else 0, str(quad.object)


def _subjects(store: Store) -> set[str]:
    """The entities that claims are about or that utter them, mentioned or not."""
    classes = {KG("Entity")}
    waiting = list(classes)
    while waiting:
        for quad in store.quads_for_pattern(None, RDFS("subClassOf"), waiting.pop(), _DEFAULT):
            if isinstance(quad.subject, NamedNode) and quad.subject not in classes:
                classes.add(quad.subject)
                waiting.append(quad.subject)
    return {
        quad.subject.value
        for kind in classes
        for quad in store.quads_for_pattern(None, RDF("type"), kind, _DEFAULT)
        if isinstance(quad.subject, NamedNode)
    }


def _entity(store: Store, node: NamedNode, places: Places) -> EntityState:
    about = [f"a {places.label(str(kind))}" for kind in _objects(store, node, RDF("type"))]
    for predicate, words in (
        (RDFS("label"), "label"),
        (SKOS("altLabel"), "name"),
        (SKOS("exactMatch"), "is"),
    ):
        about += [f"{words} {value}" for value in _objects(store, node, predicate)]
    return EntityState(node.value, places.label(str(node)), tuple(sorted(set(about))))


def _disagreement(store: Store, node: NamedNode, places: Places) -> str:
    about = [places.label(str(o)) for o in _objects(store, node, KG("disagreesAbout"))]
    on = [places.label(str(o)) for o in _objects(store, node, KG("disagreesOn"))]
    return " ".join(sorted(about) + sorted(on))


def _text(store: Store, node: NamedNode, predicate: NamedNode) -> str:
    return min((o.value for o in _objects(store, node, predicate) if isinstance(o, Literal)), default="")


def _objects(store: Store, node: NamedNode, predicate: NamedNode) -> Iterator[Term]:
    for quad in store.quads_for_pattern(node, predicate, None, _DEFAULT):
        yield quad.object


def _nodes(store: Store, node: NamedNode, predicate: NamedNode) -> list[NamedNode]:
    return sorted((o for o in _objects(store, node, predicate) if isinstance(o, NamedNode)), key=str)
