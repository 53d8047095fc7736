"""Decoding: from what a scene shows to painted pixels.

`image_tokens` are a picture as symbols: a class and a palette slot for every cell of a grid, and its
objects. `nano` is the decoder that ships: it is told a drawing with its labels (`drafts`), letters
(`letters`) and chance that has a meaning (`fields`), and `quiet` calms what lies under words.
"""
