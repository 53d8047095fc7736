"""Makes the vectors of the lexicon's sentences anew."""

from engine.planning.instructions.meaning import VECTORS, write_vectors
from engine.planning.themes import LEXICON

print(write_vectors(LEXICON / VECTORS), "bytes")
