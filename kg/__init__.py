"""newsgraph: knowledge graphs from news articles, every fact citing its sentence."""

__version__ = "0.1.0"
