"""The baseline: findings that are known and let pass, one a line, each with room for a reason.

# Known findings; a line passes as long as its finding is there. Write a reason after the #.
0f3a…b2  kg:ArticleTitleShape/MinCount  nordlicht-fr.txt  # the agency's texts have no title
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.rdf.outcome import Finding

_HEAD = "# Known findings: each line passes as long as its finding is there. Write the reason after the #.\n"
_LINE = re.compile(r"([0-9a-f]{32}(?:-\d+)?)(?:\s+(?P<rest>[^#]*?))?(?:\s*#\s*(?P<reason>.*))?")


@dataclass(frozen=True, slots=True)
class Baseline:
    """Fingerprint to (what it was, why it is let pass), in the order of the file."""

    entries: tuple[tuple[str, str, str], ...] = ()

    @property
    def known(self) -> frozenset[str]:
        """The fingerprints."""
        return frozenset(mark for mark, _, _ in self.entries)

    def stale(self, findings: Iterable[Finding]) -> tuple[str, ...]:
        """The lines, without their reasons, that no finding matches."""
        found = {finding.fingerprint for finding in findings}
        return tuple(f"{mark}  {what}".rstrip() for mark, what, _ in self.entries if mark not in found)

    def updated(self, findings: Iterable[Finding]) -> Baseline:
        """The baseline of just these findings, the reasons given before kept."""
        reasons = {mark: reason for mark, _, reason in self.entries}
        entries = {
            f.fingerprint: (
                f.fingerprint,
                f"{f.result.rule}  {_flat(f.label)}",
                reasons.get(f.fingerprint, ""),
            )
            for f in findings
        }
        return Baseline(tuple(sorted(entries.values(), key=lambda entry: (entry[1], entry[0]))))

    def text(self) -> str:
        """The file, as it is written: sorted by rule and name."""
        lines = [
            f"{mark}  {what}".rstrip() + (f"  # {reason}" if reason else "  #")
            for mark, what, reason in self.entries
        ]
        return _HEAD + "".join(f"{line}\n" for line in lines)


def _flat(label: str) -> str:
    return " ".join(label.replace("#", "♯").split())


def read_baseline(path: Path) -> Baseline:
    """The baseline of a file; InputError, with the line, where it is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(f"{path}: no such baseline; write one with --update-baseline") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as a baseline ({error})") from None
    entries: dict[str, tuple[str, str, str]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            raise InputError(
                f"{path}:{number}: no line of a baseline; it starts with a fingerprint of 32 digits"
            )
        if match[1] in entries:
            raise InputError(f"{path}:{number}: the fingerprint {match[1]} stands there twice; take one out")
        entries[match[1]] = (match[1], (match["rest"] or "").strip(), (match["reason"] or "").strip())
    return Baseline(tuple(entries.values()))
