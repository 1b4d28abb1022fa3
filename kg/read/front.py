"""What an article says of itself in `key: value` lines between two lines of `---`."""

from __future__ import annotations

import datetime
import re

from kg.errors import InputError

KEYS = ("title", "date", "publisher", "url", "lang")
_FENCE = re.compile(r"---[ \t]*")
_PAIR = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
_LANG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?")


def split(text: str, start: int, where: str) -> tuple[dict[str, str], int]:
    """What the front matter says, and where the body begins; nothing and `start` where there is none.

    Keys other than KEYS are passed over. Raises InputError, with file and line, for front matter
    that is not closed or not `key: value` lines.
    """
    lines = text[start:].split("\n")
    if not _FENCE.fullmatch(lines[0].rstrip("\r")) or len(lines) == 1:
        return {}, start
    about: dict[str, str] = {}
    begin = start + len(lines[0]) + 1
    for number, line in enumerate(lines[1:], start=2):
        begin += len(line) + 1
        line = line.rstrip("\r")
        if _FENCE.fullmatch(line) or line.strip() == "...":
            return about, min(begin, len(text))
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _PAIR.fullmatch(line)
        if match is None:
            raise InputError(f"{where}:{number}: front matter holds 'key: value' lines up to a line of ---")
        key = match[1].lower()
        if key in KEYS and (said := _unquoted(match[2] or "")):
            if key in about:
                raise InputError(f"{where}:{number}: {key} stands twice in the front matter")
            about[key] = value(key, said, f"{where}:{number}")
    raise InputError(f"{where}:1: front matter is opened by --- and not closed by a line of ---")


def _unquoted(text: str) -> str:
    text = text.strip()
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text


def value(key: str, said: object, where: str) -> str:
    """The value of one key in its form: a date as precise as given, a language as its code.

    Raises InputError, with the place, for what is none.
    """
    if key == "date" and isinstance(said, int) and not isinstance(said, bool):
        said = str(said)
    if not isinstance(said, str):
        raise InputError(f"{where}: {key} is a string")
    if key == "date":
        return _date(said, where)
    if key == "lang":
        match = _LANG.fullmatch(said.strip())
        if match is None:
            raise InputError(f"{where}: lang {said!r} is no language code; write one such as fr")
        return match[1].lower()
    if key == "url" and not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"]+", said):
        raise InputError(f"{where}: url {said!r} is no web address")
    return said


def _date(said: str, where: str) -> str:
    match = _DATE.fullmatch(said.strip())
    if match is not None:
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            datetime.date(year or 0, month or 1, day or 1)
        except ValueError:
            match = None
    if match is None:
        raise InputError(f"{where}: date {said!r} is no date; write 2024, 2024-09 or 2024-09-02")
    return "-".join(part for part in match.groups() if part)
