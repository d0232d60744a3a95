"""Picture files as strangers may send them: every place where bytes can hide carries a planted word."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pillow_heif
from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

PLANT = "PLANTED"
"""The word that must never be found in what is published."""
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>{PLANT}-xmp</a></x:xmpmeta>'.encode()


def scene(width: int = 640, height: int = 400) -> Image.Image:
    """Return a drawing whose upper left quarter is red, the rest blue."""
    image = Image.new("RGB", (width, height), "#2040c0")
    ImageDraw.Draw(image).rectangle((0, 0, width // 2 - 1, height // 2 - 1), "#d03020")
    return image


def exif(orientation: int = 1) -> bytes:
    """Return EXIF with an author, a position, a maker's note, a comment and the bytes of a thumbnail."""
    data = Image.Exif()
    data[0x0112], data[0x010E], data[0x013B] = orientation, f"{PLANT}-description", f"{PLANT}-artist"
    data.get_ifd(0x8825).update({1: "N", 2: (32.0, 27.0, 31.0), 29: f"{PLANT}-gps"})
    data.get_ifd(0x8769).update({0x9286: f"{PLANT}-usercomment", 0x927C: f"{PLANT}-maker".encode()})
    return data.tobytes() + jpeg_bytes(scene(160, 100), comment=f"{PLANT}-thumbnail".encode())


def jpeg_bytes(image: Image.Image, **options: object) -> bytes:
    """Encode a JPEG."""
    out = BytesIO()
    image.save(out, "JPEG", **options)
    return out.getvalue()


def profile(name: str = f"{PLANT}-prof") -> bytes:
    """Return the sRGB profile with a text of ours in it."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    old = "sRGB built-in".encode("utf-16-be")
    assert old in made
    return made.replace(old, name.ljust(13)[:13].encode("utf-16-be"))


def swapped_profile() -> bytes:
    """Return a profile whose red is sRGB's green and whose green is sRGB's red."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made.replace(b"rXYZ", b"????", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"????", b"gXYZ", 1)


def talkative_jpeg(path: Path) -> Path:
    """Write a JPEG with everything that a JPEG can carry, lying on its side (orientation 6)."""
    segment = f"Photoshop 3.0\0{PLANT}-iptc".encode()
    whole = jpeg_bytes(
        scene(), exif=exif(6), xmp=XMP, comment=f"{PLANT}-comment".encode(), icc_profile=profile(), quality=90
    )
    iptc = b"\xff\xed" + (len(segment) + 2).to_bytes(2, "big") + segment
    return _write(path, whole[:2] + iptc + whole[2:] + f"{PLANT}-tail".encode())


def commented_jpeg(path: Path) -> Path:
    """Write a JPEG, upright and without a profile, with a comment, XMP and EXIF: nothing makes a converter touch it."""
    return _write(path, jpeg_bytes(scene(), exif=exif(), xmp=XMP, comment=f"{PLANT}-comment".encode(), quality=90))


def two_framed_mpo(path: Path) -> Path:
    """Write an MPO whose second picture is green and carries a comment."""
    green = Image.new("RGB", (640, 400), "#10a020")
    out = BytesIO()
    scene().save(out, "MPO", save_all=True, append_images=[green])
    return _write(path, out.getvalue() + f"{PLANT}-after-the-second".encode())


def talkative_png(path: Path) -> Path:
    """Write a PNG with texts, EXIF, XMP and a profile."""
    text = PngInfo()
    text.add_text("Comment", f"{PLANT}-text")
    text.add_itxt("XML:com.adobe.xmp", XMP.decode())
    path.parent.mkdir(parents=True, exist_ok=True)
    scene().save(path, "PNG", pnginfo=text, exif=exif(), icc_profile=profile())
    return path


def talkative_webp(path: Path) -> Path:
    """Write a WebP with EXIF, XMP and a profile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scene().save(path, "WEBP", exif=exif(), xmp=XMP, icc_profile=profile())
    return path


def talkative_heic(path: Path) -> Path:
    """Write a HEIC with EXIF and XMP."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pillow_heif.from_pillow(scene()).save(path, exif=exif(), xmp=XMP)
    return path


def cmyk_jpeg(path: Path) -> Path:
    """Write a JPEG in printer's red."""
    return _write(path, jpeg_bytes(Image.new("CMYK", (300, 200), (0, 255, 255, 0)), quality=95))


def grey_png_16_bit(path: Path) -> Path:
    """Write a PNG of one middle grey with 16 bits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("I;16", (300, 200), 0x8080).save(path)
    return path


def glass_png(path: Path, mode: str) -> Path:
    """Write a PNG, in mode RGBA, LA or P, whose left half is clear and whose right half is black."""
    image = Image.new("LA", (300, 200), (0, 255))
    image.paste((0, 0), (0, 0, 150, 200))
    path.parent.mkdir(parents=True, exist_ok=True)
    image.convert("RGBA").quantize(4).save(path) if mode == "P" else image.convert(mode).save(path)
    return path


def cut_off_jpeg(path: Path) -> Path:
    """Write a JPEG that ends in the middle."""
    whole = jpeg_bytes(Image.effect_noise((640, 400), 60).convert("RGB"), quality=90)
    return _write(path, whole[: len(whole) // 2])


def _write(path: Path, data: bytes) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
