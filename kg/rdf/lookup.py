"""What a reader's words mean in a graph: an entity by slug, IRI or name, a term, a claim."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.errors import UnknownName, UsageError
from kg.rdf.facts import claims_stating
from kg.rdf.iris import Iris
from kg.rdf.names import KG, PREFIXES, RDF, RDFS, SKOS
from kg.rdf.table import Term, readable

_DEFAULT = DefaultGraph()
_ANY = ("*", "?")


def find_entity(store: Store, name: str, iris: Iris) -> NamedNode:
    """The entity that a slug, an IRI, or a name in any language means; an event by `event/…`.

    Raises UnknownName, with what is close, where nothing has it, and UsageError where several do.
    """
    if (iri := _iri(name)) is not None:
        return iri
    if name.startswith("event/") and (event := _event(store, name, iris)):
        return event
    by_slug = iris.entity(name.removeprefix("entity/"))
    if _has(store, by_slug):
        return by_slug
    for predicate in (RDFS("label"), SKOS("altLabel")):
        found = {node for node, label in _labels(store, predicate) if _key(label) == _key(name)}
        if len(found) > 1:
            slugs = ", ".join(sorted(iris.name_of(node) for node in found))
            raise UsageError(f"{name!r} is a name of several entities; say which: {slugs}")
        if found:
            return found.pop()
    known = [
        label for predicate in (RDFS("label"), SKOS("altLabel")) for _, label in _labels(store, predicate)
    ]
    slugs_known = [iris.name_of(node) for node, _ in _labels(store, RDFS("label"))]
    raise UnknownName("entity", name, [*known, *slugs_known])


def find_term(store: Store, name: str) -> NamedNode:
    """The term of the ontology that a local name or an IRI means; UnknownName where there is none."""
    local = name.removeprefix("kg:")
    if local == name and not any(c.isspace() for c in name) and (iri := _iri(name)) is not None:
        return iri
    if local.isidentifier() and _has(store, node := KG(local)):
        return node
    quads = store.quads_for_pattern(None, RDFS("isDefinedBy"), None, _DEFAULT)
    raise UnknownName("term", name, (KG.local(q.subject) for q in quads if isinstance(q.subject, NamedNode)))


def find_claims(store: Store, words: str, iris: Iris) -> list[NamedNode]:
    """The claims that the words mean, at least one: an IRI, a hash or the start of one, or "S P O".

    S and O are entities (O also a value, or * for any), P a term of the ontology:
    `xai developerOf grok`. Raises UnknownName or UsageError where nothing is meant.
    """
    if (iri := _iri(words)) is not None:
        claims = [iri]
    elif re.fullmatch(r"(claim/)?[0-9a-f]{6,24}", words):
        start = iris.node("claim", words.removeprefix("claim/")[:24]).value
        claims = [node for node in _claims(store) if node.value.startswith(start)]
    else:
        return _stating(store, words, iris)
    found = [node for node in claims if _is_claim(store, node)]
    if not found:
        raise UnknownName("claim", words, (iris.name_of(node) for node in _claims(store)))
    return sorted(found, key=str)


def _stating(store: Store, words: str, iris: Iris) -> list[NamedNode]:
    tokens = words.split()
    for place in range(1, len(tokens) - 1):
        predicate = KG(tokens[place].removeprefix("kg:"))
        if _has(store, predicate):
            subject, object_ = " ".join(tokens[:place]), " ".join(tokens[place + 1 :])
            break
    else:
        raise UsageError(f'{words!r} is no claim: give a claim\'s hash or IRI, or "SUBJECT TERM OBJECT"')
    ends = None if subject in _ANY else _participant(store, subject, iris)
    meant = [
        (quad.subject, quad.object)
        for quad in store.quads_for_pattern(ends, predicate, None, None)
        if isinstance(quad.graph_name, NamedNode) and _means(store, quad.object, object_, iris)
    ]
    claims = {
        claim
        for s, o in meant
        if isinstance(s, NamedNode)
        for claim in claims_stating(store, s, predicate, o)
    }
    if not claims:
        raise UsageError(f"no claim states {subject} {KG.local(predicate)} {object_}")
    return sorted(claims, key=str)


def _participant(store: Store, name: str, iris: Iris) -> NamedNode:
    return _event(store, name, iris) or find_entity(store, name, iris)


def _event(store: Store, name: str, iris: Iris) -> NamedNode | None:
    # An event that is not asserted has its type in the claim's graph alone.
    event = iris.event(name.removeprefix("event/"))
    return event if any(True for _ in store.quads_for_pattern(event, RDF("type"), None, None)) else None


def _means(store: Store, term: Term, words: str, iris: Iris) -> bool:
    if words in _ANY or readable(term, iris.base) == words:
        return True
    if not isinstance(term, NamedNode):
        return False
    labels = (
        getattr(quad.object, "value", "")
        for predicate in (RDFS("label"), SKOS("altLabel"))
        for quad in store.quads_for_pattern(term, predicate, None, _DEFAULT)
    )
    return term.value == words.strip("<>") or any(_key(label) == _key(words) for label in labels)


def _iri(name: str) -> NamedNode | None:
    name = name.strip()
    bare = name[1:-1] if name.startswith("<") and name.endswith(">") else name
    prefix, colon, local = bare.partition(":")
    if colon and prefix in PREFIXES and not local.startswith("//"):
        bare = PREFIXES[prefix] + local
    if not re.match(r"https?://", bare):
        return None
    try:
        return NamedNode(bare)
    except ValueError as error:
        raise UsageError(f"{name!r} is no IRI: {error}") from error


def _has(store: Store, node: NamedNode) -> bool:
    return any(True for _ in store.quads_for_pattern(node, RDF("type"), None, _DEFAULT))


def _is_claim(store: Store, node: NamedNode) -> bool:
    return any(True for _ in store.quads_for_pattern(node, RDF("type"), KG("Claim"), _DEFAULT))


def _claims(store: Store) -> Iterator[NamedNode]:
    for quad in store.quads_for_pattern(None, RDF("type"), KG("Claim"), _DEFAULT):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def _labels(store: Store, predicate: NamedNode) -> Iterator[tuple[NamedNode, str]]:
    for quad in store.quads_for_pattern(None, predicate, None, _DEFAULT):
        node = quad.subject
        if isinstance(node, NamedNode) and node not in KG and not isinstance(quad.object, NamedNode):
            yield node, getattr(quad.object, "value", "")


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
