"""Words that lost their accents: capitals ("Etat", "A Oslo"), and all of a text that has none."""

from __future__ import annotations

import re
from typing import Final

from kg.lang.fold import bare
from kg.lang.pack import Pack, Trigger
from kg.spot.token import Token
from kg.spot.tokenrow import TokenRow
from kg.spot.wordtags import classes_alone

_ACCENTED: Final = re.compile("[À-ÖØ-öø-ÿŒœ]")
_LETTERS: Final = 200
_BEFORE_PARTICIPLE: Final = frozenset(("have", "be", "been"))


def has_none(text: str, pack: Pack) -> bool:
    """Whether an article of a language with accents has none, and is long enough to tell."""
    return bool(pack.unaccented) and len(text) > _LETTERS and _ACCENTED.search(text) is None


def with_accents(tokens: TokenRow, pack: Pack, bare_text: bool) -> TokenRow:
    """The tokens, those that lost their accents with the keys that they have with them; `bare_text` says that
    the whole article has none. Only keys change: what is written stays.
    """
    if not pack.unaccented:
        return tokens
    for k, token in enumerate(tokens):
        if token.kind != "w":
            continue
        if "A" <= token.text[0] <= "Z":
            own = _of_capital(tokens, k, pack)
        elif bare_text:
            own = _of_word(tokens, k, pack)
        else:
            continue
        if own and own != token.key:
            tokens[k] = Token(token.text, token.start, token.end, own, token.bare, "w")
    return tokens


def _of_capital(tokens: TokenRow, k: int, pack: Pack) -> str:
    """The key of a word whose first letter, a capital, lost its accent; "" where it lost none."""
    token = tokens[k]
    if token.key in pack.vocabulary:
        opens = k == 0 or tokens[k - 1].kind == "p"
        goes_on = k + 1 < len(tokens) and tokens[k + 1].kind == "w"
        alone = next((w for w in pack.unaccented if bare(w) == token.key), "")
        return alone if opens and goes_on else ""
    return _capitals(pack).get(token.key, "")


def _of_word(tokens: TokenRow, k: int, pack: Pack) -> str:
    """The key of a small word in a text without accents: behind "has" and "is" a participle's."""
    token = tokens[k]
    own = _accented(pack).get(token.key, ())
    if any(bare(w) == token.key for w in pack.unaccented):
        return "" if _has(tokens, k, pack) else next(w for w in pack.unaccented if bare(w) == token.key)
    done = next((w for w in own if _is_participle(w, pack)), "")
    if done and (_governed(tokens, k, pack) or _apposed(tokens, k) or token.key not in pack.vocabulary):
        return done
    if token.key in pack.vocabulary:
        return ""
    return own[0] if own else ""


def _governed(tokens: TokenRow, k: int, pack: Pack) -> bool:
    """Whether "has", "is" or "been" stands before a word, past adverbs."""
    for before in reversed(tokens[max(0, k - 3) : k]):
        classes = classes_alone(pack.table, before.key)
        if classes & _BEFORE_PARTICIPLE:
            return True
        if "adverb" not in classes and "neg" not in classes:
            return False
    return False


def _apposed(tokens: TokenRow, k: int) -> bool:
    """Whether a word stands right behind a name's comma: "the machine X, installed in"."""
    return k > 1 and tokens[k - 1].text == "," and tokens[k - 2].text[0].isupper()


def _has(tokens: TokenRow, k: int, pack: Pack) -> bool:
    """Whether the word that is "has" with no accent, and a preposition with one, is the verb: a participle
    follows, or the first verb of its sentence has an object there.
    """
    behind = tokens[k + 1 : k + 4]
    for after in behind:
        classes = classes_alone(pack.table, after.key)
        forms = (after.key, *_accented(pack).get(after.key, ()))
        if any(_is_participle(w, pack) or "been" in classes_alone(pack.table, w) for w in forms):
            return True
        if "adverb" not in classes and "neg" not in classes:
            break
    if not behind or not (
        classes_alone(pack.table, behind[0].key) & {"indef", "det"} or behind[0].kind == "n"
    ):
        return False
    return not any(_is_verb(t.key, pack) for t in tokens[:k])


def _is_participle(word: str, pack: Pack) -> bool:
    return any(isinstance(t.value, Trigger) and t.value.feature == "pp" for _, t in pack.table.get(word, ()))


def _is_verb(word: str, pack: Pack) -> bool:
    if classes_alone(pack.table, word) & _BEFORE_PARTICIPLE:
        return True
    finite = ("past", "pres", "fut", "cond")
    return any(
        isinstance(t.value, Trigger) and t.value.feature in finite for _, t in pack.table.get(word, ())
    )


def _capitals(pack: Pack) -> dict[str, str]:
    """The words of a pack whose first letter has an accent, by how they are written without it."""
    found: dict[str, str] | None = pack.kept.get("capitals")
    if found is None:
        found = {bare(w[0]) + w[1:]: w for w in sorted(pack.vocabulary) if not w[0].isascii()}
        pack.kept["capitals"] = found
    return found


def _accented(pack: Pack) -> dict[str, tuple[str, ...]]:
    """The words of a pack that have accents, by what is left of them without."""
    found: dict[str, tuple[str, ...]] | None = pack.kept.get("accented")
    if found is None:
        found = {}
        for word in sorted(pack.vocabulary):
            if not word.isascii() and (plain := bare(word)).isascii():
                found[plain] = (*found.get(plain, ()), word)
        pack.kept["accented"] = found
    return found
