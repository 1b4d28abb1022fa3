"""The `kg` command: its verbs, and how every error ends."""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
import traceback
from importlib import import_module
from typing import Annotated

import typer

import kg
from kg.errors import InputError, KgError

# Each module registers its verb and loads what it needs only when the verb runs.
VERBS = (
    "build",
    "validate",
    "diff",
    "test",
    "query",
    "sparql",
    "export",
    "show",
    "why",
    "read",
    "term",
    "serve",
    "eval",
    "merges",
    "lang",
)

INTERNAL = 4
INTERRUPTED = 130
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
_INTERRUPTED = "interrupted; nothing that was there is changed"

app = typer.Typer(
    name="kg",
    help="Knowledge graphs from news articles: every fact cites its sentence.",
    epilog="Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 input unreadable or nothing to do, "
    "4 internal error.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsgraph {kg.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and end.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the trace of an error; may stand anywhere.")
    ] = False,
) -> None:
    # Both are read elsewhere: the one before anything runs, the other in `main`.
    del version, debug


for _verb in VERBS:
    import_module(f"kg.cli.{_verb}").register(app)


def run() -> None:
    """The entry point of the `kg` command: runs the verb and ends with its exit code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # Data is UTF-8 whatever the locale: articles are in many scripts.
        if isinstance(stream, io.TextIOWrapper):
            errors = "strict" if stream is sys.stdin else "backslashreplace"
            stream.reconfigure(encoding="utf-8", errors=errors)
    # What a command loads stays until it ends: looking it through for garbage so often finds nothing.
    gc.set_threshold(50_000, 20, 20)
    code = main(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


def main(arguments: list[str]) -> int:
    """Runs one command and gives back its exit code; errors are one line each on standard error."""
    debug = "--debug" in arguments
    arguments = [argument for argument in arguments if argument != "--debug"]
    if not arguments:
        app(["--help"], prog_name="kg", standalone_mode=False)
        return 2
    try:
        code = app(arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
        # The library turns an interrupt into this code.
        return _say(_INTERRUPTED, code) if code == INTERRUPTED else int(code or 0)
    except KgError as error:
        if debug:
            traceback.print_exc()
        return _say(str(error), error.exit_code)
    except typer.Exit as ended:
        return ended.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return _say(_INTERRUPTED, INTERRUPTED)
    except (BrokenPipeError, SystemExit) as ended:
        return _ended(ended)
    except OSError as error:
        if error.errno not in _NO_ROOM:
            return _internal(error, debug)
        # What is left in the buffer has no place either; Python must not try again at its own end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return _say(f"the output cannot be written ({error.strerror})", InputError.exit_code)
    except Exception as error:
        if wrong := _wrong_usage(error):
            return _say(wrong, 2)
        return _internal(error, debug)


def _internal(error: Exception, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    return _say(f"internal error: {type(error).__name__}: {error}; run again with --debug", INTERNAL)


def _ended(ended: BrokenPipeError | SystemExit) -> int:
    """The exit code where output or verb ended by themselves; quiet where our reader has gone."""
    # The library under typer turns a broken pipe into an exit with 1 and puts a stand-in for the stream.
    if isinstance(ended, BrokenPipeError) or type(sys.stdout).__name__ == "PacifyFlushWrapper":
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    return ended.code if isinstance(ended.code, int) else int(ended.code is not None)


def _wrong_usage(error: Exception) -> str:
    """What is wrong with the command line itself, "" where the error is another."""
    # The class of these errors has moved between versions of the library; what they can do has not.
    say = getattr(error, "format_message", None)
    if say is None:
        return ""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "kg"
    return f"{' '.join(str(say()).split()).rstrip('.')} (see {path} --help)"


def _say(message: str, code: int) -> int:
    for line in message.splitlines() or [""]:
        print(f"kg: {line}", file=sys.stderr)  # noqa: T201
    return code
