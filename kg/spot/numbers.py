"""Numbers in a sentence: counts, money, measures, percentages and durations, as precise as the text."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.model import Comparator, Duration, Money, Quantity
from kg.spot.digits import _Reader
from kg.spot.tokens import Token
from kg.spot.wordtags import starts_of

_SUM: Final = 10**6  # what is told in smaller scales is counted as often as paid
# the unit of a ratio that is told as so many times the other
TIMES: Final = "times"
_MULTIPLES: Final = {"twice": 2, "thrice": 3}
_SIZES: Final = frozenset(("memory", "bandwidth", "capacity"))
_TIMES: Final = frozenset(
    ("times", *_MULTIPLES)
)  # "1.5 times" is written with the word for "twice" where it has none
_CLOSING: Final = frozenset(',.;:)!?»”"—–')


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


def read_numbers(tokens: list[Token], pack: Pack, taken: list[bool]) -> list[Number]:
    """The numbers of a sentence, left to right; `taken` marks tokens that belong to a name."""
    reader = _Reader(tokens, pack, taken)
    out: list[Number] = []
    at, signs = 0, common()["signs"]
    vague, words = starts_of(pack.table, tokens, "vague"), starts_of(pack.table, tokens, "number")
    scales = starts_of(pack.table, tokens, "scale")
    for i, token in enumerate(tokens):
        if i < at:
            continue
        if i in vague and not taken[i] and (size := reader.tag(i, "vague")) is not None:
            sum_ = reader.tag(reader.word_class(size[0], "of"), "money")  # "billions of dollars"
            kind = "count" if sum_ is None else "money"
            out.append(Number(i, size[0], kind, Quantity(Decimal(0), Decimal(0)), True))
            at = size[0]
            continue
        multiple = None if taken[i] else _multiple(reader, i)
        if multiple is not None:
            out.append(multiple)
            at = multiple.last
            continue
        if not (
            token.kind == "n"
            or i in words
            or i in scales
            or token.text in signs
            or (len(token.text) == 3 and _code(tokens, i) is not None)
            or (pack.turned and reader.turned(i) is not None)
        ):
            continue
        found = _number(reader, i)
        if found is not None:
            out.append(found)
            at = found.last
    return _of_same_money(reader, [_paid(reader, n) for n in out])


def _paid(reader: _Reader, number: Number) -> Number:
    """A number that is the price of something though no currency is told: "bought Acme for 24 million."."""
    value = number.value
    if number.kind != "count" or number.vague or not isinstance(value, Quantity):
        return number
    classes = ("for",) if reader.pack.adjective_first else ("for", "by")
    k = number.first - 1
    while k > 0 and reader.tag(k, "comparator") is not None:
        k -= 1
    paid = k >= 0 and any(reader.word_class(k, cls) > k for cls in classes)
    ends = paid and (
        _ends_there(reader, number.last)
        or (_of_scale(reader, number.last) and reader.word_class(number.last, "in") > number.last)
    )
    return (
        Number(number.first, number.last, "money", Money(value.low, value.high, None, value.comparator))
        if ends
        else number
    )


def _of_scale(reader: _Reader, end: int) -> bool:
    """Whether a number ends in a word of a scale of sums."""
    last = reader.tag(end - 1, "scale")
    return last is not None and int(str(last[1])) >= _SUM


def _of_same_money(reader: _Reader, numbers: list[Number]) -> list[Number]:
    """A sum whose currency a sum before it has told: "raised 20 million euros, at 300 million"."""
    sums = [n for n in numbers if isinstance(n.value, Money)]
    if not sums or len(sums) == len(numbers):
        return numbers
    out: list[Number] = []
    currency: str | None = None
    for n in numbers:
        if isinstance(n.value, Money):
            currency = n.value.currency
        elif currency and n.kind == "count" and not n.vague and _ends_there(reader, n.last):
            assert isinstance(n.value, Quantity)
            money = Money(n.value.low, n.value.high, currency, n.value.comparator)
            n = Number(n.first, n.last, "money", money)
        out.append(n)
    return out


def _ends_there(reader: _Reader, end: int) -> bool:
    """Whether a number ends in a word of scale and nothing behind it says of what: "300 million,"."""
    return (
        _of_scale(reader, end)
        and (end == len(reader.tokens) or reader.tokens[end].kind == "p")
        and (end == len(reader.tokens) or reader.tokens[end].text in _CLOSING)
    )


def _number(reader: _Reader, i: int) -> Number | None:
    tokens = reader.tokens
    sign = (
        common()["signs"].get(_sign(tokens, i)) if tokens[i].kind == "p" or len(tokens[i].text) <= 3 else None
    )
    sign = sign or _code(tokens, i)
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
        joined = (
            max(reader.word_class(end, "and"), reader.word_class(end, "to")) if end < len(tokens) else end
        )
        if (
            joined > end
            and joined + 1 < len(tokens)
            and tokens[joined].text == tokens[i].text
            and i
            and tokens[i - 1].key in common()["between"]
        ):
            second = reader.plain(joined + 1)
            if second is not None and second[1] >= low:
                return Number(i, second[0], "money", Money(low, second[1], sign, comparator))
        again = reader.tag(reader.word_class(end, "of"), "money")
        if again is not None and str(again[1]) == sign:
            end = again[0]  # "$40 millones de dólares"
        return Number(i, end, "money", Money(low, high, sign, comparator))
    fused = reader.tag(end - 1, "money") if end > at + 1 else None
    if fused is not None and fused[0] == end:
        # "20 mdd": one word for the millions and for what they are of
        return Number(i, end, "money", Money(low, high, str(fused[1]), comparator))
    return _with_unit(reader, i, end, low, high, comparator)


def _code(tokens: list[Token], i: int) -> str | None:
    """The currency whose code stands before digits ("EUR 20 million"), None where none does."""
    token = tokens[i]
    if len(token.text) != 3 or not (token.kind == "w" and token.text.isupper() and i + 1 < len(tokens)):
        return None
    money = common()["money"].get(token.key)
    return str(money) if money is not None and tokens[i + 1].kind == "n" else None


def _sign(tokens: list[Token], i: int) -> str:
    """A currency's sign with the letters written on to it: "R$" is not "$"."""
    glued = (
        i > 0 and tokens[i].kind == "p" and tokens[i - 1].kind == "w" and tokens[i - 1].end == tokens[i].start
    )
    return tokens[i - 1].text + tokens[i].text if glued else tokens[i].text


def _with_unit(
    reader: _Reader, i: int, end: int, low: Decimal, high: Decimal, comparator: Comparator
) -> Number | None:
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
                further = reader.tag(last, "money") or (
                    reader.tag(last + 1, "money") if last < len(tokens) and tokens[last].text in "(" else None
                )
                if further is None:
                    break
                money, last = (
                    further,
                    further[0] + (1 if further[0] < len(tokens) and tokens[further[0]].text == ")" else 0),
                )
            return Number(i, last, "money", Money(low, high, str(money[1]), comparator))
    unit = _unit(reader, after) or _unit(reader, end)
    if unit is not None:
        last, symbol = unit
        factor, symbol = common()["normal"].get(symbol, [1, symbol])
        scale = Decimal(str(factor))
        return Number(
            i, last, "measure", Quantity(_plain(low * scale), _plain(high * scale), symbol, comparator)
        )
    percent = reader.tag(end, "measure")
    if percent is not None and percent[1] == "percent":
        return Number(i, percent[0], "percent", Quantity(low, high, "percent", comparator))
    if percent is not None and percent[1] in _TIMES and _measured(reader, percent[0]):
        return Number(i, percent[0], "percent", Quantity(low, high, TIMES, comparator))
    duration = reader.tag(after, "duration")
    if duration is not None and _names_a_day(reader, duration[0]):
        duration = None  # "the model Acme 3 day the-Friday": on a Friday
    if duration is not None and low == low.to_integral():
        letter = str(duration[1])
        iso = f"PT{int(low)}{letter[1:]}" if letter.startswith("T") else f"P{int(low)}{letter}"
        return Number(i, duration[0], "duration", Duration(iso, comparator))
    return Number(i, end, "count", Quantity(low, high, "", comparator))


def _multiple(reader: _Reader, i: int) -> Number | None:
    """A word that says how many times as much of something one has as another: "twice the memory of"."""
    tag = reader.tag(i, "measure")
    if tag is None or tag[1] not in _MULTIPLES or not _measured(reader, tag[0]):
        return None
    times = Decimal(_MULTIPLES[str(tag[1])])
    return Number(i, tag[0], "percent", Quantity(times, times, TIMES, _comparator(reader, i)))


def _measured(reader: _Reader, at: int) -> bool:
    """Whether what has a ratio stands right behind: "1.5 times its memory"."""
    for k in range(at, min(at + 5, len(reader.tokens))):
        if any(tag.kind == "measure" and tag.value in _SIZES for _, tag in reader.tags[k]):
            return True
        if reader.tokens[k].kind == "p":
            return False
    return False


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
            text = run[0].text + "".join(
                [(" " if b.start > a.end else "") + b.text for a, b in itertools.pairwise(run)]
            )
            for form in (text, text.casefold(), " ".join([t.key for t in run])):
                if form in units:
                    return at + length, str(units[form])
    return None


def _comparator(reader: _Reader, i: int) -> Comparator:
    before = [reader.tag(k, "comparator") for k in range(max(0, i - 4), i)]
    for found in (*(x for x in before if x is not None and x[0] == i), *reversed(before)):
        # the longest that ends at the number: "no more than" before "more than"
        if found is not None and found[0] <= i <= found[0] + 1:
            return Comparator(str(found[1]))
    return Comparator.EXACT


def _names_a_day(reader: _Reader, at: int) -> bool:
    """Whether the name of a day of the week stands at a token, behind an article or not."""
    at = max(at, reader.word_class(at, "det"))
    hit = reader.tag(at, "date") if at < len(reader.tokens) else None
    return hit is not None and hit[1] == "weekday"
