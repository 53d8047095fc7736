"""Planning: brief -> plan tokens -> document, and the measures of layout quality."""
