"""Checking: reading the delivered file back, the proof of every word, and preflight.

`proof.prove_file` and `proof.prove` compare a file with its scenes, `preflight.preflight` looks for
what a printer would complain about, `legibility` measures contrast, `reader` is the reading machine.
"""
