"""Which thing of the graph is which of gold, one to one: entities by names, events by participants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.evaluate.gold import GoldArticle, GoldEvent
from kg.evaluate.view import EventView, GraphView

# What an event must share with gold's, besides its type, to be taken for it.
_MAIN_ROLES = ("agent", "object")
# A label that is one of gold's names weighs less than any mention that is.
_LABEL_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Alignment:
    """The gold ids of an article's entities by IRI."""

    ids: Mapping[str, str]

    def called(self, iri: object) -> str:
        """The gold id, or the IRI behind a question mark, which no gold id has."""
        return self.ids.get(str(iri), f"?{iri}")


def align_entities(view: GraphView, gold: GoldArticle) -> Alignment:
    """The graph's entities of an article with gold's; each side at most once, best match first."""
    offers = []
    for iri, forms in view.names[gold.doc].items():
        for entity in gold.entities.values():
            mentions = sum(times for form, times in forms.items() if form in entity.names)
            labels = len(view.labels[iri] & entity.names)
            if mentions or labels:
                weight = mentions + (_LABEL_WEIGHT if labels else 0)
                offers.append((-weight, -labels, iri, entity.id))
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, iri, slug in sorted(offers):
        if iri not in ids and slug not in taken:
            ids[iri] = slug
            taken.add(slug)
    return Alignment(ids)


Fillers = Mapping[tuple[str, str], set[str]]


def fillers_of(
    event: EventView, ids: Alignment, entity_roles: frozenset[str]
) -> dict[tuple[str, str], set[str]]:
    """An event's (role, filler) with gold's ids for entities, and the claims that state each."""
    out: dict[tuple[str, str], set[str]] = {}
    for (role, filler), claims in event.fillers.items():
        known = ids.called(filler) if role in entity_roles else filler
        out.setdefault((role, known), set()).update(claims)
    return out


def align_events(
    types: Mapping[str, frozenset[str]], fillers: Mapping[str, Fillers], gold: GoldArticle
) -> dict[str, GoldEvent]:
    """The graph's events of an article (by IRI: types, fillers) with gold's, those that share most first."""
    offers = []
    for iri, have in fillers.items():
        for place, event in enumerate(gold.events):
            if event.type in types[iri] and _main_shared(have, event):
                shared = sum((role, f) in have for role, wanted in event.roles.items() for f in set(wanted))
                offers.append((-shared, place, iri))
    pairs: dict[str, int] = {}
    for _, place, iri in sorted(offers):
        if iri not in pairs and place not in pairs.values():
            pairs[iri] = place
    return {iri: gold.events[place] for iri, place in pairs.items()}


def _main_shared(have: Fillers, event: GoldEvent) -> bool:
    return any(
        (role, filler) in have
        for role in _MAIN_ROLES
        for filler in (*event.roles.get(role, ()), *event.optional.get(role, ()))
    )
