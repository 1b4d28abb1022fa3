"""From an article to its reading: the order of the stages, on one screen."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache

from kg.extract.claims import claims_of
from kg.extract.found import Context
from kg.extract.handed import handed_down
from kg.extract.lastingids import settle
from kg.extract.posts import posts_in
from kg.extract.quoted import Speech
from kg.extract.speech import speeches
from kg.gazetteer import Gazetteer
from kg.lang.load import load_pack
from kg.lang.pack import Pack
from kg.lang.shared import codes
from kg.link.linker import Linker
from kg.link.named import UNTYPED, Linked
from kg.model import Article, Claim, Drop, Entity, Mention, Reading, Span
from kg.pipeline.demands import Demands
from kg.pipeline.result import _mention, _slugs_of, _used
from kg.plugins import Extract, extractor, extractor_names, language_folders
from kg.schema import Schema
from kg.split import split
from kg.spot.nametable import NameTable


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
        with _uncollected():
            # nothing holds the stages when they are done: tokens and items go before garbage is looked for
            return _Reading(
                self, article, sentences, pack, self._tables[pack.code], self._extractors[pack.code]
            ).run()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Puts off the search for cycles of objects, of which reading makes next to none: each search would walk
    over all that has been read so far.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Reading(Demands):
    """The stages over one article, each handing its values to the next."""

    def run(self) -> Reading:
        self._spot()
        linker = Linker(self.tokens, self.candidates, self.pack, self.schema, self.gazetteer)
        linked = linker.link()
        context = self._context(linked)
        untyped = any(n.type == UNTYPED for n in linked.named)
        found = self._extract(context, untyped_only=untyped)
        if untyped:
            demands = self._demands(found, context)
            # without demands the round would find again what it found before
            linked = linker.link(demands, last=False) if demands else linked
            if demands and any(n.type == UNTYPED for n in linked.named):
                # what has a type now lets patterns say more of what has none ("the firm's head, X")
                again = self._context(linked)
                for name, votes in self._demands(self._extract(again, untyped_only=True), again).items():
                    demands.setdefault(name, votes)
            if not demands or linker.awaited:
                linked = linker.link(demands)
            context = self._context(linked)
            found = self._extract(context)
        found = [*handed_down(context, found), *posts_in(context, self.article.text)]
        settled = settle(context, found)
        spoken = speeches(context, found, self.article.text, self.article.body_span)
        spoken = [replace(s, speaker=settled[s.speaker]) if s.speaker in settled else s for s in spoken]
        claims = claims_of(context, found, spoken)
        return self._reading(linked, context, claims, settled, spoken)

    def _reading(
        self,
        linked: Linked,
        context: Context,
        claims: list[Claim],
        settled: Mapping[str, str],
        spoken: list[Speech],
    ) -> Reading:
        """The reading of the article: what is named and stated, and what was let go."""
        used = _used(claims)
        things = {
            slug: context.things[key]
            for key, slug in settled.items()
            if slug in used and slug not in linked.entities
        }
        mentions = self._names_mentioned(linked, used)
        entities = {m.entity: linked.entities[m.entity] for m in mentions}
        for slug, t in sorted(things.items()):
            entities[slug] = Entity(slug, t.cls, ((self.pack.code, (t.text,)),))
        mentions += self._parts_mentioned(claims, spoken, things, entities, mentions)
        for slug in used:
            if slug not in entities:
                # a maker that only the name of its machine tells is one that the lists know
                known = linked.entities.get(slug) or self.gazetteer.entities.get(slug)
                if known is not None:
                    entities[slug] = known
        drops = [
            Drop(c.sentence, f"{self.pack.code}/name/{c.rule}", why, c.text) for c, why in linked.dropped
        ]
        drops += [Drop(*d) for d in context.drops]
        mentions.sort(key=lambda m: (m.span, m.entity))
        return Reading(
            self.article,
            self.sentences,
            tuple(mentions),
            tuple(entities[k] for k in sorted(entities)),
            tuple(claims),
            tuple(dict.fromkeys(drops)),
        )

    def _names_mentioned(self, linked: Linked, used: Collection[str]) -> list[Mention]:
        """A mention for each name of the article; classes of things only where claims use them."""
        out = []
        for name in linked.named:
            if name.entity in used or name.entity not in self.table.generic:
                tokens = self.tokens[name.sentence]
                start, end = tokens[name.first].start, tokens[name.last - 1].end
                out.append(_mention(self.article, name.sentence, start, end, name.entity, name.rule))
        return out

    def _parts_mentioned(
        self,
        claims: list[Claim],
        spoken: list[Speech],
        things: Mapping[str, object],
        entities: Mapping[str, Entity],
        named: Sequence[Mention],
    ) -> list[Mention]:
        """A mention for each span that claims or speeches name a thing by which has no name there."""
        out: list[Mention] = []
        seen = {(m.span, m.entity) for m in named}

        def mention(sentence: int, span: Span, slug: str) -> None:
            if (span, slug) not in seen:
                seen.add((span, slug))
                rule = f"{self.pack.code}/{'thing' if slug in things else 'part'}"
                out.append(_mention(self.article, sentence, span.start, span.end, slug, rule))

        for claim in claims:
            for e in claim.evidence:
                for part, span in e.parts:
                    for slug in _slugs_of(claim, part):
                        if slug in things or slug not in entities:
                            mention(e.sentence, span, slug)
        for said in spoken:
            # "according to the memo": a thing without a name is named where it speaks, too
            if said.speaker in things:
                mention(said.sentence, said.span, said.speaker)
        return out


@cache
def default_reader() -> Reader:
    """The reader of the shipped ontology, entities and packs; made once a process."""
    return Reader(Schema.load(), Gazetteer.load())
