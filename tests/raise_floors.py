"""Raise the floors of accuracy to a little under what is measured now; never lowers one.

Run as ``python tests/raise_floors.py``; writes parity/floors.toml and prints what it raised.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import test_accuracy
import test_parity
from measured import FLOORS, figures_of, floors

# Wording changes shift figures a little; a floor leaves that much room.
SLACK = 0.01


def main() -> None:
    """Measures everything and writes the file."""
    measured: dict[str, Mapping[str, float]] = {}
    parity = test_parity.parity()
    for lang in test_parity.LANGS:
        measured[lang] = {kind: tally.f1 for kind, tally in parity.languages[lang].items()}
    measured["together"] = test_parity.shared(parity)
    for name, (gold, _) in test_accuracy.SETS.items():
        if gold.is_dir():
            measured[name] = figures_of(test_accuracy.measured(name))
    head = [line for line in FLOORS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = list(head)
    for section, figures in measured.items():
        lines += ["", f"[{section}]"]
        old = floors(section)
        for figure, value in figures.items():
            floor = max(old.get(figure, 0.0), math.floor(100 * (value - SLACK)) / 100, 0.0)
            if floor > old.get(figure, 0.0):
                print(f"{section}.{figure}: {old.get(figure, 0.0):.2f} → {floor:.2f}")
            lines.append(f"{figure} = {floor:.2f}")
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
