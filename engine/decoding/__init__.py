"""Decoding: from a plan's image tokens to pixels.

`image_tokens` are what the decoder is told about a picture: a class and a palette slot for every
cell of a grid, and its objects.
"""
