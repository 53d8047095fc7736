"""Text: faces, shaping, one layout and its outlines, for every context that draws letters."""
