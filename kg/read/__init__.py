"""Files as articles: plain text, Markdown, JSON Lines and HTML."""

from __future__ import annotations

from kg.read.files import SUFFIXES, find_articles, read_path

__all__ = ["SUFFIXES", "find_articles", "read_path"]
