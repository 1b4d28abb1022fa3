"""Which frames a word may set off, and with which form: the readings of a word as a trigger."""

from __future__ import annotations

from collections.abc import Collection

from kg.extract.found import Context, Line
from kg.extract.overt import plain
from kg.lang.pack import Pack, Trigger
from kg.spot.item import Item


def _by_frame(
    items: list[Item], i: int, item: Item, pack: Pack, words: Collection[str]
) -> dict[str, list[tuple[int, Trigger]]]:
    """The readings of a word as a trigger, by frame, the likeliest form first; `words` are those of the
    sentence, among which a particle must be.
    """
    out: dict[str, list[tuple[int, Trigger]]] = {}
    for length, trigger in item.triggers:
        if trigger.particle and not all(word in words for word in trigger.particle):
            continue
        end = _matches(items, i, item, length, trigger)
        if trigger.feature == "ger" and (
            (i and items[i - 1].classes & {"det", "possessive"}) or (pack.adjective_first and _deed(items, i))
        ):
            continue
        if trigger.feature == "pres" and not pack.adjective_first and _owned_noun(items, i):
            continue  # "la sua seconda denuncia": a noun
        if not trigger.particle and trigger.feature != "noun" and _longer_verb(items, i, item, pack):
            continue
        bare = pack.adjective_first and trigger.feature in ("pres", "inf") and i > 0
        if bare and _nominal(items[i - 1]) and not _each_will(items, i):
            continue
        if bare and not trigger.particle and i + 1 < len(items) and items[i + 1].classes & {"be", "modal"}:
            continue  # "the supply ship was towed": a noun
        if "adjective" in item.classes and pack.order == "svo" and _before_noun(items, i):
            continue  # "with a double GPU": no verb
        if pack.adjective_first and trigger.feature != "noun" and _base(item, trigger) and _opens(items, i):
            continue  # "Cost savings: …": a bare form that opens a line is a noun
        if end is not None:
            out.setdefault(trigger.frame, []).append((end, trigger))
    out = _without_shorter(out, pack)
    if len(item.triggers) > 1 and any(len(rows) > 1 for rows in out.values()):
        # "it was Ann Lee who founded X", where "was" is not the verb's
        ends = {"who", "that"} if pack.adjective_first else set()
        before = range(i - 1, max(-1, i - 4), -1)
        comma = next((k for k in before if items[k].text in ",،" or items[k].classes & ends), i - 4)
        left = frozenset().union(*(x.classes for x in items[max(0, comma + 1) : i]))
        right = frozenset().union(*(x.classes for x in items[i + 1 : i + 4]))
        owed = pack.adjective_first and _has_object(items, i)  # "raised 5 million led by X"
        participle = bool(left & {"have", "be", "been"}) or ("by" in right and not owed)
        first = "pp" if participle else "past"
        acts = not participle and (_has_object(items, i) or _of_relative(items, i, pack))
        noun = _is_noun(items, i)
        for frame, rows in out.items():
            if participle and any(t.feature == "pp" for _, t in rows):
                out[frame] = rows = [r for r in rows if r[1].feature != "past"]
            if acts and any(t.feature in _own(items, i, pack) for _, t in rows):
                out[frame] = rows = [r for r in rows if r[1].feature != "pp"]
            told = pack.order == "svo" and not acts and not pack.frames[frame].speech
            # "the machine, built with": a form that may be a participle has no object behind it
            rows.sort(
                key=lambda r: (
                    (r[1].feature == "noun") != noun,
                    r[1].feature != first,
                    told and r[1].feature == "pres",
                    -r[0],
                )
            )
            if noun and rows[0][1].feature == "noun":
                out[frame] = [r for r in rows if r[1].feature == "noun"]
    return out


def _without_shorter(
    out: dict[str, list[tuple[int, Trigger]]], pack: Pack
) -> dict[str, list[tuple[int, Trigger]]]:
    """The readings without those whose words are but the first of another term's: who reaches "an agreement
    out of court" reaches no agreement to work together.
    """
    rows = [(frame, t.particle) for frame, found in out.items() for _, t in found if len(t.particle) > 1]

    def longer(frame: str, words: tuple[str, ...]) -> bool:
        return bool(words) and any(
            pack.frames[other].term != pack.frames[frame].term
            and len(long) > len(words)
            and long[: len(words)] == words
            for other, long in rows
        )

    kept = {f: [r for r in found if not longer(f, r[1].particle)] for f, found in out.items()}
    return {f: found for f, found in kept.items() if found}


def _of_relative(items: list[Item], i: int, pack: Pack) -> bool:
    """Whether a name stands bare between a relative pronoun and a verb, whose subject it is: "le centre que
    Acme construit", which has its object before it.
    """
    if pack.adjective_first or pack.order != "svo" or i < 2 or items[i - 1].kind != "name":
        return False
    k = i - 2 - (i > 2 and "det" in items[i - 2].classes and "who" not in items[i - 2].classes)
    return "who" in items[k].classes and items[k].kind == "word" and not items[i - 1].prep


def _owned_noun(items: list[Item], i: int) -> bool:
    """Whether a possessive stands before a word, right before it or before a plain word."""
    for item in reversed(items[max(0, i - 2) : i]):
        if "possessive" in item.classes and item.kind == "word":
            return True
        if item.kind != "word" or item.triggers or item.classes & {"det", "clitic", "be", "have"}:
            return False
    return False


def _own(items: list[Item], i: int, pack: Pack) -> frozenset[str]:
    """The forms of a verb beside which a participle is none where an object stands behind it: the present,
    and the past where the object is somebody's own ("extended its lead") or stands behind a name and an
    adverb ("Acme recently introduced a line of chips").
    """
    owned = pack.adjective_first and ("possessive" in items[i + 1].classes or _told_when(items, i))
    return frozenset(("pres", "past")) if owned else frozenset(("pres",))


def _told_when(items: list[Item], i: int) -> bool:
    """Whether a bare name and an adverb stand before a verb that has an article behind it."""
    if i < 2 or "adverb" not in items[i - 1].classes or "when" in items[i - 1].classes:
        return False
    who = items[i - 2]
    return who.kind == "name" and not who.prep and "det" in items[i + 1].classes


def _before_noun(items: list[Item], i: int) -> bool:
    """Whether a word that may be an adjective stands right before its noun, where a verb would have an
    article or a preposition behind it.
    """
    behind = items[i + 1] if i + 1 < len(items) else None
    return behind is not None and (behind.kind in ("name", "noun") or plain(behind))


def _opens(items: list[Item], i: int) -> bool:
    return all(x.kind == "mark" for x in items[:i])


def _base(item: Item, trigger: Trigger) -> bool:
    """Whether a word is the bare form of a verb."""
    return any(t.frame == trigger.frame and t.feature == "inf" for _, t in item.triggers)


def _has_object(items: list[Item], i: int) -> bool:
    """Whether an object's article or number stands right behind a word."""
    behind = items[i + 1] if i + 1 < len(items) else None
    return behind is not None and (
        behind.kind == "number" or bool(behind.classes & {"det", "possessive", "indef"})
    )


def _deed(items: list[Item], i: int) -> bool:
    """Whether a form in "-ing" names a deed or a thing: "a series B funding round", "funding of
    two million", "a building".
    """
    before = items[i - 1] if i else None
    if i + 1 < len(items) and "of" in items[i + 1].classes:
        return True
    if any(x.classes & {"be", "been", "by"} for x in items[max(0, i - 3) : i]):
        return False
    return before is not None and (
        before.kind == "number"
        or (
            before.kind == "word"
            and not before.classes
            and not before.triggers
            and "cue" not in before.tags
            and before.text[0].isalnum()
        )
    )


def _longer_verb(items: list[Item], i: int, item: Item, pack: Pack) -> bool:
    """Whether the word behind a verb is the particle of a longer one: "make up" is no "make", nor "takes the
    helm" (with its article) a "takes".
    """
    after = items[i + 1].key.split() if pack.adjective_first and i + 1 < len(items) else []
    if pack.order == "svo" and not pack.adjective_first:
        behind = [x for x in items[i + 1 : i + 5] if x.kind != "date" and not x.classes & {"adverb", "neg"}]
        after = [word for x in behind[:2] for word in x.key.split()] if behind else []
        if not after or "det" not in behind[0].classes:
            return False
    # "buy up to 8" buys nothing up
    return (
        bool(after)
        and not _of_number(items, i + 1)
        and any(
            t.particle and list(t.particle) == after[: len(t.particle)] and len(t.particle) <= len(after)
            for _, t in item.triggers
        )
    )


def _is_noun(items: list[Item], i: int) -> bool:
    """Whether a form that may be a verb's or a noun's ("compra") stands as a noun: behind an
    article or "of".
    """
    before = items[i - 1] if i else None
    return before is not None and bool(before.classes & {"det", "possessive", "of", "contracted"})


def _nominal(before: Item) -> bool:
    """Whether a word shows that the next one is a noun: "the launch", "in support"."""
    return (
        before.kind == "word"
        and bool(
            before.classes
            & {"det", "possessive", "of", "in", "with", "for", "by", "at", "from", "other_prep"}
        )
        and not before.classes & {"to", "that", "who", "he", "it", "we", "light", "clitic"}
    )


def _each_will(items: list[Item], i: int) -> bool:
    """Whether "each" stands between an auxiliary and its verb: "will each launch a service"."""
    return i > 1 and "each" in items[i - 1].classes and "modal" in items[i - 2].classes


def _matches(items: list[Item], i: int, item: Item, length: int, trigger: Trigger) -> int | None:
    """The item behind the trigger's words, None where its particle is missing."""
    end = i + 1
    covered = item.tokens[1] - item.tokens[0]
    while covered < length and end < len(items):
        covered += items[end].tokens[1] - items[end].tokens[0]
        end += 1
    if covered != length:
        return None
    if not trigger.particle:
        return end
    words = [
        k
        for at, item in enumerate(items[end : _particle_end(items, end, trigger)], end)
        if not _of_number(items, at)  # "powered by up to 8" powers nothing up
        for k in item.key.split()
    ]
    n = len(trigger.particle)
    for at in range(len(words) - n + 1):
        if tuple(words[at : at + n]) == trigger.particle:
            return end
    first = max(0, i - 8)
    # "came online and will be switched off": the word is the other verb's
    parted = (k + 1 for k in range(first, i) if items[k].kind == "mark" or "and" in items[k].classes)
    since = max(parted, default=first)
    joints = frozenset(("that", "who", "like", "than"))  # "such as X backed by Y" is no "backed that"
    before = [k for item in items[since:i] if not item.classes & joints for k in item.key.split()]
    for at in range(len(before) - n + 1):
        if tuple(before[at : at + n]) == trigger.particle and trigger.feature in ("pp", "inf"):
            return end
    return None


def _of_number(items: list[Item], at: int) -> bool:
    """Whether a word bounds the number behind it: "up to 8"."""
    return "comparator" in items[at].tags and any(x.kind == "number" for x in items[at + 1 : at + 3])


def _particle_end(items: list[Item], at: int, trigger: Trigger) -> int:
    """How far the particle of a verb may stand behind it: a conjunction ("says that") near, before the next
    mark or genitive.
    """
    far = min(at + 14, len(items))
    short = len(trigger.particle) == 1 and len(trigger.particle[0]) < 4 and trigger.particle[0].isascii()
    for k in range(at, far):
        if short and items[k].text in ",،":
            return k  # "power 94 of them, up from 73" is no "power up"
        if items[k].text in ",،" and k + 2 < far and "by" in items[k + 2].classes:
            return k  # "filed its results, driven by the suit": no "filed a suit"
        if _of_deed(items[k]) or (len(trigger.particle[0]) > 4 and "stops" in items[k].classes):
            return k  # "announced the end of talks on a purchase" announces no purchase
        if items[k].classes & {"that", "who"} and trigger.particle == (items[k].key,):
            near = _aside_start(items, at, k)
            relative = "that" not in items[k].classes
            parted = (
                relative
                or "and" in items[k - 1].classes
                or any(x.kind == "mark" or "of" in x.classes for x in items[at:near])
            )
            return at if parted or near >= at + 6 else k + 1
    return far


def _aside_start(items: list[Item], at: int, k: int) -> int:
    """Where an aside between commas that ends right before `k` begins: "said Ann Lee, head of X, that"."""
    marks = [j for j in range(at, k) if items[j].kind == "mark"]
    aside = len(marks) == 2 and marks[1] == k - 1 and all(items[j].text in ",،" for j in marks)
    return marks[0] if aside and marks[0] > at else k


def _of_deed(item: Item) -> bool:
    """Whether a word begins what says how sure the deed named right behind is: "an offer of purchase"."""
    return item.cue is not None and item.cue.reach == "noun"


def kind_of_firm(context: Context, line: Line, i: int, feature: str) -> bool:
    """Whether a verbal noun right behind the noun of a firm tells what the firm does: "firm of design"."""
    before = line.items[i - 1] if i else None
    return (
        bool(context.pack.article)
        and before is not None
        and feature not in ("past", "pres", "fut", "cond")
        and before.kind == "noun"
        and before.coarse == "Organization"
        and not before.det
    )


def byline(line: Line, i: int) -> bool:
    """Whether a short line only says who wrote the article: "Posted by Ann Lee"."""
    items = line.items
    return i == 0 and 2 < len(items) <= 8 and "by" in items[1].classes and items[-1].text not in ".!?"


def called_so(line: Line, i: int) -> bool:
    """Whether a word that may mean a claim means how something is called: no "that" follows it."""
    said = any("that" in x.classes for x in line.items[i + 1 : i + 7])
    return "called" in line.items[i].classes and not said


def no_verb(line: Line, i: int, feature: str) -> bool:
    """Whether a class noun with the form of a verb is the noun: nothing that has a verb stands before it."""
    before = line.items[i - 1] if i else None
    return feature in ("pres", "inf") and not (
        before is not None
        and (
            before.kind == "name"
            or before.classes & {"to", "adverb", "he", "it", "we", "who", "be", "been", "light"}
            or "cue" in before.tags
            or any(t.feature in ("pres", "inf") for _, t in before.triggers)
        )
    )
