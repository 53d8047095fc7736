"""Pictures of pages: the part around a text at the resolution that reading needs.

A page may be an array that was rendered already, a picture file, or a PDF page that is rendered
piece by piece, so that a proof of an A0 sheet stays within some tens of megabytes.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from PIL import Image

from engine.checking.compare import folded
from engine.checking.reader import Picture
from engine.document.model import Box
from engine.drawing.scene import Scene
from engine.errors import UserError

MAX_FILE_BYTES = 2 << 30
MAX_PIXELS = 400_000_000
MAX_PAGES = 500
WHOLE_PAGE_PIXELS = 5_000_000
"""A PDF page is rendered once at this size; texts too small for it get a rendering of their own."""
PIECE_PIXELS = 12_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a page: uint8[h, w, 3], its top left corner in trim points and its px per point."""

    picture: Picture
    x: float
    y: float
    scale: float


class PagePictures(Protocol):
    """A page that gives the pixels of any part of its trim."""

    def piece(self, box: Box, scale: float) -> Piece:
        """The part of `box` (points) that lies on the page, at about `scale` px per point."""
        ...

    def text(self, box: Box) -> str | None:
        """The text that the file itself stores within `box`, folded; None if it stores none."""
        ...


class SharedPage:
    """A page that several threads may ask; the libraries behind a page take turns."""

    def __init__(self, page: PagePictures) -> None:
        self._page, self._lock = page, threading.Lock()

    def piece(self, box: Box, scale: float) -> Piece:
        with self._lock:
            return self._page.piece(box, scale)

    def text(self, box: Box) -> str | None:
        with self._lock:
            return self._page.text(box)


class ImagePage:
    """A page in a picture that Pillow holds; only the asked part becomes an array.

    `scale` is px per point across, `down` the same from top to bottom (whole pixels make them
    differ a little; 0 = equal), `origin` the trim's top left corner in pixels.
    """

    def __init__(
        self,
        image: Image.Image,
        scale: float,
        origin: tuple[float, float] = (0.0, 0.0),
        down: float = 0.0,
    ) -> None:
        self._image, self._scale, self._origin = image, scale, origin
        self._down = down or scale

    @classmethod
    def of_array(
        cls, picture: Picture, scale: float, origin: tuple[float, float] = (0.0, 0.0)
    ) -> ImagePage:
        """A page that was rendered already, uint8[h, w, 3]; the pixels aren't copied."""
        return cls(Image.fromarray(np.ascontiguousarray(picture)), scale, origin)

    def piece(self, box: Box, scale: float) -> Piece:
        w, h = self._image.size
        x0, y0, x1, y1 = _pixels(box, (self._scale, self._down), self._origin, w, h)
        part = self._image.crop((x0, y0, x1, y1))
        # Whole factors only: every new pixel is the mean of the same number of old ones.
        factor = min(int(self._scale / scale + 0.25), part.width, part.height)
        if factor >= 2:
            cut = (0, 0, part.width // factor * factor, part.height // factor * factor)
            part = _flat(part).reduce(factor, cut)
        else:
            factor = 1
        return Piece(
            np.asarray(_flat(part)),
            (x0 - self._origin[0]) / self._scale,
            (y0 - self._origin[1]) / self._down,
            self._scale / factor,
        )

    def text(self, box: Box) -> str | None:
        return None


def _flat(image: Image.Image) -> Image.Image:
    """On white, in RGB."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        ground = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
        return Image.alpha_composite(ground, rgba).convert("RGB")
    if image.mode.startswith("I;16"):
        wide = np.asarray(image, dtype=np.uint16)
        return Image.fromarray((wide >> 8).astype(np.uint8)).convert("RGB")
    return image if image.mode == "RGB" else image.convert("RGB")


class PdfPage:
    """A page of a PDF; the trim box is the page's own, whatever marks stand around it."""

    def __init__(self, page: Any, scene: Scene) -> None:
        self._page = page
        crop, trim = page.get_cropbox(), page.get_trimbox()
        self._crop = crop
        self._left, self._top = trim[0], trim[3]
        self._unit = (trim[2] - trim[0]) / scene.width
        """PDF units per point: sheets above 200 inches are stored smaller."""
        self._size = scene.width, scene.height
        self._whole: ImagePage | None = None
        self._whole_scale = min(
            4.0, math.sqrt(WHOLE_PAGE_PIXELS / max(1.0, scene.width * scene.height))
        )
        self._text: Any = None

    def piece(self, box: Box, scale: float) -> Piece:
        if scale <= self._whole_scale:
            if self._whole is None:
                whole = self._render(Box(0.0, 0.0, *self._size), self._whole_scale)
                across, down = self._steps(whole.scale)
                self._whole = ImagePage(
                    Image.fromarray(whole.picture),
                    across * self._unit,
                    (-whole.x * across * self._unit, -whole.y * down * self._unit),
                    down * self._unit,
                )
            return self._whole.piece(box, scale)
        area = max(1.0, box.width * box.height)
        return self._render(box, min(scale, math.sqrt(PIECE_PIXELS / area)))

    def _render(self, box: Box, scale: float) -> Piece:
        cl, cb, cr, ct = self._crop
        unit = self._unit
        x0, y0 = max(0.0, box.x), max(0.0, box.y)
        x1, y1 = min(box.right, self._size[0]), min(box.bottom, self._size[1])
        if x1 - x0 < 1 / scale or y1 - y0 < 1 / scale:
            return Piece(np.zeros((0, 0, 3), np.uint8), x0, y0, scale)
        left, right = self._left + x0 * unit - cl, cr - (self._left + x1 * unit)
        top, bottom = ct - (self._top - y0 * unit), self._top - y1 * unit - cb
        cut = tuple(max(0.0, v) for v in (left, bottom, right, top))
        step = scale / unit
        bitmap = self._page.render(
            scale=step, crop=cut, rev_byteorder=True, fill_color=(255, 255, 255, 255)
        )
        try:
            picture = bitmap.to_numpy()[:, :, :3].copy()
        finally:
            bitmap.close()
        # The renderer cuts at whole pixels, inwards.
        across, down = self._steps(scale)
        x = (cl + math.ceil(cut[0] * step) / across - self._left) / unit
        y = (self._top - ct + math.ceil(cut[3] * step) / down) / unit
        return Piece(picture, x, y, scale)

    def _steps(self, scale: float) -> tuple[float, float]:
        """Pixels per PDF unit across and down: the renderer stretches the sheet to whole pixels."""
        cl, cb, cr, ct = self._crop
        step = scale / self._unit
        wide, high = cr - cl, ct - cb
        return math.ceil(wide * step) / wide, math.ceil(high * step) / high

    def text(self, box: Box) -> str | None:
        if self._text is None:
            self._text = self._page.get_textpage()
        unit = self._unit
        return folded(
            self._text.get_text_bounded(
                left=self._left + box.x * unit,
                right=self._left + box.right * unit,
                top=self._top - box.y * unit,
                bottom=self._top - box.bottom * unit,
            )
        )

    def close(self) -> None:
        if self._text is not None:
            self._text.close()
        self._page.close()


def _pixels(
    box: Box,
    scale: tuple[float, float],
    origin: tuple[float, float],
    width: int,
    height: int,
) -> tuple[int, int, int, int]:
    x0 = min(width, max(0, math.floor(box.x * scale[0] + origin[0])))
    y0 = min(height, max(0, math.floor(box.y * scale[1] + origin[1])))
    x1 = min(width, max(x0, math.ceil(box.right * scale[0] + origin[0])))
    y1 = min(height, max(y0, math.ceil(box.bottom * scale[1] + origin[1])))
    return x0, y0, x1, y1


@contextmanager
def open_pages(path: Path, scenes: list[Scene]) -> Iterator[list[PagePictures]]:
    """The pages of a PDF or a picture file, one per scene. Raises UserError for a file that can't
    be read, is too large, or has another number of pages or other proportions."""
    where = path.name
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(1024)
    except FileNotFoundError:
        raise UserError(f"there is no {path}") from None
    except OSError as error:
        raise UserError(f"can't be read: {error.strerror}", where) from None
    if size > MAX_FILE_BYTES:
        raise UserError(f"is larger than {MAX_FILE_BYTES >> 30} GiB", where)
    if b"%PDF-" in head:
        with _open_pdf(path, scenes, where) as pages:
            yield pages
    else:
        with _open_picture(path, scenes, where) as pages:
            yield pages


@contextmanager
def _open_pdf(path: Path, scenes: list[Scene], where: str) -> Iterator[list[PagePictures]]:
    import pypdfium2 as pdfium

    try:
        file = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise UserError(f"is no sound PDF ({error})", where, "export it again") from None
    pages: list[PdfPage] = []
    try:
        if len(file) > MAX_PAGES:
            raise UserError(f"has {len(file)} pages, more than {MAX_PAGES}", where)
        if len(file) != len(scenes):
            raise UserError(f"has {len(file)} pages, the document {len(scenes)}", where, status=1)
        for index, scene in enumerate(scenes):
            page = file[index]
            trim = page.get_trimbox()
            _same_proportions(
                trim[2] - trim[0], trim[3] - trim[1], scene, f"{where} › page {index + 1}"
            )
            pages.append(PdfPage(page, scene))
        yield list(pages)
    finally:
        for opened in pages:
            opened.close()
        file.close()


@contextmanager
def _open_picture(path: Path, scenes: list[Scene], where: str) -> Iterator[list[PagePictures]]:
    broken = "is no picture that can be read"
    try:
        image = Image.open(path)
    except (OSError, ValueError, Image.DecompressionBombError):
        raise UserError(broken, where, "check a PDF, PNG, JPEG, TIFF or WebP") from None
    with image:
        frames = getattr(image, "n_frames", 1)
        if frames != len(scenes):
            raise UserError(f"has {frames} pages, the document {len(scenes)}", where, status=1)
        if image.width * image.height > MAX_PIXELS:
            raise UserError(
                f"has more than {MAX_PIXELS // 1_000_000} megapixels", where, "check its PDF"
            )
        pages: list[PagePictures] = []
        for index, scene in enumerate(scenes):
            try:
                image.seek(index)
                image.load()
            except (OSError, ValueError, SyntaxError, EOFError):
                raise UserError(broken, where, "export it again") from None
            w, h = image.size
            bleed = scene.bleed
            # A picture may hold the trim or, for the printer, the trim with its bleed.
            full = scene.width + 2 * bleed, scene.height + 2 * bleed
            off_trim = abs(w / h - scene.width / scene.height) * scene.height / scene.width
            off_full = abs(w / h - full[0] / full[1]) * full[1] / full[0]
            if bleed > 0 and off_full < off_trim:
                scale = w / full[0]
                down = h / full[1]
                origin = (bleed * scale, bleed * down)
            else:
                _same_proportions(w, h, scene, where)
                scale, down, origin = w / scene.width, h / scene.height, (0.0, 0.0)
            held = image if frames == 1 else image.copy()
            pages.append(ImagePage(held, scale, origin, down))
        yield pages


def _same_proportions(width: float, height: float, scene: Scene, where: str) -> None:
    if width <= 0 or height <= 0:
        raise UserError("has no area", where, "export it again")
    wanted, found = scene.width / scene.height, width / height
    # A pixel of rounding on each side of a small banner is not another format.
    if abs(found / wanted - 1) > 0.01 + 1.5 / min(width, height):
        raise UserError(
            f"has the proportions {found:.3f}, the document {wanted:.3f}",
            where,
            "compare it with the document that it was made from",
            status=1,
        )
