"""Writes the tables of docs/cli.md and docs/queries.md from the command line and the saved queries.

    python docs/generate_pages.py

A test makes them again in memory and compares.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
MARK = "<!-- {name}: written by python docs/generate_pages.py -->"
END = "<!-- end -->"


def pages() -> dict[Path, str]:
    """The two pages as they should be, by path."""
    return {
        HERE / "cli.md": _with(HERE / "cli.md", "verbs", _verbs()),
        HERE / "queries.md": _with(HERE / "queries.md", "queries", _queries()),
    }


def _with(page: Path, name: str, content: str) -> str:
    mark = MARK.format(name=name)
    before, _, rest = page.read_text(encoding="utf-8").partition(mark)
    _, _, after = rest.partition(END)
    return f"{before}{mark}\n{content}{END}{after}"


def _verbs() -> str:
    import typer

    from kg.cli.main import VERBS, app

    # typer's own command objects; they know every argument and option with its help.
    group: Any = typer.main.get_command(app)
    return "".join(_verb(verb, group.commands[verb]) for verb in VERBS)


def _verb(name: str, command: Any) -> str:
    text = [f"### `kg {name}`\n\n", _paragraphs(command.help), "\n\n"]
    rows = [_row(parameter) for parameter in command.params if parameter.name != "help"]
    if rows:
        text += ["| argument or option | what |\n|---|---|\n", *rows, "\n"]
    examples = [
        line.strip() for line in (command.epilog or "").splitlines() if line.strip().startswith("kg ")
    ]
    examples += re.findall(r"(?m)^  (echo .*)$", command.epilog or "")
    if examples:
        text += ["```sh\n", *(f"{line}\n" for line in examples), "```\n\n"]
    return "".join(text)


def _row(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        name = f"`{parameter.name.upper()}{' …' if parameter.nargs != 1 else ''}`"
    else:
        name = " ".join(f"`{option}`" for option in (*parameter.opts, *parameter.secondary_opts))
    notes = [(parameter.help or "").strip()]
    envvar = getattr(parameter, "envvar", None)
    if envvar:
        notes.append(f"Environment: `{envvar}`.")
    default = parameter.default
    if isinstance(default, str | Path) and str(default) and not callable(default):
        notes.append(f"Default: `{default}`.")
    return f"| {name} | {' '.join(notes).replace('|', chr(92) + '|')} |\n"


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def _queries() -> str:
    from kg.rdf.queries import load_queries

    rows = []
    for saved in load_queries().values():
        params = "<br>".join(f"`{p.name}` ({p.kind}): {p.what}" for p in saved.params)
        rows.append(f"| `{saved.name}` | {saved.question} | {params} |\n")
    return "".join(["| query | question | parameters |\n|---|---|---|\n", *rows])


def main() -> None:
    """Writes the pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    main()
