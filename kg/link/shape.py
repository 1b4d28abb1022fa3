"""What the letters of a name tell."""

from __future__ import annotations


def _mixed(text: str) -> bool:
    """Whether a word mixes small letters and inner capitals: "oneAPI", "PyTorch"."""
    return (
        len(text) > 3
        and any(c.islower() for c in text)
        and any(c.isupper() for c in text[1:])
        and text[0] != "@"
    )


def _marked(text: str) -> bool:
    return any(ch.isupper() for ch in text[1:]) or any(ch.isdigit() for ch in text)
