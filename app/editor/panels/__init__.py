"""The panels beside the canvas: what is asked for on the left, what is there on the right."""
