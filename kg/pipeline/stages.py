"""The stages over one article: spotting, items, extraction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kg.extract.definites import REFERENCES, resolve_nouns, waits_for_boss
from kg.extract.found import Context, Found, Line
from kg.extract.noted import note_bosses, note_mentions, note_sites
from kg.lang.pack import Pack
from kg.link.named import UNTYPED, Linked, Named
from kg.model import (
    Article,
    PartialDate,
    Sentence,
)
from kg.plugins import Extract
from kg.split import paragraphs
from kg.spot.accents import has_none, with_accents
from kg.spot.dates import RawDate, read_dates
from kg.spot.headlines import with_names_of_text
from kg.spot.introduce import introductions
from kg.spot.introduced import with_introduced
from kg.spot.items import build_items, mark_strangers
from kg.spot.kin import with_kin
from kg.spot.names import spot_names
from kg.spot.nametable import Candidate, NameTable, credits, tags_at
from kg.spot.nicknames import with_nicknames
from kg.spot.numberrows import with_number_rows
from kg.spot.numbers import Number, read_numbers
from kg.spot.partials import with_partials
from kg.spot.splits import split_places
from kg.spot.sums import told_currencies, with_currency
from kg.spot.tokens import Token, TokenRow, tokenize
from kg.spot.versions import with_versions
from kg.spot.words import finite_at
from kg.spot.years import resolve


def _capitalised(tokens: list[Token], pack: Pack) -> bool:
    """Whether a line writes most of its words with a capital, as headlines in English do; they do so with
    their verbs ("Ann Lee joins Acme as Chief Executive Officer" does not).
    """
    if (tokens and tokens[-1].text in '.!?”"') or _small_verb(tokens, pack):
        return False
    words = [t.text for t in tokens if t.kind == "w" and len(t.text) > 3]
    return len(words) >= 5 and sum([word[0].isupper() for word in words]) > 0.7 * len(words)


def _small_verb(tokens: list[Token], pack: Pack) -> bool:
    """Whether a verb in small letters, or a word that is none of grammar and stands between capitals, is
    behind the one to three words that a line begins with.
    """
    at = next((k for k, t in enumerate(tokens) if t.text.islower() and t.kind == "w"), 0)
    if not 0 < at < min(4, len(tokens) - 1):
        return False
    plain = not any(tag.kind == "class" for _, tag in tags_at(pack.table, tokens, at))
    between = plain and len(tokens[at].text) > 3 and tokens[at + 1].text[0].isupper()
    return between or (at > 1 and finite_at(pack, tokens, at))


def _asking(knows: Callable[[str], bool]) -> tuple[Callable[[str], bool], set[str]]:
    """The same test of words, and the set in which it notes those that it does not know."""
    unknown: set[str] = set()

    def asked(word: str) -> bool:
        known = knows(word)
        if not known:
            unknown.add(word)
        return known

    return asked, unknown


if TYPE_CHECKING:
    from kg.pipeline.reader import Reader


class Stages:
    """One article on its way through the stages."""

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
        self.article, self.sentences, self.pack, self.table, self.extractors = (
            article,
            sentences,
            pack,
            table,
            extractors,
        )
        self.coarse = self.schema.coarse_of
        self.tokens: list[TokenRow] = []
        self.candidates: list[Candidate] = []
        self.dates: dict[tuple[int, tuple[bool, ...]], list[RawDate]] = {}
        self.numbers: dict[tuple[int, tuple[bool, ...]], list[Number]] = {}
        self.lines: dict[int, tuple[object, Line]] = {}
        self.paragraphs = paragraphs(article.text, sentences)

    def _spot(self) -> None:
        unknown: list[set[str]] = []
        plain = has_none(self.article.text, self.pack)
        for sentence in self.sentences:
            knows, asked = _asking(self.table.knows)
            at = sentence.span.start
            tokens = tokenize(sentence.text, at, self.pack, knows, self.table.bears)
            self.tokens.append(with_accents(tokens, self.pack, plain))
            unknown.append(asked)
        new = introductions(self.tokens, self.table)
        headlines = []
        for sentence in self.sentences:
            if not new.words.isdisjoint(unknown[sentence.index]):
                # one of the new names is a word that was not known when this sentence was divided
                known = new.knows_too(self.table.knows)
                at, bears = sentence.span.start, new.knows_too(self.table.bears)
                tokens = tokenize(sentence.text, at, self.pack, known, bears)
                self.tokens[sentence.index] = with_accents(tokens, self.pack, plain)
            tokens = self.tokens[sentence.index]
            headline = _capitalised(tokens, self.pack)
            if headline:
                headlines.append(sentence.index)
            spotted = (
                [] if credits(tokens, self.pack) else spot_names(sentence.index, tokens, self.table, headline)
            )
            self.candidates += with_introduced(sentence.index, self.tokens[sentence.index], new, spotted)
        if len(headlines) < len(self.tokens):
            self.candidates = with_names_of_text(self.candidates, self.tokens, headlines)
        self.candidates = with_nicknames(self.candidates, self.tokens, self.table)
        self.candidates = with_versions(self.candidates, self.tokens, self.table)
        self.candidates = with_number_rows(self.candidates, self.tokens, self.table)
        self.candidates = with_partials(self.candidates, self.tokens, self.table)
        self.candidates = split_places(
            self.candidates, self.tokens, self.table, self._is_place, self._is_firm
        )
        self.candidates = with_kin(
            self.candidates, self.tokens, self.table, self._class_of, self.schema.coarse
        )

    def _class_of(self, slug: str) -> str:
        return self.gazetteer.entities[slug].type

    def _is_place(self, slug: str) -> bool:
        return self.coarse[self.gazetteer.entities[slug].type] == "Place"

    def _is_firm(self, slug: str) -> bool:
        return self.coarse[self.gazetteer.entities[slug].type] == "Organization"

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
        nameless: dict[int, set[int]] = {}
        for c, _ in linked.dropped:
            if c.known or c.last - c.first > 1 or not c.start or c.text.isupper():
                nameless.setdefault(c.sentence, set()).add(self.tokens[c.sentence][c.first].start)
        numbers = self._all_numbers(taken_by, dates)
        for sentence, counted in zip(self.sentences, numbers, strict=True):
            here = dates.get(sentence.index, {})
            line = self._line_of(
                sentence,
                [named[n] for n in by_sentence.get(sentence.index, ())],
                here,
                counted,
                nameless.get(sentence.index, set()),
                classes,
            )
            lines.append(line)
        return Context(
            self.pack,
            self.schema,
            lines,
            classes,
            self.article.id,
            firms=self.table.firms,
            makers=self.table.makers,
            generic=self.table.generic,
        )

    def _line_of(
        self,
        sentence: Sentence,
        named: list[Named],
        dates: Mapping[int, tuple[int, PartialDate | None]],
        numbers: list[Number],
        nameless: set[int],
        classes: Mapping[str, str],
    ) -> Line:
        """A sentence with its items, made anew where it has other names, dates or numbers than in the round
        before; else that of that round, but for what its items were taken to stand for.
        """
        made_of = named, dates, numbers, nameless, [classes[n.entity] for n in named]
        before = self.lines.get(sentence.index)
        if before is not None and before[0] == made_of:
            for tags in [item.tags for item in before[1].items if item.tags]:
                for reference in REFERENCES:
                    tags.pop(reference, None)
            return before[1]
        items = build_items(
            self.tokens[sentence.index],
            self.pack,
            named,
            numbers,
            dates,
            classes,
            self.table.generic,
            self.coarse,
        )
        mark_strangers(items, nameless)
        span, paragraph = sentence.span, self.paragraphs[sentence.index]
        line = Line(sentence.index, span.start, span.end, items, paragraph)
        self.lines[sentence.index] = made_of, line
        return line

    def _dates(self, index: int, tokens: list[Token], taken: list[bool]) -> list[RawDate]:
        key = index, tuple(taken)
        if key not in self.dates:
            self.dates[key] = read_dates(index, tokens, self.pack, taken)
        return self.dates[key]

    def _all_numbers(
        self, taken_by: list[list[bool]], dates: Mapping[int, Mapping[int, tuple[int, PartialDate | None]]]
    ) -> list[list[Number]]:
        """The numbers of each sentence; a sum told without its currency has that which another tells."""
        out = []
        for index, (tokens, taken) in enumerate(zip(self.tokens, taken_by, strict=True)):
            busy = list(taken)
            for first, (last, _) in dates.get(index, {}).items():
                busy[first:last] = [True] * (last - first)
            out.append(self._numbers(index, tokens, busy))
        told = told_currencies(n for numbers in out for n in numbers)
        return [
            with_currency(numbers, tokens, told, self.pack)
            for numbers, tokens in zip(out, self.tokens, strict=True)
        ]

    def _numbers(self, index: int, tokens: list[Token], busy: list[bool]) -> list[Number]:
        key = index, tuple(busy)
        if key not in self.numbers:
            self.numbers[key] = read_numbers(tokens, self.pack, busy)
        return self.numbers[key]

    def _extract(self, context: Context, untyped_only: bool = False) -> list[Found]:
        """What the extractors find, in text order; on request in those lines alone that hold a name
        of no type.
        """
        found: list[Found] = []
        lines = context.lines
        untyped = {x.index for x in lines if untyped_only and any(item.cls == UNTYPED for item in x.items)}
        if untyped_only:
            lines = lines[: max(untyped, default=-1) + 1]  # what comes later tells these lines nothing
        for line in lines:
            note_mentions(context, line)
            resolve_nouns(context, line)
            if untyped_only and line.index not in untyped:
                continue
            here = self._line(context, line)
            if note_bosses(context, here) and waits_for_boss(line):
                # "the head of Acme, Ann Lee, said that her company …": known once the sentence is read
                resolve_nouns(context, line)
                here = self._line(context, line)
            note_sites(context, here)
            found += here
        return found

    def _line(self, context: Context, line: Line) -> list[Found]:
        return [f for extract in self.extractors for f in extract(context, line)]
