"""The entities that are known beforehand, and the names by which texts may call them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from kg import terms
from kg.assets import asset
from kg.errors import AssetError
from kg.model import Entity
from kg.schema import Schema
from kg.tables import rows

FILES = ("entities.ttl", "places.ttl", "entities.tsv")
# what a line of a table of known entities has, divided by tabs
COLUMNS = ("id", "class", "name", "arabic", "others", "care")
# Languages whose script tells a common noun from a name.
LATIN = ("en", "fr", "es", "it")
_HARDWARE = frozenset(("Accelerator", "Processor", "ComputeSystem", "Hardware"))
BASE = "https://w3id.org/newsgraph/id/entity/"

_Literals = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class KnownName:
    """One name of one entity.

    `lang` is the language whose label it is, "" where it may stand in any; `ambiguous` names
    are also common words, or name something else, and need more than their letters; `makers` are
    ambiguous ones that name a thing without its maker, which the text must name somewhere.
    """

    form: str
    lang: str
    entity: str
    ambiguous: bool
    makers: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The known entities by slug, and all their names, sorted by form.

    In `Entity.names` the labels come first in each language; names that belong to no one
    language (`AWS`) stand under the language "". `families` are the small letters that the numbered
    names of things of one class begin with ("acme" of "Acme 3" and "Acme-4"), with that class,
    `countries` the names of countries in small letters.
    """

    entities: Mapping[str, Entity]
    names: tuple[KnownName, ...]
    families: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    countries: frozenset[str] = frozenset()
    _generic: list[frozenset[str]] = field(init=False, repr=False, compare=False, default_factory=list)

    def chip_makers(self) -> frozenset[str]:
        """The firms after which the lists name five chips or more, and nothing but hardware: what is
        named after them with a code of letters and digits ("Acme X40") is a chip, too.
        """
        named: dict[str, list[bool]] = defaultdict(list)
        for slug, entity in self.entities.items():
            firm = slug.partition("-")[0]
            if firm != slug and firm in self.entities and self.entities[firm].type == "Company":
                named[firm].append(entity.type in _HARDWARE)
        return frozenset(firm for firm, hardware in named.items() if len(hardware) > 4 and all(hardware))

    def generic(self) -> frozenset[str]:
        """The entities that are classes of things ("GPU", "server"): some language's label of
        theirs is a common noun. Looked for once.
        """
        if not self._generic:
            self._generic.append(frozenset(self._common_nouns()))
        return self._generic[0]

    def _common_nouns(self) -> set[str]:
        found = set()
        for slug, entity in self.entities.items():
            labels = {names[0] for lang, names in entity.names if lang in LATIN and names}
            # a brand that is written small is written alike in every language
            if len(labels) > 1 and any(label.islower() for label in labels):
                found.add(slug)
        return found

    @staticmethod
    def load() -> Gazetteer:
        """The entities that come with newsgraph; read once a process."""
        return _load()

    @staticmethod
    def of(paths: Iterable[Path], schema: Schema) -> Gazetteer:
        """The entities of the given files, Turtle or tables; AssetError where one is not what it should be.

        An entity may be spread over several files: its names add up.
        """
        found: dict[str, _Known] = defaultdict(_Known)
        for path in paths:
            (_read_table if path.suffix == ".tsv" else _read)(path, found)
        entities: dict[str, Entity] = {}
        names: set[KnownName] = set()
        for slug in sorted(found):
            entities[slug] = found[slug].entity(slug, schema)
            names.update(found[slug].known_names(slug))
        ordered = sorted(names, key=lambda name: (name.form, name.entity, name.lang))
        return Gazetteer(
            MappingProxyType(entities),
            tuple(ordered),
            _families(entities, ordered, schema),
            frozenset(n.form.casefold() for n in ordered if entities[n.entity].type == "Country"),
        )


def family(name: str) -> str:
    """The letters that a numbered name begins with; "" where they are none or few.

    >>> family("acme-3 pro"), family("acme v3"), family("h100")
    ('acme', 'acme', '')
    """
    root = re.split(r"[\s-][a-z]?\d|\d", name, maxsplit=1)[0].rstrip("- ")
    return root if root != name and len(root) > 2 and root.isascii() and root.isalpha() else ""


def _families(
    entities: Mapping[str, Entity], names: Iterable[KnownName], schema: Schema
) -> Mapping[str, str]:
    numbered: dict[str, set[str]] = defaultdict(set)
    plain: dict[str, set[str]] = defaultdict(set)
    for name in names:
        cls, key = entities[name.entity].type, name.form.casefold()
        if root := family(key):
            numbered[root].add(cls)
        elif key.isalpha() and key.isascii() and len(key) > 2:
            plain[key].add(cls)
    # a line's own name begins those of its things, unless a firm, a place or somebody is called so, too
    classes = {**{key: types for key, types in plain.items() if key not in numbered}, **numbered}
    found = {}
    for root, types in classes.items():
        coarse = {schema.coarse(cls) for cls in types}
        if len(coarse) == 1 and coarse <= {"AIModel", "Hardware", "Product"}:
            found[root] = next(iter(types if len(types) == 1 else coarse))
    return MappingProxyType(found)


class _Known:
    """What the files say of one entity, gathered while they are read."""

    __slots__ = ("aliases", "ambiguous", "labels", "makers", "matches", "types")

    def __init__(self) -> None:
        self.types: set[str] = set()
        self.labels: _Literals = []
        self.aliases: _Literals = []
        self.ambiguous: set[str] = set()
        self.makers: set[str] = set()
        self.matches: list[str] = []

    def entity(self, slug: str, schema: Schema) -> Entity:
        classes = sorted(name for name in self.types if name in schema.classes)
        lowest = [c for c in classes if not any(o != c and schema.is_a(o, c) for o in classes)]
        if len(lowest) != 1 or classes != sorted(self.types) or schema.coarse(lowest[0]) == "Event":
            raise AssetError(
                f"ontology: entity {slug} needs one class of the ontology, has {sorted(self.types)}"
            )
        by_lang: dict[str, list[str]] = {}
        for lang, form in (*sorted(self.labels), *sorted(self.aliases)):
            forms = by_lang.setdefault(lang, [])
            if form not in forms:
                forms.append(form)
        names = tuple((lang, tuple(forms)) for lang, forms in sorted(by_lang.items()))
        return Entity(slug, lowest[0], names, self.matches[0] if self.matches else None, known=True)

    def known_names(self, slug: str) -> Iterable[KnownName]:
        langs: dict[str, set[str]] = defaultdict(set)
        for lang, form in (*self.labels, *self.aliases):
            langs[form].add(lang)
        for form, spoken in langs.items():
            # one spelling in several languages is a name that may stand in any
            lang = next(iter(spoken)) if len(spoken) == 1 else ""
            yield KnownName(form, lang, slug, form in self.ambiguous, form in self.makers)


@cache
def _load() -> Gazetteer:
    return Gazetteer.of([asset("ontology", name) for name in FILES], Schema.load())


def _read_table(path: Path, found: dict[str, _Known]) -> None:
    """Add the entities of a table, a line each; AssetError for one that a file before it has, too."""
    for where, cells in rows(path, COLUMNS, AssetError):
        if not 3 <= len(cells) <= len(COLUMNS) or not all(cells[:3]) or cells[0] in found:
            what = f"{', '.join(COLUMNS)}, divided by tabs"
            raise AssetError(f"{where}: an entity is {what}, and its id new in this line")
        slug, cls, name, arabic, others, care = (*cells, *[""] * (len(COLUMNS) - len(cells)))
        known = found[slug]
        known.types.add(cls)
        labels = _labels(name)
        known.labels += labels.items()
        spelled = _parted(arabic)
        known.labels.append(("ar", spelled[0] if spelled else labels["en"]))
        known.aliases += [("ar", form) for form in spelled[1:]] + [("", form) for form in _parted(others)]
        known.makers.update(form[1:] for form in _parted(care) if form.startswith("~"))
        known.ambiguous.update(form.removeprefix("~") for form in _parted(care))


def _labels(name: str) -> dict[str, str]:
    """The names in each language with Latin letters: one for all, or "en=…;es=…" (English stands in)."""
    if not name.startswith(tuple(f"{lang}=" for lang in LATIN)):
        return dict.fromkeys(LATIN, name)
    told = dict(part.split("=", 1) for part in name.split(";"))
    return {lang: told.get(lang, told["en"]) for lang in LATIN}


def _parted(cell: str) -> list[str]:
    return cell.split(" ; ") if cell else []


def _read(path: Path, found: dict[str, _Known]) -> None:
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            subject, node = quad.subject.value, quad.object
            if not subject.startswith(BASE):
                continue
            known, predicate = found[subject[len(BASE) :]], quad.predicate.value
            if predicate == terms.RDF_TYPE:
                known.types.add(node.value.removeprefix(terms.KG))
            elif predicate == terms.RDFS_LABEL:
                known.labels.append((node.language or "", node.value))
            elif predicate == terms.SKOS_ALT_LABEL:
                known.aliases.append((node.language or "", node.value))
            elif predicate == terms.KG_AMBIGUOUS_NAME:
                known.ambiguous.add(node.value)
            elif predicate == terms.SKOS_EXACT_MATCH:
                known.matches.append(node.value.removeprefix(terms.WD))
    except (SyntaxError, OSError, ValueError) as error:
        raise AssetError(f"{path}: not readable as Turtle: {error}") from error
