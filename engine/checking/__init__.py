"""Checking: reading the delivered file back, the proof of every word, and preflight.

`proof.prove_file` and `proof.prove` compare a file with its scenes line by line (`line_proof`) and
look for words that nobody wrote (`stray`), `page_reader.read_page` reads a page without knowing its
document, `preflight.preflight` looks for what a printer would complain about, `legibility` measures
contrast, `reader` is the reading machine and `witness` holds ink against outlines.
"""
