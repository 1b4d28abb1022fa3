"""RDF files as a store to validate: read whole, blank nodes named by what they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    Triple,
    parse,
)

from kg.errors import InputError
from kg.rdf.names import DCT, KG, RDF, SCHEMA
from kg.rdf.ontology import ontology_quads
from kg.rdf.shape_graph import Term
from kg.rdf.store import open_store

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}

_AMOUNTS = (SCHEMA("QuantitativeValue"), SCHEMA("MonetaryAmount"), KG("Ratio"))


def load_data(paths: Sequence[Path]) -> tuple[Store, bool]:
    """The data of the files with the ontology, and whether any of it stands in a named graph.

    Raises InputError, with the line, for a file that is not RDF 1.1, and where there is nothing in them.
    """
    together = Dataset()
    for path in paths:
        for quad in _quads(path):
            together.add(quad)
    if not len(together):
        names = ", ".join(str(path) for path in paths)
        raise InputError(f"{names}: no triples in it, so there is nothing to check")
    # A label of a blank node is new in each parse; RDFC-1.0 gives it the same one in every run.
    together.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    store = Store()
    store.extend(together)
    named = any(not isinstance(quad.graph_name, DefaultGraph) for quad in together)
    if not named:
        restored = list(claims_as_graphs(store))
        store.extend(restored)
        named = bool(restored)
    store.extend(_apart(quad) for quad in ontology_quads())
    return store, named


def open_graph(path: Path) -> Store:
    """The graph of a store directory or of one RDF file; StoreError or InputError where it is neither."""
    return open_store(path) if path.is_dir() or not path.suffix else load_data([path])[0]


def claims_as_graphs(store: Store) -> Iterator[Quad]:
    """The named graphs of claims that are written as nodes, as our Turtle and JSON-LD do (kg.rdf.reified)."""
    for found in store.quads_for_pattern(None, RDF("type"), KG("Claim"), None):
        claim = found.subject
        if not isinstance(claim, NamedNode):
            continue
        parts = [quad.object for quad in store.quads_for_pattern(claim, DCT("hasPart"), None, None)]
        for node in (claim, *parts):
            stated = [_only(store, node, RDF(role)) for role in ("subject", "predicate", "object")]
            subject, predicate, value = stated
            if isinstance(subject, NamedNode | BlankNode) and isinstance(predicate, NamedNode) and value:
                yield Quad(subject, predicate, value, claim)
                if isinstance(value, NamedNode | BlankNode) and _is_amount(store, value):
                    for quad in store.quads_for_pattern(value, None, None, None):
                        yield Quad(quad.subject, quad.predicate, quad.object, claim)


def _only(store: Store, node: Term, predicate: NamedNode) -> Term | None:
    if not isinstance(node, NamedNode | BlankNode):
        return None
    return next((quad.object for quad in store.quads_for_pattern(node, predicate, None, None)), None)


def _is_amount(store: Store, node: NamedNode | BlankNode) -> bool:
    return any(quad.object in _AMOUNTS for quad in store.quads_for_pattern(node, RDF("type"), None, None))


def _apart(quad: Quad) -> Quad:
    """One of the ontology's quads, its blank nodes named apart from the data's."""
    subject, value = quad.subject, quad.object
    if isinstance(subject, BlankNode):
        subject = BlankNode(f"ontology{subject.value}")
    if isinstance(value, BlankNode):
        value = BlankNode(f"ontology{value.value}")
    return Quad(subject, quad.predicate, value, quad.graph_name)


def _quads(path: Path) -> list[Quad]:
    form = FORMATS.get(path.suffix.lower())
    if path.is_dir():
        raise InputError(
            f"{path}: is a folder; name the RDF files in it, or a graph's directory with --store"
        )
    if form is None:
        raise InputError(
            f"{path}: {path.suffix or 'no suffix'} is no kind of RDF file ({', '.join(FORMATS)})"
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from None
    base = path.resolve().as_uri()
    try:
        quads = list(parse(data, format=form, base_iri=base, rename_blank_nodes=True))
    except SyntaxError as error:
        reason = " ".join(str(error.msg).split())
        raise InputError(f"{path}:{error.lineno or 1}: not {form.name}: {reason}; mend the line") from None
    except ValueError as error:
        raise InputError(f"{path}: not {form.name}: {' '.join(str(error).split())}") from None
    for quad in quads:
        if isinstance(quad.object, Triple) or getattr(quad.object, "direction", None) is not None:
            text = data.decode("utf-8", errors="replace")
            signs = [at for sign in ("<<", "{|", "~ ", "--ltr", "--rtl") if (at := text.find(sign)) >= 0]
            line = 1 + text[: min(signs, default=0)].count("\n")
            raise InputError(
                f"{path}:{line}: RDF 1.2 (triple term or direction), "
                "but SHACL reads RDF 1.1; validate the TriG form"
            )
    return quads
