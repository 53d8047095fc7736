"""The art that ships: vector subjects with captions in English, Chinese and French.

Floor 1. `subjects` reads the archive in `assets/subjects`, searches it, and gives one subject's
paths, paints and true extents as plain values; `engine.drawing.subjects` turns them into nodes.
"""

from engine.library.subjects import Match, Subject, all_ids, captions, get, search, visual_box

__all__ = ["Match", "Subject", "all_ids", "captions", "get", "search", "visual_box"]
