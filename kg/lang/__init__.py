"""Language packs: what is known of a language, as data, and the one loader that checks it."""
