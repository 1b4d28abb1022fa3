"""One article after the other: what the graph has, held against what gold has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from pyoxigraph import Store

from kg.errors import InputError
from kg.evaluate.align import Alignment, align_entities, align_events, fillers_of
from kg.evaluate.figures import Evaluation, Finding
from kg.evaluate.gold import GoldArticle, GoldEvent, GoldRow, relation_key
from kg.evaluate.keys import Key
from kg.evaluate.view import GraphView
from kg.schema import Schema

Found = Mapping[Key, set[str]]
Wanted = Mapping[Key, Sequence[GoldRow]]


def evaluate(
    store: Store, gold: Sequence[GoldArticle], schema: Schema, texts: Mapping[str, str] | None = None
) -> Evaluation:
    """The figures of the graph in a store against gold; `texts` are the articles by file, else the graph's.

    Raises InputError where the graph has none of gold's articles, or gold misquotes one.
    """
    view = GraphView(store, schema)
    out = Evaluation(articles=len(gold))
    out.absent = tuple(article.doc for article in gold if article.doc not in view.texts)
    if len(out.absent) == len(gold):
        have = ", ".join(sorted(view.texts)[:5]) or "none"
        raise InputError(
            f"the graph has none of the articles of gold ({gold[0].doc} …); its articles: {have}"
        )
    same: dict[str, dict[str, str]] = defaultdict(dict)
    for article in gold:
        text = (texts or {}).get(article.doc) or view.texts.get(article.doc, "")
        ids = _Judge(view, article, text, out).run()
        for iri, slug in ids.items():
            same[slug][article.doc] = iri
    _identity(same, out)
    out.findings.sort()
    return out


def _identity(same: Mapping[str, Mapping[str, str]], out: Evaluation) -> None:
    things: dict[str, set[str]] = defaultdict(set)
    for slug, by_article in same.items():
        for a, b in combinations(sorted(by_article), 2):
            out.identity.add(by_article[a] == by_article[b])
        for iri in by_article.values():
            things[iri].add(slug)
    out.confused = sum(len(slugs) - 1 for slugs in things.values())


class _Judge:
    """One article's gold against what the graph says of it."""

    def __init__(self, view: GraphView, gold: GoldArticle, text: str, out: Evaluation) -> None:
        self.view, self.gold, self.text, self.out = view, gold, text, out
        self.schema = view.schema
        self.ids: Alignment = align_entities(view, gold)

    def run(self) -> Mapping[str, str]:
        """Counts everything; gives back the gold ids of the graph's entities."""
        self._entities()
        self._facts()
        self._events()
        return self.ids.ids

    def _count(self, what: str, kind: str, term: str, said: str) -> None:
        self.out.count(what, Finding(what, kind, self.gold.lang, self.gold.doc, term, said))

    def _entities(self) -> None:
        found = {slug: iri for iri, slug in self.ids.ids.items()}
        for entity in self.gold.entities.values():
            classes = self.view.classes[found[entity.id]] if entity.id in found else set()
            if entity.core:
                but = f", typed {', '.join(sorted(classes & self.schema.coarse_classes))}" if classes else ""
                what = "right" if entity.type in classes else "missed"
                self._count(what, "entities", entity.type, entity.id + but)
        for iri, forms in self.view.names[self.gold.doc].items():
            coarse = self.view.classes[iri] & self.schema.coarse_classes
            known = self.gold.entities.get(self.ids.ids.get(iri, ""))
            if coarse and (known is None or (known.core and known.type not in coarse)):
                names = ", ".join(sorted(forms)[:2])
                self._count("extra", "entities", min(coarse), f"{iri.rsplit('/', 1)[-1]} ({names})")

    def _facts(self) -> None:
        relations: dict[Key, set[str]] = defaultdict(set)
        values: dict[Key, set[str]] = defaultdict(set)
        for fact in self.view.facts_of(self.gold.doc, frozenset(self.schema.relations)):
            ends = self.ids.called(fact.subject), self.ids.called(fact.object)
            relations[relation_key(ends[0], fact.term, ends[1], self.schema)].add(fact.claim)
        for fact in self.view.facts_of(self.gold.doc, frozenset(self.schema.values)):
            value = fact.value
            if value[0] == "pct" and value[2]:
                value = (*value[:2], self.ids.called(value[2]))
            values[self.ids.called(fact.subject), fact.term, value].add(fact.claim)
        self._compare("relations", relations, _by_key(self.gold.relations))
        self._compare("values", values, _by_key(self.gold.values))

    def _compare(self, kind: str, found: Found, wanted: Wanted) -> None:
        """Counts each key; the second part of a key is its term, or the first for events."""
        for key, rows in wanted.items():
            if any(row.core for row in rows):
                if key in found:
                    self._count("right", kind, _term(kind, key), _said(key))
                    self._shares(found[key], rows)
                else:
                    self._count("missed", kind, _term(kind, key), _said(key))
        for key in found:
            if key not in wanted:
                self._count("extra", kind, _term(kind, key), _said(key))

    def _shares(self, claims: Iterable[str], rows: Sequence[GoldRow]) -> None:
        views = [self.view.claims[claim] for claim in claims]
        spans = [span for row in rows for span in self._spans(row)]
        cited = [self.view.sentences[s] for view in views for s in view.sentences if s in self.view.sentences]
        self.out.shares["evidence"].add(
            any(
                file == self.gold.doc and begin < b and a < end
                for file, begin, end in cited
                for a, b in spans
            )
        )
        modalities = {m for row in rows for m in row.modalities}
        self.out.shares["modality"].add(any(view.modality in modalities for view in views))
        # A speaker that gold does not know counts as nobody's words, as where there is none.
        speakers = {self.ids.ids.get(who) for view in views for who in view.speakers or {""}}
        self.out.shares["attribution"].add(bool(speakers & {who for row in rows for who in row.speakers}))

    def _spans(self, row: GoldRow) -> list[tuple[int, int]]:
        spans = list(row.spans)
        for quote in row.quotes:
            at = self.text.find(quote)
            if at < 0 and self.text:
                raise InputError(f"{self.gold.doc}: gold quotes what the article does not say: {quote!r}")
            while at >= 0:
                spans.append((at, at + len(quote)))
                at = self.text.find(quote, at + 1)
        return spans

    def _events(self) -> None:
        events = self.view.events_of(self.gold.doc)
        entity_roles = frozenset(role for role, takes in self.schema.roles.items() if takes)
        fillers = {iri: fillers_of(event, self.ids, entity_roles) for iri, event in events.items()}
        pairs = align_events({iri: event.types for iri, event in events.items()}, fillers, self.gold)
        for iri in sorted(fillers):
            if iri in pairs:
                self._event(pairs[iri], fillers[iri])
            else:
                for role, filler in fillers[iri]:
                    kind = min(events[iri].types)
                    self._count("extra", "events", kind, f"{kind} {role} {filler}")
        told = [id(event) for event in pairs.values()]
        for event in self.gold.events:
            if id(event) not in told and event.row.core:
                for role, wanted in event.roles.items():
                    for filler in wanted:
                        self._count("missed", "events", event.type, f"{event.type} {role} {filler}")

    def _event(self, gold: GoldEvent, have: Mapping[tuple[str, str], set[str]]) -> None:
        """Counts the roles of one event that gold has too, whose date may be told more coarsely or finely."""
        found: dict[Key, set[str]] = {}
        wanted = [(role, filler) for role, fillers in gold.roles.items() for filler in fillers]
        optional = [(role, filler) for role, fillers in gold.optional.items() for filler in fillers]
        for key, claims in have.items():
            for want in wanted:
                if _same_filler(key, want):
                    found.setdefault((gold.type, *want), set()).update(claims)
            if gold.row.core and not any(_same_filler(key, want) for want in (*wanted, *optional)):
                found[gold.type, *key] = claims
        self._compare("events", found, {(gold.type, *want): [gold.row] for want in wanted})


def _by_key(rows: Iterable[tuple[Key, GoldRow]]) -> dict[Key, list[GoldRow]]:
    out: dict[Key, list[GoldRow]] = {}
    for key, row in rows:
        out.setdefault(key, []).append(row)
    return out


def _same_filler(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two fillers of a role agree; two dates do where one is the beginning of the other."""
    if one == other:
        return True
    # Only dates are ever told in part, and only their keys begin with one another at a hyphen.
    return one[0] == other[0] == "date" and (one[1].startswith(other[1]) or other[1].startswith(one[1]))


def _term(kind: str, key: Key) -> str:
    return str(key[0] if kind == "events" else key[1])


def _said(key: Key) -> str:
    parts = [
        " ".join(str(x) for x in part if x is not None) if isinstance(part, tuple) else part for part in key
    ]
    return " ".join(
        str(part).replace("?http", "? http") if isinstance(part, str) else str(part) for part in parts
    )
