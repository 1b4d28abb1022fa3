"""Readings as quads: text, mentions, entities and claims, the same for the same readings.

What stands where: the triples a claim states are in the named graph of the claim's IRI, and,
where it is asserted, in the default graph too; everything else is in the default graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.gazetteer import Gazetteer
from kg.identity import joined
from kg.model import Article, Entity, EventStatement, Mention, Reading, Relation, Sentence, Span, ValueOf
from kg.rdf import values
from kg.rdf.claims import ClaimRecord, gather
from kg.rdf.disagree import disagreements
from kg.rdf.iris import DEFAULT_BASE, Iris
from kg.rdf.names import DCT, ITSRDF, KG, NIF, PROV, RDF, RDFS, SCHEMA, SKOS, WIKIDATA, XSD
from kg.rdf.origins import origins
from kg.rdf.run import Run
from kg.schema import Schema

_DEFAULT = DefaultGraph()
_Row = tuple[NamedNode, NamedNode, NamedNode | Literal]
# What has been said of a stretch of an article: the phrase itself, or one of its mentions.
_Told = tuple[str, Span] | tuple[str, Span, NamedNode, str]


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
    run = run or Run()
    ordered = _one_each(readings)
    iris = Iris(base_iri)
    for subject, predicate, object_ in _text_and_entities(ordered, schema, gazetteer, iris):
        yield Quad(subject, predicate, object_, _DEFAULT)
    # Only claims may state what another states too: text and entities are each told once above.
    seen: set[Quad] = set()
    for quad in _claims(ordered, schema, iris, run):
        if quad not in seen:
            seen.add(quad)
            yield quad


def _claims(readings: Sequence[Reading], schema: Schema, iris: Iris, run: Run) -> Iterator[Quad]:
    node = iris.run(*run.content)
    for row in _run(node, run):
        yield Quad(*row, _DEFAULT)
    records = gather(readings, schema, iris)
    for triple in _between(readings, records, schema, iris):
        yield _in(_DEFAULT, triple)
    for record in records:
        for triple in record.states:
            yield _in(record.iri, triple)
            if record.asserted:
                yield _in(_DEFAULT, triple)
        for row in _claim(record, node):
            yield Quad(*row, _DEFAULT)


def _between(
    readings: Sequence[Reading], records: Sequence[ClaimRecord], schema: Schema, iris: Iris
) -> Iterator[Triple]:
    """What holds between articles: which are of one origin, and where claims disagree."""
    together = origins((reading.article.id for reading in readings), records)
    for article, articles in together.items():
        yield Triple(iris.article(article), DCT("isVersionOf"), iris.origin(articles))
    published = {r.article.id: r.article.published for r in readings if r.article.published}
    yield from disagreements(records, schema, iris, together, published)


def _in(graph: NamedNode | DefaultGraph, triple: Triple) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _one_each(readings: Iterable[Reading]) -> list[Reading]:
    by_article: dict[str, Reading] = {}
    for reading in sorted(readings, key=lambda r: (r.article.id, r.article.source)):
        by_article.setdefault(reading.article.id, reading)
    return list(by_article.values())


def _text_and_entities(
    readings: Sequence[Reading], schema: Schema, gazetteer: Gazetteer, iris: Iris
) -> Iterator[_Row]:
    by_article = {reading.article.id: reading for reading in readings}
    told: set[_Told] = set()
    for reading in readings:
        yield from _article(reading.article, iris)
        for sentence in reading.sentences:
            yield from _sentence(sentence, iris)
        for mention in reading.mentions:
            yield from _mention(mention, reading, iris, told)
        yield from _evidence_phrases(reading, by_article, iris, told)
    for entity in used_entities(readings, gazetteer):
        yield from _entity(entity, schema, iris)


def _run(node: NamedNode, run: Run) -> Iterator[_Row]:
    yield node, RDF("type"), PROV("Activity")
    yield node, RDF("type"), KG("Run")
    yield node, KG("toolVersion"), Literal(run.tool_version)
    yield node, KG("inputsHash"), Literal(run.inputs_hash)


def _article(article: Article, iris: Iris) -> Iterator[_Row]:
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
        yield node, SCHEMA("headline"), _text(article.title, article.lang)
    if article.published:
        yield node, SCHEMA("datePublished"), values.date(article.published)
    if article.publisher:
        yield node, SCHEMA("publisher"), Literal(article.publisher)
    if article.url:
        yield node, SCHEMA("url"), Literal(article.url, datatype=XSD("anyURI"))


def _sentence(sentence: Sentence, iris: Iris) -> Iterator[_Row]:
    node = iris.sentence(sentence.article, sentence.span)
    yield node, RDF("type"), NIF("Sentence")
    yield node, NIF("referenceContext"), iris.article(sentence.article)
    yield from _anchored(node, sentence.span, sentence.text, sentence.lang)


def _anchored(node: NamedNode, span: Span, text: str, lang: str) -> Iterator[_Row]:
    yield node, NIF("beginIndex"), values.offset(span.start)
    yield node, NIF("endIndex"), values.offset(span.end)
    yield node, NIF("anchorOf"), _text(text, lang)


def _text(text: str, lang: str) -> Literal:
    return Literal(text, language=lang) if lang else Literal(text)


def _phrase(sentence: Sentence, article: Article, span: Span, iris: Iris, told: set[_Told]) -> Iterator[_Row]:
    if (article.id, span) in told:
        return
    told.add((article.id, span))
    node = iris.phrase(article.id, span)
    yield node, RDF("type"), NIF("Phrase")
    yield node, NIF("referenceContext"), iris.article(article.id)
    yield node, NIF("sentence"), iris.sentence(article.id, sentence.span)
    yield from _anchored(node, span, article.text[span.start : span.end], sentence.lang)


def _mention(mention: Mention, reading: Reading, iris: Iris, told: set[_Told]) -> Iterator[_Row]:
    article = reading.article
    node = iris.phrase(article.id, mention.span)
    yield from _phrase(reading.sentences[mention.sentence], article, mention.span, iris, told)
    for predicate, name in ((ITSRDF("taIdentRef"), mention.entity), (KG("rule"), mention.rule)):
        if (article.id, mention.span, predicate, name) not in told:
            told.add((article.id, mention.span, predicate, name))
            yield node, predicate, Literal(name) if predicate == KG("rule") else iris.entity(name)


def _evidence_phrases(
    reading: Reading, by_article: Mapping[str, Reading], iris: Iris, told: set[_Told]
) -> Iterator[_Row]:
    for claim in reading.claims:
        for evidence in claim.evidence:
            cited = by_article[evidence.article]
            for _, span in evidence.parts:
                if span.start < span.end:
                    yield from _phrase(cited.sentences[evidence.sentence], cited.article, span, iris, told)


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
        curated = gazetteer.entities[slug]
        found[slug] = joined(curated, found[slug]) if slug in found else curated
    return [found[slug] for slug in sorted(used)]


def _slugs(statement: Relation | ValueOf | EventStatement) -> list[str]:
    if isinstance(statement, Relation):
        return [statement.subject, statement.object]
    if isinstance(statement, ValueOf):
        other = getattr(statement.value, "relative_to", None)
        return [statement.subject, *([other] if other else [])]
    return [filler for _, filler in statement.roles if isinstance(filler, str)]


def _entity(entity: Entity, schema: Schema, iris: Iris) -> Iterator[_Row]:
    node = iris.entity(entity.id)
    for cls in dict.fromkeys((entity.type, schema.coarse(entity.type))):
        yield node, RDF("type"), KG(cls)
    for lang, names in entity.names:
        for place, name in enumerate(dict.fromkeys(names)):
            yield node, SKOS("altLabel") if place else RDFS("label"), _text(name, lang)
    if entity.wikidata:
        yield node, SKOS("exactMatch"), WIKIDATA(entity.wikidata)


def _claim(record: ClaimRecord, run: NamedNode) -> Iterator[_Row]:
    node = record.iri
    yield node, RDF("type"), KG("Claim")
    yield node, KG("modality"), KG(record.modality.value)
    yield node, PROV("wasGeneratedBy"), run
    if record.speaker is not None:
        yield node, PROV("wasAttributedTo"), record.speaker
    if record.comparator:
        yield node, KG("comparator"), Literal(record.comparator.value)
    for reporter in sorted(record.reporters, key=str):
        yield node, KG("reportedBy"), reporter
    for evidence, (sentence, parts, rules) in sorted(record.evidence.items(), key=lambda item: str(item[0])):
        yield node, PROV("wasDerivedFrom"), sentence
        yield node, KG("evidence"), evidence
        yield evidence, RDF("type"), KG("Evidence")
        yield evidence, KG("citedSentence"), sentence
        for part, phrase in sorted(parts, key=str):
            yield evidence, part, phrase
        for rule in sorted(rules):
            yield evidence, KG("rule"), Literal(rule)
            yield node, KG("rule"), Literal(rule)
