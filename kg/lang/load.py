"""The one loader of language packs: reads a folder of TOML files, checks every key and term, builds `Pack`.

A pack folder holds `pack.toml` (the language), `nouns.toml`, `lexicon.toml` (frames), `phrases.toml` and
`NOTES.md`. Whatever is not in the format is a `PackError` that names file, place, problem and what
is allowed.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import PackError, UnknownName
from kg.lang.entries import PackEntries
from kg.lang.fold import bare, key
from kg.lang.format import MEASURES, _literals, _noun_like, words
from kg.lang.pack import Pack
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
            sentence_ends=raw.get("sentence", {}).get("ends", ".!?…"),
            abbreviations=frozenset(
                a.casefold().rstrip(".") for a in raw.get("sentence", {}).get("abbreviations", ())
            ),
            quotes=tuple(
                (a, b) for a, b in raw.get("quotes", {}).get("pairs", (("“", "”"), ('"', '"'), ("«", "»")))
            ),
            elisions=frozenset(key(e) for e in raw.get("tokens", {}).get("elisions", ())),
            enclitics=tuple(raw.get("tokens", {}).get("enclitics", ())),
            proclitics=tuple(
                key(c) for row in raw.get("tokens", {}).get("proclitics", ()) for c in row.split()
            ),
            clitic_slots=tuple(
                tuple(key(c) for c in row.split()) for row in raw.get("tokens", {}).get("proclitics", ())
            ),
            function_words=frozenset(
                w for w, rows in self.table.items() if any(t.kind == "class" for t in rows.get((w,), ()))
            ),
            article=self.article,
            endings=tuple(key(c) for c in raw.get("tokens", {}).get("endings", ())),
            ending_changes=tuple(
                (key(a), key(b)) for a, b in raw.get("tokens", {}).get("ending_changes", ())
            ),
            case_endings=tuple(key(c) for c in raw.get("tokens", {}).get("case_endings", ())),
            present_prefixes=tuple(raw.get("tokens", {}).get("present_prefixes", ())),
            verb_shapes=tuple(raw.get("tokens", {}).get("verb_shapes", ())),
            future_shapes=tuple(raw.get("tokens", {}).get("future_shapes", ())),
            passive_sign=raw.get("tokens", {}).get("passive_sign", ""),
            ordinary=frozenset(key(n) for n in names.get("ordinary", ())),
            ordinary_shapes=tuple(names.get("ordinary_shapes", ())),
            vocabulary=frozenset(w for rows in self.table.values() for form in rows for w in form)
            | _literals(phrases),
            noun_words=frozenset(
                w for w, rows in self.table.items() if _noun_like([t for tags in rows.values() for t in tags])
            ),
            decimal=number["decimal"],
            grouping=number["grouping"],
            number_words={words(k): v for k, v in number.get("words", {}).items()},
            scales={words(k): v for k, v in number.get("scales", {}).items()},
            currencies=money,
            months={key(k): v for k, v in raw["months"].items()},
            durations={key(k): v for k, v in raw.get("durations", {}).items()},
            measures={m: tuple(words(w) for w in raw.get("measures", {}).get(m, ())) for m in MEASURES},
            person_names=given_names()
            | {bare(n) for n in (*shared["names"]["given"], *names.get("given", ()))},
            org_suffixes=frozenset(
                bare(n) for n in (*shared["names"]["org_suffixes"], *names.get("org_suffixes", ()))
            ),
            bodies=frozenset(key(n) for n in names.get("bodies", ())),
            body_adjectives=frozenset(key(n) for n in names.get("body_adjectives", ())),
            not_names=frozenset(bare(n) for n in (*shared["names"]["never"], *names.get("never", ()))),
            nouns=nouns,
            frames=frames,
            phrases=phrases,
            table={
                w: tuple((f, t) for f in sorted(rows, key=lambda x: (-len(x), x)) for t in rows[f])
                for w, rows in self.table.items()
            },
        )
