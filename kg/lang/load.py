"""The one loader of language packs: reads a folder of TOML files, checks every key and term, builds `Pack`.

A pack folder holds `pack.toml` (the language), `nouns.toml`, `lexicon.toml` (frames), `phrases.toml` and
`NOTES.md`. Whatever is not in the format is a `PackError` that names file, place, problem and what is allowed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import PackError, UnknownName
from kg.lang.fold import bare, key
from kg.lang.forms import FEATURES, Conjugation, inflect
from kg.lang.pack import PREPOSITIONS, WORD_CLASSES, Cue, Frame, Noun, Pack, Phrase, Proof, Tag, Trigger
from kg.schema import Schema

HERE = Path(__file__).parent
MEASURES = ("accelerators", "parameters", "employees", "memory", "bandwidth", "power", "percent", "capacity",
            "cost", "investment", "valuation", "memory_type", "duration_of", "more", "less", "people", "employs", "staff_change")  # fmt: skip
COMPARATORS = ("about", "more than", "at least", "less than", "up to", "nearly")
REACHES = ("after", "before", "clause", "inf", "present")
NOUN_USES = ("cue", "anaphor", "thing", "container", "group", "role", "opaque", "named", "firm")
FUNCTIONS = ("subject", "object", "date", "quantity", "count", "money", "duration", "percent", "measure", "left", "right", "topic", "focus", "main",
             "possessor", "main", "origin", "aside", "next", "self", *PREPOSITIONS)  # fmt: skip
PACK_KEYS = {
    "code", "name", "script", "direction", "order", "pro_drop", "adjective_first", "capital_nouns", "sentence", "tokens", "quotes",
    "number", "comparators", "money", "months", "durations", "words", "measures", "names", "cue", "conjugation", "irregular", "dates", "calendar", "inverts",
}  # fmt: skip


def codes() -> list[str]:
    """The codes of the packs that are shipped, sorted."""
    return sorted(p.parent.name for p in HERE.glob("*/pack.toml"))


@cache
def given_names() -> frozenset[str]:
    """Given names in Latin letters, folded (`given_names.tsv`: the name lists of Faker, MIT licence, less what is
    also a common word or a known name of something else)."""
    rows = (HERE / "given_names.tsv").read_text(encoding="utf-8").split()
    return frozenset(rows[1:])


@cache
def common() -> Mapping[str, Any]:
    """What all languages share (`common.toml`): units, currency signs, given names, implications."""
    return _toml(HERE / "common.toml")


def load_pack(code: str, schema: Schema, folder: Path | None = None) -> Pack:
    """The pack of a language; raises UnknownName for a code without one, PackError for a broken one."""
    if folder is None:
        if code not in codes():
            raise UnknownName("language pack", code, codes())
        folder = HERE / code
    return _Loader(folder, schema).pack()


def words(text: str) -> tuple[str, ...]:
    """The keys of the words of a form; an elided article or clitic stands apart ("d'un" is two)."""
    out: list[str] = []
    for part in key(text).replace("'", "' ").split():
        out.append(part)
    return tuple(out)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path}: not TOML: {error}") from error
    except OSError as error:
        raise PackError(f"{path}: cannot be read: {error.strerror}") from error


def _allowed(where: str, found: Iterable[str], allowed: Iterable[str]) -> None:
    extra = sorted(set(found) - set(allowed))
    if extra:
        raise PackError(f"{where}: unknown {', '.join(extra)}; allowed: {', '.join(sorted(allowed))}")


def _with_article(form: tuple[str, ...], article: str) -> Iterable[tuple[str, ...]]:
    """A form of several words, and with the article that its later words may have ("رئيس [ال] تنفيذي")."""
    variants = [form[:1]]
    for word in form[1:]:
        variants = [v + more for v in variants for more in ([(word,), (article, word)] if article and word != article else [(word,)])]
    return dict.fromkeys(variants)


def _literals(phrases: Iterable[Phrase]) -> frozenset[str]:
    """The words that patterns name."""
    parts = (part.rstrip("?") for phrase in phrases for part in phrase.say if part[0] not in "{<[" and part not in ("..", "…"))
    return frozenset(key(word) for part in parts for word in part.split("|") if word)


def _noun_like(tags: list[Tag]) -> bool:
    """Whether a word is a noun: one of a class or measure, or a verbal noun that is no form of a verb as well."""
    features = {t.value.feature for t in tags if isinstance(t.value, Trigger)}
    return any(t.kind in ("noun", "measure") for t in tags) or bool(features) and features <= {"noun", "inf"}


class _Loader:
    def __init__(self, folder: Path, schema: Schema) -> None:
        self.folder, self.schema = folder, schema
        self.file = folder / "pack.toml"
        self.raw = _toml(self.file)
        self.article = key(self.raw.get("tokens", {}).get("article", ""))
        self.table: dict[str, dict[tuple[str, ...], list[Tag]]] = {}
        _allowed(str(self.file), self.raw, PACK_KEYS)
        self.conjugations = tuple(self._conjugation(c) for c in self.raw.get("conjugation", ()))
        self.irregular = {
            lemma: {f: tuple(v.split()) for f, v in rows.items()} for lemma, rows in self.raw.get("irregular", {}).items()
        }

    def _conjugation(self, row: Mapping[str, Any]) -> Conjugation:
        _allowed(f"{self.file} [[conjugation]]", row, ("ending", *FEATURES))
        return Conjugation(row["ending"], {f: tuple(row[f].split()) for f in FEATURES if f in row})

    def put(self, form: tuple[str, ...], tag: Tag) -> None:
        for variant in _with_article(form, self.article):
            self._put(variant, tag)

    def _put(self, form: tuple[str, ...], tag: Tag) -> None:
        if form:
            tags = self.table.setdefault(form[0], {}).setdefault(form, [])
            if tag not in tags:
                tags.append(tag)

    def pack(self) -> Pack:
        raw, schema = self.raw, self.schema
        for required in ("code", "name", "script", "direction", "order", "words", "number", "months"):
            if required not in raw:
                raise PackError(f"{self.file}: {required} is missing")
        self._words()
        nouns = tuple(self._nouns())
        frames = {f.id: f for f in self._frames()}
        phrases = tuple(self._phrases())
        number, names, shared = raw["number"], raw.get("names", {}), common()
        money = {words(k): v for k, v in {**shared["money"], **raw.get("money", {})}.items()}
        self._numbers(number, money)
        del schema
        return Pack(
            code=raw["code"], name=raw["name"], script=raw["script"], direction=raw["direction"], order=raw["order"],
            pro_drop=raw.get("pro_drop", False), adjective_first=raw.get("adjective_first", False),
            capital_nouns=raw.get("capital_nouns", False), tells_person=bool(raw["words"].get("it")),
            settings=self._calendar(), inverts=raw.get("inverts", True),
            sentence_ends=raw.get("sentence", {}).get("ends", ".!?…"),
            abbreviations=frozenset(a.casefold().rstrip(".") for a in raw.get("sentence", {}).get("abbreviations", ())),
            quotes=tuple((a, b) for a, b in raw.get("quotes", {}).get("pairs", (("“", "”"), ('"', '"'), ("«", "»")))),
            elisions=frozenset(key(e) for e in raw.get("tokens", {}).get("elisions", ())),
            enclitics=tuple(raw.get("tokens", {}).get("enclitics", ())),
            proclitics=tuple(key(c) for row in raw.get("tokens", {}).get("proclitics", ()) for c in row.split()),
            clitic_slots=tuple(tuple(key(c) for c in row.split()) for row in raw.get("tokens", {}).get("proclitics", ())),
            function_words=frozenset(w for w, rows in self.table.items() if any(t.kind == "class" for t in rows.get((w,), ()))),
            article=self.article,
            endings=tuple(key(c) for c in raw.get("tokens", {}).get("endings", ())),
            ending_changes=tuple((key(a), key(b)) for a, b in raw.get("tokens", {}).get("ending_changes", ())),
            case_endings=tuple(key(c) for c in raw.get("tokens", {}).get("case_endings", ())),
            present_prefixes=tuple(raw.get("tokens", {}).get("present_prefixes", ())),
            verb_shapes=tuple(raw.get("tokens", {}).get("verb_shapes", ())),
            future_shapes=tuple(raw.get("tokens", {}).get("future_shapes", ())),
            passive_sign=raw.get("tokens", {}).get("passive_sign", ""),
            ordinary=frozenset(key(n) for n in names.get("ordinary", ())), ordinary_shapes=tuple(names.get("ordinary_shapes", ())),
            vocabulary=frozenset(w for rows in self.table.values() for form in rows for w in form) | _literals(phrases),
            noun_words=frozenset(w for w, rows in self.table.items() if _noun_like([t for tags in rows.values() for t in tags])),
            decimal=number["decimal"], grouping=number["grouping"],
            number_words={words(k): v for k, v in number.get("words", {}).items()},
            scales={words(k): v for k, v in number.get("scales", {}).items()},
            currencies=money,
            months={key(k): v for k, v in raw["months"].items()},
            durations={key(k): v for k, v in raw.get("durations", {}).items()},
            measures={m: tuple(words(w) for w in raw.get("measures", {}).get(m, ())) for m in MEASURES},
            person_names=given_names() | {bare(n) for n in (*shared["names"]["given"], *names.get("given", ()))},
            org_suffixes=frozenset(bare(n) for n in (*shared["names"]["org_suffixes"], *names.get("org_suffixes", ()))),
            bodies=frozenset(key(n) for n in names.get("bodies", ())),
            body_adjectives=frozenset(key(n) for n in names.get("body_adjectives", ())),
            not_names=frozenset(bare(n) for n in (*shared["names"]["never"], *names.get("never", ()))),
            nouns=nouns, frames=frames, phrases=phrases,
            table={w: tuple((f, t) for f in sorted(rows, key=lambda x: (-len(x), x)) for t in rows[f]) for w, rows in self.table.items()},
        )  # fmt: skip

    def _calendar(self) -> Mapping[str, bool]:
        """How dates are written: `month_day` ("May 2"), `month_capital` (months are capitalised), `ordinal_dot` ("2. Mai")."""
        found: dict[str, bool] = self.raw.get("calendar", {})
        _allowed(f"{self.file} [calendar]", found, ("month_day", "month_capital", "ordinal_dot"))
        return found

    def _words(self) -> None:
        _allowed(f"{self.file} [words]", self.raw["words"], WORD_CLASSES)
        for cls, forms in self.raw["words"].items():
            for form in forms:
                self.put(words(form), Tag("class", cls))
        _allowed(f"{self.file} [comparators]", self.raw.get("comparators", {}), COMPARATORS)
        for name, forms in self.raw.get("comparators", {}).items():
            for form in forms:
                self.put(words(form), Tag("comparator", name))
        _allowed(f"{self.file} [measures]", self.raw.get("measures", {}), MEASURES)
        for name, forms in self.raw.get("measures", {}).items():
            for form in forms:
                self.put(words(form), Tag("measure", name))
        for row in self.raw.get("cue", ()):
            _allowed(f"{self.file} [[cue]]", row, ("words", "modality", "reach"))
            if row["modality"] not in ("planned", "possible", "negated", "asserted", "according", "quoted"):
                raise PackError(f"{self.file} [[cue]]: unknown modality {row['modality']!r}")
            _allowed(f"{self.file} [[cue]] reach", [row.get("reach", "after")], REACHES)
            for form in row["words"]:
                self.put(words(form), Tag("cue", Cue(words(form), row["modality"], row.get("reach", "after"))))
        _allowed(f"{self.file} [dates]", self.raw.get("dates", {}), ("same_year", "quarter", "season", "weekday", "first", "noise", "next_year", "last_year", "this_year"))  # fmt: skip
        for name, forms in self.raw.get("dates", {}).items():
            for form in forms:
                self.put(words(form), Tag("date", name))

    def _numbers(self, number: Mapping[str, Any], money: Mapping[tuple[str, ...], str]) -> None:
        _allowed(f"{self.file} [number]", number, ("decimal", "grouping", "words", "scales", "vague", "half"))
        for form, value in number.get("words", {}).items():
            self.put(words(form), Tag("number", value))
        for form, value in number.get("scales", {}).items():
            self.put(words(form), Tag("scale", value))
        for form in number.get("vague", ()):
            self.put(words(form), Tag("vague", form))
        for form, code in money.items():
            self.put(form, Tag("money", code))
        for form, month in self.raw["months"].items():
            self.put(words(form), Tag("month", month))
        for form, unit in self.raw.get("durations", {}).items():
            self.put(words(form), Tag("duration", unit))

    def _nouns(self) -> Iterable[Noun]:
        path = self.folder / "nouns.toml"
        for n, row in enumerate(_toml(path).get("noun", ()) if path.exists() else (), 1):
            where = f"{path} noun {n}"
            _allowed(where, row, ("class", "forms", "use", "slug"))
            if row["class"]:
                self._class(row["class"], where)
            _allowed(where, row.get("use", ()), NOUN_USES)
            noun = Noun(row["class"], tuple(words(f) for f in row["forms"]), frozenset(row["use"]), row.get("slug", ""))
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
            raise PackError(f"{where}: example, gives and not are all needed: a pattern without proof is refused")
        gives = tuple(sorted((k, str(v)) for k, v in row["gives"].items()))
        return Proof(row["example"], gives, tuple(row["not"]))

    def _frames(self) -> Iterable[Frame]:
        path = self.folder / "lexicon.toml"
        for n, row in enumerate(_toml(path).get("frame", ()) if path.exists() else (), 1):
            where = f"{path} frame {n} ({row.get('term')})"
            _allowed(where, row, ("term", "verbs", "nouns", "roles", "needs", "types", "speech", "modality", "guard", "voice", "example", "gives", "not", "why"))
            roles = {r: tuple(f.split()) for r, f in row["roles"].items()}
            _allowed(where + " roles", roles, self._roles_of(row["term"], where))
            for functions in roles.values():
                _allowed(where + " functions", [g for f in functions for g in f.split("+")], FUNCTIONS)
            _allowed(where + " guard", row.get("guard", ()), FUNCTIONS)
            _allowed(where + " voice", [row.get("voice", "")], ("", "active", "passive", "participle", "noun", "inverted"))
            frame = Frame(
                f"{self.raw['code']}/{row['term']}/{n}", row["term"], tuple(row.get("verbs", ())), tuple(row.get("nouns", ())),
                roles, tuple(row.get("needs", ())), {r: tuple(t.split()) for r, t in row.get("types", {}).items()},
                bool(row.get("speech")), row.get("modality"), self._proof(row, where), where, tuple(row.get("guard", ())),
                row.get("voice", ""),
            )  # fmt: skip
            for verb in frame.verbs:
                for form in inflect(verb, self.conjugations, self.irregular, where):
                    particle = words(" ".join(form.particle))
                    self.put(words(" ".join(form.words)), Tag("trigger", Trigger(frame.id, form.feature, particle)))
            for noun in frame.nouns:
                self.put(words(noun), Tag("trigger", Trigger(frame.id, "noun", ())))
            yield frame

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
                yield Phrase(f"{self.raw['code']}/{row['term']}/p{n}{suffix}", row["term"], tuple(say.split()), dict(row.get("fixed", {})), proof, where)
