"""From an article to its reading: the order of the stages, on one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.extract.claims import claims_of
from kg.extract.found import Context, Found, Line
from kg.extract.posts import posts_in
from kg.extract.refer import note_bosses, note_mentions, resolve_nouns, waits_for_boss
from kg.extract.stance import Speech, speeches
from kg.extract.things import settle
from kg.gazetteer import Gazetteer
from kg.lang.load import codes, load_pack
from kg.lang.pack import Pack
from kg.link import UNTYPED, Linked, likely, link, wanted_classes
from kg.model import Article, Claim, Drop, Entity, EventStatement, Mention, PartialDate, Ratio, Reading, Relation, Sentence, Span
from kg.plugins import Extract, extractor, extractor_names, language_folders
from kg.schema import Schema
from kg.split import split
from kg.spot.dates import RawDate, read_dates, resolve
from kg.spot.introduce import introductions
from kg.spot.introduced import with_introduced
from kg.spot.items import build_items, mark_strangers
from kg.spot.kin import with_kin
from kg.spot.names import Candidate, NameTable, credits, spot_names
from kg.spot.numbers import Number, read_numbers
from kg.spot.splits import split_places
from kg.spot.tokens import Token, TokenRow, tokenize


class Reader:
    """Reads articles in every language that has a pack; packs are loaded when first needed."""

    def __init__(self, schema: Schema, gazetteer: Gazetteer, packs: Mapping[str, Pack] | None = None) -> None:
        self.schema, self.gazetteer = schema, gazetteer
        self._packs: dict[str, Pack] = dict(packs or {})
        self._tables: dict[str, NameTable] = {}
        self._extractors: dict[str, list[Extract]] = {}

    def pack(self, lang: str) -> Pack | None:
        """The pack of a language, None where there is none."""
        lang = lang.split("-")[0].lower()
        if lang not in self._packs:
            folder = language_folders().get(lang)
            if folder is None and lang not in codes():
                return None
            self._packs[lang] = load_pack(lang, self.schema, folder)
        pack = self._packs[lang]
        if lang not in self._tables:
            self._tables[lang] = NameTable(self.gazetteer, pack)
            self._extractors[lang] = [extractor(name)(pack) for name in extractor_names()]
        return pack

    def read(self, article: Article) -> Reading:
        """Everything the article gives; sentences alone, and a word why, where its language has no pack."""
        pack = self.pack(article.lang)
        sentences = split(article, pack)
        if pack is None:
            drop = Drop(0, "pipeline", f"no language pack for {article.lang!r}", article.source)
            return Reading(article, sentences, drops=(drop,))
        return _Reading(self, article, sentences, pack, self._tables[pack.code], self._extractors[pack.code]).run()


class _Reading:
    """The stages over one article, each handing its values to the next."""

    def __init__(
        self,
        reader: Reader,
        article: Article,
        sentences: tuple[Sentence, ...],
        pack: Pack,
        table: NameTable,
        extractors: list[Extract],
    ) -> None:
        self.schema, self.gazetteer = reader.schema, reader.gazetteer
        self.article, self.sentences, self.pack, self.table, self.extractors = article, sentences, pack, table, extractors
        self.coarse = {c: self.schema.coarse(c) for c in self.schema.classes}
        self.tokens: list[TokenRow] = []
        self.candidates: list[Candidate] = []
        self.dates: dict[tuple[int, tuple[bool, ...]], list[RawDate]] = {}
        self.numbers: dict[tuple[int, tuple[bool, ...]], list[Number]] = {}

    def run(self) -> Reading:
        self._spot()
        linked = link(self.tokens, self.candidates, self.pack, self.schema, self.gazetteer)
        context = self._context(linked)
        untyped = any(n.type == UNTYPED for n in linked.named)
        found = self._extract(context, untyped_only=untyped)
        if untyped:
            demands = self._demands(found, context)
            linked = link(self.tokens, self.candidates, self.pack, self.schema, self.gazetteer, demands, last=False)
            if demands and any(n.type == UNTYPED for n in linked.named):
                # what has a type now lets patterns say more of what has none ("the firm's head, X")
                again = self._context(linked)
                for name, votes in self._demands(self._extract(again, untyped_only=True), again).items():
                    demands.setdefault(name, votes)
            linked = link(self.tokens, self.candidates, self.pack, self.schema, self.gazetteer, demands)
            context = self._context(linked)
            found = self._extract(context)
        found += posts_in(context, self.article.text)
        settled = settle(context, found)
        spoken = speeches(context, found, self.article.text, self.article.body_span)
        spoken = [replace(s, speaker=settled.get(s.speaker, s.speaker)) for s in spoken]
        claims = claims_of(context, found, spoken)
        return self._reading(linked, context, claims, settled, spoken)

    def _spot(self) -> None:
        for sentence in self.sentences:
            tokens = tokenize(sentence.text, sentence.span.start, self.pack, self.table.knows)
            self.tokens.append(tokens)
        new = introductions(self.tokens, self.table)
        for sentence in self.sentences:
            if new.rows:
                known = new.knows_too(self.table.knows)
                self.tokens[sentence.index] = tokenize(sentence.text, sentence.span.start, self.pack, known)
            tokens = self.tokens[sentence.index]
            spotted = [] if credits(tokens, self.pack) else spot_names(sentence.index, tokens, self.table, _capitalised(tokens))
            self.candidates += with_introduced(sentence.index, self.tokens[sentence.index], new, spotted)
        self.candidates = split_places(self.candidates, self.tokens, self.table, self._is_place)
        self.candidates = with_kin(self.candidates, self.tokens, self.table, self._class_of, self.schema.coarse)

    def _class_of(self, slug: str) -> str:
        return self.gazetteer.entities[slug].type

    def _is_place(self, slug: str) -> bool:
        return self.coarse[self.gazetteer.entities[slug].type] == "Place"

    def _context(self, linked: Linked) -> Context:
        classes = {slug: e.type for slug, e in linked.entities.items()}
        classes.update({n.entity: UNTYPED for n in linked.named if n.type == UNTYPED})
        by_sentence: dict[int, list[int]] = {}
        named = linked.named
        for n, name in enumerate(named):
            by_sentence.setdefault(name.sentence, []).append(n)
        raw = []
        taken_by: list[list[bool]] = []
        for index, tokens in enumerate(self.tokens):
            taken = [False] * len(tokens)
            for n in by_sentence.get(index, ()):
                taken[named[n].first : named[n].last] = [True] * (named[n].last - named[n].first)
            taken_by.append(taken)
            raw += self._dates(index, tokens, taken)
        dates: dict[int, dict[int, tuple[int, PartialDate | None]]] = {}
        for date, value in resolve(raw, self.article.published):
            dates.setdefault(date.sentence, {})[date.first] = (date.last, value)
        lines = []
        nameless = {self.tokens[c.sentence][c.first].start for c, _ in linked.dropped if c.known or c.last - c.first > 1 or not c.start}
        for sentence, tokens, taken in zip(self.sentences, self.tokens, taken_by, strict=True):
            here = dates.get(sentence.index, {})
            busy = list(taken)
            for first, (last, _) in here.items():
                busy[first:last] = [True] * (last - first)
            numbers = self._numbers(sentence.index, tokens, busy)
            items = build_items(tokens, self.pack, [named[n] for n in by_sentence.get(sentence.index, ())], numbers, here, classes, self.table.generic, self.coarse)
            mark_strangers(items, nameless)
            lines.append(Line(sentence.index, sentence.span.start, sentence.span.end, items))
        return Context(self.pack, self.schema, lines, classes, self.article.id, firms=self.table.firms)

    # Names are linked more than once, but most sentences keep theirs: what was read of them holds.

    def _dates(self, index: int, tokens: Sequence[Token], taken: list[bool]) -> list[RawDate]:
        key = index, tuple(taken)
        if key not in self.dates:
            self.dates[key] = read_dates(index, tokens, self.pack, taken)
        return self.dates[key]

    def _numbers(self, index: int, tokens: Sequence[Token], busy: list[bool]) -> list[Number]:
        key = index, tuple(busy)
        if key not in self.numbers:
            self.numbers[key] = read_numbers(tokens, self.pack, busy)
        return self.numbers[key]

    def _extract(self, context: Context, untyped_only: bool = False) -> list[Found]:
        """What the extractors find, in text order; on request in those lines alone that hold a name of no type."""
        found: list[Found] = []
        for line in context.lines:
            note_mentions(context, line)
            resolve_nouns(context, line)
            if untyped_only and not any(item.cls == UNTYPED for item in line.items):
                continue
            here = self._line(context, line)
            if note_bosses(context, here) and waits_for_boss(context, line):
                # "the head of Acme, Ann Lee, said that her company …": known once the sentence is read
                resolve_nouns(context, line)
                here = self._line(context, line)
            found += here
        return found

    def _line(self, context: Context, line: Line) -> list[Found]:
        return [f for extract in self.extractors for f in extract(context, line)]

    def _demands(self, found: list[Found], context: Context) -> dict[str, Counter[str]]:
        """Votes for the class of names that have none yet: what the patterns around them take them for."""
        votes: dict[str, Counter[str]] = {}
        for f in found:
            for role, fills in f.roles.items():
                for fill in fills:
                    if fill.cls == UNTYPED and isinstance(fill.content, str):
                        wanted = self._kin(f, role) or wanted_classes(self.schema, f.term, role, self.pack, f.rule)
                        votes.setdefault(fill.content[1:], Counter()).update(self._likely(wanted, fill.content[1:]))
        for content, term, role, rule in context.hints:
            wanted = wanted_classes(self.schema, term, role, self.pack, rule)
            if {self.schema.coarse(w) for w in wanted} <= {"Organization", "Person"}:
                votes.setdefault(content[1:], Counter()).update(self._likely(wanted, content[1:]))
        return votes

    def _likely(self, wanted: Sequence[str], name: str) -> dict[str, int]:
        """Votes for a name's class; one that holds a country's or a city's name is an organisation rather than a person."""
        votes = likely(wanted, name, self.schema)
        if name[-1:].isdigit() and " " not in name and not set(votes) & {"AIModel", "Hardware", "Product"}:
            return {}  # "C-200" is no firm and nobody
        first = name.split()[0]
        article = any(form == (first,) and tag.value == "det" for form, tag in self.pack.table.get(first, ()))
        if votes == {"Person": 1} and (article or self._place_named(name.split()[-1])):
            return {"Organization": 1}
        return votes

    def _place_named(self, word: str) -> bool:
        return any(self._is_place(n.entity) for n in self.table.rows.get(word, {}).get((word,), ()))

    def _kin(self, f: Found, role: str) -> tuple[str, ...]:
        """The class of the other party of a symmetric relation: a rival of a company is a company."""
        relation = self.schema.relations.get(f.term)
        if relation is None or not relation.symmetric:
            return ()
        other = f.roles.get("o" if role == "s" else "s", ())
        return tuple(sorted({self.schema.coarse(x.cls) for x in other if x.cls not in ("", UNTYPED)}))[:1]

    def _reading(
        self, linked: Linked, context: Context, claims: list[Claim], settled: Mapping[str, str], spoken: Sequence[Speech]
    ) -> Reading:
        used = _used(claims)
        mentions = []
        for name in linked.named:
            generic = name.entity in self.table.generic
            if generic and name.entity not in used:
                continue
            tokens = self.tokens[name.sentence]
            span_start, span_end = tokens[name.first].start, tokens[name.last - 1].end
            mentions.append(_mention(self.article, name.sentence, span_start, span_end, name.entity, name.rule))
        entities = {m.entity: linked.entities[m.entity] for m in mentions}
        things = {slug: context.things[key] for key, slug in settled.items() if slug in used and slug not in linked.entities}
        for slug, t in sorted(things.items()):
            entities[slug] = Entity(slug, t.cls, ((self.pack.code, (t.text,)),))
        seen = {(m.span, m.entity) for m in mentions}
        for claim in claims:
            for e in claim.evidence:
                for part, span in e.parts:
                    for slug in _slugs_of(claim, part):
                        unnamed = slug in things or slug not in entities
                        if unnamed and (span, slug) not in seen:
                            seen.add((span, slug))
                            kind = "thing" if slug in things else "part"
                            mentions.append(_mention(self.article, e.sentence, span.start, span.end, slug, f"{self.pack.code}/{kind}"))
        for said in spoken:
            # "according to the memo": a thing without a name is named where it speaks, too
            if said.speaker in things and (said.span, said.speaker) not in seen:
                seen.add((said.span, said.speaker))
                mentions.append(_mention(self.article, said.sentence, said.span.start, said.span.end, said.speaker, f"{self.pack.code}/thing"))
        for slug in used:
            if slug not in entities and slug in linked.entities:
                entities[slug] = linked.entities[slug]
        drops = [Drop(c.sentence, f"{self.pack.code}/name/{c.rule}", why, c.text) for c, why in linked.dropped]
        drops += [Drop(*d) for d in context.drops]
        mentions.sort(key=lambda m: (m.span, m.entity))
        return Reading(self.article, self.sentences, tuple(mentions), tuple(entities[k] for k in sorted(entities)), tuple(claims), tuple(dict.fromkeys(drops)))


def _slugs_of(claim: Claim, part: str) -> list[str]:
    """The entities that a part of a claim's evidence names."""
    s = claim.statement
    if isinstance(s, EventStatement):
        return [f for r, f in s.roles if r == part and isinstance(f, str)]
    if part == "subject":
        return [s.subject]
    return [s.object] if part == "object" and isinstance(s, Relation) else []


def _used(claims: list[Claim]) -> set[str]:
    """The entities that the claims speak of."""
    out: set[str] = set()
    for claim in claims:
        s = claim.statement
        out.update(x for x in (claim.stance.speaker, *claim.stance.reporters) if x)
        if isinstance(s, EventStatement):
            out.update(f for _, f in s.roles if isinstance(f, str))
        elif isinstance(s, Relation):
            out |= {s.subject, s.object}
        else:
            out.add(s.subject)
            if isinstance(s.value, Ratio) and s.value.relative_to:
                out.add(s.value.relative_to)
    return out


def _mention(article: Article, sentence: int, start: int, end: int, entity: str, rule: str) -> Mention:
    return Mention(sentence, Span(start, end), article.text[start:end], entity, rule)


def _capitalised(tokens: list[Token]) -> bool:
    """Whether a line writes most of its words with a capital, as headlines in English do."""
    words = [t for t in tokens if t.kind == "w" and len(t.text) > 3]
    ended = bool(tokens) and tokens[-1].text in ".!?”\""
    return not ended and len(words) >= 5 and sum(t.text[0].isupper() for t in words) > 0.7 * len(words)


@cache
def default_reader() -> Reader:
    """The reader of the shipped ontology, entities and packs; made once a process."""
    return Reader(Schema.load(), Gazetteer.load())
