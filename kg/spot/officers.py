"""People whom an office beside their name introduces, in a script without capitals."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lang.fold import has_shape
from kg.lang.shared import common
from kg.spot.appointed import firm_before, firm_end
from kg.spot.introduced import Introduced
from kg.spot.words import PERSON, Words

_OPEN, _CLOSE = '«“"‹', '»”"›'


class Officers(Words):
    """The ways in which an office stands before or behind the name of its bearer."""

    def _behind_office(self, i: int, end: int) -> Iterator[Introduced]:
        """الرئيس التنفيذي [لشركة X] NAME NAME: two or three free words behind an office; behind one without
        any article, which is somebody's, they are the firm: رئيس X.
        """
        k = self._bearer(end)
        if k is None:
            return
        hit = self.noun_at(i)
        if k == end and hit is not None and hit[1].slug and self._of_somebody(i, end):
            yield from self._headed(end)
            return
        if k < len(self.tokens) and self.tokens[k].text in ",،":
            k += 1
        last = self.run(k, 4)
        if last - k in (2, 3) or (last - k == 1 and self.of_class(last, "comma")):
            yield self._person(k, last)

    def _of_somebody(self, i: int, end: int) -> bool:
        """Whether an office is told by no article and no adjective, so that what follows says whose it is."""
        inside = (k for k in range(max(i - 1, 0), end))
        return not any(self.of_class(k, cls) for k in inside for cls in ("det", "possessive", "adjective"))

    def _headed(self, end: int) -> Iterator[Introduced]:
        """The firm of which an office is told, before a comma or "and"; nobody's given name."""
        last = self.run(end, 4)
        closed = last < len(self.tokens) and (self.of_class(last, "comma") or self.of_class(last, "and"))
        given = end < len(self.tokens) and self.tokens[end].bare in self.pack.person_names
        if end < last <= end + 3 and closed and not given and not self.named(end, last):
            yield Introduced(self.words(end, last), "", "Organization")

    def _bearer(self, end: int) -> int | None:
        """Where the bearer of an office that ends at `end` may be named: behind what it is the office of."""
        k = end
        whose = self.names.at(self.tokens, k) if k < len(self.tokens) else None
        if whose is not None:
            k = whose[0]
        if k < len(self.tokens) and self.of_class(k, "to"):
            k += 1
        elif whose is not None or k >= len(self.tokens) or self.noun_at(k) is None:
            return k
        while self.of_class(k, "det"):
            k += 1
        hit = self.noun_at(k) if k < len(self.tokens) else None
        the = hit is not None and self.of_class(k - 1, "det")
        k = hit[0] if hit is not None else k
        if the or k >= len(self.tokens):
            return k if the else None  # "the head of the firm NAME NAME"
        known = self.names.at(self.tokens, k)
        if known is not None:
            return known[0]
        if self.tokens[k].kind == "w" and self.tokens[k].text[0].isascii():
            while k < len(self.tokens) and self.tokens[k].text[0].isascii() and self.tokens[k].kind == "w":
                k += 1
            return k
        return self._behind_firm(k)

    def _office_of(self, i: int) -> bool:
        """Whether an office stands before a class noun, which says whose it is: "the head of the firm"."""
        return self.of_class(i - 1, "to") and any(
            self.office_at(k) == i - 1 for k in range(max(0, i - 6), i - 1)
        )

    def _behind_firm(self, k: int) -> int | None:
        """Behind the name of a firm that no list knows: one in marks, one before a comma, or one word before
        two that say something.
        """
        if self.tokens[k].text in _OPEN:
            closed = (j for j in range(k + 2, min(k + 6, len(self.tokens))) if self.tokens[j].text in _CLOSE)
            close = next(closed, None)
            return None if close is None else close + 1
        last = self.run(k, 4)
        if last == k or last >= len(self.tokens):
            return None
        if self.of_class(last, "comma"):
            return last
        return k + 1 if last - k == 3 and self.of_class(last, "that") else None

    def _behind_long_office(self, end: int) -> Iterator[Introduced]:
        """The head of the section of phones in the firm NAME NAME: free words behind the whole office, before
        what the bearer says or a comma; behind the fields of an office in government, before any known word.
        """
        k, field = end, self._of_fields(end)
        while k < min(end + 9, len(self.tokens)):
            hit = self.noun_at(k)
            if hit is not None:
                firm = hit[1].cls == "Company" and not self.of_class(k - 1, "det")
                k = hit[0]
                if firm and self.run(k) > k:
                    return  # "the head of research in the firm X": X is the firm
            elif any(self.of_class(k, cls) for cls in ("det", "adjective", "in", "to")) or (
                self.tokens[k].kind == "w"
                and (self.of_class(k - 1, "det") or self.tokens[k].key.startswith(self.pack.article))
            ):
                k += 1
            elif field and k > end and self.of_class(k, "and"):
                k += 1 + self.of_class(k + 2, "det")  # "and the technology of the"
            else:
                break
        last = self._kin_end(k, self.run(k)) if k > end else k
        closed = last < len(self.tokens) and (
            field or self.of_class(last, "that") or self.of_class(last, "comma")
        )
        if last - k in (2, 3, 4) and closed and not self.named(k, last):
            yield Introduced(self.words(k, last), "", PERSON)

    def _kin_end(self, k: int, last: int) -> int:
        """The end of the free words from `k` to `last` as a name: four words only around a word of kin ("son
        of"), behind which one more belongs to it.
        """
        kin = common()["names"]["particles"]
        if last - k > 2 and self.tokens[last - 1].text in kin:
            return last + 1 if self.free(last, foreign=False) else last
        inside = any(token.text in kin for token in self.tokens[k:last])
        return last if last - k < 4 or inside else k

    def _of_fields(self, end: int) -> bool:
        """Whether the office that ends at `end` is one in government, of fields."""
        hits = (self.noun_at(k) for k in range(max(0, end - 3), end))
        return any(hit is not None and hit[0] == end and "field" in hit[1].use for hit in hits)

    def _before_office(self, i: int) -> Iterator[Introduced]:
        """NAME NAME، [office]; NAME هو [office]; and NAME NAME و NAME NAME before it."""
        if not self.free(i):
            return
        begun = self.free(i - 1) and not self._verbal(i - 1) and not firm_before(self, i)
        if begun or firm_end(self, i) > i:
            return
        if self._verbal(i):
            return  # "will take over NAME NAME": the name begins behind the verb
        last = self.run(i)
        if last < len(self.tokens) and last - i in (2, 3) and self._office_behind(i, last):
            yield self._person(i, last)
            return
        if last >= len(self.tokens) or not (self.tokens[last].text in ",،(" or self.of_class(last, "copula")):
            return
        copula = self.of_class(last, "copula")
        if self.office_at(last + 1) is not None and (last - i in (2, 3) or (copula and last - i == 1)):
            yield self._person(i, last)

    def _person(self, i: int, last: int) -> Introduced:
        """The person named from `i` to `last`; behind a comma or marks the "and" that is written with the
        first word is none of the name.
        """
        names = self.pack.person_names
        if self.tokens[i].bare not in names and len(self.tokens[i].key) > 4:
            # "the attention of ANN LEE": a word before a given name is none of the name
            i = next((k for k in range(i + 1, last - 1) if self.tokens[k].bare in names), i)
        words, first = self.words(i, last), self.tokens[i]
        tags = self.pack.table.get(first.key[0], ())
        joined = any(tag.value == "and" for _, tag in tags) and len(first.key) > 3
        if joined and first.bare not in self.pack.person_names and i > 0:
            before = self.tokens[i - 1]
            listed = before.text in _CLOSE or (self.of_class(i - 1, "comma") and self._office_before(i))
            if listed or words[0][1:] in self.pack.person_names:
                words = (words[0][1:], *words[1:])
        return Introduced(words, "", PERSON)

    def _office_before(self, i: int) -> bool:
        """Whether somebody's office was told before a token of the same sentence."""
        return any(self.office_at(k) is not None for k in range(max(0, i - 14), i))

    def _verbal(self, i: int) -> bool:
        """Whether a free word is a verb that no list knows: a future one before two words of a name, or one
        behind "not".
        """
        if not self.free(i):
            return False
        word = self.tokens[i].key
        if self.of_class(i - 1, "neg"):
            return word.startswith(self.pack.present_prefixes)
        rest = word[1:] if word[0] in self.pack.clitic_slots[0] else word
        future = has_shape(rest, self.pack.future_shapes)
        opens = i == 0 or self.tokens[i - 1].kind == "p" or rest != word
        return (
            future
            and opens
            and self.tokens[i].bare not in self.pack.person_names
            and self.free(i + 1)
            and self.free(i + 2, foreign=False)
        )

    def _office_behind(self, i: int, end: int) -> bool:
        """Whether the office of the bearer of a name stands right behind it: "NAME NAME (the) head of …"."""
        at = self.office_at(end)
        if at is None or self.named(i + 1, end):
            return False
        if has_shape(self.tokens[i].key, self.pack.verb_shapes):
            return False  # "died NAME": a verb that no list knows
        told = any(self.of_class(at, cls) for cls in ("to", "in", "adverb", "and"))
        return told or (at < len(self.tokens) and self.noun_at(at) is not None)
