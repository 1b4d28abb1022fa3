"""Words of a sentence with their offsets; elided articles, clitics and glued names stand apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from kg.lang.fold import KEYS, bare, key, keys_of
from kg.lang.pack import Pack
from kg.lang.shared import common
from kg.spot.clitics import OBJECT, fold_parts, split_word
from kg.spot.ownletters import of_two_words, opens_marks
from kg.spot.scanner import glued_scales
from kg.spot.scanner import scanner as _pattern
from kg.spot.token import Token as Token
from kg.spot.tokenrow import TokenRow as TokenRow

SCRIPT: Final = frozenset(chr(c) for c in range(0x0620, 0x06D4))
_RUNS: Final = re.compile(r"[\u0620-\u0652\u0670-\u06d3]+|[^\u0620-\u0652\u0670-\u06d3]+")


_REGISTERED: Final = "™®"
# By the pack's identity, for a pack has no hash; the pack is kept, so that no other takes its identity.
_SCANNERS: Final[dict[int, tuple[Pack, re.Pattern[str], frozenset[str]]]] = {}


def _scanner_of(pack: Pack) -> tuple[Pack, re.Pattern[str], frozenset[str]]:
    """A pack with the pattern of its tokens and its `_own_letters`."""
    found = _SCANNERS.get(id(pack))
    if found is None:
        scanner = _pattern(pack.grouping, pack.elisions, pack.enclitics, pack.proclitics, glued_scales(pack))
        found = _SCANNERS[id(pack)] = pack, scanner, _own_letters(pack)
    return found


def _nobody(word: str) -> bool:
    return False


def tokenize(
    text: str,
    offset: int,
    pack: Pack,
    known: Callable[[str], bool],
    bearer: Callable[[str], bool] = _nobody,
) -> TokenRow:
    """The tokens of a sentence that begins at `offset` of its article.

    `known` says whether a key is in some word table: only then is a proclitic split off it, so that no name
    loses its first letter. `bearer` says whether a key is all of the name of a firm or a body.
    """
    out: list[Token] = []
    _, scanner, own_letters = _scanner_of(pack)
    plain = not pack.proclitics
    for m in scanner.finditer(text):
        kind = m.lastgroup
        start, word = offset + m.start(), m.group()
        if kind == "plain" or (kind == "word" and plain and word.islower() and "-" not in word):
            keys = KEYS.get(word) or keys_of(word)  # as most are: nothing is glued to it
            out.append(Token(word, start, start + len(word), keys[0], keys[1], "w"))
        elif kind == "point":
            out.append(_token(word, start, "p"))
        elif kind in ("number", "digits"):
            out.append(Token(word, start, offset + m.end(), word, word, "n"))
        elif kind == "mark" and word in _REGISTERED and out and out[-1].end == start and out[-1].kind != "p":
            # "Acme™ Gale" is the name "Acme Gale": the sign belongs to the word before it
            out[-1] = _with_sign(out[-1])
        elif kind in ("mark", "sign"):
            whose = _whose(word, start, text, m.start(), out, pack)
            out.append(
                Token(word, start, start + 1, key(whose), bare(whose), "w")
                if whose
                else _token(_turned(word, text, m.start()) if pack.article else word, start, "p")
            )
        elif kind in ("word", "proclitic") and pack.proclitics:
            _add_runs(out, word, (offset, m.start()), text, pack, known, bearer, own_letters)
        elif kind == "word":
            if "-" in word and pack.adjective_first and (_counts(out, start) or _spelt(word, pack)):
                out += _links(word, start)
                continue
            tail = _hyphenated(word, pack) if "-" in word else ""
            out += _glued(word[: len(word) - len(tail)], start, pack, known, bearer)
            if tail:
                out.append(_token(tail, start + len(word) - len(tail), "w"))
        else:
            out.append(_token(word, start, "w"))
    return TokenRow(out)


def _turned(mark: str, text: str, at: int) -> str:
    """A mark of quotation as it opens or closes by what it touches, where it is written for the other one:
    ”Acme” or “Acme“.
    """
    if mark not in "“”":
        return mark
    before = text[at - 1] if at else " "
    opens = text[at + 1 : at + 2].isalnum() and (before.isspace() or before in "ـ(،")
    closes = before.isalnum() and not text[at + 1 : at + 2].isalnum()
    return "“" if opens else "”" if closes else mark


def _add_runs(
    out: list[Token],
    word: str,
    at: tuple[int, int],
    text: str,
    pack: Pack,
    known: Callable[[str], bool],
    bearer: Callable[[str], bool],
    own_letters: frozenset[str],
) -> None:
    """Add the tokens of a word of a script that writes small words to others; `at` is the offset of the
    sentence, and that of the word in it.
    """
    offset, inside = at
    for run in _RUNS.finditer(word):
        if run.group() == "." and _SPELLED.match(word, max(0, run.start() - 4)):
            continue  # the dots of letters that are spelled: names are listed without them
        here = inside + run.start()
        start = offset + here
        own = key(run.group()[:1]) in own_letters
        if (
            own
            and (
                _told_between_commas(out, text, here, pack, known)
                or _behind_given(out, text, here, start, pack)
            )
        ) or opens_marks(out, text, here, start, pack, known):
            out.append(_token(run.group(), start, "w"))
            continue
        named = own and _behind_firm(out, start, pack)
        loan = key(run.group())
        if named and loan in pack.loans and loan[1:] not in pack.vocabulary:
            out.append(_token(run.group(), start, "w"))
            continue
        sure = known if not named or known(loan) else pack.vocabulary.__contains__
        parts = _parts(run.group(), start, pack, sure, bearer)
        if len(parts) == 2 and parts[1].key[:1] == OBJECT and of_two_words(out, parts[0], pack):
            owner = parts.pop()  # "its data centre" has its possessive behind the second word
            out.insert(len(out) - 1, Token(owner.text, owner.start, owner.end, owner.bare, owner.bare, "w"))
        out += parts


def _behind_firm(out: list[Token], start: int, pack: Pack) -> bool:
    """Whether the noun of a firm without an article stands right before an offset: its name follows."""
    if not out or out[-1].end + 1 != start or out[-1].key not in pack.naming_nouns:
        return False
    return not (len(out) > 1 and out[-2].key == pack.article and out[-2].end == out[-1].start)


_TWO_WORDS: Final = re.compile(r"(\w+) (\w+)(?= ?[,،])")


def _told_between_commas(
    out: list[Token], text: str, at: int, pack: Pack, known: Callable[[str], bool]
) -> bool:
    """Whether two words that are none of the pack stand between two commas, as the name of somebody told of
    before does, the first with a letter that may be written to others ("and" aside).
    """
    found = _TWO_WORDS.match(text, at) if out and out[-1].text in ",،" else None
    if found is None:
        return False
    first, last = key(found[1]), key(found[2])
    if any(word in pack.vocabulary for word in (first, first[1:], last)) or last in pack.ordinary:
        return False
    both = any(tag.kind == "class" and tag.value == "and" for _, tag in pack.table.get(first[:1], ()))
    return not both and not known(first)


def _behind_given(out: list[Token], text: str, at: int, start: int, pack: Pack) -> bool:
    """Whether a word right behind a given name is the family name, though it reads like a verb behind "so" or
    like something with its article behind "like": no "that" follows, as behind what somebody thinks.
    """
    if not out or out[-1].end + 1 != start or out[-1].bare not in pack.person_names:
        return False
    found = _NEXT_WORD.match(text, at)
    word, after = (key(found[1]), key(found[2] or "")) if found else ("", "")
    letter = [tag for _, tag in pack.table.get(word[:1], ())]
    the = word[1:].removeprefix(pack.article)
    if word in pack.vocabulary or not letter or any(tag.value not in ("adverb", "as") for tag in letter):
        return False
    if the != word[1:] and (the in pack.vocabulary or the in pack.ordinary):
        return False  # "like the firm"
    if pack.is_noun(word[1:]) or word[1:] in pack.noun_words or word[1:] in pack.function_words:
        return False  # "as for Ann, (she is) a member of"
    if found is not None and split_word(found[1], pack, lambda _: False)[0].start:
        return False  # "that his team": an ending stands on a noun
    likened = any(tag.value == "as" for tag in letter)
    return likened or not any(
        tag.kind == "class" and tag.value == "that" for _, tag in pack.table.get(after, ())
    )


_NEXT_WORD: Final = re.compile(r"(\w+)(?: (\w+))?")


def _own_letters(pack: Pack) -> frozenset[str]:
    """The letters that are written to other words, but for "to" and an article: behind the noun of a firm a
    word that begins with one keeps it as the name's own, be what is left of it a name or not.
    """
    return frozenset(
        letter
        for letter in pack.proclitics
        if letter != pack.article
        and not any(tag.kind == "class" and tag.value == "to" for _, tag in pack.table.get(letter, ()))
    )


def _with_sign(token: Token) -> Token:
    return Token(token.text, token.start, token.end + 1, token.key, token.bare, token.kind)


def _counts(out: list[Token], start: int) -> bool:
    """Whether a number ends right before an offset, or a hyphen behind a number does: "7B-parameter"."""
    if out and out[-1].text == "-" and out[-1].end == start:
        out = out[:-1]
        start -= 1
    return bool(out) and out[-1].kind == "n" and out[-1].end == start


def _spelt(word: str, pack: Pack) -> bool:
    """Whether a compound is a number in words and what it counts: "one-gigawatt", "six-billion-parameter"."""
    number, counted = word.casefold().split("-")[:2]
    return (number,) in pack.number_words and (
        counted in common()["units"]
        or any(len(form) == 1 and tag.kind == "scale" for form, tag in pack.table.get(counted, ()))
    )


def _links(word: str, start: int) -> list[Token]:
    """The parts of a compound that a number begins, and the hyphens between them: "billion-parameter"."""
    found = re.finditer(r"[^-]+|-", word)
    return [_token(m.group(), start + m.start(), "p" if m.group() == "-" else "w") for m in found]


def _whose(word: str, start: int, text: str, at: int, out: list[Token], pack: Pack) -> str:
    """The enclitic that an apostrophe alone stands for behind a word that ends in its letters
    ("Systems' chip"); "" where it closes a quotation.
    """
    if word not in "'’" or not out or out[-1].end != start or _OPENED.search(text, 0, at):
        return ""
    return next((e for e in pack.enclitics if e[0] == word and out[-1].text.casefold().endswith(e[1:])), "")


def _hyphenated(word: str, pack: Pack) -> str:
    """The enclitic that a hyphen joins to a word ("a-t-il"), "" where there is none."""
    return next((e for e in pack.enclitics if e[0] == "-" and word.endswith(e) and len(word) > len(e)), "")


def _token(word: str, start: int, kind: str) -> Token:
    folded = KEYS.get(word) or keys_of(word)
    return Token(word, start, start + len(word), folded[0], folded[1], kind)


def _parts(
    word: str, start: int, pack: Pack, known: Callable[[str], bool], bearer: Callable[[str], bool]
) -> list[Token]:
    """The parts of a run of letters of one script: clitics and endings stand apart from what the
    pack knows.
    """
    if word[0] not in SCRIPT:
        return _glued(word, start, pack, known, bearer)
    return [Token(*row, "w") for row in fold_parts(word, start, split_word(word, pack, known))]


def _named(word: str, pack: Pack, known: Callable[[str], bool]) -> bool:
    """Whether a word with a capital is some known name, no word of the language and no given name."""
    folded = key(word)
    plain = folded in pack.vocabulary or bare(word) in pack.person_names
    return len(word) > 2 and word[0].isupper() and not plain and known(folded)


_LETTERS: Final = "[\u0621-\u064a]"
_SPELLED: Final = re.compile(
    rf".{{0,4}}?(?<!{_LETTERS}){_LETTERS}{{1,4}}\.{_LETTERS}{{1,4}}(?!{_LETTERS})", re.DOTALL
)
_OPENED: Final = re.compile(r"‘|(?<!\w)'\w")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def _glued(
    word: str, start: int, pack: Pack, known: Callable[[str], bool], bearer: Callable[[str], bool]
) -> list[Token]:
    """A word, or its two halves where a missing blank glued a name and another or a noun together
    ("AcmeChip"), or a hyphen the names of two firms or bodies ("Saint-Quentin" is one town).
    """
    if not word.islower() and not word.isupper() and len(word) > 7 and not known(key(word)):
        two = word.split("-")
        if len(two) == 2 and all(_named(half, pack, known) and bearer(key(half)) for half in two):
            return _links(word, start)  # "the Acme-Brisk deal": two names
        for hump in _HUMP.finditer(word):
            left, right = word[: hump.start()], word[hump.start() :]
            plain = key(left) in pack.vocabulary  # "DataAcme" is a name of its own
            if len(left) > 3 and not plain and bearer(key(left)) and key(right) in pack.vocabulary:
                return [_token(left, start, "w"), _token(right, start + len(left), "w")]
    return [_token(word, start, "w")]
