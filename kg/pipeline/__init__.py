"""One article read: the stages from its text to its reading."""
