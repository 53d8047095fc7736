"""Contexts that turn a scene into files: pixels (raster, PNG) and vector pages (PDF).

Every context replays the same nodes in the same order and decides nothing about the design.
Front doors: `raster.render`, `png.write_png`, `pdf.write_pdf`.
"""
