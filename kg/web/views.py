"""What pages and saved queries need of the graph, as functions that run in a worker.

Each takes the graph and plain arguments and gives back plain values (dictionaries, lists, strings, numbers),
so that nothing but values crosses back to the server.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pyoxigraph as ox

from kg.graph import Citation, ClaimView, KnowledgeGraph
from kg.web.saved_rows import saved

Values = dict[str, Any]

_KG = "https://w3id.org/newsgraph/ontology#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_TOLD = ("agent", "object", "date")
_MOST_CLAIMS = 500
_MOST_NAMES = 3


def graph_of(store: ox.Store, base_iri: str) -> KnowledgeGraph:
    """The façade over a worker's store."""
    return KnowledgeGraph(store, base_iri)


def rdf(graph: KnowledgeGraph, iri: str, media: str) -> bytes | None:
    """What the graph says of the thing, in an RDF format; None where it says nothing."""
    quads = graph.about(iri)
    format = ox.RdfFormat.from_media_type(media)
    assert format is not None, media
    return graph.written(quads, format) if quads else None


def void(graph: KnowledgeGraph, build_id: str) -> bytes:
    """The VoID description as Turtle."""
    return graph.void(build_id)


def entity(graph: KnowledgeGraph, iri: str, lang: str) -> Values | None:
    """An entity (or event) for its page: names, types, claims with their sentences; None where unknown."""
    own = list(graph.store.quads_for_pattern(ox.NamedNode(iri), None, None, None))
    claims = graph.claims_about(iri)
    if not own and not claims:
        return None
    names = _names(graph, lang)
    label = [q.object for q in own if q.predicate.value.endswith("#label")]
    types = sorted(
        q.object.value for q in own if q.predicate.value == _TYPE and isinstance(q.object, ox.NamedNode)
    )
    kinds = [name for name in dict.fromkeys(types) if name.startswith(_KG)]
    same = [
        q.object.value
        for q in own
        if q.predicate.value.endswith("#exactMatch") and isinstance(q.object, ox.NamedNode)
    ]
    return {
        "iri": iri,
        "title": names(iri),
        "types": [{"iri": kind, "text": names(kind)} for kind in kinds],
        "names": sorted(
            {(str(term.language or ""), term.value) for term in label if isinstance(term, ox.Literal)}
        ),
        "same": sorted(same),
        "claims": [_claim(graph, view, names, iri) for view in claims[:_MOST_CLAIMS]],
        "claim_count": len(claims),
    }


def claim(graph: KnowledgeGraph, iri: str, lang: str) -> Values | None:
    """A claim for its page; None where there is none."""
    view = graph.claim(iri)
    return _claim(graph, view, _names(graph, lang), "") if view is not None else None


def article(graph: KnowledgeGraph, iri: str, lang: str) -> Values | None:
    """An article for its page, each sentence in pieces with the entities it names; None where there is
    none."""
    view = graph.article(iri)
    if view is None:
        return None
    names = _names(graph, lang)
    sentences = [
        {
            "id": sentence.iri.rpartition("#")[2],
            "lang": sentence.lang,
            "pieces": _pieces(sentence.text, [(a, b, iri, names(iri)) for a, b, iri in sentence.mentions]),
            "claims": [{"iri": one, "text": _said(graph, one, names)} for one in sentence.claims],
        }
        for sentence in view.sentences
    ]
    return {
        "iri": iri,
        "title": view.title or view.source,
        "lang": view.lang,
        "source": view.source,
        "published": view.published,
        "publisher": view.publisher,
        "url": view.url if view.url.startswith(("http://", "https://")) else "",
        "content_hash": view.content_hash,
        "sentences": sentences,
    }


def overview(graph: KnowledgeGraph, lang: str) -> Values:
    """The articles, for the first page."""
    found = graph.store.quads_for_pattern(
        None, ox.NamedNode(_TYPE), ox.NamedNode(_KG + "Article"), ox.DefaultGraph()
    )
    views = (graph.article(q.subject.value) for q in found if isinstance(q.subject, ox.NamedNode))
    articles = [
        {"iri": v.iri, "title": v.title or v.source, "lang": v.lang, "published": v.published}
        for v in views
        if v is not None
    ]
    return {"articles": sorted(articles, key=lambda a: (a["published"], a["title"]))[:200]}


def _said(graph: KnowledgeGraph, iri: str, names: Callable[[str], str]) -> str:
    view = graph.claim(iri)
    return " ".join(_term(term, names)["text"] for term in view.main) if view else iri


def _claim(graph: KnowledgeGraph, view: ClaimView, names: Callable[[str], str], about: str) -> Values:
    return {
        "iri": view.iri,
        "states": [[_term(term, names) for term in triple] for triple in view.states],
        "main": [_term(term, names) for term in view.main],
        "own": view.main[0].value == about,
        "modality": view.modality,
        "comparator": view.comparator,
        "speaker": {"iri": view.speaker, "text": names(view.speaker)} if view.speaker else None,
        "reporters": [{"iri": one, "text": names(one)} for one in view.reporters],
        "citations": [_citation(citation) for citation in view.citations],
    }


def _citation(citation: Citation) -> Values:
    marks = [(mark.start, mark.end, mark.part, mark.part) for mark in citation.marks]
    return {
        "article": citation.article,
        "source": citation.source,
        "sentence": citation.sentence,
        "lang": citation.lang,
        "text": citation.text,
        "pieces": _pieces(citation.text, marks),
        "rules": list(citation.rules),
    }


def _pieces(text: str, marks: list[tuple[int, int, str, str]]) -> list[tuple[str, str, str]]:
    """The text in pieces (words, mark, name of the mark); of marks that overlap the longest first stays."""
    pieces: list[tuple[str, str, str]] = []
    at = 0
    for start, end, mark, name in sorted(marks, key=lambda m: (m[0], -m[1])):
        if start < at or end > len(text) or start >= end:
            continue
        if start > at:
            pieces.append((text[at:start], "", ""))
        pieces.append((text[start:end], mark, name))
        at = end
    if at < len(text):
        pieces.append((text[at:], "", ""))
    return pieces


def _term(term: Any, names: Callable[[str], str]) -> Values:
    if _is_iri(term):
        return {"iri": term.value, "text": names(term.value), "lang": ""}
    if isinstance(term, ox.Literal):
        return {"iri": "", "text": term.value, "lang": term.language or ""}
    return {"iri": "", "text": str(term), "lang": ""}


def _is_iri(term: Any) -> bool:
    return isinstance(term, ox.NamedNode)


def _names(graph: KnowledgeGraph, lang: str) -> Callable[[str], str]:
    """A maker of names for IRIs, which asks the graph once for each. Events are named by what they are."""
    known: dict[str, str] = {}
    events = graph.iris.base + "event/"

    def name(iri: str) -> str:
        if iri not in known:
            known[iri] = graph.label(iri, lang)
            if iri.startswith(events):
                known[iri] = _event(graph, iri, name) or known[iri]
        return known[iri]

    return name


def _event(graph: KnowledgeGraph, iri: str, names: Callable[[str], str]) -> str:
    """What an event is, who did what, and when ("launch · Nord AG · Brise · 2025-05"); "" where no type is
    known."""
    own = list(graph.store.quads_for_pattern(ox.NamedNode(iri), None, None, None))
    parts: list[str] = []
    for predicate in (_TYPE, *(_KG + role for role in _TOLD)):
        objects = {q.object for q in own if q.predicate.value == predicate}
        said = sorted({_term(term, names)["text"] for term in objects if _tells(term, predicate)})
        if predicate == _TYPE and not said:
            return ""
        parts += [", ".join(said[:_MOST_NAMES]) + (" …" if len(said) > _MOST_NAMES else "")] if said else []
    return " · ".join(parts)


def _tells(term: Any, predicate: str) -> bool:
    """Whether the term is worth a place in a title: of the types, those of our own ontology."""
    return predicate != _TYPE or (_is_iri(term) and term.value.startswith(_KG))


VIEWS: Mapping[str, Callable[..., Any]] = {
    "rdf": rdf,
    "void": void,
    "entity": entity,
    "claim": claim,
    "article": article,
    "overview": overview,
    "saved": saved,
}
