"""Where packs lie, and what all languages share (`common.toml`, given names)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import PackError

HERE = Path(__file__).parent


def codes() -> list[str]:
    """The codes of the packs that are shipped, sorted."""
    return sorted(p.parent.name for p in HERE.glob("*/pack.toml"))


@cache
def given_names() -> frozenset[str]:
    """Given names in Latin letters, folded (`given_names.tsv`: the name lists of Faker, MIT
    licence, less what is
    also a common word or a known name of something else)."""
    rows = (HERE / "given_names.tsv").read_text(encoding="utf-8").split()
    return frozenset(rows[1:])


@cache
def towns() -> Mapping[str, str]:
    """Names of towns and states, folded, with their class (`towns.tsv`: towns of GeoNames, CC BY 4.0, of
    100,000 people, in the countries of the packs and beside them of 15,000; states of Unicode CLDR, Unicode
    licence v3). A name alone tells nothing: many are those of people and firms, too.
    """
    rows = (HERE / "towns.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(row.split("\t") for row in rows)


@cache
def common() -> Mapping[str, Any]:
    """What all languages share (`common.toml`): units, currency signs, given names, implications."""
    return _toml(HERE / "common.toml")


@cache
def wares() -> frozenset[str]:
    """Words that end the names of wares ("pro", "mini"), which alone name nothing."""
    return frozenset(common()["names"]["wares"])


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path}: not TOML: {error}") from error
    except OSError as error:
        raise PackError(f"{path}: cannot be read: {error.strerror}") from error
