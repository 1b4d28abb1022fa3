"""A graph as the sorted N-Quads that its build was made of, and what two of those differ in."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store

from kg.rdf.store import NQUADS

Bytes = bytes | mmap.mmap


@dataclass(frozen=True, slots=True)
class Content:
    """All quads of a store; `directory` is that of its build, where there is one.

    To read the file that a build wrote is several times quicker than to ask the database.
    """

    store: Store
    directory: Path | None = None

    def __iter__(self) -> Iterator[Quad]:
        return iter(self.store)

    @property
    def file(self) -> Path | None:
        """The file of N-Quads that the build wrote; None where there is none."""
        found = self.directory / NQUADS if self.directory is not None else None
        return found if found is not None and found.is_file() else None

    def nquads(self) -> bytes:
        """All quads as N-Quads; sorted where they come from a build's file."""
        if self.file is not None:
            return self.file.read_bytes()
        data = self.store.dump(format=RdfFormat.N_QUADS)
        assert data is not None
        return data


def holds(path: Path, *signs: bytes) -> bool:
    """Whether any of these stands in the file."""
    with _opened(path) as content:
        return any(content.find(sign) >= 0 for sign in signs)


def changed_lines(old: Path, new: Path) -> tuple[list[bytes], list[bytes]]:
    """The lines that only the first and only the second of two sorted files has."""
    with _opened(old) as before, _opened(new) as after:
        return differing(before, after)


class _opened:
    """A file's bytes without reading it all at once; an empty file cannot be mapped."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self._map = (
            mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else None
        )

    def __enter__(self) -> Bytes:
        return self._map if self._map is not None else b""

    def __exit__(self, *_: object) -> None:
        if self._map is not None:
            self._map.close()
        self._file.close()


def differing(before: Bytes, after: Bytes) -> tuple[list[bytes], list[bytes]]:
    """The lines that only the first and only the second of two sorted texts has; each line ends with \\n.

    >>> differing(b"a\\nb\\nd\\n", b"a\\nc\\nd\\n")
    ([b'b\\n'], [b'c\\n'])
    """
    gone: list[bytes] = []
    come: list[bytes] = []
    here, there = 0, 0
    while here < len(before) and there < len(after):
        same = _alike(before, here, after, there)
        # Back to the start of the line in which they part.
        start = before.rfind(b"\n", here, here + same) + 1 if same else here
        back = here + same - max(start, here)
        here, there = here + same - back, there + same - back
        if here >= len(before) or there >= len(after):
            break
        left, right = _line(before, here), _line(after, there)
        if left == right:
            here, there = here + len(left), there + len(right)
        elif left < right:
            gone.append(left)
            here += len(left)
        else:
            come.append(right)
            there += len(right)
    gone += bytes(before[here:]).splitlines(keepends=True)
    come += bytes(after[there:]).splitlines(keepends=True)
    return gone, come


def _alike(before: Bytes, here: int, after: Bytes, there: int) -> int:
    """How many bytes are the same from here and there on, to within a few."""
    size, same = 4096, 0
    while size >= 64:
        left = before[here + same : here + same + size]
        if left and left == after[there + same : there + same + size]:
            same += len(left)
            size *= 2
        else:
            size //= 2
    return same


def _line(text: Bytes, start: int) -> bytes:
    end = text.find(b"\n", start)
    return bytes(text[start : end + 1 if end >= 0 else len(text)])
