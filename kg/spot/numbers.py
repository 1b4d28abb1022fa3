"""Numbers in a sentence: counts, money, measures, percentages and durations, as precise as the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.lang.load import common
from kg.lang.pack import Pack
from kg.model import Comparator, Duration, Money, Quantity
from kg.spot.names import tags_at
from kg.spot.tokens import Token


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from tokens `first` to `last`.

    `kind` is count, money, measure, percent or duration; a count's value is a `Quantity` without unit.
    `vague` marks a class of size without a number ("tens of thousands").
    """

    first: int
    last: int
    kind: str
    value: Quantity | Money | Duration
    vague: bool = False


def parse_digits(text: str, pack: Pack) -> Decimal | None:
    """The number that digits with separators write in the pack's manner; None where they write none."""
    text = text.translate(_DIGITS)
    whole, fraction = text, ""
    marks = [(i, c) for i, c in enumerate(text) if not c.isdigit()]
    if marks:
        at, last = marks[-1]
        tail = text[at + 1 :]
        # one sign groups ("1.200.000"), two different ones end in a fraction ("1.200,5"); no group begins with 0
        groups = all(len(g) == 3 for g in _split(text[marks[0][0] + 1 :])) and len({c for _, c in marks}) == 1 and text[0] != "0"
        is_decimal = last == pack.decimal or last == "٫"
        if not (last in pack.grouping and groups and not (is_decimal and last not in pack.grouping)):
            if last in pack.grouping and not is_decimal and len(tail) == 3:
                return None
            whole, fraction = text[:at], tail
    digits = "".join(c for c in whole if c.isdigit())
    return Decimal(f"{digits}.{fraction}" if fraction else digits) if digits else None


_TENS = frozenset(range(20, 100, 10))
_DIGITS = {ord(c): str(i) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩")} | {ord(c): str(i) for i, c in enumerate("۰۱۲۳۴۵۶۷۸۹")}


def _split(text: str) -> list[str]:
    out = [""]
    for c in text:
        if c.isdigit():
            out[-1] += c
        else:
            out.append("")
    return out


# What is written right behind a number without a blank: "100k", "34B".
_SUFFIXES = {"k": 1000, "K": 1000, "M": 10**6, "mn": 10**6, "B": 10**9, "bn": 10**9, "T": 10**12}


class _Reader:
    def __init__(self, tokens: Sequence[Token], pack: Pack, taken: Sequence[bool]) -> None:
        self.tokens, self.pack, self.taken = tokens, pack, taken
        self.units: dict[str, list[str]] = common()["units_by_key"] if "units_by_key" in common() else {}

    def tag(self, i: int, kind: str) -> tuple[int, object] | None:
        if i >= len(self.tokens):
            return None
        for end, tag in tags_at(self.pack.table, self.tokens, i):
            if tag.kind == kind:
                return end, tag.value
        return None

    def word_class(self, i: int, cls: str) -> int:
        """The end of a run of the class at `i`, `i` itself where there is none."""
        if i >= len(self.tokens):
            return i
        for end, tag in tags_at(self.pack.table, self.tokens, i):
            if tag.kind == "class" and tag.value == cls:
                return end
        return i

    def plain(self, i: int) -> tuple[int, Decimal] | None:
        """Digits or number words with their scale words: "4 mil millones", "100k", "cent mille"."""
        if i >= len(self.tokens) or self.taken[i]:
            return None
        token = self.tokens[i]
        if token.kind == "n":
            value = parse_digits(token.text, self.pack)
            if value is None:
                return None
            i += 1
            if i < len(self.tokens) and self.tokens[i].text in ("½", "¼", "¾"):
                value += {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}[self.tokens[i].text]
                i += 1
        else:
            words = self._words(i)
            if words is None:
                return None
            i, value = words
        return self._scaled(i, value)

    def _words(self, i: int) -> tuple[int, Decimal] | None:
        total, current, at, seen = Decimal(0), Decimal(0), i, False
        while at < len(self.tokens) and not self.taken[at]:
            number = self.tag(at, "number")
            if number is not None and seen and self.tag(at, "scale") is not None:
                break  # "خمسون ألفا": a form that is a dual alone is a scale behind a number
            if number is not None:
                current += Decimal(str(number[1]))
                at, seen = number[0], True
                continue
            joined = self.word_class(at, "and")
            further = self.tag(joined, "number") if seen and joined > at else None
            if further is not None and (current >= 20 or (current < 10 and int(Decimal(str(further[1]))) in _TENS)):
                at = joined
                continue
            break
        scale = self.tag(at, "scale") if not seen else None
        if scale is not None and int(str(scale[1])) >= 1000:
            # "mille GPU", "ألف وحدة": a scale word alone is one of it
            return scale[0], Decimal(str(scale[1]))
        return (at, total + current) if seen else None

    def _scaled(self, i: int, value: Decimal) -> tuple[int, Decimal]:
        while True:
            if i < len(self.tokens) and self.tokens[i].text in _SUFFIXES and self.tokens[i].start == self.tokens[i - 1].end:
                value *= _SUFFIXES[self.tokens[i].text]
                i += 1
                continue
            scale = self.tag(i, "scale")
            if scale is None:
                return self._and_more(i, value)
            value *= Decimal(str(scale[1]))
            i = scale[0]
            more = self.tag(i, "number")
            if more is not None and int(str(more[1])) < int(str(scale[1])):
                value += Decimal(str(more[1]))
                i = more[0]

    def _and_more(self, i: int, value: Decimal) -> tuple[int, Decimal]:
        """What "and" adds to thousands or millions where the counted noun stands behind the whole: "3 آلاف و500"."""
        last = self.tag(i - 1, "scale") if self.pack.article and i else None
        joined = self.word_class(i, "and")
        if last is None or joined == i or joined >= len(self.tokens) or self.taken[joined]:
            return i, value
        more = self.plain(joined)
        if more is None or more[1] >= Decimal(str(last[1])) or more[1] < 10:
            return i, value
        return more[0], value + more[1]

    def ranged(self, i: int) -> tuple[int, Decimal, Decimal] | None:
        """A number or a range; the scale of the second half counts for the first ("3 y 4 mil millones")."""
        first = self.plain(i)
        if first is None:
            return None
        end, low = first
        link = end
        if end < len(self.tokens) and self.tokens[end].text in "-–—":
            link = end + 1
        else:
            link = max(self.word_class(end, "and"), self.word_class(end, "to"))
        opened = i > 0 and (self.tag(i - 1, "comparator") is not None or self.tokens[i - 1].key in common()["between"])
        if link > end and (opened or self.tokens[end].text in "-–—" or self.word_class(end, "to") > end):
            second = self.plain(link)
            if second is not None and self.tokens[link].kind == self.tokens[i].kind:
                bare_end = link + 1
                scale = second[1] / (parse_digits(self.tokens[link].text, self.pack) or second[1]) if self.tokens[link].kind == "n" else 1
                del bare_end
                if scale != 1 and low * scale < second[1]:
                    low *= scale
                if low <= second[1] and self.tokens[i - 1].key in common()["between"] if i else low <= second[1]:
                    return second[0], low, second[1]
        return end, low, low


def read_numbers(tokens: Sequence[Token], pack: Pack, taken: Sequence[bool]) -> list[Number]:
    """The numbers of a sentence, left to right; `taken` marks tokens that belong to a name."""
    reader = _Reader(tokens, pack, taken)
    out: list[Number] = []
    i = 0
    while i < len(tokens):
        vague = reader.tag(i, "vague")
        if vague is not None and not taken[i]:
            out.append(Number(i, vague[0], "count", Quantity(Decimal(0), Decimal(0)), True))
            i = vague[0]
            continue
        found = _number(reader, i)
        if found is None:
            i += 1
        else:
            out.append(found)
            i = found.last
    return out


def _may_begin(reader: _Reader, i: int) -> bool:
    """Whether a token can be the first of a number at all: digits, a sign of a currency, or a word of numbers."""
    token = reader.tokens[i]
    if token.kind == "n" or token.text in common()["signs"]:
        return True
    return any(tag.kind in ("number", "scale") for _, tag in tags_at(reader.pack.table, reader.tokens, i))


def _number(reader: _Reader, i: int) -> Number | None:
    tokens = reader.tokens
    if not _may_begin(reader, i):
        return None
    sign = common()["signs"].get(_sign(tokens, i)) if tokens[i].kind == "p" or len(tokens[i].text) <= 3 else None
    at = i + 1 if sign and i + 1 < len(tokens) and tokens[i + 1].kind == "n" else i
    if sign is None or at == i:
        sign, at = None, i
    ranged = reader.ranged(at)
    if ranged is None:
        return None
    end, low, high = ranged
    comparator = _comparator(reader, i)
    if sign is None and end < len(tokens) and tokens[end].text in common()["signs"]:
        sign, end = common()["signs"][tokens[end].text], end + 1
    if sign is not None:
        more = reader.tag(end, "money")
        if more is not None:
            end = more[0]
        joined = max(reader.word_class(end, "and"), reader.word_class(end, "to")) if end < len(tokens) else end
        if joined > end and joined + 1 < len(tokens) and tokens[joined].text == tokens[i].text and i and tokens[i - 1].key in common()["between"]:
            second = reader.plain(joined + 1)
            if second is not None and second[1] >= low:
                return Number(i, second[0], "money", Money(low, second[1], sign, comparator))
        return Number(i, end, "money", Money(low, high, sign, comparator))
    return _with_unit(reader, i, end, low, high, comparator)


def _sign(tokens: Sequence[Token], i: int) -> str:
    """A currency's sign with the letters written on to it: "R$" is not "$"."""
    glued = i > 0 and tokens[i].kind == "p" and tokens[i - 1].kind == "w" and tokens[i - 1].end == tokens[i].start
    return tokens[i - 1].text + tokens[i].text if glued else tokens[i].text


def _with_unit(reader: _Reader, i: int, end: int, low: Decimal, high: Decimal, comparator: Comparator) -> Number | None:
    tokens = reader.tokens
    after = end
    if after < len(tokens) and tokens[after].text in ("-", "–") and after + 1 < len(tokens):
        after += 1
    money_at = max(reader.word_class(end, "of"), end)
    for at in (end, money_at):
        money = reader.tag(at, "money")
        if money is not None:
            last = money[0]
            for _ in range(3):
                further = reader.tag(last, "money") or (reader.tag(last + 1, "money") if last < len(tokens) and tokens[last].text in "(" else None)
                if further is None:
                    break
                money, last = further, further[0] + (1 if further[0] < len(tokens) and tokens[further[0]].text == ")" else 0)
            return Number(i, last, "money", Money(low, high, str(money[1]), comparator))
    unit = _unit(reader, after) or _unit(reader, end)
    if unit is not None:
        last, symbol = unit
        factor, symbol = common()["normal"].get(symbol, [1, symbol])
        scale = Decimal(str(factor))
        return Number(i, last, "measure", Quantity(_plain(low * scale), _plain(high * scale), symbol, comparator))
    percent = reader.tag(end, "measure")
    if percent is not None and percent[1] == "percent":
        return Number(i, percent[0], "percent", Quantity(low, high, "percent", comparator))
    duration = reader.tag(after, "duration")
    if duration is not None and low == low.to_integral():
        letter = str(duration[1])
        iso = f"PT{int(low)}{letter[1:]}" if letter.startswith("T") else f"P{int(low)}{letter}"
        return Number(i, duration[0], "duration", Duration(iso, comparator))
    return Number(i, end, "count", Quantity(low, high, "", comparator))


def _plain(value: Decimal) -> Decimal:
    return value.normalize() if value != value.to_integral() else value.quantize(Decimal(1))


def _unit(reader: _Reader, at: int) -> tuple[int, str] | None:
    """A unit that begins at `at`: a symbol ("GB"), a word ("gigabytes"), or a word with "per second"."""
    tokens, units = reader.tokens, common()["units"]
    if at >= len(tokens):
        return None
    for length in (4, 3, 2, 1):
        if at + length <= len(tokens):
            run = tokens[at : at + length]
            text = run[0].text + "".join((" " if b.start > a.end else "") + b.text for a, b in zip(run, run[1:], strict=False))
            for form in (text, text.casefold(), " ".join(t.key for t in run)):
                if form in units:
                    return at + length, str(units[form])
    return None


def _comparator(reader: _Reader, i: int) -> Comparator:
    for back in (1, 2, 3, 4):
        if i - back < 0:
            break
        found = reader.tag(i - back, "comparator")
        if found is not None and found[0] <= i <= found[0] + 1:
            return Comparator(str(found[1]))
    return Comparator.EXACT
