"""The shell of the action, as tests run and lint it."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def step(name: str) -> str:
    """The shell of one step of the action."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    start = text.index(f"- name: {name}\n")
    block = re.split(r"^    - name: ", text[start + 1 :], maxsplit=1, flags=re.MULTILINE)[0]
    return textwrap.dedent(block.split("      run: |\n", 1)[1])
