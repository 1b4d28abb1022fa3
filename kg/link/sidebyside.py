"""Names side by side that say of each other what they are: people in a row, lists of firms."""

from __future__ import annotations

import re
from typing import Final

from kg.link.heads import HeadWords
from kg.link.people import both_people
from kg.spot.nametable import Candidate, tags_at

_PLAIN: Final = re.compile(r"[A-Z][\w'’]+(?: (?:[A-Z][\w'’.-]*|van|von|de|Van|Von)){1,3}")


_MARKS: Final = '«»“”"'


class SideBySide(HeadWords):
    """What names in a row are, by those of them of which something tells."""

    def _joined(self, a: Candidate, b: Candidate) -> bool:
        """Whether nothing but a comma or "and" parts two names."""
        between = self.sentences[a.sentence][a.last : b.first]
        if self.pack.article:
            between = [t for t in between if t.text not in _MARKS]
        return (
            a.sentence == b.sentence
            and 0 < len(between) <= 2
            and all(t.text in ",،" or self._is(t, "and") for t in between)
        )

    def _people(self) -> None:
        """Names of two to four plain Latin words side by side among words of another script are people, where
        one of them is or they did something together; elsewhere three in a row, where one of them is.
        """
        row: list[Candidate] = []
        for c in [*sorted(self.candidates, key=lambda c: (c.sentence, c.first)), None]:
            if c is not None and row and self._joined(row[-1], c):
                row.append(c)
                continue
            plain = [x for x in row if not x.known and _PLAIN.fullmatch(x.text)]
            if len(plain) > 1 and len(plain) == len(row) and self._are_people(row):
                for x in plain:
                    self.votes[x.name]["Person"] += 0 if self.votes[x.name] else 3
            row = [c] if c is not None else []

    def _firms(self) -> None:
        """Names of which nothing tells what they are, in a list of three or more side by side with firms and
        nothing else, are firms too.
        """
        row: list[Candidate] = []
        for c in [*sorted(self.candidates, key=lambda c: (c.sentence, c.first)), None]:
            if c is not None and row and self._joined(row[-1], c):
                row.append(c)
                continue
            if (len(row) > 2 or self._both_marked(row)) and self._all_firms(row):
                for x in row:
                    if not x.known and not self.votes[x.name]:
                        self.votes[x.name]["Company"] += 2
            row = [c] if c is not None else []

    def _both_marked(self, row: list[Candidate]) -> bool:
        """Whether two names, in a script without capitals, stand each between marks: «X» and «Y»."""
        tokens = self.sentences[row[0].sentence] if row else []
        return (
            bool(self.pack.article)
            and len(row) == 2
            and all(c.last < len(tokens) and tokens[c.last].text in _MARKS for c in row)
        )

    def _all_firms(self, row: list[Candidate]) -> bool:
        """Whether members of a list are firms where anything tells what they are, and anything does."""
        told: set[str] = set()
        for x in row:
            if x.known:
                if not x.sure:
                    continue
                told |= {self.gazetteer.entities[n.entity].type for n in x.known}
            elif votes := self.votes[x.name]:
                told.add(max(sorted(votes), key=votes.__getitem__))
        plain = all(x.known or not any(map(str.isdigit, x.text)) for x in row)
        return plain and bool(told) and told <= {"Company", "Fund", "Organization"}

    def _are_people(self, row: list[Candidate]) -> bool:
        """Whether plain names in a row are people's. Among words in Latin letters a firm may stand beside
        somebody, but not in a list of three that "and" ends.
        """
        some = any(self.votes[x.name]["Person"] for x in row)
        if self.pack.article:
            return some or len(row) > 2 or self._by(row[0])
        if len(row) == 2 and self.pack.adjective_first:
            return both_people(self.pack, self.votes, self.sentences[row[0].sentence], row)
        return some and len(row) > 2 and self._is(self.sentences[row[-1].sentence][row[-1].first - 1], "and")

    def _by(self, c: Candidate) -> bool:
        tokens = self.sentences[c.sentence]
        return any(
            end == c.first and tag.kind == "class" and tag.value == "by"
            for k in range(max(0, c.first - 3), c.first)
            for end, tag in tags_at(self.pack.table, tokens, k)
        )
