"""The pattern that finds the tokens of a language: words, numbers, signs, what is elided or glued."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from kg.lang.pack import Pack
from kg.lang.shared import common

_GROUPS: Final = "\u00a0\u202f\u2009 .,'’٬"
# hyphens: some texts have one that breaks no line
_DASH: Final = r"\-\u2010\u2011"
# vowel signs are part of a word though no letters
_LETTER: Final = r"[\w\u0300-\u036f\u064b-\u0652\u0670]"
_IRISH: Final = r"(?:(?:O|Sant)['’](?=[A-Z][a-z]))?"  # "O'Brien", "Sant'Elia" are one word
# "Oslo/Bergen", "PRESS/Ann Lee": two names, not one word
_SLASHED: Final = r"(?:[^\W\d_a-zß-ÿ][^\W\d_A-ZÀ-Þ]{2,}|[A-ZÀ-Þ]{2,})(?=/[^\W\d_a-zß-ÿ][^\W\d_A-ZÀ-Þ]{2})"
# "Val-d'Isère" is one word, too
_INNER: Final = rf"(?:[{_DASH}][ldLD]['’](?=[A-ZÀ-Þ])|[{_DASH}&+/_.](?=\w))"
_JOINED: Final = rf"{_IRISH}[^\W\d_](?:{_LETTER}*(?:{_INNER}{_LETTER}+)*)"
_WORD: Final = rf"{_SLASHED}|{_JOINED}|\d+(?=[^\W\d_])[\w]+(?:[{_DASH}/]\w+)*"
_TIMES: Final = r"[x×](?=\s?[A-Z])"


@lru_cache(maxsize=32)
def scanner(
    grouping: str,
    elisions: frozenset[str],
    enclitics: tuple[str, ...],
    proclitics: tuple[str, ...],
    scales: tuple[str, ...],
) -> re.Pattern[str]:
    """The pattern of the tokens of a language, each kind a named group, the first that fits the one."""
    group = "".join(re.escape(c) for c in grouping)
    number = (
        rf"\d{{1,3}}(?:[{group}]\d{{3}})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫]\d+)?"
        if group
        else r"\d+(?:[.,٫]\d+)?"
    )
    elided = "|".join(sorted((re.escape(e) for e in elisions), key=len, reverse=True))
    # most words are small letters before a blank or a mark: nothing below would divide them otherwise
    parts = [] if proclitics else [r"(?P<plain>(?<!\w)[a-zß-öø-ÿ]{2,}+(?=[ ,)]|\.?\Z))", "(?P<point>[,;.()])"]
    former = r"(?i:ex)-(?=[A-Z])"  # "ex-Acme engineers"
    elided = rf"(?i:{elided})['’](?=\w)|{former}" if elided else former
    parts.append(rf"(?P<elided>(?<!\w)(?:{elided}))")
    if enclitics:
        parts.append("(?P<enclitic>(?:" + "|".join(re.escape(e) for e in enclitics) + r")(?!\w))")
    # "100k" is a number and its scale; "H100" and "8x7B" are names
    if proclitics:
        parts.append(
            r"(?P<proclitic>(?<!\w)(?:" + "|".join(re.escape(p) for p in proclitics) + r"){1,2}ـ?(?=\d))"
        )
    glued = "|".join(["bn", "mn", *(re.escape(s) for s in scales), *_glued_units()])
    before = r"(?<![^\W\u0620-\u0652])" if proclitics else r"(?<!\w)"
    before = "(?:" + "|".join([before, *_behind_signs()]) + ")"
    # "8x Acme" and "8xH100" count; behind a currency's sign a small "m" is a million
    ends = rf"(?:[kKMBT]|{glued})(?!\w)|[^\w]|$|{_TIMES}"
    millions = rf"(?<=[$€£])(?:{number})(?=m(?!\w))"
    parts.append(rf"(?P<number>{millions}|{before}(?:{number})(?={ends}))")
    parts.append(rf"(?P<times>(?<=\d){_TIMES}|(?<=\d\s)[x×](?=\s[A-Z]))|(?P<sign>(?<!\w)(?:{_signs()}))")
    parts.append(rf"(?P<handle>@\w+)|(?P<word>{_WORD})|(?P<digits>\d+)|(?P<mark>\S)")
    return re.compile(r"(?=\S)(?:" + "|".join(parts) + ")")


def _glued_units() -> list[str]:
    """The symbols of units that may be glued to digits ("16GiB", "700W"), longest first."""
    symbols = [u for u in common()["units"] if u.isascii() and u.split("/")[0].isalpha()]
    short = [u for u in symbols if (len(u.split("/")[0]) <= 4 and not u.islower()) or u == "kB"]
    return [re.escape(u) for u in sorted(short, key=lambda u: (-len(u), u))]


def _signs() -> str:
    """The signs of currencies that are written with letters ("US$"), as alternatives."""
    signs = sorted((s for s in common()["signs"] if len(s) > 1), key=lambda s: (-len(s), s))
    return "|".join(re.escape(s) for s in signs)


def _behind_signs() -> list[str]:
    """What may stand right before a number though it ends in a letter: the signs "U$S" and "$us"."""
    return [rf"(?<={re.escape(s)})" for s in sorted(common()["signs"]) if s[-1].isalpha()]


def glued_scales(pack: Pack) -> tuple[str, ...]:
    """The scale words that may be glued to digits ("200mila")."""
    return tuple(
        sorted(form[0] for form in pack.scales if len(form) == 1 and len(form[0]) > 1 and form[0].isalpha())
    )
