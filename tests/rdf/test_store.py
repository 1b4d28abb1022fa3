"""The store on disk: swapped in whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.errors import StoreError
from kg.rdf.store import Build, build_directory, build_store, current_build, open_store

NODE = NamedNode("https://example.org/n")


def numbers(count: int) -> list[Quad]:
    return [Quad(NODE, NODE, Literal(str(n)), DefaultGraph()) for n in range(count)]


def values(store: Iterable[Quad]) -> set[str]:
    return {quad.object.value for quad in store if isinstance(quad.object, Literal)}


def run(script: str, *arguments: object) -> subprocess.Popen[str]:
    program = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_what_was_built_is_there_with_its_record(tmp_path: Path) -> None:
    made = build_store(numbers(3), tmp_path / "g", counts={"articles": 2}, files={"void.ttl": b"# x\n"})
    assert made == current_build(tmp_path / "g")
    assert made is not None
    assert made.counts == {"quads": 3, "articles": 2}
    assert values(open_store(tmp_path / "g")) == {"0", "1", "2"}
    assert (build_directory(tmp_path / "g") / "void.ttl").read_bytes() == b"# x\n"


def test_the_build_id_is_that_of_the_content(tmp_path: Path) -> None:
    one = build_store(numbers(3), tmp_path / "a")
    two = build_store([*reversed(numbers(3)), *numbers(2)], tmp_path / "b")
    three = build_store(numbers(4), tmp_path / "c")
    assert one is not None and two is not None and three is not None
    assert one.build_id == two.build_id != three.build_id


def test_a_reader_keeps_what_it_opened_and_a_new_one_sees_the_swap(tmp_path: Path) -> None:
    build_store(numbers(1), tmp_path)
    before = open_store(tmp_path)
    name = build_directory(tmp_path)
    build_store(numbers(2), tmp_path)
    assert values(before) == {"0"}
    assert values(open_store(tmp_path)) == {"0", "1"}
    assert build_directory(tmp_path) != name


def test_the_same_build_again_is_fine_while_read(tmp_path: Path) -> None:
    build_store(numbers(2), tmp_path)
    held = open_store(tmp_path)
    build_store(numbers(2), tmp_path, counts={"articles": 5})
    assert values(held) == values(open_store(tmp_path)) == {"0", "1"}
    assert current_build(tmp_path).counts["articles"] == 5


def test_only_the_previous_build_is_kept(tmp_path: Path) -> None:
    names = []
    for count in (1, 2, 3):
        build_store(numbers(count), tmp_path)
        names.append(build_directory(tmp_path).name)
    assert sorted(path.name for path in (tmp_path / "builds").iterdir()) == sorted(names[1:])


def test_what_is_not_accepted_changes_nothing(tmp_path: Path) -> None:
    build_store(numbers(1), tmp_path)
    seen: list[int] = []

    def refuse(store: Store) -> bool:
        seen.append(len(store))
        return False

    assert build_store(numbers(2), tmp_path, accept=refuse) is None
    assert seen == [2]
    assert values(open_store(tmp_path)) == {"0"}


def test_no_store_no_build_or_a_damaged_one_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no graph there; make one with: kg build"):
        open_store(tmp_path / "none")
    build_store(numbers(1), tmp_path / "g")
    (build_directory(tmp_path / "g") / "CURRENT").unlink()
    with pytest.raises(StoreError, match="build it anew"):
        open_store(tmp_path / "g")
    (tmp_path / "g" / "current").write_text("../../elsewhere\n")
    with pytest.raises(StoreError, match="names a build that is not there"):
        open_store(tmp_path / "g")


def test_a_directory_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(StoreError, match="is not a store"):
        build_store(numbers(1), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        build_store(numbers(1), tmp_path / "file" / "g")


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind the superuser")
def test_a_read_only_store(tmp_path: Path) -> None:
    build_store(numbers(1), tmp_path)
    for directory in (tmp_path / "builds", tmp_path):
        directory.chmod(0o555)
    try:
        with pytest.raises(StoreError, match=r"cannot be written .*unchanged"):
            build_store(numbers(2), tmp_path)
        assert values(open_store(tmp_path)) == {"0"}
    finally:
        for directory in (tmp_path, tmp_path / "builds"):
            directory.chmod(0o755)


FULL = """
import resource, sys
from pathlib import Path
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from kg.errors import StoreError
from kg.rdf.store import build_store
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
node = NamedNode("https://example.org/n")
quads = [Quad(node, node, Literal(f"{n}" * 40), DefaultGraph()) for n in range(5000)]
try:
    build_store(quads, Path(sys.argv[1]))
except StoreError as error:
    print(error)
"""


def test_no_room_on_the_disk_leaves_the_old_graph(tmp_path: Path) -> None:
    build_store(numbers(1), tmp_path)
    process = run(FULL, tmp_path)
    out, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert "the store cannot be written" in out
    assert len(out.splitlines()) == 1
    assert values(open_store(tmp_path)) == {"0"}
    assert [path.name for path in (tmp_path / "builds").iterdir()] == [build_directory(tmp_path).name]


SLOW = """
import sys, time
from pathlib import Path
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from kg.rdf import store
write_through = store._write_through
def stop_before_the_record(path, content):
    print("here", flush=True)
    time.sleep(60)
store._write_through = stop_before_the_record
node = NamedNode("https://example.org/n")
store.build_store([Quad(node, node, node, DefaultGraph())], Path(sys.argv[1]))
"""


def test_a_build_killed_midway_leaves_the_old_graph_and_the_next_one_works(tmp_path: Path) -> None:
    build_store(numbers(1), tmp_path)
    process = run(SLOW, tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    with pytest.raises(StoreError, match="another build is writing there"):
        build_store(numbers(2), tmp_path)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    assert values(open_store(tmp_path)) == {"0"}
    assert build_store(numbers(3), tmp_path) is not None
    assert values(open_store(tmp_path)) == {"0", "1", "2"}
    assert not list((tmp_path / "builds").glob(".unfinished*"))


KILLED = """
import sys
from pathlib import Path
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from kg.rdf.store import build_store
node = NamedNode("https://example.org/n")
print("here", flush=True)
for extra in range(1000):
    quads = [Quad(node, node, Literal(str(n)), DefaultGraph()) for n in range(2000 + extra // 2 % 2)]
    build_store(quads, Path(sys.argv[1]))
"""


@pytest.mark.parametrize("after", [0.02, 0.05, 0.11, 0.2])
def test_a_build_killed_at_any_moment_leaves_a_whole_graph(tmp_path: Path, after: float) -> None:
    build_store(numbers(7), tmp_path)
    process = run(KILLED, tmp_path)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    assert len(open_store(tmp_path)) in (7, 2000, 2001)
    assert current_build(tmp_path).counts["quads"] == len(open_store(tmp_path))


def test_an_empty_graph_is_a_graph(tmp_path: Path) -> None:
    assert isinstance(build_store([], tmp_path), Build)
    assert len(open_store(tmp_path)) == 0
