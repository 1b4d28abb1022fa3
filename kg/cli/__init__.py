"""The command line: each verb parses, makes one call of the façade, and prints."""
