"""Readings as quads: text, mentions, entities and claims, the same for the same readings.

What stands where: the triples a claim states are in the named graph of the claim's IRI, and,
where it is asserted, in the default graph too; everything else is in the default graph.
The quads are written as N-Quads, which a build sorts and stores; an object for each would take
longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.gazetteer import Gazetteer
from kg.identity import joined
from kg.model import (
    Article,
    Entity,
    EventStatement,
    Reading,
    Relation,
    ValueOf,
)
from kg.rdf import values
from kg.rdf.claims import ClaimRecord, gather, kg, part_of
from kg.rdf.disagree import disagreements
from kg.rdf.iris import DEFAULT_BASE, Iris
from kg.rdf.names import DCT, KG, NIF, PROV, RDF, RDFS, SCHEMA, SKOS, WIKIDATA, XSD
from kg.rdf.origins import origins
from kg.rdf.page import RULE, A, Page, written
from kg.rdf.run import Run
from kg.schema import Schema

# Predicates with what stands around them, as N-Quads writes them.
_DERIVED: Final = f" {PROV('wasDerivedFrom')} "
_EVIDENCE: Final = f" {KG('evidence')} "
_CITED: Final = f" {KG('citedSentence')} "
_IS_CLAIM: Final = f"{A}{KG('Claim')} .\n"
_IS_EVIDENCE: Final = f"{A}{KG('Evidence')} .\n"
_MODALITY: Final = f" {KG('modality')} "
_MADE_BY: Final = f" {PROV('wasGeneratedBy')} "
_SAID_BY: Final = f" {PROV('wasAttributedTo')} "
_LABEL: Final = f" {RDFS('label')} "
_ALSO: Final = f" {SKOS('altLabel')} "


def encode(
    readings: Iterable[Reading],
    schema: Schema,
    gazetteer: Gazetteer,
    base_iri: str = DEFAULT_BASE,
    run: Run | None = None,
) -> Iterator[Quad]:
    """The quads of the readings, each once, in an order that depends on the readings alone.

    Equal claims of several readings become one, with all their sentences. Raises ValueError
    for an entity that neither the readings nor the gazetteer know.
    """
    return parse("".join(nquads(readings, schema, gazetteer, base_iri, run)), format=RdfFormat.N_QUADS)


def nquads(
    readings: Iterable[Reading],
    schema: Schema,
    gazetteer: Gazetteer,
    base_iri: str = DEFAULT_BASE,
    run: Run | None = None,
) -> Iterator[str]:
    """What `encode` gives, as N-Quads: piece by piece, each of whole lines, for all of it is many times what
    the readings are.
    """
    ordered = _one_each(readings)
    iris = Iris(base_iri)
    yield from _texts(ordered, iris)
    for entity in used_entities(ordered, gazetteer):
        yield _entity(entity, schema, iris)
    yield from _claims(ordered, schema, iris, run or Run())


def _line(subject: object, predicate: object, object_: object) -> str:
    return f"{subject} {predicate} {object_} .\n"


def _claims(readings: Sequence[Reading], schema: Schema, iris: Iris, run: Run) -> Iterator[str]:
    node = iris.run(*run.content)
    yield "".join([_line(*row) for row in _run(node, run)])
    records = gather(readings, schema, iris)
    yield "".join([f"{triple} .\n" for triple in _between(readings, records, schema, iris)])
    # Only facts may be told by several: everything else is of one article, entity or claim.
    facts: set[str] = set()
    made_by = f"{_MADE_BY}{node} .\n"
    for record in records:
        claim = f"<{record.iri}>"
        out: list[str] = []
        for stated in dict.fromkeys(record.lines):
            out.append(f"{stated} {claim} .\n")
            if record.asserted and stated not in facts:
                facts.add(stated)
                out.append(f"{stated} .\n")
        out.append(f"{claim}{_IS_CLAIM}{claim}{_MODALITY}{kg(record.modality.value)} .\n{claim}{made_by}")
        _claim(out, record, claim)
        rules: set[str] = set()
        for evidence in sorted(record.evidence):
            _evidence(out, evidence, record, claim, iris, rules)
        yield "".join(out)


def _between(
    readings: Sequence[Reading], records: Sequence[ClaimRecord], schema: Schema, iris: Iris
) -> Iterator[Triple]:
    """What holds between articles: which are of one origin, and where claims disagree."""
    together = origins((reading.article.id for reading in readings), records)
    for article, articles in together.items():
        yield Triple(iris.article(article), DCT("isVersionOf"), iris.origin(articles))
    published = {r.article.id: r.article.published for r in readings if r.article.published}
    yield from disagreements(records, schema, iris, together, published)


def _one_each(readings: Iterable[Reading]) -> list[Reading]:
    by_article: dict[str, Reading] = {}
    for reading in sorted(readings, key=lambda r: (r.article.id, r.article.source)):
        by_article.setdefault(reading.article.id, reading)
    return list(by_article.values())


def _texts(readings: Sequence[Reading], iris: Iris) -> Iterator[str]:
    """The articles, sentences, mentions and the phrases that evidence points at, article by article."""
    by_article = {reading.article.id: reading for reading in readings}
    # What has been said of a page is kept for the articles that others cite.
    cited_elsewhere: dict[str, Page] = {
        evidence.article: Page(by_article[evidence.article].article, iris)
        for reading in readings
        for claim in reading.claims
        for evidence in claim.evidence
        if evidence.article != reading.article.id
    }
    for reading in readings:
        article = reading.article
        page = cited_elsewhere.get(article.id) or Page(article, iris)
        out = [_line(*row) for row in _article(article, iris)]
        for sentence in reading.sentences:
            page.sentence(out, sentence)
        for mention in reading.mentions:
            page.mention(out, reading.sentences[mention.sentence], mention, iris)
        for claim in reading.claims:
            for evidence in claim.evidence:
                here = page if evidence.article == article.id else cited_elsewhere[evidence.article]
                sentence = by_article[evidence.article].sentences[evidence.sentence]
                for _, span in evidence.parts:
                    if span.start < span.end:
                        here.phrase(out, sentence, span)
        yield "".join(out)


def _run(node: NamedNode, run: Run) -> Iterator[tuple[object, object, object]]:
    yield node, RDF("type"), PROV("Activity")
    yield node, RDF("type"), KG("Run")
    yield node, KG("toolVersion"), Literal(run.tool_version)
    yield node, KG("inputsHash"), Literal(run.inputs_hash)


def _article(article: Article, iris: Iris) -> Iterator[tuple[object, object, object]]:
    node = iris.article(article.id)
    yield node, RDF("type"), NIF("Context")
    yield node, RDF("type"), KG("Article")
    yield node, DCT("source"), Literal(article.source)
    yield node, KG("contentHash"), Literal(article.content_hash)
    yield node, SCHEMA("inLanguage"), Literal(article.lang)
    yield node, NIF("isString"), Literal(article.text)
    yield node, NIF("beginIndex"), values.offset(0)
    yield node, NIF("endIndex"), values.offset(len(article.text))
    if article.title:
        yield node, SCHEMA("headline"), written(article.title, article.lang)
    if article.published:
        yield node, SCHEMA("datePublished"), values.date(article.published)
    if article.publisher:
        yield node, SCHEMA("publisher"), Literal(article.publisher)
    if article.url:
        yield node, SCHEMA("url"), Literal(article.url, datatype=XSD("anyURI"))


def used_entities(readings: Sequence[Reading], gazetteer: Gazetteer) -> list[Entity]:
    """The entities that the readings mention or use, sorted by slug; curated ones as curated.

    One found in several texts under other names gets them all. Raises ValueError for a slug
    that nobody declares.
    """
    found: dict[str, Entity] = {}
    used: set[str] = set()
    for reading in readings:
        for entity in reading.entities:
            found[entity.id] = joined(found[entity.id], entity) if entity.id in found else entity
        used.update(mention.entity for mention in reading.mentions)
        for claim in reading.claims:
            used.update(_slugs(claim.statement), claim.stance.reporters)
            if claim.stance.speaker:
                used.add(claim.stance.speaker)
    missing = sorted(slug for slug in used if slug not in found and slug not in gazetteer.entities)
    if missing:
        raise ValueError(f"entities that neither reading nor gazetteer declares: {', '.join(missing)}")
    for slug in used & gazetteer.entities.keys():
        curated, told = gazetteer.entities[slug], found.get(slug)
        found[slug] = curated if told is None or told is curated else joined(curated, told)
    return [found[slug] for slug in sorted(used)]


def _slugs(statement: Relation | ValueOf | EventStatement) -> list[str]:
    if isinstance(statement, Relation):
        return [statement.subject, statement.object]
    if isinstance(statement, ValueOf):
        other = getattr(statement.value, "relative_to", None)
        return [statement.subject, *([other] if other else [])]
    return [filler for _, filler in statement.roles if isinstance(filler, str)]


def _entity(entity: Entity, schema: Schema, iris: Iris) -> str:
    node = iris.written("entity", entity.id)
    out = [f"{node}{A}{kg(cls)} .\n" for cls in dict.fromkeys((entity.type, schema.coarse(entity.type)))]
    for lang, names in entity.names:
        for place, name in enumerate(dict.fromkeys(names)):
            out.append(f"{node}{_ALSO if place else _LABEL}{written(name, lang)} .\n")
    if entity.wikidata:
        out.append(_line(node, SKOS("exactMatch"), WIKIDATA(entity.wikidata)))
    return "".join(out)


def _claim(out: list[str], record: ClaimRecord, claim: str) -> None:
    """Write what is said of a claim besides what it is and which run made it."""
    if record.speaker:
        out.append(f"{claim}{_SAID_BY}{record.speaker} .\n")
    if record.comparator:
        out.append(_line(claim, kg("comparator"), Literal(record.comparator.value)))
    for reporter in sorted(record.reporters):
        out.append(_line(claim, kg("reportedBy"), reporter))


def _evidence(
    out: list[str], evidence: str, record: ClaimRecord, claim: str, iris: Iris, told: set[str]
) -> None:
    """Write what one sentence gives to a claim; `told` are the rules that it is told to be found by."""
    sentence, cited = record.evidence[evidence]
    stem, node = iris.stem(sentence.article), f"<{evidence}>"
    where = f"{stem}sentence_{sentence.span.start}_{sentence.span.end}> .\n"
    out.append(
        f"{claim}{_DERIVED}{where}{claim}{_EVIDENCE}{node} .\n{node}{_IS_EVIDENCE}{node}{_CITED}{where}"
    )
    parts = {
        f"{node} {part_of(part, turned=turned)} {stem}phrase_{span.start}_{span.end}> .\n"
        for one, turned in cited
        for part, span in one.parts
        if span.start < span.end
    }
    out += sorted(parts)
    for rule in sorted({one.rule for one, _ in cited}):
        said = f"{RULE}{written(rule, '')} .\n"
        out.append(f"{node}{said}")
        if rule not in told:
            told.add(rule)
            out.append(f"{claim}{said}")
