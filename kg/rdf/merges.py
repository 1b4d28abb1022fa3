"""Which names of which articles a graph takes for one thing, and why; and which things nearly were one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pyoxigraph import QuerySolutions, Store

from kg.lang.fold import bare
from kg.rdf.names import PREFIXES

_MENTIONS = """SELECT ?entity ?form ?rule ?file ?sentence {
  ?m itsrdf:taIdentRef ?entity ; nif:anchorOf ?form ; nif:beginIndex ?at ; nif:sentence ?s ;
    nif:referenceContext ?a . ?s nif:anchorOf ?sentence . ?a dct:source ?file OPTIONAL { ?m kg:rule ?rule }
} ORDER BY ?file ?at ?entity ?rule"""
_CLASSES = """SELECT DISTINCT ?entity ?class {
  ?m itsrdf:taIdentRef ?entity . ?entity a ?class . ?class rdfs:subClassOf kg:Entity }"""
_LABELS = "SELECT ?entity ?label { ?m itsrdf:taIdentRef ?entity . ?entity rdfs:label ?label } ORDER BY ?label"
_DECIDED = "SELECT ?one ?other { ?one %s ?other . FILTER(isIRI(?other)) }"

# Names of fewer letters are near to too many others.
_LEAST = 4
# A short form that more things share tells nothing of any two of them.
_MOST_SHARING = 6
_PUBLIC_KINDS = ("Organization", "Person")


@dataclass(frozen=True, slots=True)
class Naming:
    """A form under which articles name an entity: why it is taken for it, the files, a sentence."""

    form: str
    reason: str
    files: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Merge:
    """An entity that several names or articles share; `decided` are the ids that people gave up for it."""

    iri: str
    kind: str
    namings: tuple[Naming, ...]
    files: tuple[str, ...]
    decided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Two entities that are kept apart though their names are near, why they are, and a sentence of each.

    `never` says whether people decided that they are two.
    """

    one: str
    other: str
    why: str
    names: tuple[str, str]
    sentences: tuple[str, str]
    never: bool


@dataclass(frozen=True, slots=True)
class Merges:
    """All merges of a graph, sorted by IRI, and all near ones."""

    merged: tuple[Merge, ...]
    near: tuple[Near, ...]


@dataclass(slots=True)
class _Seen:
    """What the articles show of one entity: its forms with rule, files and first sentence."""

    rules: dict[str, str]
    files: dict[str, set[str]]
    sentences: dict[str, str]


def merges(store: Store) -> Merges:
    """What is one in the graph and what nearly was."""
    seen = _seen(store)
    kinds = _pairs(store, _CLASSES)
    labels = _pairs(store, _LABELS)
    given_up: dict[str, list[str]] = defaultdict(list)
    for one, other in _rows(store, _DECIDED % "owl:sameAs"):
        given_up[one].append(other.rsplit("/", 1)[-1])
    apart = {frozenset(row) for row in _rows(store, _DECIDED % "owl:differentFrom")}
    merged = []
    for iri, of in sorted(seen.items()):
        files = sorted(set().union(*of.files.values()))
        if len(of.files) > 1 or len(files) > 1 or given_up[iri]:
            namings = tuple(_namings(of, labels.get(iri, [])))
            kind = _kind(kinds.get(iri, []))
            merged.append(Merge(iri, kind, namings, tuple(files), tuple(sorted(given_up[iri]))))
    near = _near(seen, {iri: _kind(kinds.get(iri, [])) for iri in seen}, apart)
    return Merges(tuple(merged), tuple(near))


def _rows(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    found = store.query(query, prefixes=PREFIXES)
    assert isinstance(found, QuerySolutions)
    for row in found:
        yield tuple("" if term is None else getattr(term, "value", "") for term in row)


def _pairs(store: Store, query: str) -> dict[str, list[str]]:
    out: dict[str, list[str]] = defaultdict(list)
    for one, other in _rows(store, query):
        if other not in out[one]:
            out[one].append(other)
    return out


def _seen(store: Store) -> dict[str, _Seen]:
    out: dict[str, _Seen] = {}
    for iri, form, rule, file, sentence in _rows(store, _MENTIONS):
        of = out.setdefault(iri, _Seen({}, defaultdict(set), {}))
        of.rules.setdefault(form, rule)
        of.sentences.setdefault(form, " ".join(sentence.split()))
        of.files[form].add(file)
    return out


def _kind(classes: Iterable[str]) -> str:
    return min((iri.rsplit("#", 1)[-1] for iri in classes), default="")


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", bare(name)))


def _namings(of: _Seen, labels: Sequence[str]) -> Iterator[Naming]:
    keys = {form: _key(form) for form in of.files}
    for form, files in sorted(of.files.items(), key=lambda item: (-len(item[1]), item[0])):
        reason = _reason(form, of.rules[form], keys, labels)
        yield Naming(form, reason, tuple(sorted(files)), of.sentences[form])


def _reason(form: str, rule: str, keys: Mapping[str, str], labels: Sequence[str]) -> str:
    """Why a form is taken for its entity: the first of these that holds."""
    known = {_key(label) for label in labels}
    if rule.endswith("/thing"):
        return "description"
    if "|alike " in rule:
        return f"the same otherwise written, was {rule.rpartition(' ')[2]}"
    if keys[form] in known:
        return "same name"
    if rule.endswith("/known"):
        return "known alias"
    if any(_shortens(keys[form], longer) for longer in {*keys.values(), *known}):
        return "short form"
    if all(bare(form).isascii() != bare(label).isascii() for label in labels):
        return "other script"
    return "told by the text"


def _shortens(short: str, long: str) -> bool:
    return short != long and f" {short} " in f" {long} "


# what nearly was --------------------------------------------------------------------------------------------


def _near(seen: Mapping[str, _Seen], kinds: Mapping[str, str], apart: set[frozenset[str]]) -> Iterator[Near]:
    forms: dict[str, dict[str, str]] = {}
    for iri, of in seen.items():
        forms[iri] = {
            _key(form): form
            for form in sorted(of.files, reverse=True)
            if not of.rules[form].endswith("/thing")
        }
    told: set[frozenset[str]] = set()
    for why, groups in (
        ("the same name", _by_name(forms)),
        ("names that differ by a letter", _by_letter(forms, kinds)),
        ("a short form in common", _by_part(forms, kinds)),
    ):
        for sharing in groups:
            for (one, a), (other, b) in combinations(sorted(sharing), 2):
                pair = frozenset((one, other))
                if len(pair) == 2 and pair not in told:
                    told.add(pair)
                    names = forms[one][a], forms[other][b]
                    sentences = seen[one].sentences[names[0]], seen[other].sentences[names[1]]
                    yield Near(one, other, why, names, sentences, pair in apart)


_Groups = Iterator[set[tuple[str, str]]]


def _by_name(forms: Mapping[str, Mapping[str, str]]) -> _Groups:
    groups: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for iri, keys in forms.items():
        for key in keys:
            groups[key].add((iri, key))
    return (groups[key] for key in sorted(groups))


def _by_letter(forms: Mapping[str, Mapping[str, str]], kinds: Mapping[str, str]) -> _Groups:
    """Names of one kind of thing that are the same when each loses at most one letter; digits tell apart."""
    groups: dict[tuple[str, str, str], set[tuple[str, str]]] = defaultdict(set)
    for iri, keys in forms.items():
        for key in keys:
            if len(key) >= _LEAST:
                digits = "".join(c for c in key if c.isdigit())
                shorter = (key[:at] + key[at + 1 :] for at in range(len(key)) if not key[at].isdigit())
                for word in (key, *shorter):
                    groups[kinds[iri], digits, word].add((iri, key))
    return (groups[key] for key in sorted(groups) if len(groups[key]) <= _MOST_SHARING)


def _by_part(forms: Mapping[str, Mapping[str, str]], kinds: Mapping[str, str]) -> _Groups:
    """People of one last name, organisations of one first name."""
    groups: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for iri, keys in forms.items():
        if kinds[iri] in _PUBLIC_KINDS:
            for key in keys:
                words = key.split()
                part = words[-1 if kinds[iri] == "Person" else 0] if words else ""
                if len(part) >= _LEAST:
                    groups[kinds[iri], part].add((iri, key))
    return (groups[key] for key in sorted(groups) if len({iri for iri, _ in groups[key]}) <= _MOST_SHARING)
