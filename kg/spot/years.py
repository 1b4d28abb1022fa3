"""The years that an article's other dates give those that stand without one.

A date without a year takes the year that fits the article: the one before or at its reference day (its own
date, or its latest full date), else the year its other dates agree on. Nothing is padded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import PartialDate
from kg.spot.dates import RawDate


def resolve(dates: Sequence[RawDate], published: str | None) -> list[tuple[RawDate, PartialDate | None]]:
    """Each date with its value; None where no year can be had. Dates stand in text order.

    >>> resolve([RawDate(0, 0, 1, None, 8, None), RawDate(1, 0, 1, 2024, 9, 2)], None)[0][1]
    PartialDate(iso='2024-08', note='')
    """
    reference = _reference(dates, published)
    # what the article says is to come tells no day that it speaks from
    told = published is not None or any(d.year and d.month and d.day and not d.ahead for d in dates)
    # a year alone ("since 2020") is no year for a month that stands without one
    years = [d.year for d in dates if d.year is not None and not d.note and d.month is not None]
    common_year = max(years) if years else (reference[0] if reference else None)
    out: list[tuple[RawDate, PartialDate | None]] = []
    last_year = None
    for date in dates:
        year = date.year
        if year is None and date.note == "relative":
            year = reference[0] + date.shift if reference else None
        elif year is None and date.same_year:
            year = last_year
        elif year is None and reference is not None and date.month is not None and date.ahead and told:
            past = (date.month, date.day or 31) < reference[1:]
            year = reference[0] + 1 if past else reference[0]
        elif year is None and reference is not None and date.month is not None:
            days = 30 * (date.month - reference[1]) + (date.day or 1) - reference[2]
            # what lies a little ahead of the article's day is to come, what lies far ahead was last year
            year = reference[0] - 1 if days > 45 else reference[0]
        elif year is None:
            year = common_year
        last_year = year if year is not None and not date.note else last_year
        out.append((date, _partial(date if year == date.year else replace(date, year=year))))
    return out


def _reference(dates: Sequence[RawDate], published: str | None) -> tuple[int, int, int] | None:
    """The day that the article speaks from: its own date, else the latest full date that it gives."""
    if published is not None and len(published) >= 7:
        parts = [int(p) for p in published[:10].split("-")]
        return parts[0], parts[1], parts[2] if len(parts) > 2 else 31
    full = [
        (d.year, d.month, d.day)
        for d in [d for d in dates if not d.ahead and d.day and d.year and d.month] or dates
        if d.year is not None and d.month is not None and d.day is not None
    ]
    return max(full) if full else None


def _partial(date: RawDate) -> PartialDate | None:
    if date.year is None:
        return None
    iso = f"{date.year:04d}"
    if date.month is not None:
        iso += f"-{date.month:02d}"
        if date.day is not None:
            if date.day > (29 if date.month == 2 else 30 if date.month in (4, 6, 9, 11) else 31):
                return None
            iso += f"-{date.day:02d}"
    return PartialDate(iso, "" if date.note == "relative" else date.note)
