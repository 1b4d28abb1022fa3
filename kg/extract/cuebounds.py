"""Within which words a cue may mark a trigger: where its clause begins and ends, and what governs it."""

from __future__ import annotations

from typing import Final

from kg.extract.borders import after_subject, behind_relative, past_relative
from kg.lang.pack import Pack
from kg.spot.item import Item


def restricts(items: list[Item], k: int) -> bool:
    """Whether a word that opens a negation goes on with "but" instead ("ne vend que …"): it
    restricts, and denies nothing.
    """
    if "neg_opener" not in items[k].classes:
        return False
    for item in items[k + 1 : k + 8]:
        if "restrictive" in item.classes:
            return True
        if "neg" in item.classes or item.kind == "mark":
            return False
    return False


def _goes_on(items: list[Item], k: int) -> bool:
    """Whether "that" only carries on: behind a cue ("it is expected that"), or behind "and" ("and that")."""
    that = "that" in items[k].classes
    if k == 0 or not (that or "who" in items[k].classes):
        return False
    if that and "and" in items[k - 1].classes:
        return True
    if that and _wants(items, k):
        return True
    return ends_cue(items, k, ("planned", "possible"))


def ends_cue(items: list[Item], k: int, modalities: tuple[str, ...]) -> bool:
    """Whether "that" stands behind a cue of some modalities; a word that is a pronoun elsewhere ("previsto
    que", "falso que") where it is one of the cue's own.
    """
    least = items[k].tokens[0] + ("that" not in items[k].classes)
    cues = (items[j].tags.get("cue") for j in range(max(0, k - 4), k))
    return any(
        isinstance(cue, tuple) and cue[1].modality in modalities and int(cue[0]) >= least for cue in cues
    )


def _wants(items: list[Item], k: int) -> bool:
    """Whether a verb that is a plan with an infinitive behind it has "that" at `k` instead, nobody but its
    subject between the two, which stands behind it: "decided Acme that it buys".
    """
    for item in reversed(items[max(0, k - 6) : k]):
        if "cue" in item.tags and item.cue is not None and item.kind == "word":
            return item.cue.reach in ("inf", "after") and item.cue.modality in ("planned", "possible")
        if item.kind == "mark" or item.triggers or item.classes & {"that", "clause", "who", "and"}:
            return False
    return False


_JOINTS: Final = frozenset(("that", "clause", "who"))


def clause_of(items: list[Item], at: int) -> tuple[int, int]:
    """Where the clause of the trigger at `at` begins and ends, as far as a cue in it may mark the trigger."""
    low = at
    while low > 0:
        item = items[low - 1]
        if item.text in ';؛:”»"':
            break
        if item.classes and not item.classes.isdisjoint(_JOINTS) and not _goes_on(items, low - 1):
            only = "restrictive" in item.classes and any(restricts(items, k) for k in range(low - 1))
            if not only:
                break  # "it took only 40 days to build X", where "only" is written like "that"
        low -= 1
    low = max(low, behind_relative(items, at), past_relative(items, at))
    high = at + 1
    while high < len(items):
        item = items[high]
        if item.text in ";؛:" or "clause" in item.classes:
            break
        high += 1
    return low, high


def told_aside_from(pack: Pack, items: list[Item], at: int) -> int:
    """Where somebody's saying begins that stands between commas before `at`, which tells of it: "X will grow,
    Ann Lee wrote in a letter"; 0 where there is none.
    """
    for c in range(at - 1, 0, -1):
        if items[c].kind == "mark":
            verb = after_subject(items, c + 1) if items[c].text == "," else 0
            said = verb and any(
                t.feature == "past" and pack.frames[t.frame].speech for _, t in items[verb].triggers
            )
            return c + 1 if said else 0
    return 0


_GOVERNING: Final = frozenset(("to", "be", "been", "adverb", "neg"))
# classes that a verb may be of
_VERBAL: Final = frozenset(("light", "have", "be", "copula"))


def governed_from(items: list[Item], at: int) -> int:
    """Where the words begin that govern a phrase whose first word is a verb: "will" in "will replace X with
    Y", "plans to" in "plans to replace X with Y", a negation right before it.
    """
    low = at
    while at and items[at].kind == "word" and low:
        before = items[low - 1]
        if "cue" not in before.tags and not before.classes & _GOVERNING:
            break
        low -= 1
    if any("cue" in x.tags for x in items[low:at]):
        return low
    plain = at > 0 and items[at].kind == "word" and items[at].classes <= _VERBAL
    return at - 1 if plain and "neg" in items[at - 1].classes else at
