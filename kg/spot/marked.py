"""Names between marks, in a script without capitals: "X" behind a class noun and its adjectives, (X) right
behind one.
"""

from __future__ import annotations

import itertools
from typing import Final

from kg.lang.pack import Pack
from kg.spot.appointed import firm_before
from kg.spot.introduced import Introduced
from kg.spot.nametable import Candidate, tags_at
from kg.spot.sounds import same_name
from kg.spot.tokens import SCRIPT, Token
from kg.spot.words import PERSON, Words, finite_at

_PAIRS: Final = {"«": "»", "“": "”", '"': '"', "‹": "›", "'": "'", "(": ")"}
_MOST: Final = 5
_NAMED_BY_WORDS: Final = frozenset(
    ("ComputeSystem", "Facility", "AIModel", "Accelerator", "Company", "PowerSystem", "Fund")
)
_WARES: Final = frozenset(("AIModel", "Accelerator", "Processor", "Product"))
_REACH: Final = 7
_IN_NAME: Final = ".-–"
_STOPS: Final[tuple[str, ...]] = (
    "who",
    "that",
    "neg",
    "and",
    "clause",
    "copula",
    "other_prep",
    "for",
    "from",
    "on",
    "with",
)


def marked_name(words: Words, i: int) -> Introduced | None:
    """The name that stands between the marks that open at token `i`, with the class of the noun before it."""
    tokens = words.tokens
    closer = _PAIRS.get(tokens[i].text)
    if closer is None or i + 2 >= len(tokens) or (closer == tokens[i].text and _closes(tokens, i)):
        return None
    last = next((k for k in range(i + 1, min(i + _MOST + 3, len(tokens))) if tokens[k].text == closer), None)
    called = _called_from(words, i)
    headed = last is not None and (called is not None or _headed(words, i, last))
    if last is None or not _may_be_name(words, i + 1, last, headed):
        return None
    if last + 1 < len(tokens) and words.of_class(last + 1, "other"):
        return None  # "and other «mad things»", where the adjective stands behind: no name
    if last == i + 2 and tokens[i + 1].bare in words.pack.not_names:
        return None
    hit = words.names.at(tokens, i + 1)
    if hit is not None and all(t.bare in words.pack.org_suffixes for t in tokens[hit[0] : last]):
        return None  # a known firm, with the word for its kind of firm
    if (
        hit is not None
        and hit[0] == last - 1
        and words.names.numbered(tokens, i + 1, hit[0], True)
        and tokens[hit[0]].text.lstrip("-–")[:1].isdigit()
    ):
        return None  # a version of what the lists know
    round_ = tokens[i].text == "("
    cls = _class_before(words, i if called is None else _past_who(words, called), 0 if round_ else _REACH)
    if cls == PERSON and not round_:
        cls = ""  # "the head of «X»": nobody's name stands between marks
    if cls == PERSON or (round_ and not cls):
        return None
    told = cls or called is not None or _is_called(words, i)
    if hit is not None and hit[0] == last and not told and not any(n.ambiguous for n in hit[1]):
        return None  # the whole name of somebody or of a place that the lists know
    if not told and not all(_of_name(words, k, i + 1) for k in range(i + 1, last)):
        return None
    foreign = next((k for k in range(i + 2, last) if tokens[k].text[0].isascii()), last)
    latin = " ".join(t.text for t in tokens[foreign:last])
    if latin and same_name(" ".join(t.text for t in tokens[i + 1 : foreign]), latin):
        return Introduced(words.words(i + 1, foreign), latin, cls)  # both spellings between the marks
    return Introduced(words.words(i + 1, last), _latin_behind(words, i + 1, last), cls)


def _closes(tokens: list[Token], i: int) -> bool:
    """Whether a mark that opens and closes alike stands right behind a word and before a blank: it closes."""
    return i > 0 and tokens[i - 1].end == tokens[i].start and tokens[i + 1].start > tokens[i].end


def _of_name(words: Words, k: int, first: int) -> bool:
    """Whether a word may be one of an unlisted name's: no word of the language, or behind such a one its
    number, its Latin part or a short word.
    """
    token = words.tokens[k]
    if k > first and (token.kind == "n" or token.text[0].isascii()):
        return True
    if words.free(k, foreign=False):
        return True
    if token.key in words.pack.loans and (k > first or words.free(k + 1, foreign=False)):
        return True  # the names of letters, which are written like words: "X T D"
    return len(token.key) == 2 and token.kind == "w" and token.key not in words.pack.function_words


def _called_from(words: Words, i: int) -> int | None:
    """Where "called" begins that stands right before the marks; None where it does not."""
    return next(
        (
            k
            for k in range(max(0, i - 4), i)
            for end, tag in tags_at(words.pack.table, words.tokens, k)
            if end == i and tag.kind == "class" and tag.value == "called"
        ),
        None,
    )


def _past_who(words: Words, k: int) -> int:
    """Where a noun phrase ends whose relative clause tells how it is called: "the model that is called X"."""
    return k - 1 if k and words.of_class(k - 1, "who") else k


def _is_called(words: Words, i: int) -> bool:
    """Whether the noun of a name itself stands right before the marks: "by the name «X»"."""
    hits = ((k, words.noun_at(k)) for k in range(max(0, i - 2), i))
    return any(h is not None and h[0] == i and not h[1].cls and "cue" in h[1].use for _, h in hits)


def _headed(words: Words, i: int, last: int) -> bool:
    """Whether the noun of a thing or firm stands right before the marks that open at `i`, so that words of
    the language are its name too, up to three and no adjective first: "the machine «Spring»".
    """
    cls = _class_before(words, i, 0) if words.tokens[i].text != "(" else ""
    opened = words.tokens[i + 1].key.startswith(words.pack.article) or last > i + 2
    opened = opened or (cls in _NAMED_BY_WORDS and not words.of_class(i - 2, "det"))
    if cls not in _NAMED_BY_WORDS or last - i > 5 or not opened or words.of_class(i + 1, "adjective"):
        return False
    ends = ((k, words.noun_at(k)) for k in range(max(0, i - 6), i))
    several = any(h is not None and h[0] == i and "anaphor" not in h[1].use for _, h in ends)
    return not several  # "models «play»" names none of them


def _may_be_name(words: Words, first: int, last: int, headed: bool) -> bool:
    """Whether the words between two marks are few, none a verb, and one at least no word of the language,
    unless the noun that they name stands before them (`headed`).
    """
    run = words.tokens[first:last]
    if not 0 < len(run) <= _MOST or run[0].kind != "w" or run[0].text[0] not in SCRIPT:
        return False
    if any(t.kind == "p" and t.text not in _IN_NAME for t in run):
        return False
    ats = range(first, last)
    if any(finite_at(words.pack, words.tokens, k) for k in ats) and not (headed and len(run) == 1):
        return False
    short = last - first <= 3 and words.free(first)  # "X and-that": the letters of a foreign name
    if (
        not short
        and not headed
        and not all(len(t.key) == 2 for t in run)
        and any(
            words.of_class(k, c) for k in ats for c in ("who", "that", "neg", "clause", "in", "from", "to")
        )
    ):
        return False
    article = words.pack.article
    the = run[0].key == article or words.of_class(first, "demonstrative")
    if not headed and (the or (len(run) == 1 and run[0].key.startswith(article))):
        return False  # "the play": a word, marked for its sense
    if any(t.key == "و" and t.end < b.start for t, b in itertools.pairwise(run)):
        return False  # "X and Y"
    spelled = len(run) > 2 and all(len(t.key) == 2 and t.kind == "w" for t in run)
    numbered = spelled or (len(run) > 1 and all(_of_name(words, k, first) for k in ats))
    noun = words.noun_at(first)
    return (noun is None or headed or "cue" not in noun[1].use) and (
        headed or numbered or any(words.free(k, foreign=False) for k in ats)
    )


def _class_before(words: Words, i: int, reach: int) -> str:
    """The class of the noun that heads the phrase before token `i`; "" where none does."""
    k, placed = i - 1, False
    for _ in range(reach + 3):
        before, k = k, _past_place(words, k)
        placed = placed or k < before
        if k < 0:
            return ""
        head = next(
            (
                (start, hit[1])
                for start in range(max(0, k - 6), k + 1)
                if (hit := words.noun_at(start)) is not None and hit[0] == k + 1
            ),
            None,
        )
        if head is not None and placed and head[1].cls == "PublicBody":
            return ""  # "a court in Oslo «X»": what it does something to
        if head is not None and "cue" in head[1].use and head[1].cls:
            # "the staff of the firm «X»", "the speed of the system «X»"; several have no one name
            one = head[1].cls != "Accelerator" and "anaphor" in head[1].use
            if head[1].cls == "Company" and (ware := _ware_of_firm(words, head[0])):
                return ware
            if not one and head[0] and words.of_class(head[0] - 1, "elative") and k == i - 1:
                return ""  # "the fastest chips of «X»": a firm's
            return "" if not one and _genitive(words, head[0]) else head[1].cls
        if head is not None:
            k = head[0] - 1
        elif words.of_class(k, "adjective") or words.of_class(k, "det"):
            k -= 1
        elif reach and k == i - 1 and words.of_class(k, "adverb"):
            k -= 1  # "the firm that makes it «X»", where "to it" is one word
        elif reach and _plain(words, k):
            reach -= 1
            k -= 1
        else:
            return ""
    return ""


def _ware_of_firm(words: Words, k: int) -> str:
    """The class of the noun of things whose genitive "the firm" at `k` is: "the newest chips of the firm
    «X»" are X; "" where none stands before it.
    """
    hit = words.noun_at(k - 2) if k > 1 and words.of_class(k - 1, "det") else None
    ware = hit is not None and hit[0] == k - 1 and "cue" in hit[1].use and hit[1].cls in _WARES
    return hit[1].cls if ware and hit is not None else ""


def _past_place(words: Words, k: int) -> int:
    """The token before "in" and a known place that ends at `k`, with its noun: "a site in the state of X
    called"; `k` where none does.
    """
    for first in range(max(0, k - 2), k + 1):
        hit = words.names.at(words.tokens, first)
        if hit is None or hit[0] != k + 1 or any(n.entity not in words.names.places for n in hit[1]):
            continue
        nouns = (n for n in range(max(0, first - 2), first) if (at := words.noun_at(n)) and at[0] == first)
        before = next(nouns, first) - 1
        return before - 1 if words.of_class(before, "in") else k
    return k


def _plain(words: Words, k: int) -> bool:
    """Whether a word may be an adjective or a genitive inside a noun phrase."""
    token = words.tokens[k]
    if token.kind != "w" or finite_at(words.pack, words.tokens, k) or words.named(k, k + 1):
        return False
    return not any(words.of_class(k, c) for c in (*_STOPS, "in", "to", "by", "as", "adverb", "have", "be"))


def _genitive(words: Words, start: int) -> bool:
    """Whether a noun is what another word is of ("developer of plants"): a word that no list knows stands
    before it without an article.
    """
    before = start - 1
    if before < 0 or words.tokens[before].kind != "w" or words.of_class(before, "det"):
        return False
    if firm_before(words, start) or _called_firm(words, before):
        return False  # "launched Acme model «X»": Acme has launched it
    return words.free(before, foreign=False) and not any(
        words.of_class(before - 1, c) for c in ("in", "to", "and")
    )


def _called_firm(words: Words, k: int) -> bool:
    """Whether the one or two words that end at token `k` are what the noun of a firm before them names."""
    hits = ((words.noun_at(j), j) for j in range(max(0, k - 3), k))
    return any(
        hit is not None
        and hit[0] in (k, k - 1)
        and hit[1].cls == "Company"
        and not words.of_class(j - 1, "det")
        for hit, j in hits
    )


def _latin_behind(words: Words, first: int, last: int) -> str:
    """The Latin spelling that follows a name between marks: (X) Name, "X" (Name)."""
    tokens, k = words.tokens, last + 1
    open_ = k + (k < len(tokens) and tokens[k].text == "(")
    k = open_
    while (
        k < len(tokens) and (tokens[k].kind != "p" or tokens[k].text == "-") and tokens[k].text[0].isascii()
    ):
        k += 1
    if open_ > last + 1 and not (k < len(tokens) and tokens[k].text == ")"):
        return ""
    text = " ".join(t.text for t in tokens[first:last])
    latin = "".join(
        (" " if n and t.start > tokens[open_ + n - 1].end else "") + t.text
        for n, t in enumerate(tokens[open_:k])
    )
    return latin if latin and latin[0].isupper() and same_name(text, latin) else ""


def fills_marks(tokens: list[Token], c: Candidate, pack: Pack) -> bool:
    """Whether a known name stands alone between marks, which in a script without capitals make it one."""
    if not pack.article or not c.known or not c.first or c.last >= len(tokens):
        return False
    return dict(pack.quotes).get(tokens[c.first - 1].text) == tokens[c.last].text
