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
