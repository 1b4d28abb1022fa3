"""The store on disk: each build in a directory of its own, and one pointer to the one that counts.

    STORE/current               the name of the build that readers open, replaced in one step
    STORE/builds/<name>/        the database of one build, with build.json beside its files, and graph.nq,
                                the sorted N-Quads that it holds (their SHA-256 is the build's id)

A build is written in full before the pointer moves, so whoever is killed, or runs out of disk,
leaves the old graph as it was. Readers that hold an older build keep it: one is kept back.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, serialize

import kg
from kg.errors import StoreError
from kg.rdf.iris import DEFAULT_BASE

_POINTER = "current"
_BUILDS = "builds"
_ABOUT = "build.json"
NQUADS = "graph.nq"
_UNFINISHED = ".unfinished-"


@dataclass(frozen=True, slots=True)
class Build:
    """What is known of one build; `counts` are numbers of things by name, `build_id` the SHA-256
    of its sorted N-Quads, so equal graphs have equal ids.
    """

    build_id: str
    base_iri: str = DEFAULT_BASE
    tool_version: str = kg.__version__
    counts: Mapping[str, int] = field(default_factory=dict)


def sorted_nquads(quads: Iterable[Quad], written: Iterable[str] = ()) -> list[bytes]:
    """The distinct quads, and those already written as N-Quads, as lines without line ends, sorted by
    their bytes. `written` are pieces of whole lines.
    """
    lines = set((serialize(quads, format=RdfFormat.N_QUADS) or b"").split(b"\n"))
    for piece in written:
        lines.update(piece.encode("utf-8").split(b"\n"))
    lines.discard(b"")
    return sorted(lines)


def build_store(
    quads: Iterable[Quad],
    path: Path,
    *,
    written: Iterable[str] = (),
    base_iri: str = DEFAULT_BASE,
    counts: Mapping[str, int] | None = None,
    files: Mapping[str, bytes] | None = None,
    accept: Callable[[Store], bool] | None = None,
) -> Build | None:
    """The build made of the quads, now the one that readers get; None where `accept` refused it.

    `written` are further quads as N-Quads, in pieces of whole lines as pyoxigraph writes them. `accept` sees
    the whole graph in memory before anything is written to disk. `files` are written beside the database
    under their names. Raises StoreError where the directory cannot be written, is no store, or
    another build is running; the graph that was there is then still there.
    """
    lines = sorted_nquads(quads, written)
    number = len(lines)
    data = b"\n".join([*lines, b""])
    del lines
    if accept is not None and not accept(_in_memory(data)):
        return None
    build_id = hashlib.sha256(data).hexdigest()
    about = Build(build_id, base_iri, kg.__version__, {"quads": number, **(counts or {})})
    _refuse_other_directories(path)
    try:
        with _only_builder(path):
            _point(path, _write(data, path, about, files or {}))
            _forget_old(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(
            f"{path}: the store cannot be written ({reason}); what was there is unchanged"
        ) from error
    return about


def _in_memory(data: bytes) -> Store:
    store = Store()
    store.bulk_load(data, RdfFormat.N_QUADS)
    return store


def open_store(path: Path) -> Store:
    """The current build, read-only and as it is now; StoreError where there is none."""
    for last in (False, True):
        directory = build_directory(path)
        try:
            return Store.read_only(str(directory))
        except OSError as error:
            # A build that was swapped in meanwhile may have removed the one we were about to open.
            if last or build_directory(path) == directory:
                raise StoreError(f"{directory}: not readable as a store ({error}); build it anew") from error
    raise AssertionError("unreachable")


def build_directory(path: Path) -> Path:
    """Where the current build is; StoreError where there is none. Its name changes with each swap."""
    try:
        name = (path / _POINTER).read_text(encoding="ascii").strip()
    except OSError as error:
        raise StoreError(f"{path}: no graph there; make one with: kg build --store {path}") from error
    except UnicodeDecodeError as error:
        raise StoreError(f"{path / _POINTER}: damaged; build the graph anew") from error
    directory = path / _BUILDS / name
    if not name or "/" in name or not directory.is_dir():
        raise StoreError(
            f"{path / _POINTER}: names a build that is not there ({name!r}); build the graph anew"
        )
    return directory


def current_build(path: Path) -> Build:
    """What is known of the current build; StoreError where there is none or its record is damaged."""
    record = build_directory(path) / _ABOUT
    try:
        return Build(**json.loads(record.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise StoreError(f"{record}: damaged ({error}); build the graph anew") from error


def _refuse_other_directories(path: Path) -> None:
    if path.is_dir() and not (path / _BUILDS).is_dir() and any(path.iterdir()):
        raise StoreError(f"{path}: is not a store and not empty; choose another directory with --store")


@contextlib.contextmanager
def _only_builder(path: Path) -> Iterator[None]:
    """Holds the right to build; the system takes it back from a process that dies."""
    (path / _BUILDS).mkdir(parents=True, exist_ok=True)
    try:
        import fcntl
    except ImportError:  # a system without file locks: last build wins
        yield
        return
    with (path / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreError(f"{path}: another build is writing there; wait until it has ended") from error
        yield


def _write(data: bytes, path: Path, about: Build, files: Mapping[str, bytes]) -> str:
    builds = path / _BUILDS
    for left_by_the_killed in builds.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(left_by_the_killed)
    name = _free_name(builds, about.build_id[:16])
    unfinished = builds / f"{_UNFINISHED}{name}"
    try:
        _database(data, unfinished)
        (unfinished / NQUADS).write_bytes(data)
        for file, content in files.items():
            (unfinished / file).write_bytes(content)
        record = json.dumps(asdict(about), indent=1, sort_keys=True, ensure_ascii=False)
        _write_through(unfinished / _ABOUT, record.encode("utf-8"))
        unfinished.rename(builds / name)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return name


def _free_name(builds: Path, name: str) -> str:
    # An equal build may be there and be the current one: it must not be touched, not even for a moment.
    taken = 0
    while (builds / (name if not taken else f"{name}-{taken}")).exists():
        taken += 1
    return name if not taken else f"{name}-{taken}"


def _database(data: bytes, directory: Path) -> None:
    store = Store(str(directory))
    store.bulk_load(data, RdfFormat.N_QUADS)
    store.flush()
    store.optimize()  # merged once here: every query that reads from disk is then about a quarter faster
    # Going out of scope closes the database and frees its lock.


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _point(path: Path, name: str) -> None:
    previous = _previous_name(path)
    if previous and previous != name:
        _write_through(path / "previous", previous.encode("ascii"))
    new = path / f"{_POINTER}.new"
    _write_through(new, f"{name}\n".encode("ascii"))
    new.replace(path / _POINTER)


def _previous_name(path: Path) -> str:
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return (path / _POINTER).read_text(encoding="ascii").strip()
    return ""


def _forget_old(path: Path) -> None:
    keep = {build_directory(path).name}
    with contextlib.suppress(OSError):
        keep.add((path / "previous").read_text(encoding="ascii").strip())
    for directory in (path / _BUILDS).iterdir():
        if directory.name not in keep:
            shutil.rmtree(directory, ignore_errors=True)
