"""Readings as RDF: encoding, the store, saved queries, exports and validation."""
