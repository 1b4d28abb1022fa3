"""From the items of an article to what its sentences state: frames, phrases, values, stance."""
