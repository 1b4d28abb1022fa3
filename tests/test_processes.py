"""Articles read by several processes: the same readings in the same order, and nobody left behind."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.graph import KnowledgeGraph
from kg.model import Article
from kg.pipeline import processes
from kg.pipeline.processes import may_fork, readings_of
from kg.pipeline.reader import default_reader

TEXTS = (
    "Norvane AG launched the cluster Brisa in Kiel on 2 September 2024. It cost $4 million, it said.",
    "Brisa has 800 chips and 40 MW, Ann Lerner, the chief executive of Norvane AG, said on Monday.",
    "Corvex bought Halden Systems for 3 billion euros in May 2023, according to a memo.",
)


def articles(number: int) -> list[Article]:
    made = (f"{TEXTS[n % 3]} No. {n}." for n in range(number))
    return [Article(f"{n:016x}", f"{n}.txt", text, "en", f"{n:064x}") for n, text in enumerate(made)]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


needs_copies = pytest.mark.skipif(sys.platform != "linux", reason="processes are not copied on this system")


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes are copied though the runner of the tests has threads: these hold nothing reading needs."""
    if sys.platform == "linux":
        monkeypatch.setattr(processes, "may_fork", lambda: True)


def children() -> list[int]:
    listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return [int(pid) for pid in listed if alive(int(pid))]


def wait_until_gone(pids: list[int]) -> None:
    end = time.monotonic() + 5
    while any(map(alive, pids)):
        assert time.monotonic() < end, "a process was left behind"
        time.sleep(0.01)


@pytest.mark.usefixtures("copies")
def test_the_readings_are_those_of_one_process() -> None:
    given = articles(7)
    assert list(readings_of(given, 3)) == [default_reader().read(article) for article in given]


@pytest.mark.slow
def test_processes_that_are_no_copies_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "may_fork", lambda: False)
    given = articles(3)
    assert list(readings_of(given, 2)) == [default_reader().read(article) for article in given]


def test_a_process_with_threads_is_not_copied() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert not may_fork()
    finally:
        over.set()
        thread.join()


@pytest.mark.usefixtures("copies")
def test_the_graph_is_the_same(tmp_path: Path) -> None:
    for n, text in enumerate(TEXTS):
        (tmp_path / f"{n}.md").write_text(f"---\nlang: en\n---\n{text}\n", encoding="utf-8")
    told: list[tuple[int, int, str]] = []
    one = KnowledgeGraph.build(tmp_path / "one", [tmp_path], allow_violations=True)
    two = KnowledgeGraph.build(
        tmp_path / "two", [tmp_path], allow_violations=True, jobs=2, progress=lambda *n: told.append(n)
    )
    assert one.build is not None and two.build is not None
    assert one.build.build_id == two.build.build_id
    assert told == [(0, 3, "0.md"), (1, 3, "1.md"), (2, 3, "2.md"), (3, 3, "")]


def test_fewer_than_none_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    with pytest.raises(UsageError, match="must be 0"):
        KnowledgeGraph.build(tmp_path / "graph", [tmp_path], jobs=-1)


@needs_copies
@pytest.mark.usefixtures("copies")
def test_nobody_is_left_when_it_is_given_up() -> None:
    before = set(children())
    coming = readings_of(articles(40), 2)
    next(coming)
    started = [pid for pid in children() if pid not in before]
    assert len(started) == 2
    coming.close()
    wait_until_gone(started)


@needs_copies
@pytest.mark.usefixtures("copies")
def test_a_process_that_is_killed_is_told() -> None:
    before = set(children())
    coming = readings_of(articles(4000), 2)
    next(coming)
    started = [pid for pid in children() if pid not in before]
    for pid in started:
        os.kill(pid, signal.SIGKILL)
    with pytest.raises(RuntimeError, match="was killed"):
        list(coming)
    wait_until_gone(started)


@needs_copies
@pytest.mark.usefixtures("copies")
def test_what_goes_wrong_in_a_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(article: Article) -> None:
        raise ZeroDivisionError(f"oops at {article.source}")

    monkeypatch.setattr(default_reader(), "read", fail)
    with pytest.raises(RuntimeError, match=r"ZeroDivisionError: oops at 0\.txt"):
        list(readings_of(articles(4), 2))


@needs_copies
@pytest.mark.usefixtures("copies")
def test_nobody_is_left_when_the_caller_is_killed() -> None:
    told, tell = os.pipe()
    caller = os.fork()
    if not caller:
        before = set(children())
        coming = readings_of(articles(4000), 2)
        next(coming)
        os.write(tell, " ".join(str(pid) for pid in children() if pid not in before).encode())
        time.sleep(60)
        os._exit(0)
    started = [int(pid) for pid in os.read(told, 100).split()]
    assert len(started) == 2
    os.kill(caller, signal.SIGKILL)
    os.waitpid(caller, 0)
    wait_until_gone(started)
