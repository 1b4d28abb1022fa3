"""Gold: what a careful reader finds in an article, read from JSON files and checked against the ontology.

The format is told in docs/evaluation.md; a file that breaks it is an InputError that names file and row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError, UnknownName
from kg.evaluate.keys import Key, gold_key, name_key, number
from kg.model import Modality
from kg.schema import Schema

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity of the article: its id, coarse class, the keys of its names, whether missing it counts."""

    id: str
    type: str
    names: frozenset[str]
    core: bool


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One stated thing; modality and speaker may be any of those given, None being the article itself.

    `quotes` are its words in the article, `spans` its offsets; a file gives either.
    """

    modalities: frozenset[str]
    speakers: frozenset[str | None]
    core: bool
    quotes: tuple[str, ...]
    spans: Spans


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event: its type, the fillers a reader expects, and those that are right but not missed."""

    type: str
    roles: Mapping[str, tuple[str, ...]]
    optional: Mapping[str, tuple[str, ...]]
    row: GoldRow


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """All gold of one article; `facts` are (subject, term, object or value key) with their row."""

    doc: str
    lang: str
    entities: Mapping[str, GoldEntity]
    relations: tuple[tuple[Key, GoldRow], ...]
    values: tuple[tuple[Key, GoldRow], ...]
    events: tuple[GoldEvent, ...]


def load_gold(folder: Path, schema: Schema) -> tuple[GoldArticle, ...]:
    """The gold of all JSON files of a folder (or of one file), in order of their names.

    Raises InputError for a folder without any, and for a file that is not as the format says.
    """
    paths = sorted(folder.glob("*.json")) if folder.is_dir() else [folder]
    if not paths:
        raise InputError(f"{folder}: no .json file in it; gold is one JSON file an article")
    articles = [read_gold(_json(path), schema, str(path)) for path in paths]
    docs = [article.doc for article in articles]
    for path, doc in zip(paths, docs, strict=True):
        if docs.count(doc) > 1:
            raise InputError(f"{path}: another file is gold of {doc!r} too; keep one")
    return tuple(articles)


def read_gold(raw: Any, schema: Schema, where: str) -> GoldArticle:
    """The gold of one article from its parsed JSON; `where` is how errors name it."""
    return _Reader(raw, schema, where).article()


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}: not JSON: {error.msg}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from None


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


class _Reader:
    def __init__(self, raw: Any, schema: Schema, where: str) -> None:
        self.schema, self.where = schema, where
        if not isinstance(raw, dict):
            raise InputError(
                f"{where}: gold is a JSON object with doc, lang, entities, relations, values, events"
            )
        self.raw: dict[str, Any] = raw
        self.known: set[str] = set()

    def article(self) -> GoldArticle:
        entities = {e.id: e for e in (self._entity(row, tag) for tag, row in self._rows("entities"))}
        self.known = set(entities)
        return GoldArticle(
            self._field(self.raw, "doc", str, "article"),
            self._field(self.raw, "lang", str, "article"),
            entities,
            tuple(self._relation(row, tag) for tag, row in self._rows("relations")),
            tuple(self._value(row, tag) for tag, row in self._rows("values")),
            tuple(self._event(row, tag) for tag, row in self._rows("events")),
        )

    def _rows(self, section: str) -> Iterable[tuple[str, dict[str, Any]]]:
        for n, row in enumerate(self.raw.get(section, ()), start=1):
            if not isinstance(row, dict):
                raise InputError(f"{self.where}: {section} {n}: not an object")
            yield f"{section} {n}", row

    def _fault(self, tag: str, problem: object) -> InputError:
        return InputError(f"{self.where}: {tag}: {problem}")

    def _field(self, row: Mapping[str, Any], name: str, kind: type, tag: str) -> Any:
        if not isinstance(row.get(name), kind):
            raise self._fault(tag, f"{name} is missing or is no {kind.__name__}")
        return row[name]

    def _term(self, kind: str, name: object, known: Iterable[str], tag: str) -> str:
        known = sorted(known)
        if name not in known:
            raise self._fault(tag, UnknownName(kind, str(name), known))
        return str(name)

    def _entity(self, row: Mapping[str, Any], tag: str) -> GoldEntity:
        slug = self._field(row, "id", str, tag)
        kind = self._term("type of entity", row.get("type"), self.schema.coarse_classes, tag)
        names = frozenset(name_key(name) for name in self._field(row, "names", list, tag))
        return GoldEntity(slug, kind, names, bool(row.get("core", True)))

    def _common(self, row: Mapping[str, Any], tag: str) -> GoldRow:
        modalities = frozenset(
            self._term("modality", m, [m.value for m in Modality], tag)
            for m in _listed(row.get("modality", "asserted"))
        )
        speakers = frozenset(
            None if who is None else self._known(who, tag) for who in _listed(row.get("attributedTo"))
        )
        quotes, spans = tuple(row.get("quotes", ())), row.get("spans", ())
        if not quotes and not spans:
            raise self._fault(tag, "neither quotes nor spans say where the article states it")
        return GoldRow(
            modalities,
            speakers,
            bool(row.get("core", True)),
            quotes,
            tuple((int(a), int(b)) for a, b in spans),
        )

    def _known(self, slug: object, tag: str) -> str:
        return self._term("entity of this article", slug, self.known, tag)

    def _relation(self, row: Mapping[str, Any], tag: str) -> tuple[Key, GoldRow]:
        term = self._term("relation", row.get("p"), self.schema.relations, tag)
        ends = self._known(row.get("s"), tag), self._known(row.get("o"), tag)
        return relation_key(ends[0], term, ends[1], self.schema), self._common(row, tag)

    def _value(self, row: Mapping[str, Any], tag: str) -> tuple[Key, GoldRow]:
        term = self._term("value", row.get("p"), self.schema.values, tag)
        if "value" not in row:
            raise self._fault(tag, "value is missing")
        return (self._known(row.get("s"), tag), term, gold_key(row["value"])), self._common(row, tag)

    def _event(self, row: Mapping[str, Any], tag: str) -> GoldEvent:
        kind = self._term("type of event", row.get("type"), self.schema.events, tag)
        return GoldEvent(
            kind,
            self._roles(row.get("roles", {}), tag),
            self._roles(row.get("optional", {}), tag),
            self._common(row, tag),
        )

    def _roles(self, raw: Mapping[str, Any], tag: str) -> dict[str, tuple[str, ...]]:
        out: dict[str, tuple[str, ...]] = {}
        for role, fillers in raw.items():
            takes = self.schema.roles[self._term("role", role, self.schema.roles, tag)]
            # A role that takes no entities takes a date or a number, whose text is its key.
            out[role] = tuple(self._known(f, tag) if takes else _plain(f) for f in _listed(fillers))
        return out


def _plain(filler: object) -> str:
    return filler if isinstance(filler, str) else str(number(filler))


def relation_key(subject: str, term: str, object_: str, schema: Schema) -> Key:
    """A relation's key: a symmetric one has its ends in order."""
    if schema.relations[term].symmetric:
        subject, object_ = min(subject, object_), max(subject, object_)
    return subject, term, object_
