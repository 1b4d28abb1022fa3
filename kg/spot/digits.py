"""Digits, number words, scales and ranges."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.spot.tokens import Token
from kg.spot.wordtags import all_tags


def parse_digits(text: str, pack: Pack) -> Decimal | None:
    """The number that digits with separators write in the pack's manner; None where they write none."""
    text = text.translate(_DIGITS)
    whole, fraction = text, ""
    marks = [(i, c) for i, c in enumerate(text) if not c.isdigit()]
    if marks:
        at, last = marks[-1]
        tail = text[at + 1 :]
        # one sign groups ("1.200.000"), two different ones end in a fraction ("1.200,5"); no group
        # begins with 0
        groups = (
            all(len(g) == 3 for g in _split(text[marks[0][0] + 1 :]))
            and len({c for _, c in marks}) == 1
            and text[0] != "0"
        )
        is_decimal = last == pack.decimal or last == "٫"
        if not (last in pack.grouping and groups and not (is_decimal and last not in pack.grouping)):
            if last in pack.grouping and not is_decimal and len(tail) == 3:
                return None
            whole, fraction = text[:at], tail
    digits = "".join(c for c in whole if c.isdigit())
    return Decimal(f"{digits}.{fraction}" if fraction else digits) if digits else None


_TENS: Final = frozenset(range(20, 100, 10))


_DIGITS: Final = {ord(c): str(i) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩")} | {
    ord(c): str(i) for i, c in enumerate("۰۱۲۳۴۵۶۷۸۹")
}


def _split(text: str) -> list[str]:
    out = [""]
    for c in text:
        if c.isdigit():
            out[-1] += c
        else:
            out.append("")
    return out


# What is written right behind a number without a blank: "100k", "34B".
_SUFFIXES: Final = {"k": 1000, "K": 1000, "M": 10**6, "mn": 10**6, "B": 10**9, "bn": 10**9, "T": 10**12}


class _Reader:
    def __init__(self, tokens: list[Token], pack: Pack, taken: list[bool]) -> None:
        self.tokens, self.pack, self.taken = tokens, pack, taken
        self.tags = all_tags(pack.table, tokens)
        self.units: dict[str, list[str]] = common().get("units_by_key", {})

    def tag(self, i: int, kind: str) -> tuple[int, object] | None:
        for end, tag in self.tags[i] if i < len(self.tags) else ():
            if tag.kind == kind:
                return end, tag.value
        return None

    def word_class(self, i: int, cls: str) -> int:
        """The end of a run of the class at `i`, `i` itself where there is none."""
        for end, tag in self.tags[i] if i < len(self.tags) else ():
            if tag.kind == "class" and tag.value == cls:
                return end
        return i

    def plain(self, i: int) -> tuple[int, Decimal] | None:
        """Digits or number words with their scale words: "4 mil millones", "100k", "cent mille"."""
        if i >= len(self.tokens) or self.taken[i]:
            return None
        token = self.tokens[i]
        turned = self.turned(i)
        if turned is not None:
            return self._scaled(i + 3, turned)
        if token.kind == "n":
            value = parse_digits(token.text, self.pack)
            if value is None:
                return None
            i += 1
            if i < len(self.tokens) and self.tokens[i].text in ("½", "¼", "¾"):
                value += {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}[
                    self.tokens[i].text
                ]
                i += 1
        else:
            words = self._words(i)
            if words is None:
                return None
            i, value = words
        return self._scaled(i, value)

    def turned(self, i: int) -> Decimal | None:
        """The number that is written with a letter for its decimal sign and the fraction before it."""
        fraction, sign, whole = (*self.tokens[i : i + 3], None, None, None)[:3]
        if fraction is None or sign is None or whole is None or sign.text != self.pack.turned:
            return None
        glued = fraction.end == sign.start and sign.end == whole.start
        if not glued or not (fraction.text.isdecimal() and whole.text.isdecimal()):
            return None
        return Decimal(f"{whole.text}.{fraction.text}")

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
            if further is not None and (
                current >= 20 or (current < 10 and int(Decimal(str(further[1]))) in _TENS)
            ):
                at = joined
                continue
            break
        scale = self.tag(at, "scale") if not seen else None
        if scale is not None and int(str(scale[1])) >= 1000:
            return at, Decimal(1)  # "mille GPU", "ألف وحدة": a scale word alone is one of it
        return (at, total + current) if seen else None

    def _scaled(self, i: int, value: Decimal) -> tuple[int, Decimal]:
        while True:
            suffix = self._suffix(i)
            if suffix:
                value *= suffix
                i += 1
                continue
            scale = self.tag(i, "scale")
            if scale is None and self.pack.adjective_first and self._hyphen(i):
                scale = self.tag(i + 1, "scale")  # "a 70-billion-parameter model"
            if scale is None:
                return self._and_more(i, value)
            value *= Decimal(str(scale[1]))
            i = scale[0]
            more = self._words(i) if self.tag(i, "number") is not None else None
            factor = int(str(scale[1]))
            # "700 million two years ago" counts the years apart
            ago = more is not None and factor >= 10**6 and self.tag(more[0], "duration") is not None
            if more is not None and more[1] < factor and not ago:
                i, value = more[0], value + more[1]  # "mil doscientas cincuenta"
            elif scale[1] == 1000 and self._hundreds(i):
                value += Decimal(self.tokens[i].text)  # "4 mil 800 millones"
                i += 1

    def _hundreds(self, i: int) -> bool:
        """Whether three digits before a greater scale word, or before what is counted, go on with the
        thousands before them: "4 mil 800 millones", "2 mil 100 personas".
        """
        tokens = self.tokens
        if i + 1 >= len(tokens) or tokens[i].kind != "n" or not tokens[i].text.isdigit():
            return False
        scale = self.tag(i + 1, "scale")
        if scale is not None:
            return len(tokens[i].text) <= 3 and int(str(scale[1])) > 1000
        return len(tokens[i].text) == 3 and tokens[i + 1].kind == "w"

    def _hyphen(self, i: int) -> bool:
        """Whether a hyphen without blanks joins a number to what stands behind it."""
        tokens = self.tokens
        return (
            0 < i < len(tokens) - 1
            and tokens[i].text == "-"
            and tokens[i - 1].end == tokens[i].start
            and tokens[i].end == tokens[i + 1].start
        )

    def _suffix(self, i: int) -> int:
        """What a letter behind digits multiplies them by, 0 where it does not: glued to them ("100k"), to
        a currency's sign behind it ("103 M€"), or a small "m" behind a sign before ("$40m").
        """
        tokens, signs = self.tokens, common()["signs"]
        if i >= len(tokens) or (tokens[i].text != "m" and tokens[i].text not in _SUFFIXES):
            return 0
        glued = tokens[i].start == tokens[i - 1].end
        if tokens[i].text == "m":
            return 10**6 if glued and i > 1 and tokens[i - 2].text in signs else 0
        onto = i + 1 < len(tokens) and tokens[i + 1].text in signs and tokens[i + 1].start == tokens[i].end
        return _SUFFIXES[tokens[i].text] if glued or onto else 0

    def _and_more(self, i: int, value: Decimal) -> tuple[int, Decimal]:
        """What "and" adds to thousands or millions where the counted noun stands behind the whole:
        "3 آلاف و500".
        """
        last = self.tag(i - 1, "scale") if self.pack.article and i else None
        joined = self.word_class(i, "and")
        if last is None or joined == i or joined >= len(self.tokens) or self.taken[joined]:
            return i, value
        more = self.plain(joined)
        if more is None or more[1] >= Decimal(str(last[1])) or more[1] < 10:
            return i, value
        return more[0], value + more[1]

    def _same_scale(self, low: Decimal, high: Decimal, at: int) -> Decimal:
        """The lower end of a range in the scale of the upper one, whose digits stand at `at`."""
        word = self.tag(at, "number")
        digits = parse_digits(self.tokens[at].text, self.pack) if self.tokens[at].kind == "n" else None
        digits = Decimal(str(word[1])) if digits is None and word is not None else digits
        scaled = low * high / digits if digits else low
        return scaled if scaled < high else low

    def ranged(self, i: int) -> tuple[int, Decimal, Decimal] | None:
        """A number or a range; the scale of the second half counts for the first ("3 y 4 mil millones")."""
        first = self.plain(i)
        if first is None:
            return None
        end, low = first
        dash = end < len(self.tokens) and self.tokens[end].text in "-–—"
        link = end + 1 if dash else max(self.word_class(end, "and"), self.word_class(end, "to"))
        between = self._between(i)
        opened = i > 0 and (self.tag(i - 1, "comparator") is not None or between)
        if between and link > end:
            link = max(link, self.word_class(link, "det"))  # "tra i 3 e i 4 miliardi"
        if link > end and (opened or dash or self.word_class(end, "to") > end):
            second = self.plain(link)
            if second is not None and self.tokens[link].kind == self.tokens[i].kind:
                low = self._same_scale(low, second[1], link)
                wanted = dash or i == 0 or between
                if low <= second[1] and wanted:
                    return second[0], low, second[1]
        elif link > end == i + 1 and self._enumerated(i):
            second = self.plain(link)
            if second is not None and second[0] > link + 1 and second[1] >= 10**6:
                low = self._same_scale(low, second[1], link)
        return end, low, low

    def _between(self, i: int) -> bool:
        """Whether "between" stands before a number, or before its article."""
        k = i - 1
        if k > 0 and self.word_class(k, "det") == i and self.word_class(k, "indef") == k:
            k -= 1
        return k >= 0 and self.tokens[k].key in common()["between"]

    def _enumerated(self, i: int) -> bool:
        """Whether a number in digits is no year and names nothing: "of 8 and 70 billion parameters"."""
        token = self.tokens[i]
        year = len(token.text) == 4 and token.text.isdecimal() and token.text[:2] in ("19", "20")
        return token.kind == "n" and not year and i > 0 and self.tokens[i - 1].text.islower()
