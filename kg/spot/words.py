"""What a word of a sentence may be where no capital tells names from words."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from kg.lang.fold import has_shape, key
from kg.lang.pack import Noun, Pack, Trigger
from kg.spot.nametable import NameTable, tags_at
from kg.spot.tokens import SCRIPT, Token
from kg.spot.wordtags import all_tags

PERSON: Final = "Person"
_LONGEST: Final = 4
# the doubled vowel signs of a case ending, which no name from abroad is written with
_CASE: Final = frozenset("\u064b\u064c\u064d")


def finite_at(pack: Pack, tokens: list[Token], i: int) -> bool:
    """Whether a finite verb of some frame stands at token `i`."""
    return any(
        isinstance(t.value, Trigger) and t.value.feature in ("past", "pres", "fut")
        for _, t in tags_at(pack.table, tokens, i)
    )


class Words:
    """The words of one sentence, asked for by their place."""

    def __init__(self, tokens: list[Token], names: NameTable) -> None:
        self.tokens, self.names, self.pack = tokens, names, names.pack
        self.never = tuple(re.compile(shape) for shape in self.pack.ordinary_shapes)
        self.tags = all_tags(self.pack.table, tokens)

    def free(self, i: int, foreign: bool = True) -> bool:
        """Whether a word is none that the pack knows, and written like one from abroad."""
        if not 0 <= i < len(self.tokens):
            return False
        token = self.tokens[i]
        if token.kind != "w" or token.text[0] not in SCRIPT or len(token.key) < 3:
            return False
        if token.key in self.pack.vocabulary or token.key in self.pack.ordinary:
            return False
        if not _CASE.isdisjoint(token.text):
            return False
        if token.bare in self.pack.person_names:
            return True
        if has_shape(token.key, self.pack.owned_shapes):
            return False  # "his resignation"
        if self._agrees(i):
            return False
        given = i > 0 and self.tokens[i - 1].bare in self.pack.person_names
        if token.key[0] in self.pack.proclitics and token.key[1:] in self.pack.ordinary and not given:
            return False  # "for technology"
        if token.key[-1] in self.pack.case_endings and token.key[:-1] in self.pack.ordinary:
            return False  # an object's ending
        plain = "".join(c for c in token.text if not unicodedata.combining(c))
        return not foreign or not any(shape.search(plain) for shape in self.never)

    def _agrees(self, i: int) -> bool:
        """Whether a word has the ending of an object as the class noun right before it has: its adjective."""
        before = self.tokens[i - 1] if i else None
        if before is None or not before.key or self.tokens[i].key[-1] not in self.pack.case_endings:
            return False
        return before.key[-1] not in self.pack.case_endings and key(before.text) in {
            before.key + ending for ending in self.pack.case_endings
        }

    def named(self, i: int, end: int) -> bool:
        """Whether a name that the lists know for sure begins among these words."""
        hits = (self.names.at(self.tokens, k) for k in range(i, end))
        return any(hit is not None and not any(n.ambiguous for n in hit[1]) for hit in hits)

    def run(self, i: int, most: int = _LONGEST) -> int:
        """The end of the free words from `i` on."""
        end = i
        given = i < len(self.tokens) and self.tokens[i].bare in self.pack.person_names
        while (
            end < len(self.tokens)
            and end - i < most
            and (self.free(end, foreign=end == i or not given) or self._syllable(i, end))
            and (end == i or self.tokens[end].start == self.tokens[end - 1].end + 1)
            and not (end > i and self.tokens[end].key[0] in self.pack.proclitics and self._whole(i, end))
        ):
            end += 1
        return end

    def _whole(self, i: int, end: int) -> bool:
        """Whether a listed name ends here, so that a preposition or "and" may begin the next word."""
        hit = self.names.at(self.tokens, i)
        return hit is not None and hit[0] == end

    def _syllable(self, i: int, k: int) -> bool:
        """Whether a word of two letters that the pack does not know stands between free words of a name."""
        token = self.tokens[k]
        return (
            k > i
            and token.kind == "w"
            and token.text[0] in SCRIPT
            and len(token.key) == 2
            and token.key not in self.pack.vocabulary
            and self.names.at(self.tokens, k) is None
            and self.free(k + 1)
        )

    def _short(self, k: int) -> bool:
        """Whether a word of two letters that no list knows may be a syllable of a name."""
        token = self.tokens[k] if k < len(self.tokens) else None
        return (
            token is not None
            and token.kind == "w"
            and len(token.key) == 2
            and token.text[0] in SCRIPT
            and token.key not in self.pack.vocabulary
            and token.key not in self.pack.ordinary
            and self.names.at(self.tokens, k) is None
        )

    def words(self, i: int, end: int) -> tuple[str, ...]:
        """The folded words from `i` to `end`."""
        return tuple(t.bare for t in self.tokens[i:end])

    def noun_at(self, i: int) -> tuple[int, Noun] | None:
        """The end of the class noun that begins at `i`, and the noun."""
        for end, tag in self.tags[i]:
            if tag.kind == "noun" and isinstance(tag.value, Noun):
                return end, tag.value
        return None

    def office_at(self, i: int) -> int | None:
        """The end of a person's office that begins at `i`, behind an article or a possessive."""
        while i < len(self.tokens) and (self.of_class(i, "det") or self.of_class(i, "possessive")):
            i += 1
        hit = self.noun_at(i) if i < len(self.tokens) else None
        return hit[0] if hit is not None and hit[1].cls == PERSON else None

    def of_class(self, i: int, cls: str) -> bool:
        """Whether a word of the class begins at token `i`."""
        if not 0 <= i < len(self.tokens):
            return False
        for _, tag in self.tags[i]:  # noqa: SIM110
            if tag.kind == "class" and tag.value == cls:
                return True
        return False

    def percent(self, i: int) -> bool:
        """Whether a sign or words of per cent stand at a token."""
        tags = self.tags[i] if i < len(self.tokens) else ()
        return any(tag.kind == "measure" and tag.value == "percent" for _, tag in tags)

    def known(self, i: int) -> bool:
        """Whether the word is one of the pack's."""
        return self.tokens[i].key in self.pack.vocabulary
