"""Who says it and how sure it is: quotations, reported speech, and the clause's own marks of modality."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.found import Context, Fill, Found, Line
from kg.extract.refer import refer, speaking_pronoun
from kg.extract.things import is_thing
from kg.extract.posts import posted, signatures
from kg.lang.pack import Cue, Pack
from kg.model import Span
from kg.spot.items import Item

_SPEAKERS = ("Person", "Organization", "Work")


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of the article that is somebody's words; `direct` tells a quotation from a report."""

    scope: Span
    speaker: str
    span: Span
    sentence: int
    direct: bool


def quotations(text: str, body: Span, pairs: Sequence[tuple[str, str]]) -> list[Span]:
    """The quoted stretches of an article, without their marks; one left open ends with its line.

    A quotation that closes on a later line is followed there where its line has no closing mark.
    """
    out: list[Span] = []
    here = body.start
    openers = {a: b for a, b in pairs}
    while here < body.end:
        c = text[here]
        if c in openers:
            closer = openers[c]
            line_end = _line_end(text, here, body.end)
            close = text.find(closer, here + 1, line_end)
            end = close if close >= 0 else line_end
            out.append(Span(here + 1, max(end, here + 1)))
            here = end + 1
        else:
            here += 1
    return out


def _line_end(text: str, at: int, end: int) -> int:
    stop = text.find("\n", at, end)
    return end if stop < 0 else stop


def speeches(context: Context, found: Sequence[Found], text: str, body: Span) -> list[Speech]:
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
        scope = _reported(line, f)
        if scope is not None:
            out.append(Speech(scope, speaker.content, speaker.span, f.sentence, False))
    according = _according(context)
    out += according + _quoted_on(context, according)
    out += _posts(context, text)
    return out


def _beside(quote: Span, line: Line, f: Found, quotes: Sequence[Span]) -> bool:
    """Whether a quotation belongs to a speech verb: it ends or begins in the verb's sentence, outside the verb."""
    if quote.start <= f.trigger.start < quote.end:
        return False
    if quote.end - quote.start < 12 and quote.start > f.trigger.end + 40:
        return False
    touches = line.start <= quote.start < line.end or line.start < quote.end <= line.end
    if not touches and quote.start > line.end:
        return 0 <= quote.start - line.end <= 3 and bool(line.items) and line.items[-1].text in ":،,"
    return touches


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


def _turn(line: Line, first: int) -> int:
    """Where words reported from item `first` on end: at ", although" and its like the writer may speak again."""
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
    first = min(at, next((k for k, x in enumerate(line.items) if x.start >= agent.start), at))
    while first > 0 and line.items[first - 1].kind == "word" and line.items[first - 1].classes & {"det", "have", "adverb", "clitic"}:
        first -= 1
    behind = [x for x in line.items[at + 1 :] if x.kind != "date" and not (x.head == agent)]
    if first > 3 and line.items[first - 1].text in ",،" and sum(x.kind != "mark" for x in behind) <= 4:
        return Span(line.start, line.items[first - 1].start)
    return None


def _according(context: Context) -> list[Speech]:
    """"According to X": the sentence is X's words."""
    out = []
    for line in context.lines:
        for k, item in enumerate(line.items):
            cue = item.tags.get("cue")
            if not isinstance(cue, tuple) or not isinstance(cue[1], Cue) or cue[1].modality != "according":
                continue
            if "his" in item.tags:
                last = [fill for n, fill in context.spoke if 0 < line.index - n <= 2]
                if last:
                    speaker = str(last[-1].content)
                    out.append(Speech(Span(line.start, line.end), context.lasting.get(speaker, speaker), item.head, line.index, False))
                continue
            for other in line.items[k + 1 : k + 8]:
                known = other.kind == "name" or isinstance(other.tags.get("refers"), Fill) or is_thing(context, other)
                named = refer(context, line, other, _SPEAKERS) if known else None
                if other.kind == "word" and other.classes & {"he", "it"}:
                    named = speaking_pronoun(context, line, other, _SPEAKERS)
                if named is not None and isinstance(named.content, str):
                    out.append(Speech(Span(line.start, line.end), context.lasting.get(named.content, named.content), other.head, line.index, False))
                    break
                if (other.kind == "mark" and other.text in ",،") or "that" in other.classes:
                    break
    return out


def _quoted_on(context: Context, spoken: Sequence[Speech]) -> list[Speech]:
    """A quotation that follows one whose speaker "according to" gave, and that nobody else is said to speak, goes on with it."""
    openers = {a for a, _ in context.pack.quotes}
    out = []
    for s in spoken:
        here, behind = context.lines[s.sentence], context.lines[s.sentence + 1 : s.sentence + 2]
        if not behind or not behind[0].items or behind[0].items[0].text not in openers or not any(x.text in openers for x in here.items):
            continue
        frames = context.pack.frames
        if not any(frames[t.frame].speech for x in behind[0].items for _, t in x.triggers if t.frame in frames):
            out.append(Speech(Span(behind[0].start, behind[0].end), s.speaker, s.span, s.sentence, True))
    return out


def _posts(context: Context, text: str) -> list[Speech]:
    """The words of the posts that are signed in the text."""
    out = []
    for line, author in signatures(context, text):
        span = posted(context.lines, line)
        if span is not None:
            out.append(Speech(span, author.entity, author.head, line.index, True))
    return out


def speaker_of(f: Found, spoken: Sequence[Speech]) -> list[Speech]:
    """Whose words a statement is, nearest first: the narrowest stretches that hold its trigger."""
    holds = [s for s in spoken if s.scope.start <= f.trigger.start < s.scope.end]
    holds = [s for s in holds if not (f.speech and s.sentence == f.sentence and s.span in [x.span for x in f.roles.get("agent", ())])]
    if "low" in f.extra:
        # what a participle adds in passing is the article's own where only a report, no quotation, surrounds it
        holds = [s for s in holds if s.direct]
    holds.sort(key=lambda s: (s.scope.end - s.scope.start, s.scope.start, s.speaker))
    seen: list[Speech] = []
    for s in holds:
        if s.speaker not in [x.speaker for x in seen]:
            seen.append(s)
    return seen


def modality_of(context: Context, f: Found) -> str:
    """The modality of the clause around a trigger: its tense, then the cues whose reach it lies in."""
    if f.modality is not None:
        return f.modality
    items = context.lines[f.sentence].items
    low, high = _clause(items, f.at)
    end = f.extra.get("end")
    if isinstance(end, int) and _unnamed(context, f):
        end = None  # "plans to build a plant in Oslo": there is no plant outside of the plan
    if isinstance(end, int):
        # a phrase is marked by the words inside it alone: "did not buy the plant in Oslo" leaves the plant in Oslo
        low, high = f.at, end
    worst = {"fut": "planned", "cond": "possible"}.get(f.feature, "asserted")
    if f.feature == "cond" and _reported_future(context, items, f.at):
        worst = "planned"
    if f.feature == "inf" and f.at and not isinstance(end, int) and (f.term in context.schema.events or "→" in f.rule) and "for" in items[f.at - 1].classes:
        worst = "planned"  # "a deal to build"
    low = max(low, f.at - 4) if f.speech else low
    nearest = f.extra.get("low")
    low = max(low, nearest) if isinstance(nearest, int) else low
    if f.feature == "inf" and any(_future(x, context.pack) for x in items[max(low, f.at - 7) : f.at]):
        worst = "planned"
    if low and not isinstance(end, int) and "that" in items[low - 1].classes and any("neg" in x.classes for x in items[max(0, low - 6) : low - 1]):
        worst = _stronger(worst, "possible")  # "has not said that …", "nothing shows that …"
    if low and "cue" in items[low - 1].tags and "clause" in items[low - 1].classes:
        low -= 1  # "if X bought Y": the word that opens the clause marks it
    for k in range(low, min(high, len(items))):
        item = items[k]
        cue = item.tags.get("cue")
        if isinstance(cue, tuple) and isinstance(cue[1], Cue) and cue[1].modality in ("planned", "possible", "negated"):
            if _reaches(cue[1], items, k, f, isinstance(end, int), context.pack.present_prefixes):
                worst = _stronger(worst, cue[1].modality)
        if "neg" in item.classes and not _only(items, k) and (k < f.at or isinstance(end, int)) and f.at - k <= 4:
            worst = _stronger(worst, "negated")
    return worst


def _reported_future(context: Context, items: Sequence[Item], at: int) -> bool:
    """Whether a conditional is the future of somebody's past words ("said that it would …")."""
    joint = next((k for k in range(at - 1, max(-1, at - 9), -1) if "that" in items[k].classes), None)
    if joint is None:
        return False
    said = (t for x in items[max(0, joint - 5) : joint] if x.kind == "word" for _, t in x.triggers)
    return any(t.feature in ("past", "pp") and context.pack.frames[t.frame].speech for t in said)


def _reaches(cue: Cue, items: Sequence[Item], k: int, f: Found, inside: bool, present: tuple[str, ...]) -> bool:
    """Whether a cue at item `k` marks the trigger; `inside` says that it stands in a phrase's own words."""
    if k <= f.at < k + len(cue.words) and not inside:
        return False  # "has denied" is itself the trigger
    if cue.reach == "clause":
        return True
    if cue.reach == "before":
        return f.at < k <= f.at + 6
    if not (k < f.at or inside) or f.at - k > 12:
        return False
    if cue.reach == "present":
        return _before_present(items, k, present)
    # a verb that is a plan only with an infinitive behind it: "compte doubler", not "compte 500 puces"
    return cue.reach != "inf" or _infinitive(items, f)


def _future(item: Item, pack: Pack) -> bool:
    """Whether a word is a verb in the future, by its reading or, where no list knows it, by its shape."""
    if item.kind != "word" or item.classes:
        return False
    if item.triggers:
        return all(t.feature == "fut" for _, t in item.triggers)
    return any(re.search(shape, item.key) for shape in pack.future_shapes)


def _unnamed(context: Context, f: Found) -> bool:
    """Whether a find is about a thing without a name that this sentence is the first to speak of."""
    here = {new for old, new in context.lasting.items() if _stands_in(context, old, f.sentence)}
    return f.term in context.schema.relations and any(fill.content in here for fills in f.roles.values() for fill in fills)


def _stands_in(context: Context, key: str, sentence: int) -> bool:
    line = context.lines[sentence]
    at = key[1:].partition(":")[0]
    return key.startswith("@") and at.isdigit() and line.start <= int(at) < line.end


def _before_present(items: Sequence[Item], k: int, prefixes: tuple[str, ...]) -> bool:
    """Whether the verb behind a word is in the present: by its form where it is known, else by its first letter."""
    verb = next((x for x in items[k + 1 : k + 4] if not x.classes & {"neg", "adverb"}), None)
    if verb is None or verb.kind != "word" or verb.classes & {"have", "been"}:
        return False
    features = {t.feature for _, t in verb.triggers}
    if features & {"past", "pres"}:
        return "past" not in features
    return verb.key.startswith(prefixes)


def _infinitive(items: Sequence[Item], f: Found) -> bool:
    """Whether a trigger is an infinitive, or the participle of a passive one ("to be built", not "has been built")."""
    if f.feature in ("inf", "refl"):
        return True
    been = next((k for k in range(f.at - 1, max(-1, f.at - 4), -1) if "been" in items[k].classes), None)
    if f.feature != "pp" or been is None:
        return False
    return not any("have" in x.classes for x in items[max(0, been - 3) : been])


def _only(items: Sequence[Item], k: int) -> bool:
    """Whether a word that opens a negation goes on with "but" instead ("ne vend que …"): it restricts, and denies nothing."""
    if "neg_opener" not in items[k].classes:
        return False
    for item in items[k + 1 : k + 8]:
        if "restrictive" in item.classes:
            return True
        if "neg" in item.classes or item.kind == "mark":
            return False
    return False


def _stronger(a: str, b: str) -> str:
    order = ("asserted", "planned", "possible", "negated")
    return max(a, b, key=order.index)


def _goes_on(items: Sequence[Item], k: int) -> bool:
    """Whether "that" only carries on: behind a cue ("it is expected that"), or behind "and" ("and that")."""
    if "that" not in items[k].classes or k == 0:
        return False
    if "and" in items[k - 1].classes:
        return True
    cues = ((j, items[j].tags.get("cue")) for j in range(max(0, k - 4), k))
    return any(isinstance(cue, tuple) and cue[1].modality in ("planned", "possible") and int(cue[0]) >= items[k].tokens[0] for _, cue in cues)


def _clause(items: Sequence[Item], at: int) -> tuple[int, int]:
    low = at
    while low > 0 and not (items[low - 1].text in ";؛:”»\"" or (items[low - 1].classes & {"that", "clause", "who"} and not _goes_on(items, low - 1))):
        low -= 1
    high = at + 1
    while high < len(items) and not (items[high].text in ";؛:" or "clause" in items[high].classes):
        high += 1
    return low, high
