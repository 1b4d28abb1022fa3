"""A graph made of readings: encoded, counted, judged and swapped in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from pyoxigraph import Literal, Quad, QuerySolutions, Store

from kg.gazetteer import Gazetteer
from kg.model import Reading
from kg.rdf.encode import nquads
from kg.rdf.iris import DEFAULT_BASE
from kg.rdf.names import PREFIXES
from kg.rdf.ontology import ontology_quads
from kg.rdf.report import Report
from kg.rdf.run import Run
from kg.rdf.store import Build, build_store
from kg.rdf.void import void
from kg.schema import Schema

_COUNTS = {
    "articles": "?x a kg:Article",
    "sentences": "?x a nif:Sentence",
    "mentions": "?x itsrdf:taIdentRef ?entity",
    "entities": "?x a ?class FILTER(STRSTARTS(STR(?x), CONCAT(?base, 'entity/')))",
    "claims": "?x a kg:Claim",
    "events": "GRAPH ?claim { ?x a ?class } ?class rdfs:subClassOf* kg:Event",
}
_BY_MODALITY = """
SELECT ?modality ?lang (COUNT(DISTINCT ?claim) AS ?n) {
  ?claim a kg:Claim ; kg:modality ?modality ;
    prov:wasDerivedFrom/nif:referenceContext/schema:inLanguage ?lang
} GROUP BY ?modality ?lang ORDER BY ?modality ?lang"""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made of its articles.

    `build` is None where the result was refused and the old graph kept. `counts` are numbers of
    articles, sentences, mentions, entities, claims and events; `claims` numbers by modality and
    language, a claim made in two languages counting in each; `drops` candidates let go, by reason.
    `silent` are the files in which no claim was found, `duplicates` (file, file of the same content).
    """

    build: Build | None
    counts: Mapping[str, int]
    claims: Mapping[str, Mapping[str, int]]
    drops: Mapping[str, int]
    silent: tuple[str, ...]
    validation: Report
    duplicates: tuple[tuple[str, str], ...] = ()
    unreadable: tuple[str, ...] = ()


@dataclass(slots=True)
class _Judged:
    """What was learnt of the candidate graph before it was kept or refused."""

    report: Report = field(default_factory=Report)
    counts: dict[str, int] = field(default_factory=dict)
    claims: dict[str, dict[str, int]] = field(default_factory=dict)


def build_graph(
    readings: Sequence[Reading],
    path: Path,
    schema: Schema,
    gazetteer: Gazetteer,
    validate: Callable[[Store], Report],
    *,
    base_iri: str = DEFAULT_BASE,
    run: Run | None = None,
    more: Iterable[Quad] = (),
    allow_violations: bool = False,
) -> BuildReport:
    """The report of a build of these readings, with the ontology, into the store at `path`.

    `more` are quads besides those of the readings and the ontology. A graph that does not conform is refused,
    and the old one kept, unless violations are allowed. Raises StoreError where the store cannot be written.
    """
    judged = _Judged()
    files: dict[str, bytes] = {}

    def judge(store: Store) -> bool:
        judged.report = validate(store)
        # Updated in place: build_store writes these counts into the record of the build.
        judged.counts.update({name: _count(store, pattern, base_iri) for name, pattern in _COUNTS.items()})
        judged.claims = _claims(store)
        files["void.ttl"] = void(store, base_iri)
        return allow_violations or judged.report.conforms()

    made = build_store(
        chain(ontology_quads(), more),
        path,
        written=nquads(readings, schema, gazetteer, base_iri, run),
        base_iri=base_iri,
        counts=judged.counts,
        files=files,
        accept=judge,
    )
    return BuildReport(
        build=made,
        counts=judged.counts,
        claims=judged.claims,
        drops=_drops(readings),
        silent=tuple(sorted(reading.article.source for reading in readings if not reading.claims)),
        validation=judged.report,
    )


def _drops(readings: Iterable[Reading]) -> dict[str, int]:
    counted = Counter(drop.reason for reading in readings for drop in reading.drops)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def _count(store: Store, pattern: str, base_iri: str) -> int:
    query = f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ BIND({Literal(base_iri)} AS ?base) {pattern} }}"
    return int(_rows(store, query)[0][0])


def _claims(store: Store) -> dict[str, dict[str, int]]:
    by_modality: dict[str, dict[str, int]] = {}
    for modality, lang, number in _rows(store, _BY_MODALITY):
        name = modality.rsplit("#", 1)[-1]
        by_modality.setdefault(name, {})[lang] = int(number)
    return by_modality


def _rows(store: Store, query: str) -> list[list[str]]:
    found = store.query(query, prefixes=PREFIXES)
    assert isinstance(found, QuerySolutions)
    return [["" if term is None else getattr(term, "value", "") for term in row] for row in found]
