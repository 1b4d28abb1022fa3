"""Dates in a sentence, as precise as the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from kg.lang.pack import Cue, Noun, Pack, Trigger
from kg.spot.digits import parse_digits
from kg.spot.tokens import Token
from kg.spot.wordtags import all_tags, starts_of, tags_at


@dataclass(frozen=True, slots=True)
class RawDate:
    """A date as written: any part may be missing; `same_year` says that the text refers back for the year,
    `ahead` that its sentence speaks of what is to come.
    """

    sentence: int
    first: int
    last: int
    year: int | None
    month: int | None
    day: int | None
    note: str = ""
    same_year: bool = False
    shift: int = 0
    ahead: bool = False


_DAY: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|°|ème|e)?\.?\Z")
_ISO: Final = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?\Z")
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\Z")

_WORKS: Final = frozenset(("Work", "Legislation", "Film", "Book", "Letter", "Report", "Video", "BlogPost"))


class _Reader:
    def __init__(self, sentence: int, tokens: list[Token], pack: Pack, taken: list[bool]) -> None:
        self.sentence, self.tokens, self.pack, self.taken = sentence, tokens, pack, taken
        self.tags = all_tags(pack.table, tokens)

    def tag(self, i: int, kind: str, value: object = None) -> tuple[int, object] | None:
        if not 0 <= i < len(self.tags):
            return None
        for end, tag in self.tags[i]:
            if tag.kind == kind and (value is None or tag.value == value):
                return end, tag.value
        return None

    def glue(self, i: int) -> int:
        """Skip what may stand between the parts of a date: a comma, "of", brackets."""
        while i < len(self.tokens):
            if self.tokens[i].text in (",", "،", "]", "["):
                i += 1
                continue
            of = self.tag(i, "class", "of") or self.tag(i, "date", "noise")
            if of is None:
                break
            i = of[0]
        return i

    def year(self, i: int) -> int | None:
        if not 0 <= i < len(self.tokens) or self.tokens[i].kind != "n" or self.taken[i]:
            return None
        text = self.tokens[i].text
        if len(text) != 4:
            return None
        value = parse_digits(text, self.pack)
        return int(value) if value is not None and 1900 <= value <= 2100 else None

    def day(self, i: int) -> tuple[int, int] | None:
        """(value, end) of a day number at `i`: "2", "1er", "2nd"."""
        if not 0 <= i < len(self.tokens) or self.taken[i]:
            return None
        first = self.tag(i, "date", "first")
        if first is not None:
            return 1, first[0]
        for end, tag in self.tags[i]:
            if tag.kind == "date" and isinstance(tag.value, int):
                return tag.value, end  # "the fifth of"
        digits = _DAY.match(self.tokens[i].text)
        if digits is None:
            return None
        value = int(digits.group(1))
        end = i + 1
        if self.pack.settings.get("ordinal_dot") and end < len(self.tokens) and self.tokens[end].text == ".":
            end += 1
        return (value, end) if 1 <= value <= 31 else None

    def at(self, i: int) -> RawDate | None:
        """The date that begins at token `i`, if one does."""
        weekday = self.tag(i, "date", "weekday")
        if weekday is not None:
            rest = self.at(self.glue(weekday[0])) if self.glue(weekday[0]) < len(self.tokens) else None
            return replace(rest, first=i) if rest is not None and rest.day is not None else None
        return (
            self._iso(i)
            or self._slashed(i)
            or self._day_first(i)
            or self._month_first(i)
            or self._season(i)
            or self._bare_year(i)
        )

    def _iso(self, i: int) -> RawDate | None:
        if not self.tokens[i].text.startswith(("1", "2")):
            return None
        for length in (5, 3, 1):
            m = _ISO.match("".join(t.text for t in self.tokens[i : i + length]))
            if m:
                return RawDate(
                    self.sentence, i, i + length, int(m[1]), int(m[2]), int(m[3]) if m[3] else None
                )
        return None

    def _slashed(self, i: int) -> RawDate | None:
        """ "11/05/2006": the day first, or the month where the pack writes it first."""
        m = _SLASHED.match("".join(t.text for t in self.tokens[i : i + 5]))
        if m is None:
            return None
        day, month = int(m[1]), int(m[2])
        if self.pack.settings.get("month_day"):
            day, month = month, day
        return RawDate(self.sentence, i, i + 5, int(m[3]), month, day) if 0 < month < 13 and day else None

    def _day_first(self, i: int) -> RawDate | None:
        day = self.day(i)
        if day is None:
            return None
        month = self.tag(self.glue(day[1]), "month")
        if month is None:
            return None
        return self._year_behind(i, self._behind_point(month[0]), int(str(month[1])), day[0])

    def _behind_point(self, end: int) -> int:
        """Behind the point that shortens a month's word ("Nov. 5"), where one ends right before `end`."""
        if not 0 < end < len(self.tokens) - 1 or self.tokens[end].text != ".":
            return end
        month = self.tokens[end - 1]
        return end + 1 if self.tokens[end].start == month.end and len(month.text) < 6 else end

    def _month_first(self, i: int) -> RawDate | None:
        month = self.tag(i, "month")
        if month is None or self._only_a_name(i):
            return None
        value, end = int(str(month[1])), self._behind_point(month[0])
        day = self.day(end) if self.pack.settings.get("month_day") else None
        if day is not None:
            return self._year_behind(i, day[1], value, day[0])
        return self._year_behind(i, end, value, None)

    def _only_a_name(self, i: int) -> bool:
        """A month's word that may be another word ("may", "mars") counts only where a date can stand."""
        if self.tokens[i].text[0].isupper() and self.pack.settings.get("month_capital"):
            return False
        if self.tag(i, "class", "modal") and i + 1 < len(self.tokens) and self.tokens[i + 1].kind != "n":
            return True  # "Acme, a rival of Brisk, may buy"
        before = i - 1
        while before >= 0 and self.tag(before, "class", "det"):
            before -= 1
        ok = before >= 0 and (
            any(
                self.tag(before, "class", c)
                for c in (
                    "in",
                    "of",
                    "from",
                    "by",
                    "to",
                    "at",
                    "on",
                    "for",
                    "and",
                    "other_prep",
                    "like",
                    "than",
                )
            )
            or self.tag(before, "date")
            or self.tokens[before].text in "([,—"
            or self.tokens[before].kind == "n"
        )
        return not (ok or self.year(self.glue(i + 1)) is not None)

    def _said_twice(self, end: int, month: int) -> int:
        """Behind another word of the same month, as where two calendars' names stand side by side."""
        at = end + 1 if end < len(self.tokens) and self.tokens[end].text == "/" else end
        other = self.tag(at, "month") if at < len(self.tokens) else None
        return other[0] if other is not None and int(str(other[1])) == month else end

    def _year_behind(self, i: int, end: int, month: int, day: int | None) -> RawDate:
        end = self._said_twice(end, month)
        at = self.glue(end)
        year = self.year(at)
        if year is not None:
            return RawDate(self.sentence, i, at + 1, year, month, day)
        same = self.tag(end, "date", "same_year") or self.tag(at, "date", "same_year")
        if same is not None:
            return RawDate(self.sentence, i, same[0], None, month, day, same_year=True)
        for name, shift in (("next_year", 1), ("last_year", -1), ("this_year", 0)):
            rel = self.tag(end, "date", name)
            if rel is not None:
                return RawDate(self.sentence, i, rel[0], None, month, day, shift=shift, note="relative")
        return RawDate(self.sentence, i, end, None, month, day)

    def _season(self, i: int) -> RawDate | None:
        season = self.tag(i, "date", "season") or self.tag(i, "date", "quarter")
        if season is None:
            return None
        at = self.glue(season[0])
        year = self.year(at)
        if year is None:
            return None
        words = " ".join(t.text for t in self.tokens[i : season[0]])
        return RawDate(self.sentence, i, at + 1, year, None, None, note=words)

    def _bare_year(self, i: int) -> RawDate | None:
        year = self.year(i)
        if year is None:
            return None
        before = i - 1
        while (
            before > 0
            and self.tag(before, "class", "det")
            and not any(self.tag(before, "class", c) for c in ("in", "of", "from", "by"))
        ):
            before -= 1
        named = before >= 0 and (
            any(
                self.tag(before, "class", c)
                for c in ("in", "of", "from", "by", "to", "at", "for", "and", "on", "other_prep")
            )
            or self.tag(before, "date")
            or self.tokens[before].text in "("
        )
        noun = self.tag(i + 1, "noun")
        if noun is not None and isinstance(noun[1], Noun) and noun[1].cls in _WORKS:
            named = named or (self.pack.adjective_first and bool(self.tag(i - 1, "class", "indef")))
        behind = self.tag(i + 1, "noun") if self.tag(before, "class", "from") else None
        counted = behind is not None and isinstance(behind[1], Noun) and "container" in behind[1].use
        if not named or counted or any(self.tag(i + 1, kind) for kind in ("measure", "scale", "money")):
            return None
        return RawDate(self.sentence, i, i + 1, year, None, None)


def read_dates(sentence: int, tokens: list[Token], pack: Pack, taken: list[bool]) -> list[RawDate]:
    """The dates of one sentence, left to right."""
    reader = _Reader(sentence, tokens, pack, taken)
    out: list[RawDate] = []
    months, words = starts_of(pack.table, tokens, "month"), starts_of(pack.table, tokens, "date")
    end = 0
    for i, token in enumerate(tokens):
        if (
            i < end
            or taken[i]
            or not (i in words or i in months or token.kind == "n" or token.text[0].isdigit())
        ):
            continue
        found = reader.at(i)
        if found is not None:
            ahead = found.month is not None and _ahead(tokens, i, pack)
            out.append(replace(found, ahead=True) if ahead else found)
            end = found.last
    return out


def _ahead(tokens: list[Token], at: int, pack: Pack) -> bool:
    """Whether a verb in the future, or a word of planning, stands before a date in its sentence, or "for"
    right before it.
    """
    near = (tag for k in range(max(0, at - 2), at) for _, tag in tags_at(pack.table, tokens, k))
    if any(tag.kind == "class" and tag.value == "for" for tag in near):
        return True
    return any(
        (isinstance(tag.value, Trigger) and tag.value.feature == "fut")
        or (isinstance(tag.value, Cue) and tag.value.modality == "planned")
        for k in range(_clause_before(tokens, at), at)
        for _, tag in tags_at(pack.table, tokens, k)
    )


def _clause_before(tokens: list[Token], at: int) -> int:
    """Where the words right before a token begin: up to ten, none beyond a mark."""
    k = at
    while k > max(0, at - 10) and tokens[k - 1].kind != "p":
        k -= 1
    return k
