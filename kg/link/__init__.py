"""From candidate names to entities, over a whole article."""
