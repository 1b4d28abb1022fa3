"""From a sentence to what stands in it: tokens, names, values, and the items that patterns read."""
