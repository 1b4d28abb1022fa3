"""What made a graph: tool version and knowledge, never the clock."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import kg
from kg.assets import asset_files
from kg.lang.shared import HERE


@dataclass(frozen=True, slots=True)
class Run:
    """One way of building: `inputs_hash` is the SHA-256 of ontology, packs and known entities.

    By default that of nothing: readings made by hand rest on none of them.
    """

    tool_version: str = kg.__version__
    inputs_hash: str = hashlib.sha256().hexdigest()

    @property
    def content(self) -> tuple[str, str]:
        """What the run's IRI is made of."""
        return self.tool_version, self.inputs_hash


def current_run(*decisions: Path) -> Run:
    """The run of this version with the ontology, packs, entities and identity decisions it comes with.

    `decisions` are the files of the caller's own decisions.
    """
    packs = (path for path in HERE.rglob("*") if path.suffix in (".toml", ".tsv"))
    knowledge = (*asset_files("ontology", ".ttl"), *asset_files("ontology", ".tsv"))
    return Run(inputs_hash=hash_files((*knowledge, *packs, *decisions)))


def hash_files(paths: Iterable[Path]) -> str:
    """The SHA-256 of the files' names and contents, wherever they stand and in whatever order."""
    sha = hashlib.sha256()
    for path in sorted(paths, key=lambda path: (path.parent.name, path.name)):
        sha.update(f"{path.parent.name}/{path.name}\0".encode())
        sha.update(hashlib.sha256(path.read_bytes()).digest())
    return sha.hexdigest()
