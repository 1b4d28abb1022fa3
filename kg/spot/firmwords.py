"""Names of firms behind the noun of a firm, in a script without capitals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.lang.fold import has_shape
from kg.lang.pack import Noun, Trigger
from kg.spot.introduced import Introduced
from kg.spot.nametable import tags_at
from kg.spot.persons import Persons
from kg.spot.words import finite_at

_CLOSES: Final = ("comma", "det", "in", "on", "from", "to", "with", "that", "who", "other_prep", "and")


class FirmWords(Persons):
    """How far the name of a firm reaches."""

    def _firm_word(self, i: int) -> int:
        """The end of a name behind the feminine noun of a firm whose first word could be one of the language:
        it has not the ending of the noun's adjectives and verbs, and what closes a name follows; `i` where
        there is none.
        """
        token = self.tokens[i] if i < len(self.tokens) else None
        if token is None or not has_shape(self.tokens[i - 1].key, self.pack.feminine_nouns):
            return i
        if not self.free(i, foreign=False) or has_shape(token.key, self.pack.feminine_shapes):
            return i
        if has_shape(token.key, self.pack.no_firm_shapes):
            return i
        last = self.run(i + 1, 2)
        closed = last >= len(self.tokens) or self.tokens[last].kind in "pn"
        # "opened the firm X a plant": a verb stands before, its object behind
        closed = closed or (
            i > 1 and finite_at(self.pack, self.tokens, i - 2) and self.noun_at(last) is not None
        )
        return last if closed or any(self.of_class(last, c) for c in _CLOSES) else i

    def _firm_for(self, i: int) -> int:
        """The end of a firm's name that tells what the firm is for, behind free words or a definite one: "X
        for the-software"; `i` where there is none.
        """
        last = self.run(i, 3) if self.free(i) else self._firm_word(i)
        the = self._definite(i) if last == i else 0
        if the and not self.of_class(the - 1, "adjective"):
            last = the
        if last == i or last >= len(self.tokens):
            return i
        end = self._definite(last + 1) if self.of_class(last, "to") else 0
        plain = end and self.noun_at(end - 1) is None and not self.named(end - 1, end)
        plain = plain and not self.named(i, last) and not self._deed(end - 1)
        return end if plain and self.tokens[last].end == self.tokens[last + 1].start else i

    def _deed(self, i: int) -> bool:
        """Whether the noun of a deed stands at `i`: "the firm X for the purchase of"."""
        return any(isinstance(t.value, Trigger) for _, t in tags_at(self.pack.table, self.tokens, i))

    def _definite(self, i: int) -> int:
        """The end of an article and the word that it is written with at `i`; 0 where none stands there."""
        if i >= len(self.tokens) or self.tokens[i].kind != "w":
            return 0
        token = self.tokens[i]
        if token.key.startswith(self.pack.article) and len(token.key) > 4:
            return i + 1
        joined = i + 1 < len(self.tokens) and token.end == self.tokens[i + 1].start
        return i + 2 if joined and self.of_class(i, "det") and self.tokens[i + 1].kind == "w" else 0

    def _long_name(self, i: int) -> int:
        """The end of three to five foreign words before an article, a mark or "and", which are a firm's whole
        name; `i` where there are none.
        """
        last = self.run(i, 6)
        closed = last >= len(self.tokens) or any(
            self.of_class(last, c) for c in ("det", "comma", "and", "who")
        )
        closed = closed or self.tokens[last].kind == "p"
        foreign = all(self.free(k) or self._syllable(i, k) for k in range(i, last))
        return last if 3 <= last - i <= 5 and closed and foreign and not self.named(i, last) else i

    def _loan_name(self, i: int) -> int:
        """The end of a firm's name in which words stand that the language writes alike
        ("lone", "stone", "gas"), beside one from abroad at least, or of three words from abroad.
        """
        k, foreign = i, 0
        while k < len(self.tokens) and k < i + 5 and (k == i or self._behind_space(k)):
            if self.free(k):
                foreign += 1
            elif self.tokens[k].key not in self.pack.loans and not self._syllable(i, k):
                break
            k += 1
        plain = foreign == k - i and foreign != 3
        named = not foreign or k < i + 2 or self.named(i, k)
        return i if plain or named or self._before_given(i, k) < k else k

    def _longer_firm(self, i: int, end: int) -> int:
        """The end of a firm's name of a known firm's and one word from abroad ("the firm Acme Foundry"); its
        noun begins at `i`. `end` where the known name is the whole. Behind an office a bearer may follow it.
        """
        known = self._known_at(end) if end < len(self.tokens) else 0
        if not known or known >= len(self.tokens) or not self.names.firm(self.tokens, end):
            return end
        word = self.tokens[known]
        if word.bare in self.pack.person_names or word.key in self.pack.org_suffixes - self.pack.loans:
            return end
        if not self._behind_space(known) or self.tokens[known - 1].text[0].isascii():
            return end  # what is written in other letters is no part of the name
        if not (self.free(known) or word.key in self.pack.loans) or self._known_at(known):
            return end
        after = known + 1
        mark = after >= len(self.tokens) or self.tokens[after].kind == "p"
        if has_shape(word.key, self.pack.verb_shapes) and not mark:
            return end
        if self._office_of(i):
            return after if mark and any(self.of_class(k, "comma") for k in range(max(0, i - 9), i)) else end
        return (
            after if mark or any(self.of_class(after, c) for c in ("in", "on", "and", "who", "det")) else end
        )

    def _behind_space(self, k: int) -> bool:
        return self.tokens[k].start == self.tokens[k - 1].end + 1

    def _in_clause(self, i: int) -> bool:
        """Whether the article or possessive at `i` stands behind a verb or a preposition: no verb follows its
        noun.
        """
        if i < 1 or not (self.of_class(i, "det") or self.of_class(i, "possessive")):
            return False
        before = i - 1
        return finite_at(self.pack, self.tokens, before) or any(
            self.of_class(before, c) for c in ("in", "to", "from", "with", "on", "of", "against")
        )

    def _verb_before(self, i: int) -> bool:
        """Whether a finite verb stands not far before `i` with no mark or clause between."""
        for k in range(i - 1, max(-1, i - 9), -1):
            if self.tokens[k].kind == "p" or any(
                self.of_class(k, c) for c in ("that", "clause", "who", "and")
            ):
                return False
            if finite_at(self.pack, self.tokens, k):
                return True
        return False

    def _numbered(self, k: int, noun: Noun) -> bool:
        """Whether a word from abroad and a small number stand behind the noun of a ware: "the phone X 3"."""
        last = self.run(k, 2) if k < len(self.tokens) else k
        ware = noun.cls in ("Product", "AIModel", "Accelerator", "Processor")
        number = self.tokens[last] if k < last < len(self.tokens) else None
        small = (
            number is not None and number.text.lstrip("-–").isdigit() and len(number.text.lstrip("-–")) <= 2
        )
        return ware and small

    def _no_verb_behind(self, i: int, k: int) -> bool:
        """Whether the word at `k` behind a noun whose article is at `i` is no verb: one stands before the
        noun, or the word ends a phrase that does not begin its clause.
        """
        if self._in_clause(i) or self._verb_before(i):
            return True
        ends = k + 1 >= len(self.tokens) or self.tokens[k + 1].kind == "p"
        opens = i < 1 or self.tokens[i - 1].kind != "w"
        return (
            ends
            and not opens
            and not any(self.of_class(i - 1, c) for c in ("and", "that", "clause", "copula"))
        )

    def _listed(self, i: int) -> Iterator[Introduced]:
        """«such as A, B and X»: free words that go on a list of firms that the lists know."""
        k = i + 1 if self.of_class(i, "comma") else i
        if k < len(self.tokens) and self.of_class(k, "and"):
            k += 1
        bound = k > i or self.tokens[i].key[:1] in self.pack.clitic_slots[0]
        if not bound or k >= len(self.tokens) or not self._firms_before(i):
            return
        last = self.run(k, 3)
        closed = last >= len(self.tokens) or self.tokens[last].kind == "p" or self.of_class(last, "and")
        if last == k or not closed or self.named(k, last):
            return
        words = self.words(k, last)
        if not self.of_class(k - 1, "and") and words[0][0] in self.pack.clitic_slots[0]:
            words = (words[0][1:], *words[1:])  # "and" is written with it
        if len(words[0]) > 2 and (len(words) > 1 or not has_shape(words[0], self.pack.verb_shapes)):
            yield Introduced(words, "", "Company")

    def _firms_before(self, i: int) -> int:
        """How many names that the lists know stand in a row before `i`, behind a word that begins a list;
        0 where no firm is among them.
        """
        count, firms, end = 0, 0, i
        while True:
            first = next((f for f in range(end - 1, max(-1, end - 5), -1) if self._known_at(f) == end), -1)
            if first < 0:
                return 0
            count, firms, end = count + 1, firms + self.names.firm(self.tokens, first), first
            if any(self.of_class(b, "like") for b in range(max(0, end - 3), end)):
                return count if firms else 0
            while end > 0 and (self.of_class(end - 1, "and") or self.of_class(end - 1, "comma")):
                end -= 1
            if end == first:
                return 0

    def _known_at(self, i: int) -> int:
        """The end of a name that the lists know at `i`; 0 where none begins there."""
        hit = self.names.at(self.tokens, i) if self.tokens[i].kind == "w" else None
        return hit[0] if hit is not None else 0

    def _owned_firm(self, i: int, noun: Noun) -> bool:
        """Whether the noun at `i` is what one firm is to another, with a possessive: "its rival X"."""
        return noun.cls == "Company" and "role" in noun.use and self.of_class(i - 1, "possessive")
