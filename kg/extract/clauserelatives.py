"""Who acts in a relative clause: the antecedent of its pronoun."""

from __future__ import annotations

from kg.extract.agents import ClauseAgents
from kg.extract.clause import _is_finite
from kg.extract.found import Fill
from kg.extract.overt import outside_brackets
from kg.extract.relatives import same_that
from kg.extract.which import firm_of


class ClauseRelatives(ClauseAgents):
    """The antecedents of relative pronouns."""

    def relative(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The antecedent where the verb follows a relative pronoun."""
        for k in range(self.at - 1, max(self.low - 1, self.at - (10 if self._past_date() else 5)), -1):
            item = self.items[k]
            if self.at - k > 4 and (item.kind == "mark" or _is_finite(item)):
                return []
            if item.text in "–—-":
                return []  # "without whom – has said X – …": what stands between dashes is no relative clause
            if "who" in item.classes:
                if self.context.pack.pro_drop and k > 1 and same_that(self.items, k):
                    return []  # "is the same that X uses": one of two of a kind
                first = self._joined_antecedent(k - 1) if k > 1 else None
                if first is not None:
                    return self.take(first, wanted)
                for j in outside_brackets(self.items, k):
                    if self.items[j].prep == "by" or (j and "kind_of" in self.items[j - 1].classes):
                        continue  # "a centre run by X that will stand in Oslo": the centre will
                    if self.items[j].kind in ("name", "noun"):
                        head = firm_of(self.items, j)
                        if head is not None:
                            return self.take(head, wanted)
                        fills = self.take(j, wanted)
                        if fills or not self.items[j].prep or self._nearest_named(j, k):
                            return fills  # else what the thing hangs on: "a plant in Oslo, which opens …"
                return []
            if item.kind in ("name", "noun"):
                return []
        return []

    def _past_date(self) -> bool:
        """Whether a plan or a day stands between a relative pronoun and its verb: "which in May has decided
        to buy".
        """
        near = self.items[max(self.low, self.at - 9) : self.at]
        return self.context.pack.pro_drop and any("cue" in x.tags or x.kind == "date" for x in near)

    def _nearest_named(self, j: int, who: int) -> bool:
        """Whether the name right before a relative pronoun, if no place, is what the clause explains."""
        item = self.items[j]
        return (
            bool(self.context.pack.article)
            and j == who - 1
            and item.kind == "name"
            and item.coarse != "Place"
        )
