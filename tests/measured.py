"""Articles read, built into one graph in memory and held against their gold."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from kg.assemble import assemble
from kg.evaluate import FIGURES, KINDS, SHARES, Evaluation, evaluate, read_gold
from kg.gazetteer import Gazetteer
from kg.lang.shared import codes
from kg.model import Article
from kg.pipeline.reader import default_reader
from kg.rdf.encode import encode
from kg.rdf.ontology import ontology_quads
from kg.schema import Schema

FLOORS = Path(__file__).parent / "parity" / "floors.toml"


def measure(cases: Iterable[tuple[Mapping[str, Any], Path]]) -> Evaluation:
    """The figures of a graph of the articles (gold, file of the text), named as gold names them."""
    golds, texts, readings = [], {}, []
    for gold, path in cases:
        content = path.read_bytes()
        text, digest = content.decode("utf-8"), hashlib.sha256(content).hexdigest()
        golds.append(read_gold(gold, Schema.load(), str(path)))
        texts[gold["doc"]] = text
        readings.append(default_reader().read(Article(digest[:16], gold["doc"], text, gold["lang"], digest)))
    store = Store()
    store.extend(encode(assemble(readings), Schema.load(), Gazetteer.load()))
    store.extend(ontology_quads())
    return evaluate(store, golds, Schema.load(), texts)


def with_packs(langs: Iterable[str]) -> list[str]:
    """Those of the languages that have a pack."""
    return [lang for lang in langs if lang in codes()]


def floors(section: str) -> Mapping[str, Any]:
    """A section of the file of floors; empty where there is none."""
    found: Mapping[str, Any] = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get(section, {})
    return found


def table(found: Evaluation) -> str:
    """Language by kind: precision and recall, one line a language, with the shares under it."""
    lines = ["".join([f"{'':<6}", *(f"{kind:<22}" for kind in KINDS)])]
    rows = [*sorted(found.languages.items()), ("all", found.kinds)]
    for name, tallies in rows:
        cells = (f"P {of.precision:.3f}  R {of.recall:.3f}" for of in (tallies[kind] for kind in KINDS))
        lines.append("".join([f"{name:<6}", *(f"{cell:<22}" for cell in cells)]))
    shares = ", ".join(f"{name} {found.shares[name].share:.3f}" for name in SHARES)
    return "\n".join([*lines, f"{shares}, identity {found.identity.share:.3f}"])


def figures_of(found: Evaluation) -> dict[str, float]:
    """The figures that have floors, by name: F1 and precision by kind, shares, relations by language."""
    figures = {name: found.figure(name) for name in FIGURES}
    figures |= {f"{kind}_precision": found.kinds[kind].precision for kind in ("relations", "values")}
    return figures | {f"relations_{lang}": of["relations"].f1 for lang, of in sorted(found.languages.items())}


def too_low(found: Mapping[str, float], floor: Mapping[str, float]) -> list[str]:
    """The figures that are under their floor, each in a line."""
    return [f"{name} {found[name]:.3f} < {low}" for name, low in floor.items() if found[name] < low]
