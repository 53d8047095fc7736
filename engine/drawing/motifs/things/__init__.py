"""Reusable objects: what hangs in the sky, grows, is built, eaten, lit or swims.

Each takes the stage, a place in points and its tones, and is drawn whole or not at all.
"""
