"""Who says it: quotations, reported speech, papers and posts, and how far each goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.found import Context, Fill, Found, Line
from kg.extract.posts import labelled, posted, signatures
from kg.extract.pronouns import speaking_pronoun
from kg.extract.quoted import Speech, _quoted_on, quotations
from kg.extract.refer import refer
from kg.extract.stance import modality_of
from kg.extract.things import is_thing
from kg.model import Span
from kg.spot.item import Item

_SPEAKERS: Final[tuple[str, ...]] = ("Person", "Organization", "Work")
# behind them stands to whom or against whom a paper was brought, not whose it is
_NOT_ITS: Final = ("in", "on", "to", "with", "at", "against", "other_prep")


def speeches(context: Context, found: list[Found], text: str, body: Span) -> list[Speech]:
    """Every stretch that is somebody's words, by the speech verbs found and the posts signed in the text."""
    quotes = quotations(text, body, context.pack.quotes)
    out: list[Speech] = []
    for f in found:
        speaker = next((x for x in f.roles.get("agent", ()) if isinstance(x.content, str)), None)
        if not f.speech or speaker is None or not isinstance(speaker.content, str):
            continue
        if f.term and modality_of(context, f) == "negated":
            continue  # what is not said is nobody's words
        line = context.lines[f.sentence]
        for quote in quotes:
            if _beside(quote, line, f, quotes):
                out.append(Speech(quote, speaker.content, speaker.span, f.sentence, True))
        scope = _reported(line, f) or (_said_plainly(line, f) if context.pack.adjective_first else None)
        if scope is not None:
            out.append(Speech(scope, speaker.content, speaker.span, f.sentence, False))
    according = _according(context)
    out += according + _quoted_on(context, according)
    out += _posts(context, text)
    return out


def _beside(quote: Span, line: Line, f: Found, quotes: Sequence[Span]) -> bool:
    """Whether a quotation belongs to a speech verb: it ends or begins in the verb's sentence,
    outside the verb.
    """
    if quote.start <= f.trigger.start < quote.end:
        return _inserted(line, f)
    if quote.end - quote.start < 12 and quote.start > f.trigger.end + 40:
        return False
    touches = line.start <= quote.start < line.end or line.start < quote.end <= line.end
    if not touches and quote.start > line.end:
        return 0 <= quote.start - line.end <= 3 and bool(line.items) and line.items[-1].text in ":،,"
    return touches


def _inserted(line: Line, f: Found) -> bool:
    """Whether a verb of speech and who speaks behind it stand between commas: "« X, says Ann Lee, is »"."""
    at = next((k for k, x in enumerate(line.items) if x.start >= f.trigger.start), 0)
    spoke = f.roles["agent"][0].span
    behind = next((x for x in line.items[at + 1 :] if x.start >= spoke.end), None)
    while at and line.items[at - 1].classes & {"have", "clitic", "adverb"}:
        at -= 1
    return at > 0 and line.items[at - 1].text == "," and behind is not None and behind.text == ","


def _reported(line: Line, f: Found) -> Span | None:
    """The that-clause behind a speech verb, to the sentence's end."""
    for k, item in enumerate(line.items):
        if item.start < f.trigger.end:
            continue
        if "that" in item.classes or (item.text == ":" and k > 0):
            return Span(item.end, _turn(line, k + 1))
        if item.start - f.trigger.end > 60:
            break
    return _postposed(line, f)


def _said_plainly(line: Line, f: Found) -> Span | None:
    """The clause right behind a speech verb that no word opens: "Ann Lee said Acme bought Brisk"."""
    items = line.items
    first = next((k for k, x in enumerate(items) if x.start >= f.trigger.end), len(items))
    while first < len(items) and "adverb" in items[first].classes:
        first += 1
    if first >= len(items) or f.roles["agent"][0].span.start >= f.trigger.end:
        return None
    opens = items[first].kind in ("name", "noun") or items[first].classes & {
        "det",
        "possessive",
        "he",
        "it",
        "we",
    }
    for k in range(first + 1, min(first + 9, len(items) - 1)):
        item = items[k]
        if not opens or item.kind == "mark" or item.classes & {"who", "that"}:
            return None
        verb = item.classes & {"be", "have", "modal"} or any(
            t.feature in ("past", "pres") for _, t in item.triggers
        )
        told = items[k - 1].kind in ("name", "noun") or items[k - 1].classes & {"adverb", "he", "it", "we"}
        if item.kind == "word" and verb and told and "by" not in items[k + 1].classes:
            return Span(items[first].start, _turn(line, first))
    return None


def _turn(line: Line, first: int) -> int:
    """Where words reported from item `first` on end: at ", although" and its like the writer may
    speak again.
    """
    for k in range(first + 1, len(line.items)):
        if "clause" in line.items[k].classes and line.items[k - 1].text in ",،":
            return line.items[k - 1].start
    return line.end


def _postposed(line: Line, f: Found) -> Span | None:
    """The clause before in "…, the firm said": a comma, the speaker, the verb, and little behind it."""
    at = next((k for k, x in enumerate(line.items) if x.start >= f.trigger.start), None)
    if at is None:
        return None
    agent = f.roles["agent"][0].span
    if any(x.is_at(agent) and x.coarse == "Work" for x in line.items[at:]):
        return None  # "the head, Ann Lee, defends the bill": a bill says nothing
    first = min(at, next((k for k, x in enumerate(line.items) if x.head.start >= agent.start), at))
    inside = 0 < first < at and line.items[first].kind == "word" and line.items[first].text[:1] != "-"
    if inside and "have" in line.items[first - 1].classes:
        return None  # "Ann Lee, head of Acme, has herself too praised it": her own subject stands before
    while (
        first > 0
        and line.items[first - 1].kind == "word"
        and line.items[first - 1].classes & {"det", "have", "adverb", "clitic"}
    ):
        first -= 1
    first = _past_office(line.items, first)
    parted = next((j for j in range(at + 1, len(line.items)) if line.items[j].text in ";؛"), len(line.items))
    behind = [x for x in line.items[at + 1 : parted] if x.kind != "date" and x.head != agent]
    if first > 3 and line.items[first - 1].text in ",،" and sum(x.kind != "mark" for x in behind) <= 4:
        return Span(_clause_start(line, first), line.items[first - 1].start)
    return None


def _clause_start(line: Line, k: int) -> int:
    """Where the part of the sentence begins that holds the item at `k`: behind a semicolon before it."""
    parted = next((j for j in range(k - 1, -1, -1) if line.items[j].text in ";؛"), -1)
    return line.items[parted].end if parted >= 0 else line.start


def _past_office(items: list[Item], first: int) -> int:
    """Where a speaker's name at `first` begins with the office before it: "…, Acme chief Ann Lee said"."""
    k = first
    while k > 0 and first - k < 7 and items[k - 1].kind != "mark" and not _marked(items[k - 1]):
        k -= 1
    office = any(x.noun is not None and "role" in x.noun.use for x in items[k:first]) or (
        first < len(items) and "with_noun" in items[first].tags
    )
    return k if office and k > 0 and items[k - 1].text in ",،" else first


def _marked(item: Item) -> bool:
    """Whether an item is a verb, or a word that marks how sure something is."""
    return item.acts or "cue" in item.tags


def _according(context: Context) -> list[Speech]:
    """ "According to X": the sentence is X's words."""
    out = []
    for line in context.lines:
        for k, item in enumerate(line.items):
            cue = item.cue if "cue" in item.tags else None
            if cue is None or cue.modality != "according":
                continue
            if "his" in item.tags:
                last = [fill for n, fill in context.spoke if 0 < line.index - n <= 2]
                if last:
                    speaker = str(last[-1].content)
                    out.append(
                        Speech(
                            Span(line.start, line.end),
                            context.lasting.get(speaker, speaker),
                            item.head,
                            line.index,
                            False,
                        )
                    )
                continue
            if k + 1 < len(line.items) and "who" in line.items[k + 1].classes:
                continue  # "some sources, according to whom X will": they say so, not X
            for other in line.items[k + 1 : k + 8]:
                led = other.tags.get("prep_item")
                beyond = isinstance(led, Item) and led.tokens[0] >= item.tokens[0] + len(cue.words)
                if beyond and other.prep in _NOT_ITS and other.kind in ("name", "noun"):
                    continue  # "according to a post on X", "according to people close to X"
                if other.kind == "name" and other.coarse == "Organization" and _of_somebody(line, k, other):
                    break  # "according to an analyst of the bank X": who that is is not told
                known = (
                    other.kind == "name"
                    or isinstance(other.tags.get("refers"), Fill)
                    or is_thing(context, other)
                )
                named = refer(context, line, other, _SPEAKERS) if known else None
                if other.kind == "word" and other.classes & {"he", "it"}:
                    named = speaking_pronoun(context, line, other, _SPEAKERS)
                if named is not None and isinstance(named.content, str):
                    out.append(
                        Speech(
                            _scope(line, k),
                            context.lasting.get(named.content, named.content),
                            other.head,
                            line.index,
                            False,
                        )
                    )
                    break
                if (other.kind == "mark" and other.text in ",،") or "that" in other.classes:
                    break
                if other.noun is not None and "opaque" in other.noun.use and not other.noun.slug:
                    break  # "according to sources close to X"
                if named is None and isinstance(other.tags.get("with_noun"), str):
                    break  # "according to the firm X 4 beats Y": the firm, which no name is known of
    return out


def _of_somebody(line: Line, k: int, name: Item) -> bool:
    """Whether a firm's name only tells whose one of its people is, of whom "a" says no more: item `k` is what
    tells whose words these are.
    """
    before = [x for x in line.items[k + 1 : k + 6] if x.end <= name.start]
    office = any(x.noun is not None and "role" in x.noun.use and x.det == "indef" for x in before)
    return office and name.prep == "of"


def _scope(line: Line, k: int) -> Span:
    """What is so according to somebody whom the item at `k` begins to name: the sentence, behind a semicolon,
    colon or "and" what these begin; only the relative clause in "a model that, according to X, beats Y", only
    what stands in brackets with it.
    """
    opened = next((j for j in range(k - 1, -1, -1) if line.items[j].text in "()"), -1)
    if opened >= 0 and line.items[opened].text == "(":
        closed = next((x for x in line.items[k:] if x.text == ")"), line.items[-1])
        return Span(line.items[opened].start, closed.end)  # "40 (42, according to X)": what the brackets hold
    inserted = k > 1 and line.items[k - 1].text in ",،"
    who = k - 2 if inserted else k - 1
    if inserted:  # "which is, according to X, ready"
        while who > 0 and line.items[who].kind != "mark" and "who" not in line.items[who].classes:
            who -= 1
    if who >= 0 and "who" in line.items[who].classes:
        return Span(line.items[who].start, line.end)
    before = line.items[k - 1 - inserted] if k > 1 else None
    if before is not None and (before.text == ":" or "and" in before.classes):
        return Span(before.end, line.end)
    return Span(_clause_start(line, k), line.end)


def _posts(context: Context, text: str) -> list[Speech]:
    """The words of the posts that are signed in the text."""
    out = []
    for line, author in signatures(context, text):
        span = posted(context.lines, line)
        if span is not None:
            out.append(Speech(span, author.entity, author.head, line.index, True))
    for line, name, words in labelled(context, text):
        out.append(Speech(words, name.entity, name.head, line.index, True))
    return out


def speaker_of(f: Found, spoken: list[Speech]) -> list[Speech]:
    """Whose words a statement is, nearest first: the narrowest stretches that hold its trigger."""
    holds = [s for s in spoken if s.scope.start <= f.trigger.start < s.scope.end]
    holds = [
        s
        for s in holds
        if not (
            f.speech
            and s.sentence == f.sentence
            and any(x.span == s.span or x.content == s.speaker for x in f.roles.get("agent", ()))
        )
    ]
    if "low" in f.extra:
        # what a participle adds in passing is the article's own where only a report, no quotation,
        # surrounds it
        holds = [s for s in holds if s.direct]
    holds.sort(key=lambda s: (s.scope.end - s.scope.start, s.scope.start, s.speaker))
    seen: list[Speech] = []
    for s in holds:
        if s.speaker not in [x.speaker for x in seen]:
            seen.append(s)
    return seen
