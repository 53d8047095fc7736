"""Brand kits: reading them, their rules, and what breaks those."""
