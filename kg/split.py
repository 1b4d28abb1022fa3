"""From an article to its sentences, with exact offsets.

Line ends divide first, but for those of paragraphs that are broken at a width; inside a line a sentence ends
at the pack's marks when what follows looks like a beginning. Initials, abbreviations and numbers do not end
one; a mark whose blank was lost does. A closing quote stays with its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.lang.fold import key
from kg.lang.pack import PREPOSITIONS, Pack
from kg.model import Article, Sentence, Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
# what parts paragraphs
_BREAK = re.compile(r"[\n\u2029]")
_BLANK = re.compile(r"\n[ \t\r]*\n|\u2029")
# a name that begins small: "xAI", "iPhone"
_NAME = re.compile(r"[a-z]{1,2}[A-Z]\w")
# a line that begins a row, an item or a heading goes on with none before it
_ITEM = re.compile(r"[-*•|#>+–—]+$|\d{1,2}[.)]$|[|#]")
# the number of an item or a heading says nothing
_NUMBER = re.compile(r"\s*\d{1,2}\.")
# a word before a mark and one behind it, too long to be a letter of an abbreviation
_LAST = re.compile(r"(?:^|[\s«“\"'’(])(\S{3,}) ?\Z")
_FIRST = re.compile(r"[^\W\d_]{2,}")
# how far back the word before a mark is looked for
_REACH = 60
# how wide lines are that somebody broke
_NARROW, _WIDE = 55, 120
_CLOSERS = "\"'”’»)]}›"
_DEFAULT_ENDS = ".!?…؟。"


def split(article: Article, pack: Pack | None = None) -> tuple[Sentence, ...]:
    """The sentences of the article's body, in order; without a pack, by the marks most scripts share."""
    ends = pack.sentence_ends if pack else _DEFAULT_ENDS
    abbreviations = pack.abbreviations if pack else frozenset[str]()
    # French sets a blank before its closing quote; a mark that opens has none behind it.
    closed = rf"[{re.escape(_CLOSERS)}]*(?:[ \u00a0\u202f][»›])?"
    break_at = re.compile(rf"[{re.escape(ends)}]+{closed}(?=\s|[^\W\d_])")
    body = article.body_span
    out: list[Sentence] = []
    for first, last in _unwrapped(article.text, body):
        for start, end in _pieces(article.text, first, last, break_at, abbreviations, pack):
            span = Span(start, end)
            out.append(Sentence(article.id, len(out), span, article.text[start:end], article.lang))
    return tuple(out)


def paragraphs(text: str, sentences: Sequence[Sentence]) -> list[int]:
    """For each sentence the index of the first of its paragraph; line breaks part paragraphs where the text
    has no blank lines.
    """
    parting = _BLANK if _BLANK.search(text) else _BREAK
    out: list[int] = []
    for s in sentences:
        before = sentences[s.index - 1].span.end if s.index else 0
        new = not s.index or bool(parting.search(text, before, s.span.start))
        out.append(s.index if new else out[-1])
    return out


def _unwrapped(text: str, body: Span) -> Iterator[tuple[int, int]]:
    """The lines of a text, those joined that are one paragraph broken at a width."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text, body.start, body.end)]
    width = _width(text, lines)
    here = 0
    for k, (_, end) in enumerate(lines):
        if not width or k + 1 == len(lines) or not _broken(text, lines[k], lines[k + 1], width):
            yield lines[here][0], end
            here = k + 1


def _width(text: str, lines: Sequence[tuple[int, int]]) -> int:
    """The width at which most of a text's broken lines end; 0 where lines are paragraphs."""
    width = max((end - start for start, end in lines), default=0)
    if not _NARROW <= width <= _WIDE:
        return 0
    pairs = pairwise(lines)
    broken = sorted(a[1] - a[0] for a, b in pairs if text[b[0]].islower() and _broken(text, a, b, width))
    return broken[(len(broken) - 1) // 2] if len(broken) > 1 else 0


def _broken(text: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Whether a line goes on in the next: no sentence ends there, and the next word would not have fitted."""
    words = text[after[0] : after[1]].split()
    if text[line[1] : after[0]].strip("\r\n") or text[line[1] : after[0]].count("\n") > 1 or not words:
        return False
    if line[1] - line[0] < _NARROW - 10 or text[line[0] : line[1]].rstrip()[-1:] in ".!?…:;؟。|":
        return False
    if _ITEM.match(words[0]) or text[line[0] : line[1]].lstrip()[:1] in "|#":
        return False
    return text[after[0]].islower() or line[1] - line[0] + 1 + len(words[0]) > width - 3


def _pieces(
    text: str,
    start: int,
    end: int,
    break_at: re.Pattern[str],
    abbreviations: frozenset[str],
    pack: Pack | None,
) -> Iterator[tuple[int, int]]:
    here = start
    for mark in break_at.finditer(text, start, end):
        if _ends(text, here, mark, end, abbreviations, pack):
            if here > start or not _NUMBER.fullmatch(text, start, mark.end()):
                yield from _trim(text, here, mark.end())
            here = mark.end()
    yield from _trim(text, here, end)


def _ends(
    text: str, start: int, mark: re.Match[str], end: int, abbreviations: frozenset[str], pack: Pack | None
) -> bool:
    rest = text[mark.end() : end].lstrip()
    if not rest:
        return False
    if not text[mark.end()].isspace():
        # one word back is enough: a line full of addresses is not read again for each of their points
        before = text[max(start, mark.start() - _REACH) : mark.start()]
        if not _glued(before, mark.group(), rest, pack):
            return False
    if rest[0] in ",;:)" or (rest[0].islower() and not _NAME.match(rest)):
        return False
    if mark.group() == "!" and _of_name(text, start, mark.start()):
        return False
    if mark.group()[0] == "." and len(mark.group()) == 1:
        here = mark.start()
        while here > start and (text[here - 1].isalnum() or text[here - 1] in "_."):
            here -= 1
        last = text[here : mark.start()]
        if len(last) == 1 and last.isalpha() and last.isupper():
            return _no_initial(text[start : mark.start() - 1], rest, pack)
        month = pack is not None and _month(pack, last)
        if month and rest[0].isdigit():
            return False  # "on 5 nov. 2024"
        dotted = re.fullmatch(r"(?:\w\.)+\w", last) is not None
        if dotted and last.isupper() and _family(rest, pack) and last.casefold() not in abbreviations:
            return _no_initial(text[start:here], rest, pack)
        if last.casefold() in abbreviations or dotted:
            unit = re.search(r"\d ?\Z", text[start:here]) is not None
            known = (
                unit or month or "." in last or (pack is not None and last.casefold() in pack.org_suffixes)
            )
            if pack is not None and known and _opens(rest, pack):
                return True  # "… bought Acme Inc. The firm", "3,5 mld. La ditta"
            return last.casefold() not in abbreviations and rest[0].isupper() and len(rest) > 40
    return True


def _glued(before: str, mark: str, rest: str, pack: Pack | None) -> bool:
    """Whether a mark that no blank parts from the next word ends a sentence, as in texts that lost their
    blanks: before a word of a script without capitals, else before a function word with a capital. Letters
    of an abbreviation and the end of an address ("Acme.com", in any script) end none.
    """
    if pack is None or len(mark) > 1 or mark not in pack.sentence_ends:
        return False
    before = before.rstrip(_CLOSERS) or before
    left, right = _LAST.search(before), _FIRST.match(rest)
    if left is None or right is None or rest[right.end() : right.end() + 1] in (mark, ":", "/", "@"):
        return False
    word = right.group()
    if key(left[1].rpartition(".")[2]) in pack.letters:
        return False  # "O.Pen", spelled in another script
    if word.lower() == word.upper():
        apart = before[-1].isspace()
        plain = left[1].isalpha() and (len(word) > 3 or bool(_classes(pack, word)))
        return len(word) > 2 if apart else plain
    return left[1].isalpha() and left[1].islower() and _opens(rest, pack)


def _of_name(text: str, start: int, end: int) -> bool:
    """Whether a "!" belongs to the name before it: elsewhere a small letter follows the two, or the name
    would be a sentence and stands elsewhere, too.
    """
    word = re.search(r"[\w-]*\Z", text[start:end])
    name = word.group() if word else ""
    if not name[:1].isupper():
        return False
    alone = text[start:end].strip() == name and len(re.findall(rf"\b{re.escape(name)}\b", text)) > 1
    return alone or re.search(rf"\b{re.escape(name)}! +[a-z]", text) is not None


def _classes(pack: Pack, word: str) -> set[object]:
    """The classes of function words that a word is in."""
    return {
        tag.value for form, tag in pack.table.get(key(word), ()) if len(form) == 1 and tag.kind == "class"
    }


def _month(pack: Pack, word: str) -> bool:
    """Whether a word is the short form of a month's."""
    tags = pack.table.get(key(word), ()) if 2 < len(word) < 6 else ()
    return any(tag.kind == "month" and len(form) == 1 for form, tag in tags)


def _opens(rest: str, pack: Pack) -> bool:
    """Whether a function word with a capital stands next, as no name goes on."""
    right = re.match(r"[^\W\d_]+(?=[\s'’])", rest)
    return right is not None and right.group()[0].isupper() and bool(_classes(pack, right.group()))


def _family(rest: str, pack: Pack | None) -> bool:
    """Whether a text begins as a family name behind initials does: "J.K. Lee, of", "J.K. Lee (Acme)"."""
    right = re.match(r"[^\W\d_]{2,}(?=[\s,;:)(.])", rest)
    return (
        right is not None
        and right.group().istitle()
        and pack is not None
        and not _classes(pack, right.group())
    )


def _no_initial(before: str, rest: str, pack: Pack | None) -> bool:
    """Whether a letter and its point end a sentence ("… wrote on X. In May …"): a preposition
    before, a function word behind.
    """
    if pack is None:
        return False
    words = before.split()
    left = words[-1] if words else ""
    right = re.match(r"[\w'’]+", rest)
    article = re.match(r"([^\W\d_]+(?:['’]|(?= )))\s*[^\W\d_]", rest)
    if article is not None and article.group()[-1].islower() and "det" in _classes(pack, article[1]):
        return pack.script == "Latin"  # "… runs X. The firm", but "said A. Le Moal"
    opens = right is not None and bool(_classes(pack, right.group()))
    classes = _classes(pack, left)
    behind = _classes(pack, right.group()) if right is not None else set()
    if left.islower() and not classes and "of" not in behind and behind & {"in", "on", "from"}:
        return True  # "… in series A. In May": nobody's initial
    if left.islower() and "det" in behind and re.match(r"\w+ \d", rest):
        return True  # "… en série A. Le 3 mai"
    if classes & {"in", "on"} and right is not None and len(right.group()) > 1:
        return True  # one writes on X, not in an initial
    if opens and bool(classes & set(PREPOSITIONS)):
        return True
    # "… the X U. Jointly with": behind a name that is nobody's a word that cannot be a family name
    named = left[:1].isupper() and left.casefold() not in pack.person_names and not pack.adjective_first
    plain = right is not None and (
        any(re.search(s, right.group().casefold()) for s in pack.ordinary_shapes)
        or not _classes(pack, right.group()).isdisjoint(("det", "possessive"))  # "the Acme X. Its price"
    )
    return named and pack.script == "Latin" and plain and len(words) > 3


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
