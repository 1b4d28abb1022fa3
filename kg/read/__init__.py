"""Files as articles: plain text, Markdown, JSON Lines and HTML."""

from __future__ import annotations

from kg.read.collect import Articles, read_articles
from kg.read.files import SUFFIXES, find_articles, read_path

__all__ = ["SUFFIXES", "Articles", "find_articles", "read_articles", "read_path"]
