"""Claims in a line, with names for nodes."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Store

from kg.rdf.facts import ClaimView, label
from kg.rdf.names import KG, RDF, SCHEMA, XSD
from kg.rdf.table import Term, short_iri


def say(store: Store, claim: ClaimView, lang: str, base_iri: str) -> str:
    """What the claim states, in one line: entities by their names in the language, amounts written out."""
    subject, predicate, object_ = claim.main
    bound = f"{claim.comparator} " if claim.comparator else ""

    def name(term: Term) -> str:
        if not isinstance(term, NamedNode):
            return term.value if isinstance(term, Literal) else str(term)
        about = {p: o for s, p, o in claim.states if s == term and p != RDF("type")}
        if term != subject and about:
            return _amount({p: name(o) for p, o in about.items()})
        return ("" if term in KG else label(store, term, lang)) or short_iri(term.value, base_iri)

    if predicate == RDF("type"):
        roles = [(p, o) for s, p, o in claim.states[1:] if s == subject]
        said = [f"{short_iri(p.value)} {bound if _is_number(o) else ''}{name(o)}" for p, o in roles]
        return f"{name(object_)}: {', '.join(sorted(said))}"
    counts = [o for s, p, o in claim.states if p == KG("count")]
    count = f" ({name(counts[0])})" if counts else ""
    return f"{name(subject)} {name(predicate)} {bound}{name(object_)}{count}"


def _is_number(term: Term) -> bool:
    return isinstance(term, Literal) and term.datatype in (XSD("integer"), XSD("decimal"))


def _amount(about: dict[NamedNode, str]) -> str:
    """A value node in words: "about 150 MW", "3000000–4000000 EUR", "36.2 percent than H100"."""
    low, high = about.get(SCHEMA("minValue"), ""), about.get(SCHEMA("maxValue"), "")
    number = about.get(SCHEMA("value")) or (low if low == high else f"{low}–{high}")
    unit = about.get(SCHEMA("unitText")) or about.get(SCHEMA("currency")) or ""
    other = about.get(KG("relativeTo"))
    words = [about.get(KG("comparator"), ""), number, unit, f"than {other}" if other else ""]
    return " ".join(word for word in words if word)
