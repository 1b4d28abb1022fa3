"""The words of a pack, read into its word table: classes, comparators, measures, cues, numbers, dates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from kg.errors import PackError
from kg.lang.fold import key
from kg.lang.format import COMPARATORS, MEASURES, PACK_KEYS, REACHES, _allowed, _with_article, words
from kg.lang.forms import FEATURES, Conjugation, inflect
from kg.lang.pack import Cue, Tag
from kg.lang.shared import _toml
from kg.lang.wordclasses import WORD_CLASSES
from kg.schema import Schema

# where the words stand that make a duration a point in time
_AGO: Final = {"ago": "behind", "ago_before": "before"}


class PackWords:
    """The word table of a pack, filled from `pack.toml`."""

    def __init__(self, folder: Path, schema: Schema) -> None:
        self.folder, self.schema = folder, schema
        self.file = folder / "pack.toml"
        self.raw = _toml(self.file)
        self.article = key(self.raw.get("tokens", {}).get("article", ""))
        self.table: dict[str, dict[tuple[str, ...], list[Tag]]] = {}
        _allowed(str(self.file), self.raw, PACK_KEYS)
        self.conjugations = tuple(self._conjugation(c) for c in self.raw.get("conjugation", ()))
        self.irregular = {
            lemma: {f: tuple(v.split()) for f, v in rows.items()}
            for lemma, rows in self.raw.get("irregular", {}).items()
        }

    def _conjugation(self, row: Mapping[str, Any]) -> Conjugation:
        _allowed(f"{self.file} [[conjugation]]", row, ("ending", *FEATURES))
        return Conjugation(row["ending"], {f: tuple(row[f].split()) for f in FEATURES if f in row})

    def put(self, form: tuple[str, ...], tag: Tag) -> None:
        if len(form) < 2 or not self.article:
            self._put(form, tag)
            return
        for variant in _with_article(form, self.article):
            self._put(variant, tag)

    def _put(self, form: tuple[str, ...], tag: Tag) -> None:
        if form:
            tags = self.table.setdefault(form[0], {}).setdefault(form, [])
            if tag not in tags:
                tags.append(tag)

    def _calendar(self) -> Mapping[str, bool]:
        """How dates are written: `month_day` ("May 2"), `month_capital` (months are capitalised),
        `ordinal_dot` ("2. Mai").
        """
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
            self._cue(row)
        _allowed(
            f"{self.file} [dates]",
            self.raw.get("dates", {}),
            (
                "same_year",
                "quarter",
                "season",
                "weekday",
                "first",
                "ordinals",
                "noise",
                "next_year",
                "last_year",
                "this_year",
                "then",
                "ago",
                "ago_before",
            ),
        )
        for name, forms in self.raw.get("dates", {}).items():
            if name == "ordinals":
                for day, form in enumerate(forms, 1):
                    self.put(words(form), Tag("date", day))
                continue
            for form in forms:
                if name in _AGO:
                    self.put(words(form), Tag("ago", _AGO[name]))
                    continue
                self.put(words(form), Tag("date", name))
                self._when(name, words(form))

    def _cue(self, row: Mapping[str, Any]) -> None:
        """The words of a cue, and the forms of its verbs, each with each of the words that go `behind` it."""
        where = f"{self.file} [[cue]]"
        _allowed(where, row, ("words", "verbs", "behind", "tenses", "modality", "reach"))
        if row["modality"] not in ("planned", "possible", "negated", "asserted", "according", "quoted"):
            raise PackError(f"{where}: unknown modality {row['modality']!r}")
        reach, tenses = row.get("reach", "after"), row.get("tenses", FEATURES)
        _allowed(f"{where} reach", [reach], REACHES)
        _allowed(f"{where} tenses", tenses, FEATURES)
        found = [words(form) for form in row.get("words", ())]
        for verb in row.get("verbs", ()):
            for form in inflect(verb, self.conjugations, self.irregular, f"{where} {verb!r}"):
                if form.feature in tenses:
                    found += [
                        words(" ".join((*form.words, *form.particle, more)))
                        for more in row.get("behind", ("",))
                    ]
        for each in found:
            self.put(each, Tag("cue", Cue(each, row["modality"], reach)))

    def _when(self, name: str, form: tuple[str, ...]) -> None:
        """A day of the week, or a year told by the article's own, is nobody who acts, even where no date can
        be made of it.
        """
        if name == "weekday" or (len(form) > 1 and name in ("next_year", "last_year", "this_year", "then")):
            self.put(form, Tag("class", "when"))
            if len(form) > 1:
                self.put(form, Tag("class", "adverb"))

    def _numbers(self, number: Mapping[str, Any], money: Mapping[tuple[str, ...], str]) -> None:
        known = ("decimal", "turned", "grouping", "words", "scales", "vague", "half")
        _allowed(f"{self.file} [number]", number, known)
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
