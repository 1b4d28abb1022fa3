"""The outcome as Markdown: the summary of a step, or a comment on a pull request."""

from __future__ import annotations

import re
from itertools import groupby

from kg.rdf.outcome import Finding, Outcome
from kg.rdf.reports.text import one_line

MOST_PER_RULE = 10


def write(outcome: Outcome) -> str:
    """A verdict, a table of the rules that found something, and the first findings of each."""
    lines = [
        f"## {'✅' if outcome.exit_code == 0 else '❌'} Validation of the graph",
        "",
        outcome.verdict() + ".",
        "",
    ]
    groups = [
        list(group)
        for _, group in groupby(outcome.findings, key=lambda f: (f.result.severity, f.result.rule))
    ]
    if groups:
        lines += ["| severity | rule | findings | what |", "|---|---|---:|---|"]
        for group in groups:
            result = group[0].result
            new = sum(not finding.known for finding in group)
            number = str(len(group)) if new == len(group) else f"{len(group)} ({new} new)"
            message = escaped(result.message)
            lines.append(f"| {result.severity.value} | {code(result.rule)} | {number} | {message} |")
        lines.append("")
    for group in groups:
        lines += [*_details(outcome, group), ""]
    for title, entries in (("Looked at nothing", outcome.idle), ("Stale in the baseline", outcome.stale)):
        if entries:
            lines += [f"**{title}**", "", *(f"- {code(entry)}" for entry in entries), ""]
    return "\n".join(lines).rstrip() + "\n"


def _details(outcome: Outcome, group: list[Finding]) -> list[str]:
    result = group[0].result
    lines = [f"<details><summary>{escaped(result.rule)}: {len(group)}</summary>", ""]
    if result.remedy:
        lines += [escaped(result.remedy), ""]
    for finding in group[:MOST_PER_RULE]:
        where = ""
        if finding.place is not None:
            line = f":{finding.place.line}" if finding.place.line else ""
            where = f" in {code(outcome.file(finding.place) + line)}"
        known = " (known)" if finding.known else ""
        lines.append(f"- {escaped(finding.label)}{where}{known}: {escaped(finding.result.message)}")
        if finding.place is not None and finding.place.quote:
            lines.append(f"  > {escaped(finding.place.quote)}")
    if len(group) > MOST_PER_RULE:
        lines.append(f"- … and {len(group) - MOST_PER_RULE} more")
    return [*lines, "", "</details>"]


def escaped(text: str) -> str:
    """The text on one line, with what Markdown and HTML would take for their own made harmless."""
    flat = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_{}\[\]|#~])", r"\\\1", flat)


def code(text: str) -> str:
    """The text as code, whatever backticks are in it."""
    flat = one_line(text).replace("|", "\\|")
    longest = max((len(run) for run in re.findall(r"`+", flat)), default=0)
    ticks = "`" * (longest + 1)
    pad = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{ticks}{pad}{flat}{pad}{ticks}"
