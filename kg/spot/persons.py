"""People whom a given name or what they do introduces, in a script without capitals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.lang.fold import has_shape
from kg.lang.pack import PREPOSITIONS, Trigger
from kg.lang.shared import common
from kg.spot.appointed import behind_firm
from kg.spot.introduced import Introduced
from kg.spot.introducers import Introducers
from kg.spot.nametable import tags_at
from kg.spot.words import PERSON, finite_at

_GRAMMAR: Final[tuple[str, ...]] = (
    "that",
    "to",
    "in",
    "on",
    "from",
    "with",
    "other_prep",
    "and",
    "det",
    "possessive",
    "clause",
)


class Persons(Introducers):
    """The ways in which a given name, an office or a verb tells of the name of a person."""

    def _given(self, i: int) -> Iterator[Introduced]:
        """A given name and the free words behind it; words of kin ("son of") stand between them.

        Where somebody speaks or an office stands before it, the last word may be an adjective with its
        article, as many family names are, and the given name a word that the pack knows.
        """
        token = self.tokens[i]
        if token.bare not in self.pack.person_names or self._function(i):
            return
        told = self._told(i) or self._in_list_of_told(i) or self._explained(i) or self._plainly(i)
        if token.key in self.pack.vocabulary and not told:
            return
        last = self._person_end(i, told)
        if last > i + 1:
            firm = self.tokens[last - 1].key in self.pack.org_suffixes  # "led by Ann Ventures"
            yield Introduced(self.words(i, last), "", "Company" if firm else PERSON)

    def _in_list_of_told(self, i: int) -> bool:
        """Whether "and" joins a given name to somebody of whom a verb or an office right before tells."""
        return self.of_class(i - 1, "and") and any(
            self.tokens[k].bare in self.pack.person_names and self._told(k)
            for k in range(max(0, i - 6), i - 1)
        )

    def _person_end(self, i: int, told: bool) -> int:
        """The end of the person's name whose given name is at `i`; `i` where nothing behind belongs to it."""
        kin = common()["names"]["particles"]
        end, names, bound = i + 1, 1, False
        while end < len(self.tokens) and names < (5 if bound else 3):
            if self.tokens[end].text in kin:
                if not self._name_word(end + 1, True):
                    break
                end += 2
                bound = True
            elif names > 1 and self.names.firm(self.tokens, end):
                break  # "left ANN LEE Acme"
            elif names > 1 and not (bound or self._servant(end)) and self._object_word(end):
                break  # "signed ANN LEE a-pact with"
            elif self._name_word(end, told) or (told and names == 1 and self._plain_family(end)):
                if names == 2 and self._another(i, end, told):
                    break
                if names > 1 and self._joined(end) and self.tokens[end].bare not in self.pack.person_names:
                    break  # "and" is written with the next name
                end += 1
            elif (told and (names == 1 or bound) and self._adjectival(end)) or self._servant(end):
                return end + 2
            elif told and names == 1 and self._middle(end):
                end += 2  # "ANN the-PEASANT LEE"
            else:
                break
            names += 1
        return end if end > i + 1 else i

    def _middle(self, k: int) -> bool:
        """Whether an article and the word joined to it stand at `k`, and behind them a word of a name or one
        more article that ends the name.
        """
        behind = k + 2
        if behind >= len(self.tokens) or not self.of_class(k, "det"):
            return False
        if self.tokens[k].end != self.tokens[k + 1].start or self.noun_at(k + 1) is not None:
            return False
        return self._name_word(behind, True) or self._adjectival(behind)

    def _another(self, i: int, k: int, told: bool) -> bool:
        """Whether another person's given name stands at `k`: "succeeded ANN LEE BO BERG"."""
        given = self.pack.person_names
        alone = self.tokens[k].bare in given and self.tokens[i + 1].bare not in given
        return alone and self._name_word(k + 1, told)

    def _name_word(self, k: int, told: bool) -> bool:
        """Whether a word goes on a person's name; where nobody introduces the person it must look foreign."""
        if k >= len(self.tokens):
            return False
        token, before = self.tokens[k], self.tokens[k - 1]
        if token.start != before.end + 1 or token.text[0].isascii() != before.text[0].isascii():
            return False
        if token.bare in self.pack.person_names and not self._function(k):
            return True
        if len(token.key) > 4 and token.key.startswith(self.pack.article[1:] * 2):
            return False  # "for the": to whom somebody speaks, or what his namesake is for
        # a word from abroad right behind the given name of somebody told of is no verb, whatever its shape
        last = k + 1 >= len(self.tokens) or self.tokens[k + 1].kind == "p"
        closed = told or last or self._joined(k + 1) or self.of_class(k + 1, "and")
        family = closed and before.bare in self.pack.person_names and self.free(k)
        verbal = not family and has_shape(token.key, self.pack.verb_shapes)
        return self.free(k, foreign=not told) and not verbal

    def _joined(self, k: int) -> bool:
        """Whether a word may be "and" and a name."""
        return (
            k < len(self.tokens)
            and self.tokens[k].key[0] in self.pack.clitic_slots[0]
            and self.free(k, foreign=False)
        )

    def _function(self, k: int) -> bool:
        """Whether a word that folds like a given name is one of grammar: "that" is written like Ann."""
        return any(self.of_class(k, cls) for cls in _GRAMMAR)

    def _adjectival(self, k: int) -> bool:
        """Whether an article and the word that is joined to it end a name before a mark."""
        return (
            k + 1 < len(self.tokens)
            and self.of_class(k, "det")
            and self.tokens[k].end == self.tokens[k + 1].start
            and self.tokens[k + 1].kind == "w"
            and (
                k + 2 == len(self.tokens)
                or self.tokens[k + 2].kind == "p"
                or any(self.of_class(k + 2, cls) for cls in ("that", "and", "who", "adverb", "clause"))
                or finite_at(self.pack, self.tokens, k + 2)
                or self.office_at(k + 2) is not None
                or self.noun_at(k + 2) is not None
                or (self.tokens[k + 1].key not in self.pack.vocabulary and self._preposition(k + 2))
            )
        )

    def _acts(self, i: int) -> bool:
        """Whether a verb of what somebody does stands at a token."""
        return any(
            isinstance(t.value, Trigger) and t.value.feature in ("past", "pres") and self._of_person(t.value)
            for _, t in tags_at(self.pack.table, self.tokens, i)
        )

    def _preposition(self, k: int) -> bool:
        """Whether a preposition stands at a token."""
        return any(self.of_class(k, cls) for cls in PREPOSITIONS)

    def _told(self, i: int) -> bool:
        """Whether a verb of somebody, or an office, stands right before a token."""
        if i == 0:
            return False
        if self._acts(i - 1) or any(self._maker_end(k) == i for k in (i - 2, i - 3)):
            return True
        before = self.tokens[i - 1].key
        if before[:1] in self.pack.proclitics and before[1:] in self.pack.posts:
            return True  # "the firm X, with-the-head-post-of ANN LEE"
        # "heads the firm X ANN LEE"
        for k in range(max(0, i - 8), i - 2):
            firm = self.noun_at(k + 1)
            if (
                firm is not None
                and firm[1].cls == "Company"
                and self._acts(k)
                and behind_firm(self, k + 1) == i
            ):
                return True
        ends = ((k, self.office_at(k)) for k in range(max(0, i - 9), i) if self.tags[k])
        return self._behind_fields(i) or any(
            end == i or (end is not None and end < i and i - k < 10 and self._bearer(end) == i)
            for k, end in ends
        )

    def _speaks_in_office(self, i: int) -> Iterator[Introduced]:
        """قال NAME NAME، [office]: between what somebody does and an office, however the name is written; one
        that begins with a syllable may stand anywhere.
        """
        told = self._short(i) or (self.free(i, foreign=False) and self._told(i)) or self._turned_to(i)
        if not told:
            return
        end = i + 1
        while end < i + 4 and (more := self._more_of_name(end)):
            end += more
        if end < i + 4 and self._adjectival(end):
            end += 2
        closed = end < len(self.tokens) and (self.of_class(end, "comma") or self.tokens[end].text == "(")
        if self.tokens[i].key.startswith(self.pack.article):
            return  # "the advising ANN LEE": what is said of the office
        if end - i >= 2 and closed and self.office_at(end + 1) is not None and not self.named(i, end):
            yield Introduced(self.words(i, end), "", PERSON)

    def _more_of_name(self, k: int) -> int:
        """How many tokens at `k` go on a name: a word or a syllable, a particle or a hyphen and its word."""
        if self._name_word(k, True) or self._short(k):
            return 1
        if k + 1 >= len(self.tokens) or not (self.free(k + 1, foreign=False) or self._short(k + 1)):
            return 0
        token, before = self.tokens[k], self.tokens[k - 1]
        joined = token.text == "-" and before.end == token.start and token.end == self.tokens[k + 1].start
        return 2 if joined or token.text in common()["names"]["particles"] else 0

    def _between_commas(self, i: int) -> Iterator[Introduced]:
        """قال [office] في X، NAME NAME، إن: between two commas, behind an office and before what is said."""
        if i < 4 or not self.of_class(i - 1, "comma") or not (self.free(i, foreign=False) or self._short(i)):
            return
        end = i + 1
        while end < i + 4 and (self.free(end, foreign=False) or self._short(end)):
            end += 1
        closed = end + 1 < len(self.tokens) and self.of_class(end, "comma") and self.of_class(end + 1, "that")
        if end - i < 2 or not closed or self.named(i, end):
            return
        if any(self.office_at(k) is not None for k in range(max(0, i - 12), i - 1)):
            yield Introduced(self.words(i, end), "", PERSON)

    def _before_given(self, i: int, last: int) -> int:
        """Where a firm's name that seems to reach from `i` to `last` ends if a given name stands in it:
        "the head of the firm X ANN LEE".
        """
        if self.tokens[i].bare in self.pack.person_names:
            return last
        return next(
            (
                k
                for k in range(i + 1, last)
                if self.tokens[k].bare in self.pack.person_names and self._person_end(k, True) > k
            ),
            last,
        )

    def _of_person(self, trigger: Trigger) -> bool:
        frame = self.pack.frames[trigger.frame]
        agents = [role for role, functions in frame.roles.items() if functions[0].split("+")[0] == "subject"]
        return frame.speech or any(
            PERSON in {cls.rstrip("!") for cls in frame.types.get(role, ())} for role in agents
        )

    def _behind_verb(self, i: int) -> Iterator[Introduced]:
        """قال NAME NAME، …: two free words behind a verb of somebody, and those joined by "and"."""
        if not self._acts(i):
            return
        k = i + 1
        while k < len(self.tokens) and (self.of_class(k, "possessive") or self.of_class(k, "resumptive")):
            k += 1
        if k == i + 2 and self._heads(i):
            yield from self._head(k)
            return
        last = self.run(k)
        yield from self._people(k, last)

    def _behind_maker(self, i: int) -> Iterator[Introduced]:
        """على يد NAME NAME: whose doing something was."""
        end = self._maker_end(i)
        if not end:
            return
        last = self.run(end)
        if last - end == 1 and not self.named(end, last) and self._adjectival(last):
            yield Introduced(self.words(end, last + 2), "", PERSON)  # the family name is an adjective
            return
        yield from self._people(end, last)

    def _maker_end(self, i: int) -> int:
        """The end of a "by" of several words at a token; 0 where none is."""
        tags = tags_at(self.pack.table, self.tokens, i) if i >= 0 else ()
        return next((e for e, t in tags if t.kind == "class" and t.value == "by" and e > i + 1), 0)

    def _people(self, k: int, last: int) -> Iterator[Introduced]:
        """Two free words are a person; and two more behind them, if the first of them begins with "and"."""
        if k + 1 < last and self.tokens[k + 1].key in self.pack.org_suffixes:
            return  # "said X Ventures": a firm
        if k < last and self.names.firm(self.tokens, k):
            return  # "launched Acme two-versions"
        if (last - k == 2 or (last - k == 4 and self._joined(k + 2))) and not self.named(k + 1, k + 2):
            yield Introduced(self.words(k, k + 2), "", PERSON)
            k += 2
            while (
                self._joined(k)
                and (self.free(k) or self.free(k, foreign=False))
                and self.free(k + 1, foreign=False)
                and not self.free(k + 2)
            ):
                yield Introduced((self.tokens[k].bare[1:], self.tokens[k + 1].bare), "", PERSON)
                k += 2
