"""Any picture that Pillow decodes as one in RGB on white paper. Runs in the child process only."""

import sys
from typing import Any

_PHOTOMETRIC = 262
_BITS = 258
_SIXTEEN = 1 << 16
_PNG = b"\x89PNG"
_PNG_DEPTH = 24
"""Where a PNG says how many bits a sample has."""


def flat(image: Any, content: bytes) -> Any:
    """RGB: what is transparent lies on white paper, and scans of 16 bits keep their greys.

    ``content``: the file, whose head says what Pillow does not.
    """
    from PIL import Image

    if image.mode.startswith("I;"):
        return _of_sixteen_bits(image).convert("RGB")
    if image.mode in ("I", "F"):
        return _of_any_range(image).convert("RGB")
    if image.mode == "LAB":
        return _from_lab(image)
    clear = _transparent(image, content)
    if "A" in image.mode or "a" in image.mode or image.mode == "P":
        over = image.convert("RGBA")
        paper = Image.new("RGBA", over.size, "#FFFFFF")
        paper.alpha_composite(over)
        image = paper
    image = image.convert("RGB")
    if clear is not None:
        image.paste("#FFFFFF", mask=clear)
    return image


def _of_sixteen_bits(image: Any) -> Any:
    tags = getattr(image, "tag_v2", {})
    bits = tags.get(_BITS, (16,))
    clear = image.info.get("transparency")
    return _levels(
        image,
        bits[0] if isinstance(bits, tuple) else bits,
        tags.get(_PHOTOMETRIC) == 0,
        clear if isinstance(clear, int) else None,
    )


def _levels(image: Any, bits: int, white_is_zero: bool, clear: int | None = None) -> Any:
    """Samples of so many bits as greys; ``clear``: the one that is paper."""
    levels = [min(255, value >> (bits - 8)) for value in range(_SIXTEEN)]
    if white_is_zero:
        levels = [255 - level for level in levels]
    if clear is not None and 0 <= clear < _SIXTEEN:
        levels[clear] = 255
    return image.convert("I").point(levels, "L")


def _of_any_range(image: Any) -> Any:
    """Greys of 32 bits: of their whole range, or of the part that is used where that is unknown."""
    least, most = image.getextrema()
    if image.mode == "I" and least < 0:
        return _high_half(image)
    if image.mode == "F" and 0 <= least and most <= 1:
        most = 1.0
        least = 0.0
    elif 0 <= least and most < 256:
        most = 255.0
        least = 0.0
    elif 0 <= least and most < _SIXTEEN:
        most = _SIXTEEN - 1.0
        least = 0.0
    scale = 255 / ((most - least) or 1)
    if getattr(image, "tag_v2", {}).get(_PHOTOMETRIC) == 0:
        return image.convert("F").point(lambda grey: grey * -scale + most * scale).convert("L")
    return image.convert("F").point(lambda grey: grey * scale - least * scale).convert("L")


def _high_half(image: Any) -> Any:
    """Of samples of 32 bits without a sign, which Pillow holds with one."""
    from PIL import Image

    whole = image.tobytes()
    half = bytearray(len(whole) // 2)
    first = 2 if sys.byteorder == "little" else 0
    half[0::2] = whole[first::4]
    half[1::2] = whole[first + 1 :: 4]
    mode = "I;16" if sys.byteorder == "little" else "I;16B"
    upper = Image.frombytes(mode, image.size, bytes(half))
    return _levels(upper, 16, getattr(image, "tag_v2", {}).get(_PHOTOMETRIC) == 0)


def _transparent(image: Any, content: bytes) -> Any:
    """Where a PNG's one transparent colour is, as a mask; None: nowhere.

    Pillow gives that colour as it stands in the file, and the samples made eight bits wide.
    """
    from PIL import ImageChops

    stated = image.info.get("transparency")
    if stated is None or isinstance(stated, bytes) or image.mode not in ("1", "L", "RGB"):
        return None
    depth = content[_PNG_DEPTH] if content.startswith(_PNG) else 8
    widened = {1: 255, 2: 85, 4: 17, 8: 1}.get(depth)
    samples = stated if isinstance(stated, tuple) else (stated,)
    values = [sample >> 8 if widened is None else sample * widened for sample in samples]
    bands = image.convert("L" if len(values) == 1 else "RGB").split()
    mask = None
    for band, value in zip(bands, values):
        equal = band.point([255 * (level == value) for level in range(256)])
        mask = equal if mask is None else ImageChops.multiply(mask, equal)
    return mask


def _from_lab(image: Any) -> Any:
    from PIL import ImageCms

    lab = ImageCms.createProfile("LAB")
    srgb = ImageCms.createProfile("sRGB")
    return ImageCms.applyTransform(image, ImageCms.buildTransform(lab, srgb, "LAB", "RGB"))
