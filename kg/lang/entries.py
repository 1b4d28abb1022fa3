"""The nouns, frames and phrases of a pack, each checked against the ontology."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.errors import PackError, UnknownName
from kg.lang.format import FUNCTIONS, NOUN_USES, _allowed, words
from kg.lang.forms import inflect
from kg.lang.pack import Frame, Noun, Phrase, Proof, Tag, Trigger
from kg.lang.shared import _toml
from kg.lang.wordtable import PackWords


class PackEntries(PackWords):
    """The nouns, frames and phrases of a pack."""

    def _nouns(self) -> Iterable[Noun]:
        path = self.folder / "nouns.toml"
        for n, row in enumerate(_toml(path).get("noun", ()) if path.exists() else (), 1):
            where = f"{path} noun {n}"
            _allowed(where, row, ("class", "forms", "use", "slug"))
            if row["class"]:
                self._class(row["class"], where)
            _allowed(where, row.get("use", ()), NOUN_USES)
            noun = Noun(
                row["class"],
                tuple(words(f) for f in row["forms"]),
                frozenset(row["use"]),
                row.get("slug", ""),
            )
            for form in noun.forms:
                self.put(form, Tag("noun", noun))
            yield noun

    def _class(self, cls: str, where: str) -> None:
        try:
            self.schema.coarse(cls)
        except UnknownName as error:
            raise PackError(f"{where}: {error}") from error

    def _roles_of(self, term: str, where: str) -> frozenset[str]:
        if term in self.schema.events:
            return frozenset(self.schema.roles)
        if term in self.schema.relations or term in self.schema.values:
            return frozenset(("s", "o", "v", "count", "speaker"))
        known = sorted({*self.schema.events, *self.schema.relations, *self.schema.values})
        raise PackError(f"{where}: {UnknownName('event, relation or value', term, known)}")

    def _proof(self, row: Mapping[str, Any], where: str) -> Proof:
        if not row.get("example") or not row.get("gives") or not row.get("not"):
            raise PackError(
                f"{where}: example, gives and not are all needed: a pattern without proof is refused"
            )
        gives = tuple(sorted((k, str(v)) for k, v in row["gives"].items()))
        return Proof(row["example"], gives, tuple(row["not"]))

    def _frames(self) -> Iterable[Frame]:
        path = self.folder / "lexicon.toml"
        for n, row in enumerate(_toml(path).get("frame", ()) if path.exists() else (), 1):
            where = f"{path} frame {n} ({row.get('term')})"
            _allowed(
                where,
                row,
                (
                    "term",
                    "verbs",
                    "nouns",
                    "roles",
                    "needs",
                    "types",
                    "speech",
                    "modality",
                    "guard",
                    "voice",
                    "office",
                    "example",
                    "gives",
                    "not",
                    "why",
                ),
            )
            roles = {r: tuple(f.split()) for r, f in row["roles"].items()}
            _allowed(where + " roles", roles, self._roles_of(row["term"], where))
            for functions in roles.values():
                _allowed(where + " functions", [g for f in functions for g in f.split("+")], FUNCTIONS)
            _allowed(where + " guard", row.get("guard", ()), FUNCTIONS)
            _allowed(
                where + " voice",
                [row.get("voice", "")],
                ("", "active", "passive", "participle", "noun", "inverted", "saying", "deed"),
            )
            frame = Frame(
                f"{self.raw['code']}/{row['term']}/{n}",
                row["term"],
                tuple(row.get("verbs", ())),
                tuple(row.get("nouns", ())),
                roles,
                tuple(row.get("needs", ())),
                {r: tuple(t.split()) for r, t in row.get("types", {}).items()},
                bool(row.get("speech")),
                row.get("modality"),
                self._proof(row, where),
                where,
                tuple(row.get("guard", ())),
                row.get("voice", ""),
                row.get("office", ""),
            )
            self._triggers(frame)
            yield frame

    def _triggers(self, frame: Frame) -> None:
        """Put the forms of a frame's verbs and nouns in the word table; one tag serves all forms of
        a verb that say the same of it.
        """
        for verb in frame.verbs:
            tags: dict[str, Tag] = {}
            for form in inflect(verb, self.conjugations, self.irregular, frame.where):
                tag = tags.get(form.feature)
                if tag is None:
                    particle = words(" ".join(form.particle))
                    tag = tags[form.feature] = Tag("trigger", Trigger(frame.id, form.feature, particle))
                self.put(words(" ".join(form.words)), tag)
        for noun in frame.nouns:
            self.put(words(noun), Tag("trigger", Trigger(frame.id, "noun", ())))

    def _phrases(self) -> Iterable[Phrase]:
        path = self.folder / "phrases.toml"
        for n, row in enumerate(_toml(path).get("phrase", ()) if path.exists() else (), 1):
            where = f"{path} phrase {n} ({row.get('term')})"
            _allowed(where, row, ("term", "say", "fixed", "example", "gives", "not", "why"))
            self._roles_of(row["term"], where)
            says = row["say"] if isinstance(row["say"], list) else [row["say"]]
            proof = self._proof(row, where)
            for k, say in enumerate(says):
                suffix = f".{k + 1}" if len(says) > 1 else ""
                yield Phrase(
                    f"{self.raw['code']}/{row['term']}/p{n}{suffix}",
                    row["term"],
                    tuple(say.split()),
                    dict(row.get("fixed", {})),
                    proof,
                    where,
                )
