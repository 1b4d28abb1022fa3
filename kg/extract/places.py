"""Where in a sentence the elements of patterns can stand: an index of its words, classes and things."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from kg.extract.found import PRONOUNS, Context, Line
from kg.extract.gaps import named_in_aside, past_adjuncts, who_acts
from kg.extract.patterns import DASHES, Compiled, _cues, _noun_names
from kg.extract.refer import may_fill
from kg.spot.item import Item

_THINGS: Final[tuple[str, ...]] = ("name", "noun", "number", "date")
_PLAIN: Final[tuple[str, ...]] = ("word", "mark")
_NONE: Final[frozenset[str]] = frozenset()
# slots that take no words
_WORDLESS: Final[tuple[str, ...]] = ("topic", "focus", "near")


class Places:
    """The items of a sentence by what patterns ask for (`of`: sign → the items that have it, ascending);
    `asked` are all signs that they ask for.

    What it leaves out no pattern could match: a test reads with and without it.
    """

    def __init__(self, context: Context, line: Line, asked: Collection[str]) -> None:
        self.context, self.items, self.things = context, line.items, line.things
        self.of: dict[str, list[int]] = {}
        of, items = self.of, line.items
        for k, item in enumerate(items):
            plain = item.kind in _PLAIN and not (item.classes or item.tags or item.measure or item.noun)
            # as most words have
            signs = [item.key] if plain and item.key not in DASHES else _signs(context, item)
            for sign in signs:
                if sign in of:
                    of[sign].append(k)
                elif sign in asked:
                    of[sign] = [k]
        self.signs = frozenset(of)
        # for each of the things: where it stands, what is behind it and its list, and the thing there
        self._at = [thing_at(items, k) for k in self.things]
        self._behind = [list_end(items, at) for at in self._at]
        self._next = [thing_at(items, k) for k in self._behind]
        # many patterns ask for the same behind their first thing
        self._known_followed: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        self._passed: dict[str, list[int]] = {}
        self._above: list[frozenset[str] | None] | None = None

    def latest(self, backwards: Sequence[tuple[str, ...]]) -> int:
        """The last item that the first of the signs may be at, so that the others follow it in
        their order, the last of them given first; -1 where they do not all stand so.
        """
        of = self.of
        end = len(self.items)
        for signs in backwards:
            latest = -1
            for sign in signs:
                here = of.get(sign)
                if here is None or here[0] >= end:
                    continue
                # most words stand once
                last = here[-1] if here[-1] < end else max([k for k in here if k < end])
                if last > latest:
                    latest = last
            if latest < 0:
                return -1
            end = latest
        return end

    def starts(self, row: Compiled) -> Sequence[int]:
        """The items at which a match of the phrase may begin, ascending."""
        first = row.elements[0]
        if first.optional or first.kind == "gap":
            return range(len(self.items))
        if first.cue[:1] == ("heading",):
            return (0, 1)  # behind a bullet at most
        if first.cue and first.cue[0] in _WORDLESS:
            return self._behind_nothing(row)
        signs = row.signs[0]
        if first.kind == "slot" and "its" not in first.cue:
            fitting = range(len(self.things)) if row.follows == "" else self._followed(row)
            if fitting and row.bears:
                fitting = self._filled(row, fitting)
            if signs:
                here = {k for sign in signs for k in self.of.get(sign, ())}
                return [self.things[n] for n in fitting if self._at[n] in here]
            return [self.things[n] for n in fitting]
        if first.kind == "noun":
            return self.things
        return self._having(signs)

    def _behind_nothing(self, row: Compiled) -> Sequence[int]:
        """The items at which a match may begin whose first element has no words: those that the second may
        take, and, as far as they may be missing, those behind it.
        """
        starts: set[int] = set()
        for element, signs in zip(row.elements[1:], row.signs[1:], strict=True):
            if element.kind in ("gap", "not") or not signs:
                return range(len(self.items))
            starts.update(self._having(signs))
            if not element.optional:
                break
        return sorted(starts)

    def _having(self, signs: tuple[str, ...]) -> Sequence[int]:
        """The items that have one of some signs, ascending."""
        if len(signs) == 1:
            return self.of.get(signs[0], ())
        return sorted({k for sign in signs for k in self.of.get(sign, ())})

    def _followed(self, row: Compiled) -> list[int]:
        """Which of the things have behind them, and behind their list, what the second element may take."""
        asked = row.follows, row.signs[row.second]
        found = self._known_followed.get(asked)
        if found is None:
            found = self._known_followed[asked] = self._with_behind(*asked)
        return found

    def _with_behind(self, follows: str, signs: tuple[str, ...]) -> list[int]:
        behind = self._behind if follows == "sign" else self._next
        if not signs:
            return [n for n, k in enumerate(behind) if k < len(self.items) and _nameable(self.items[k])]
        second = self._having(signs)
        if not second:
            return []
        passed = self._passed.get(follows)
        if passed is None:
            passed = self._passed[follows] = [n for n, k in enumerate(behind) if self._past(n, k)]
        return [n for n, k in enumerate(behind) if k in second or n in passed]

    def _past(self, n: int, k: int) -> bool:
        """Whether what stands at `k` behind the `n`-th thing may be passed over before the verb: what is told
        of it in passing, when and how, or a relative pronoun.
        """
        if k >= len(self.items):
            return False
        item = self.items[k]
        if item.text == ",":
            return not n or who_acts(self.items, k + 1) or named_in_aside(self.items, k)
        return item.key in DASHES or who_acts(self.items, k) or past_adjuncts(self.items, k) > k

    def _filled(self, row: Compiled, things: Sequence[int]) -> list[int]:
        """Which of the things may fill the first slot by their class. Of the later slots nothing is asked:
        what fills the first may become a thing that later sentences speak of, though the rest does not match.
        """
        element = row.elements[0]
        wanted = element.takes or self.context.schema.wanted(row.phrase.term, element.name)
        if not wanted:
            return list(things)
        if self._above is None:
            self._above = [self._classes_of(k) for k in self._at]
        above = self._above
        return [n for n in things if (own := above[n]) is None or not own.isdisjoint(wanted)]

    def _classes_of(self, k: int) -> frozenset[str] | None:
        """The classes as which an item may fill a slot, none where it may fill no slot; None for pronouns,
        and for what stands for another, which may fill any.
        """
        if k >= len(self.items):
            return _NONE
        item = self.items[k]
        if item.kind == "name" or item.kind == "noun":
            return None if item.group >= 0 or "of_name" in item.tags else may_fill(self.context, item)
        return None if item.kind == "word" and not item.classes.isdisjoint(PRONOUNS) else _NONE


def _nameable(item: Item) -> bool:
    """Whether an item is a thing that a slot without signs may take: a name, a noun or a pronoun."""
    return item.kind in ("name", "noun") or not item.classes.isdisjoint(PRONOUNS)


def _signs(context: Context, item: Item) -> list[str]:
    """What patterns may ask an item for, as `signs_of` writes it."""
    out = [item.key, ","] if item.key in DASHES else [item.key]
    if item.classes:
        out += _CLASS_SIGNS.get(item.classes) or _class_signs(item.classes)
    if item.measure:
        out += [f"<measure:{measure}" for measure in item.measure]
    if item.noun is not None:
        out += _noun_names(context, item)
    if "cues" in item.tags:
        out += [f"~{cue}" for cue in _cues(item)]
    elif item.kind == "noun":
        out.append("~noun")
    if item.number is not None and not item.number.vague:
        out.append(f"#{item.number.kind}")
    if item.date is not None:
        out.append("#date")
    return out


# the signs of classes, of those that stand together at words of the packs
_CLASS_SIGNS: Final[dict[frozenset[str], tuple[str, ...]]] = {}


def _class_signs(classes: frozenset[str]) -> tuple[str, ...]:
    signs = _CLASS_SIGNS[classes] = tuple([f"<{cls}" for cls in classes])
    return signs


# "the second site" stands like "the large site"
_ADJECTIVES: Final = frozenset(("other", "adjective", "nation"))
_ORDINAL: Final = frozenset(("other", "adjective"))
_OPENERS: Final = frozenset(("det", "possessive", "demonstrative"))


def number_at(items: list[Item], i: int) -> int:
    """Where the number stands whose "nearly", "more than" or article begins at `i`."""
    if i >= len(items) or items[i].kind != "word":
        return thing_at(items, i)
    k = i
    while k < len(items) and k - i < 4 and items[k].kind == "word" and items[k].prep == items[i].prep:
        if "comparator" not in items[k].tags and items[k].classes.isdisjoint(_OPENERS) and k == i:
            break
        if "other" in items[k].classes:
            return i  # "the arrival of another 300": none of the number that there is
        k += 1
    return k if i < k < len(items) and items[k].kind == "number" else thing_at(items, i)


def owns_name(items: list[Item], i: int, signs: Collection[str]) -> bool:
    """Whether a place stands at `i` with a sign of possession and a name behind it: "Norway's Acme"."""
    behind = items[i + 1 : i + 3]
    if i >= len(items) or items[i].coarse != "Place" or len(behind) < 2:
        return False
    return behind[0].key in signs and behind[1].kind == "name"


def thing_at(items: list[Item], i: int) -> int:
    """Where the thing stands whose article, possessive or adjectives begin at `i`, or the one adjective
    behind a possessive.
    """
    if 0 < i < len(items) - 1 and "possessive" in items[i - 1].classes and _described(items, i):
        return i + 1
    if i >= len(items) or not (items[i].held or not items[i].classes.isdisjoint(_OPENERS)):
        return i
    k, opened = i, False
    while k < len(items) and k - i < 4:
        item = items[k]
        if not item.classes.isdisjoint(_OPENERS):
            opened = True
        elif (
            item.held
            and item.noun is not None
            and "container" in item.noun.use
            and k + 1 < len(items)
            and "of" in items[k + 1].classes
        ):
            k += 1  # "the town of X", "shipments of X"
        elif not (opened and item.kind == "word" and item.classes <= _ORDINAL and not item.triggers):
            break
        k += 1
    return k if k < len(items) and items[k].kind in _THINGS else i


def _described(items: list[Item], i: int) -> bool:
    """Whether what stands at `i`, behind a possessive, is one adjective before a name with its noun: "sa
    dernière puce X". Whoever held an office is told so by more than an adjective.
    """
    word, name = items[i], items[i + 1]
    return (
        word.kind == "word"
        and word.classes <= _ADJECTIVES
        and not ("other" in word.classes and name.coarse == "Organization")  # "my previous firm X"
        and not word.triggers
        and name.kind == "name"
        and name.coarse != "Person"
        and "with_noun" in name.tags
    )


def list_end(items: list[Item], i: int) -> int:
    """The item behind the thing at `i` and the list that it belongs to."""
    group = items[i].group
    if group < 0 or told_alone(items, i):
        return i + 1
    last = len(items) - 1
    while items[last].group != group:
        last -= 1
    return last + 1


def told_alone(items: list[Item], i: int) -> bool:
    """Whether what stands behind a member of a list is told of it alone: a bracket, an apposition between
    commas, or whose it is ("the X2 of Acme and the Y3").
    """
    behind = items[i + 1 : i + 3]
    if (behind and behind[0].text == "(") or "told_apart" in items[i].tags:
        return True
    return (
        len(behind) > 1
        and "of" in behind[0].classes
        and items[i].group >= 0
        and behind[1].kind == "name"
        and behind[1].coarse == "Organization" != items[i].coarse
        and any(x.group == items[i].group for x in items[i + 3 :])
    )
