"""RDF files as a store to validate: read whole, blank nodes named by what they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Quad,
    RdfFormat,
    Store,
    Triple,
    parse,
)

from kg.errors import InputError
from kg.rdf.ontology import ontology_quads

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}


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
    store.extend(_apart(quad) for quad in ontology_quads())
    return store, named


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
