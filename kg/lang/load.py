"""The one loader of language packs: reads a folder of TOML files, checks every key and term, builds `Pack`.

A pack folder holds `pack.toml` (the language), `nouns.toml`, `lexicon.toml` (frames), `phrases.toml`,
`NOTES.md` and, where names have capitals, `words.txt` (ordinary words). Whatever is not in the format is a
`PackError` that names file, place, problem and what is allowed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.errors import PackError, UnknownName
from kg.lang.entries import PackEntries
from kg.lang.fold import bare, key, nation_stem
from kg.lang.format import MEASURES, _literals, _noun_like, words
from kg.lang.forms import inflect
from kg.lang.pack import Noun, Pack, Phrase
from kg.lang.shared import HERE, codes, common, given_names
from kg.schema import Schema


def load_pack(code: str, schema: Schema, folder: Path | None = None) -> Pack:
    """The pack of a language; raises UnknownName for a code without one, PackError for a broken one."""
    if folder is None:
        if code not in codes():
            raise UnknownName("language pack", code, codes())
        folder = HERE / code
    return _Loader(folder, schema).pack()


class _Loader(PackEntries):
    def pack(self) -> Pack:
        raw = self.raw
        for required in ("code", "name", "script", "direction", "order", "words", "number", "months"):
            if required not in raw:
                raise PackError(f"{self.file}: {required} is missing")
        self._words()
        nouns = tuple(self._nouns())
        frames = {f.id: f for f in self._frames()}
        phrases = tuple(self._phrases())
        number = raw["number"]
        money = {words(k): v for k, v in {**common()["money"], **raw.get("money", {})}.items()}
        self._numbers(number, money)
        return Pack(
            code=raw["code"],
            name=raw["name"],
            script=raw["script"],
            direction=raw["direction"],
            order=raw["order"],
            pro_drop=raw.get("pro_drop", False),
            adjective_first=raw.get("adjective_first", False),
            capital_nouns=raw.get("capital_nouns", False),
            tells_person=bool(raw["words"].get("it")),
            settings=self._calendar(),
            inverts=raw.get("inverts", True),
            decimal=number["decimal"],
            turned=number.get("turned", ""),
            grouping=number["grouping"],
            number_words={words(k): v for k, v in number.get("words", {}).items()},
            scales={words(k): v for k, v in number.get("scales", {}).items()},
            currencies=money,
            months={key(k): v for k, v in raw["months"].items()},
            durations={key(k): v for k, v in raw.get("durations", {}).items()},
            measures={m: tuple(words(w) for w in raw.get("measures", {}).get(m, ())) for m in MEASURES},
            nouns=nouns,
            frames=frames,
            phrases=phrases,
            **self._sentence_parts(),
            **self._small_words(),
            **self._name_lists(),
            **self._word_sets(phrases),
        )

    def _sentence_parts(self) -> dict[str, Any]:
        """How sentences end and quotations are marked."""
        sentence, quotes = self.raw.get("sentence", {}), self.raw.get("quotes", {})
        pairs = quotes.get("pairs", (("“", "”"), ('"', '"'), ("«", "»")))
        return {
            "sentence_ends": sentence.get("ends", ".!?…"),
            "abbreviations": frozenset(a.casefold().rstrip(".") for a in sentence.get("abbreviations", ())),
            "quotes": tuple((a, b) for a, b in pairs),
        }

    def _small_words(self) -> dict[str, Any]:
        """What is written as one with a word, and the shapes of words that no list holds."""
        tokens = self.raw.get("tokens", {})
        slots = tuple(tuple(key(c) for c in row.split()) for row in tokens.get("proclitics", ()))
        return {
            "elisions": frozenset(key(e) for e in tokens.get("elisions", ())),
            "enclitics": tuple(tokens.get("enclitics", ())),
            "unaccented": tuple(key(w) for w in tokens.get("unaccented", ())),
            "proclitics": tuple(c for row in slots for c in row),
            "clitic_slots": slots,
            "article": self.article,
            "endings": tuple(key(c) for c in tokens.get("endings", ())),
            "ending_changes": tuple((key(a), key(b)) for a, b in tokens.get("ending_changes", ())),
            "spellings": tuple((a, b) for a, b in tokens.get("spellings", ())),
            "case_endings": tuple(key(c) for c in tokens.get("case_endings", ())),
            "present_prefixes": tuple(tokens.get("present_prefixes", ())),
            "verb_shapes": tuple(tokens.get("verb_shapes", ())),
            "letters": frozenset(key(w) for w in tokens.get("letters", ())),
            "noun_shapes": tuple(tokens.get("noun_shapes", ())),
            "participle_shapes": tuple(tokens.get("participle_shapes", ())),
            "feminine_shapes": tuple(tokens.get("feminine_shapes", ())),
            "dual_shapes": tuple(tokens.get("dual_shapes", ())),
            "future_shapes": tuple(tokens.get("future_shapes", ())),
            "plural_shapes": tuple(tokens.get("plural_shapes", ())),
            "passive_sign": tokens.get("passive_sign", ""),
            "active_prefixes": tuple(tokens.get("active_prefixes", ())),
        }

    def _name_lists(self) -> dict[str, Any]:
        """The words of names, and those that are none; the pack's own beside what all languages share."""
        names, shared = self.raw.get("names", {}), common()["names"]
        where = f"{self.file} [names] ordinary_verbs"
        verbs = names.get("ordinary_verbs", ())
        forms = (f for verb in verbs for f in inflect(verb, self.conjugations, self.irregular, where))
        return {
            "ordinary": frozenset(key(n) for n in names.get("ordinary", ()))
            | {key(form.words[0]) for form in forms},
            "loans": frozenset(key(n) for n in names.get("loans", ())),
            "common_given": frozenset(bare(n) for n in names.get("common_given", ())),
            "ordinary_shapes": tuple(names.get("ordinary_shapes", ())),
            "owned_shapes": tuple(names.get("owned_shapes", ())),
            "adjective_shapes": tuple(names.get("adjective_shapes", ())),
            "feminine_nouns": tuple(names.get("feminine_nouns", ())),
            "no_firm_shapes": tuple(names.get("no_firm_shapes", ())),
            "doing_shapes": tuple(names.get("doing_shapes", ())),
            "town_shapes": tuple(names.get("town_shapes", ())),
            "nation_shapes": tuple(names.get("nation_shapes", ())),
            "nations": _countries(self.raw.get("nations", {})),
            "adverb_shapes": tuple(names.get("adverb_shapes", ())),
            "person_names": given_names() | {bare(n) for n in (*shared["given"], *names.get("given", ()))},
            "org_suffixes": frozenset(
                bare(n) for n in (*shared["org_suffixes"], *names.get("org_suffixes", ()))
            ),
            "bodies": frozenset(key(n) for n in names.get("bodies", ())),
            "small_bodies": frozenset(key(n) for n in names.get("small_bodies", ())),
            **{
                name: frozenset(key(n) for n in names.get(name, ()))
                for name in ("new", "nth", "of_one", "till_now", "lists", "fields", "duties")
            },
            "posting": frozenset(key(n) for n in names.get("posting", ())),
            "firm_verbs": frozenset(key(n) for n in names.get("firm_verbs", ())),
            "posts": frozenset(key(n) for n in names.get("posts", ())),
            "body_adjectives": frozenset(key(n) for n in names.get("body_adjectives", ())),
            "not_names": frozenset(bare(n) for n in (*shared["never"], *names.get("never", ()))),
        }

    def _word_sets(self, phrases: tuple[Phrase, ...]) -> dict[str, Any]:
        """The word table, longest forms first, and what its words are."""
        table = self.table
        return {
            "table": {
                w: tuple((f, t) for f in _longest_first(rows) for t in rows[f]) for w, rows in table.items()
            },
            "function_words": frozenset(
                w for w, rows in table.items() if any(t.kind == "class" for t in rows.get((w,), ()))
            ),
            "noun_words": frozenset(
                w for w, rows in table.items() if _noun_like([t for tags in rows.values() for t in tags])
            ),
            "fairs": frozenset(
                w
                for w, rows in table.items()
                if any(
                    isinstance(t.value, Noun) and "fair" in t.value.use
                    for tags in rows.values()
                    for t in tags
                )
            ),
            "naming_nouns": frozenset(
                w
                for w, rows in table.items()
                for t in rows.get((w,), ())
                if isinstance(t.value, Noun) and _names_what_follows(t.value)
            ),
            "vocabulary": frozenset().union(*(form for rows in table.values() for form in rows))
            | _literals(phrases)
            | _plain_words(self.folder),
        }


def _countries(told: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """Which countries an adjective may mean, by its stem, from the adjectives of each country."""
    stems: dict[str, set[str]] = {}
    for country, adjectives in told.items():
        for adjective in adjectives:
            stems.setdefault(nation_stem(adjective), set()).add(country)
    return {stem: frozenset(countries) for stem, countries in stems.items()}


def _plain_words(folder: Path) -> frozenset[str]:
    """Further ordinary words of a language (`words.txt`, small letters), which are no names though they open
    a sentence; those with an accent without it, too.
    """
    path = folder / "words.txt"
    listed = frozenset(path.read_text(encoding="utf-8").split()) if path.is_file() else frozenset()
    return listed | {bare(word) for word in listed if not word.isascii()}


def _longest_first(forms: Collection[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    return sorted(forms, key=lambda form: (-len(form), form)) if len(forms) > 1 else forms


def _names_what_follows(noun: Noun) -> bool:
    """Whether a noun of a firm, or of one model or chip, has its name right behind it."""
    if "cue" not in noun.use:
        return False
    return noun.cls == "Company" or (noun.cls in ("AIModel", "Accelerator") and "anaphor" in noun.use)
