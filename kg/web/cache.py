"""Answers kept by build and query: small, bounded in bytes, the least used dropped first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

from kg.web.evaluate import Answer

_OVERHEAD = 600
_LARGEST_SHARE = 8


class ResultCache:
    """Complete answers of queries that give the same each time, up to `capacity` bytes; 0 keeps none."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.size = 0
        self.hits = 0
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()

    def get(self, key: Hashable) -> Answer | None:
        """The answer kept under the key, if any."""
        answer = self._kept.get(key)
        if answer is not None:
            self.hits += 1
            self._kept.move_to_end(key)
        return answer

    def put(self, key: Hashable, answer: Answer) -> None:
        """Keeps the answer, unless it would take too much of the room."""
        cost = len(answer.body) + _OVERHEAD
        if cost * _LARGEST_SHARE > self.capacity or key in self._kept:
            return
        self._kept[key] = answer
        self.size += cost
        while self.size > self.capacity:
            _, dropped = self._kept.popitem(last=False)
            self.size -= len(dropped.body) + _OVERHEAD

    def clear(self) -> None:
        """Drops all, as after a swap of the build."""
        self._kept.clear()
        self.size = 0
