"""Readings as quads: text, mentions, entities and claims, the same for the same readings.

What stands where: the triples a claim states are in the named graph of the claim's IRI, and,
where it is asserted, in the default graph too; everything else is in the default graph.
The quads are written as N-Quads, which a build sorts and stores; an object for each would take
longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

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

# Predicates with what stands around them, and what follows an offset, as N-Quads writes them.
_A, _IDENT, _RULE = (f" {node} " for node in (RDF("type"), ITSRDF("taIdentRef"), KG("rule")))
_DERIVED, _EVIDENCE, _CITED = (
    f" {node} " for node in (PROV("wasDerivedFrom"), KG("evidence"), KG("citedSentence"))
)
_CONTEXT, _SENTENCE, _ANCHOR = (f" {NIF(name)} " for name in ("referenceContext", "sentence", "anchorOf"))
_BEGIN, _END = (f' {NIF(name)} "' for name in ("beginIndex", "endIndex"))
_INTEGER = f'"^^{XSD("integer")} .\n'
_IS_SENTENCE, _IS_PHRASE = (f"{_A}{NIF(name)} .\n" for name in ("Sentence", "Phrase"))
_IS_CLAIM, _IS_EVIDENCE = (f"{_A}{KG(name)} .\n" for name in ("Claim", "Evidence"))
_MODALITY, _MADE_BY, _SAID_BY = (
    f" {node} " for node in (KG("modality"), PROV("wasGeneratedBy"), PROV("wasAttributedTo"))
)


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
        yield "".join(_line(*row) for row in _entity(entity, schema, iris))
    yield from _claims(ordered, schema, iris, run or Run())


def _line(subject: object, predicate: object, object_: object, graph: object = "") -> str:
    return f"{subject} {predicate} {object_} {graph} .\n" if graph else f"{subject} {predicate} {object_} .\n"


def _claims(readings: Sequence[Reading], schema: Schema, iris: Iris, run: Run) -> Iterator[str]:
    node = iris.run(*run.content)
    yield "".join(_line(*row) for row in _run(node, run))
    records = gather(readings, schema, iris)
    yield "".join(f"{triple} .\n" for triple in _between(readings, records, schema, iris))
    # Only facts may be told by several: everything else is of one article, entity or claim.
    facts: set[str] = set()
    for record in records:
        out: list[str] = []
        for stated in dict.fromkeys(record.lines):
            out.append(f"{stated} {record.iri} .\n")
            if record.asserted and stated not in facts:
                facts.add(stated)
                out.append(f"{stated} .\n")
        _claim(out, record, node, iris)
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
    # The phrases, and what has been said of each as a mention; kept for the articles that others cite.
    cited_elsewhere: dict[str, set[str]] = {
        evidence.article: set()
        for reading in readings
        for claim in reading.claims
        for evidence in claim.evidence
        if evidence.article != reading.article.id
    }
    for reading in readings:
        article = reading.article
        told = cited_elsewhere.get(article.id, set())
        out = [_line(*row) for row in _article(article, iris)]
        out += (_sentence(sentence, iris) for sentence in reading.sentences)
        for mention in reading.mentions:
            _mention(out, mention, reading, iris, told)
        for claim in reading.claims:
            for evidence in claim.evidence:
                cited = by_article[evidence.article]
                sentence = cited.sentences[evidence.sentence]
                here = told if cited is reading else cited_elsewhere[evidence.article]
                for _, span in evidence.parts:
                    if span.start < span.end:
                        _phrase(out, sentence, cited.article, span, iris, here)
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
        yield node, SCHEMA("headline"), _text(article.title, article.lang)
    if article.published:
        yield node, SCHEMA("datePublished"), values.date(article.published)
    if article.publisher:
        yield node, SCHEMA("publisher"), Literal(article.publisher)
    if article.url:
        yield node, SCHEMA("url"), Literal(article.url, datatype=XSD("anyURI"))


def _sentence(sentence: Sentence, iris: Iris) -> str:
    node = f"<{iris.sentence(sentence.article, sentence.span)}>"
    return (
        f"{node}{_IS_SENTENCE}"
        f"{node}{_CONTEXT}{iris.article(sentence.article)} .\n"
        f"{_anchored(node, sentence.span, sentence.text, sentence.lang)}"
    )


def _anchored(node: str, span: Span, text: str, lang: str) -> str:
    offsets = f"{node}{_BEGIN}{span.start}{_INTEGER}{node}{_END}{span.end}{_INTEGER}"
    return f"{offsets}{node}{_ANCHOR}{_text(text, lang)} .\n"


def _text(text: str, lang: str) -> str:
    """A text in its language as N-Quads writes it."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"{_tag(lang)}'
    return str(Literal(text, language=lang) if lang else Literal(text))


@lru_cache(maxsize=256)
def _tag(lang: str) -> str:
    return str(Literal("", language=lang))[2:] if lang else ""


def _phrase(
    out: list[str], sentence: Sentence, article: Article, span: Span, iris: Iris, told: set[str]
) -> str:
    """The phrase at a span, as N-Quads names it; written where it has not been."""
    node = f"<{iris.phrase(article.id, span)}>"
    if node not in told:
        told.add(node)
        out.append(
            f"{node}{_IS_PHRASE}"
            f"{node}{_CONTEXT}{iris.article(article.id)} .\n"
            f"{node}{_SENTENCE}<{iris.sentence(article.id, sentence.span)}> .\n"
            f"{_anchored(node, span, article.text[span.start : span.end], sentence.lang)}"
        )
    return node


def _mention(out: list[str], mention: Mention, reading: Reading, iris: Iris, told: set[str]) -> None:
    sentence = reading.sentences[mention.sentence]
    node = _phrase(out, sentence, reading.article, mention.span, iris, told)
    for line in (
        f"{node}{_IDENT}{iris.entity(mention.entity)} .\n",
        f"{node}{_RULE}{_text(mention.rule, '')} .\n",
    ):
        if line not in told:
            told.add(line)
            out.append(line)


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


def _entity(entity: Entity, schema: Schema, iris: Iris) -> Iterator[tuple[object, object, object]]:
    node = iris.entity(entity.id)
    for cls in dict.fromkeys((entity.type, schema.coarse(entity.type))):
        yield node, RDF("type"), KG(cls)
    for lang, names in entity.names:
        for place, name in enumerate(dict.fromkeys(names)):
            yield node, SKOS("altLabel") if place else RDFS("label"), _text(name, lang)
    if entity.wikidata:
        yield node, SKOS("exactMatch"), WIKIDATA(entity.wikidata)


def _claim(out: list[str], record: ClaimRecord, run: NamedNode, iris: Iris) -> None:
    """Write what is said of a claim."""
    node = str(record.iri)
    out += (
        f"{node}{_IS_CLAIM}",
        f"{node}{_MODALITY}{KG(record.modality.value)} .\n",
        f"{node}{_MADE_BY}{run} .\n",
    )
    if record.speaker is not None:
        out.append(f"{node}{_SAID_BY}{record.speaker} .\n")
    if record.comparator:
        out.append(_line(node, KG("comparator"), Literal(record.comparator.value)))
    out += (_line(node, KG("reportedBy"), reporter) for reporter in sorted(record.reporters, key=str))
    told: set[str] = set()
    for support in record.supports(iris):
        evidence, sentence = f"<{support.iri}>", f"<{support.sentence}>"
        out += (
            f"{node}{_DERIVED}{sentence} .\n",
            f"{node}{_EVIDENCE}{evidence} .\n",
            f"{evidence}{_IS_EVIDENCE}",
            f"{evidence}{_CITED}{sentence} .\n",
            *(f"{evidence} {KG(part)} <{phrase}> .\n" for part, phrase in support.parts),
        )
        for rule in support.rules:
            said = _text(rule, "")
            out.append(f"{evidence}{_RULE}{said} .\n")
            if rule not in told:
                told.add(rule)
                out.append(f"{node}{_RULE}{said} .\n")
