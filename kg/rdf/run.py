"""What made a graph: tool version and knowledge, never the clock."""

from __future__ import annotations

from dataclasses import dataclass

import kg


@dataclass(frozen=True, slots=True)
class Run:
    """One way of building: `inputs_hash` is the SHA-256 of ontology, packs and known entities."""

    tool_version: str = kg.__version__
    inputs_hash: str = ""

    @property
    def content(self) -> tuple[str, str]:
        """What the run's IRI is made of."""
        return self.tool_version, self.inputs_hash
