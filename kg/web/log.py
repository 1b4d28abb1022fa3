"""The access log, one JSON object a line, and counts for the metrics page."""

from __future__ import annotations

import json
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from itertools import accumulate
from typing import TextIO

_BUCKETS = (0.005, 0.025, 0.1, 0.5, 1.0, 5.0, 10.0)


class AccessLog:
    """Writes a line a request to `out` (none where that is None) and counts what happened."""

    def __init__(self, out: TextIO | None) -> None:
        self._out = out
        self.statuses: Counter[int] = Counter()
        self.outcomes: Counter[str] = Counter()
        self._durations = [0] * (len(_BUCKETS) + 1)
        self.seconds = 0.0
        self.bytes = 0
        self.short = 0  # answers that went the short way

    def wrote(
        self,
        method: str,
        path: str,
        status: int,
        size: int,
        seconds: float,
        client: str,
        outcome: str,
        build: str,
    ) -> None:
        """Notes one request; `outcome` is `ok`, a problem's kind, `client-gone` or `slow-client`."""
        self.statuses[status] += 1
        self.outcomes[outcome] += 1
        self.seconds += seconds
        self.bytes += size
        self._durations[bisect_left(_BUCKETS, seconds)] += 1
        if self._out is None:
            return
        line = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "client": client,
            "method": method,
            "path": path,
            "status": status,
            "bytes": size,
            "ms": round(seconds * 1000, 2),
            "outcome": outcome,
            "build": build,
        }
        self._out.write(json.dumps(line, ensure_ascii=True) + "\n")

    def metrics(self, more: Mapping[str, float]) -> str:
        """The counts in the text format that Prometheus reads; `more` are gauges by name."""
        lines = ["# TYPE newsgraph_requests_total counter"]
        lines += [
            f'newsgraph_requests_total{{status="{status}"}} {n}'
            for status, n in sorted(self.statuses.items())
        ]
        lines.append("# TYPE newsgraph_outcomes_total counter")
        lines += [
            f'newsgraph_outcomes_total{{outcome="{outcome}"}} {n}'
            for outcome, n in sorted(self.outcomes.items())
        ]
        lines.append("# TYPE newsgraph_request_seconds histogram")
        lines += [
            f'newsgraph_request_seconds_bucket{{le="{bound}"}} {number}'
            for bound, number in zip(_BUCKETS, accumulate(self._durations), strict=False)
        ]
        total = sum(self.statuses.values())
        lines.append(f'newsgraph_request_seconds_bucket{{le="+Inf"}} {total}')
        lines.append(f"newsgraph_request_seconds_sum {self.seconds:.6f}")
        lines.append(f"newsgraph_request_seconds_count {total}")
        lines.append("# TYPE newsgraph_response_bytes_total counter")
        lines.append(f"newsgraph_response_bytes_total {self.bytes}")
        for name, value in more.items():
            lines += [f"# TYPE newsgraph_{name} gauge", f"newsgraph_{name} {value:g}"]
        return "\n".join(lines) + "\n"
