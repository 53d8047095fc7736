"""The live proof: words read back and preflight while somebody designs, and what mends it."""
