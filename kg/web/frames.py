"""What server and workers say to each other over a socket: lengths, then bytes.

A request is a tuple of plain values; an answer a status, whether it was cut, its rows (-1: not counted) and a
body that is passed on as it is, so that a large result is copied but never taken apart. A large body lies in
a file in memory that the two share, and only its length goes over the socket: one wake-up of the server in
place of many.
"""

from __future__ import annotations

import marshal
import struct
from enum import IntEnum
from typing import Any

LENGTH = struct.Struct("<I")
ANSWER = struct.Struct("<IBBBq")  # length of the body, status, cut, whether it lies in the shared file, rows
LARGE = 32 * 1024


class Status(IntEnum):
    """How a task ended."""

    DONE = 0
    SYNTAX = 1
    FAILED = 2
    FEDERATION = 3
    FORMAT = 4
    STORE = 5
    UNKNOWN = 6
    USAGE = 7
    DEFECT = 8
    HELLO = 9


def packed(request: tuple[Any, ...]) -> bytes:
    """A request as bytes."""
    body = marshal.dumps(request)
    return LENGTH.pack(len(body)) + body


def unpacked(body: bytes) -> tuple[Any, ...]:
    """The request of the bytes after its length."""
    request: tuple[Any, ...] = marshal.loads(body)
    return request
