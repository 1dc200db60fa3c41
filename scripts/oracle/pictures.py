"""Writes fixtures/pictures/: small picture files of every kind that is opened or refused, and expected.json with what
Pillow reads of them.

    python -m venv /tmp/oracle && /tmp/oracle/bin/pip install -r scripts/oracle/pictures.requirements.txt
    /tmp/oracle/bin/python scripts/oracle/pictures.py

Expected is what is right for Heatlens: upright (Pillow's exif_transpose), first frame or default image, no colour
management, alpha onto white, 16 bits by their high byte; "damaged" where pixels are missing. Files of exact formats
have the SHA-256 of their RGB bytes, the others some pixels and how far they may be off.
"""

import hashlib
import io
import json
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageOps

OUT = Path(__file__).parents[2] / "fixtures" / "pictures"
WIDTH, HEIGHT = 48, 32
expected: dict[str, object] = {}


def pattern(width=WIDTH, height=HEIGHT, low=0):
    """Four corners that tell every way of turning apart, a gradient over each."""
    y, x = np.mgrid[0:height, 0:width]
    corner = (x * 2 // width) + 2 * (y * 2 // height)
    colours = np.array([[200, 40, 30], [40, 190, 60], [50, 60, 210], [220, 210, 60]])
    shade = (x * 3 + y * 2) % 32
    return Image.fromarray((colours[corner] + shade[..., None]).clip(0, 255).astype("uint8"))


base = pattern()


def on_white(image):
    image = ImageOps.exif_transpose(image)
    if image.mode in ("P", "PA", "LA", "RGBA") or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image).convert("RGB")
    if image.mode.startswith("I;16"):
        # Pillow has all 16 bits of grey; convert() would cut them off at 255.
        return Image.fromarray((np.asarray(image) >> 8).astype("uint8")).convert("RGB")
    return image.convert("RGB")


def file(name, data, right=None, within=0):
    """A file, and what it is right to see in it: by Pillow, by an image, or damaged."""
    (OUT / name).write_bytes(data)
    if right == "damaged":
        expected[name] = "damaged"
        return
    image = on_white(right if right is not None else Image.open(io.BytesIO(data)))
    entry = {"width": image.width, "height": image.height}
    if within == 0:
        entry["sha256"] = hashlib.sha256(image.tobytes()).hexdigest()
    else:
        w, h = image.size
        points = [(4, 4), (w - 5, 4), (4, h - 5), (w - 5, h - 5), (w // 2 + 3, h // 4)]
        entry["within"] = within
        entry["pixels"] = [[x, y, *image.getpixel((x, y))] for x, y in points]
    expected[name] = entry


def saved(image, format, **options):
    out = io.BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


# PNG ---------------------------------------------------------------------------------------------


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(raw, width, height, depth, colour, *, interlace=0, before=b"", after=b"", end=True, split=1):
    """A PNG of rows that have their filters already."""
    packed = zlib.compress(raw, 9)
    size = -(-len(packed) // split)
    parts = [packed[i : i + size] for i in range(0, len(packed), size)]
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace)
    body = chunk(b"IHDR", header) + before + b"".join(chunk(b"IDAT", part) for part in parts) + after
    return b"\x89PNG\r\n\x1a\n" + body + (chunk(b"IEND", b"") if end else b"")


def rows(samples):
    """Rows of [height, width, channels], without filters."""
    big = samples.astype(samples.dtype.newbyteorder(">"))
    return b"".join(b"\0" + row.tobytes() for row in big)


def adam7(samples):
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    return b"".join(rows(samples[top::down, left::across]) for left, top, across, down in passes)


def exif(orientation, order="<", kind=3, count=1):
    """A TIFF header with one entry, the orientation, of any type."""
    mark = b"II" if order == "<" else b"MM"
    code = {1: "B3x", 3: "H2x", 4: "I", 6: "b3x", 8: "h2x", 9: "i", 5: "I"}[kind]
    inline = struct.pack(order + code, 26 if kind == 5 else orientation)
    extra = struct.pack(order + "II", orientation * 2, 2) if kind == 5 else b""
    entry = struct.pack(order + "HHI", 0x112, kind, count) + inline
    head = mark + struct.pack(order + "HIH", 42, 8, 1)
    return head + entry + struct.pack(order + "I", 0) + extra


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description tiff:Orientation="6"/></x:xmpmeta>'
pixels = np.asarray(base)
plain = rows(pixels)

for orientation in range(1, 9):
    file(f"exif{orientation}.png", png(plain, WIDTH, HEIGHT, 8, 2, before=chunk(b"eXIf", exif(orientation, ">"))))
file("exif6-late.png", png(plain, WIDTH, HEIGHT, 8, 2, after=chunk(b"eXIf", exif(6))))
file("xmp6.png", png(plain, WIDTH, HEIGHT, 8, 2, before=chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)))

swapped = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
tags = {}
for i in range(struct.unpack(">I", swapped[128:132])[0]):
    tag, at, _ = struct.unpack(">4sII", swapped[132 + 12 * i : 144 + 12 * i])
    tags[tag] = at
red, green = tags[b"rXYZ"], tags[b"gXYZ"]
swapped[red : red + 20], swapped[green : green + 20] = swapped[green : green + 20], swapped[red : red + 20]
# Without the day on which it was made.
swapped[24:36] = struct.pack(">6H", 2026, 11, 26, 0, 0, 0)
# A profile that nobody can overlook: red and green change places.
PROFILE = bytes(swapped)
chrm = chunk(b"cHRM", struct.pack(">8I", 31270, 32900, 15000, 6000, 30000, 60000, 64000, 33000))
file("profile.png", png(plain, WIDTH, HEIGHT, 8, 2, before=chunk(b"iCCP", b"swapped\0\0" + zlib.compress(PROFILE))))
file("gamma.png", png(plain, WIDTH, HEIGHT, 8, 2, before=chunk(b"gAMA", struct.pack(">I", 100000)) + chrm))
file("cicp.png", png(plain, WIDTH, HEIGHT, 8, 2, before=chunk(b"cICP", bytes([9, 16, 0, 1]))))

good = png(plain, WIDTH, HEIGHT, 8, 2, split=4)
data_from = good.index(b"IDAT") + 4
file("noend.png", good[:-12], base)
file("cut-checksum.png", png(plain, WIDTH, HEIGHT, 8, 2)[:-14], base)
broken = bytearray(png(plain, WIDTH, HEIGHT, 8, 2))
broken[-13] ^= 1
file("wrong-checksum.png", bytes(broken), base)
file("cut.png", good[: len(good) // 2], "damaged")
file("cut-between.png", good[: good.rindex(b"IDAT") - 4], "damaged")
flipped = bytearray(good)
flipped[len(good) // 2] ^= 0x10
file("flipped.png", bytes(flipped), "damaged")
file("wrong-header.png", good[:17] + b"\1" + good[18:], "damaged")

# The default image is no frame here; then fcTL twice, behind the pixels, and without acTL.
other = zlib.compress(rows(np.asarray(Image.new("RGB", (WIDTH, HEIGHT), "red"))))
actl = chunk(b"acTL", struct.pack(">II", 2, 0))


def fctl(number):
    return chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, WIDTH, HEIGHT, 0, 0, 1, 10, 0, 0))


def fdat(number):
    return chunk(b"fdAT", struct.pack(">I", number) + other)


frames = fctl(0) + fdat(1) + fctl(2) + fdat(3)
file("hidden-default.png", png(plain, WIDTH, HEIGHT, 8, 2, before=actl, after=frames), base)
file("fctl-twice.png", png(plain, WIDTH, HEIGHT, 8, 2, before=actl + fctl(0) + fctl(1), after=fctl(2) + fdat(3)), base)
file("fctl-late.png", png(plain, WIDTH, HEIGHT, 8, 2, before=actl, after=fctl(0) + fctl(1) + fdat(2)), base)
file("fctl-alone.png", png(plain, WIDTH, HEIGHT, 8, 2, before=fctl(0) + fctl(3), after=fdat(1)), base)

# 16 bits: of 0 to 65535, of 12 and of 10 bits, and 8 bits that use 0 to 15.
grey = (np.asarray(base.convert("L")).astype("uint32") * 257 + 91).clip(0, 65535).astype("uint16")[..., None]
rgb16 = (pixels.astype("uint32") * 257 + 200).clip(0, 65535).astype("uint16")
high = Image.fromarray((rgb16 >> 8).astype("uint8"))
file("grey16.png", png(rows(grey), WIDTH, HEIGHT, 16, 0))
file("rgb16.png", png(rows(rgb16), WIDTH, HEIGHT, 16, 2), high)
file("rgb16-interlaced.png", png(adam7(rgb16), WIDTH, HEIGHT, 16, 2, interlace=1), high)
file("grey12in16.png", png(rows(grey >> 4), WIDTH, HEIGHT, 16, 0))
file("grey10in16.png", png(rows(grey >> 6), WIDTH, HEIGHT, 16, 0))
file("grey7in16.png", png(rows(grey >> 9), WIDTH, HEIGHT, 16, 0))
file("rgb4in8.png", png(rows(pixels >> 4), WIDTH, HEIGHT, 8, 2))
bright = base.convert("L").point(lambda v: 255 if v > 90 else 0)
file("alpha.png", saved(Image.merge("RGBA", [*base.split(), bright]), "PNG"))

# JPEG --------------------------------------------------------------------------------------------

SMALL = dict(quality=95, subsampling=0)


def with_segment(jpeg, marker, data):
    return jpeg[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data + jpeg[2:]


jpeg = saved(base, "JPEG", **SMALL)
for name, tiff in {
    "exif6-long.jpg": exif(6, "<", 4),
    "exif8-long-mm.jpg": exif(8, ">", 4),
    "exif5-byte.jpg": exif(5, "<", 1),
    "exif3-signed.jpg": exif(3, ">", 9),
    "exif7-rational.jpg": exif(7, "<", 5),
    "exif6-short.jpg": exif(6, ">", 3),
}.items():
    file(name, with_segment(jpeg, 0xE1, b"Exif\0\0" + tiff), within=3)
file("exif-two-values.jpg", with_segment(jpeg, 0xE1, b"Exif\0\0" + exif(6, "<", 3, 2)), base, within=9)
file("xmp6.jpg", with_segment(jpeg, 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP), within=3)
file("profile.jpg", saved(base, "JPEG", icc_profile=PROFILE, **SMALL), within=3)
big = pattern(96, 64)
for name, options in {"": {}, "-progressive": {"progressive": True}, "-restarts": {"restart_marker_blocks": 3}}.items():
    whole = saved(big, "JPEG", quality=90, **options)
    file(f"noend{name}.jpg", whole[:-2], Image.open(io.BytesIO(whole)), within=3)
    file(f"cut{name}.jpg", whole[: len(whole) * 2 // 3], "damaged")
    file(f"cut-little{name}.jpg", whole[:-40], "damaged")
file("behind.jpg", jpeg + jpeg, within=3)

# WebP, GIF, AVIF ---------------------------------------------------------------------------------


def webp_with(image, kind, data):
    """VP8X with another chunk behind the picture."""
    body = saved(image, "WEBP", lossless=True)[12:]
    flags = {b"EXIF": 8, b"XMP ": 4}[kind]
    w, h = image.width - 1, image.height - 1
    head = b"VP8X" + struct.pack("<I", 10) + bytes([flags, 0, 0, 0]) + w.to_bytes(3, "little") + h.to_bytes(3, "little")
    tail = kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) & 1)
    inside = b"WEBP" + head + body + tail
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


for orientation in (1, 2, 3, 4, 5, 6, 7, 8):
    file(f"exif{orientation}.webp", webp_with(base, b"EXIF", exif(orientation, "<>"[orientation % 2])))
file("exif6-named.webp", webp_with(base, b"EXIF", b"Exif\0\0" + exif(6)))
file("xmp6.webp", webp_with(base, b"XMP ", XMP))
file("profile.webp", saved(base, "WEBP", lossless=True, icc_profile=PROFILE))
whole = saved(big, "WEBP", quality=80)
file("lossy.webp", whole, within=4)
file("cut.webp", whole[: len(whole) // 2], "damaged")
whole = webp_with(big, b"EXIF", exif(1))
file("cut-exif.webp", whole[:-20], big)
turned = base.transpose(Image.Transpose.ROTATE_180)
file("frames.webp", saved(base, "WEBP", lossless=True, save_all=True, append_images=[turned]), base)

few = base.quantize(16)
whole = saved(few, "GIF")
file("one.gif", whole)
file("notrailer.gif", whole[:-1], few)
file("noend.gif", whole[:-2], few)
file("cut.gif", whole[: len(whole) * 2 // 3], "damaged")
file("frames.gif", saved(few, "GIF", save_all=True, append_images=[turned.quantize(16)]), few)
file("cut-second.gif", saved(few, "GIF", save_all=True, append_images=[turned.quantize(16)])[:-40], few)

for orientation in range(2, 9):
    tag = Image.Exif()
    tag[0x112] = orientation
    file(f"turned{orientation}.avif", saved(base, "AVIF", quality=95, subsampling="4:4:4", exif=tag), within=6)
file("profile.avif", saved(base, "AVIF", quality=95, subsampling="4:4:4", icc_profile=PROFILE), within=6)
frames = saved(base, "AVIF", quality=95, subsampling="4:4:4", save_all=True, append_images=[turned])
file("frames.avif", frames, base, within=6)
whole = saved(big, "AVIF", quality=80)
file("cut.avif", whole[: len(whole) // 2], "damaged")

# BMP, DIB, ICO, CUR ------------------------------------------------------------------------------

for mode in ("RGB", "P", "1"):
    image = base.quantize(200) if mode == "P" else base.convert(mode)
    whole = saved(image, "BMP")
    file(f"{mode.lower()}.bmp", whole)
    file(f"{mode.lower()}.dib", whole[14:], Image.open(io.BytesIO(whole)))
whole = saved(base, "BMP")
file("cut.bmp", whole[: len(whole) // 2], "damaged")
# V5, with a gamma of its own.
rgb = np.asarray(base)[::-1, :, ::-1].tobytes()
v5 = struct.pack("<IiiHHIIiiII", 124, WIDTH, HEIGHT, 1, 24, 0, len(rgb), 2835, 2835, 0, 0) + b"\0" * 16
v5 += struct.pack("<I9i", 0, 0x20000000, 0, 0, 0, 0x30000000, 0, 0, 0, 0x3F000000)
v5 += struct.pack("<3I", 1 << 16, 1 << 16, 1 << 16) + b"\0" * 16
file("v5-gamma.bmp", b"BM" + struct.pack("<IHHI", 14 + len(v5) + len(rgb), 0, 0, 14 + len(v5)) + v5 + rgb, base)


def icon(entries, kind=1):
    at = 6 + 16 * len(entries)
    head, body = struct.pack("<HHH", 0, kind, len(entries)), b""
    for width, height, bits, data in entries:
        head += struct.pack("<BBBBHHII", width % 256, height % 256, 0, 0, 1, bits, len(data), at + len(body))
        body += data
    return head + body


def icon_bitmap(image, bits, mask):
    """A DIB of twice the height, the mask below the colours; rows from the bottom up."""
    w, h = image.size
    palette = body = b""
    if bits == 32:
        # The alpha that an old icon leaves empty.
        body = b"".join(bytes((*image.getpixel((x, y))[2::-1], 0)) for y in range(h - 1, -1, -1) for x in range(w))
    elif bits == 24:
        for y in range(h - 1, -1, -1):
            body += bytes(v for x in range(w) for v in image.getpixel((x, y))[::-1]) + b"\0" * (-3 * w % 4)
    else:
        image = image.quantize(2**bits)
        colours = (image.getpalette() + [0] * 768)[: 3 * 2**bits]
        palette = b"".join(bytes((*colours[i + 2 : i - 1 if i else None : -1], 0)) for i in range(0, len(colours), 3))
        for y in range(h - 1, -1, -1):
            number = "".join(format(image.getpixel((x, y)), f"0{bits}b") for x in range(w))
            number += "0" * (-len(number) % 32)
            body += int(number, 2).to_bytes(len(number) // 8, "big")
    masks = b""
    for y in range(h - 1, -1, -1):
        row = "".join("1" if mask and x < 6 else "0" for x in range(w))
        masks += int(row + "0" * (-w % 32), 2).to_bytes(-(-w // 32) * 4, "big")
    head = struct.pack("<IiiHHIIiiII", 40, w, h * 2, 1, bits, 0, len(body), 0, 0, 0, 0)
    return head + palette + body + masks


def masked(image):
    image = image.convert("RGB")
    image.paste("white", (0, 0, 6, image.height))
    return image


small = base.resize((16, 16))
icon_side = base.resize((32, 32))
for bits in (1, 4, 8, 24, 32):
    right = icon_side if bits > 8 else icon_side.quantize(2**bits)
    entries = [(16, 16, bits, icon_bitmap(small, bits, False)), (32, 32, bits, icon_bitmap(icon_side, bits, True))]
    file(f"bitmap{bits}.ico", icon(entries), masked(right))
file("bitmap.cur", icon([(32, 32, 5, icon_bitmap(icon_side, 24, True))], kind=2), masked(icon_side))
alpha = icon_side.convert("RGBA")
alpha.putalpha(Image.linear_gradient("L").resize((32, 32)).point(lambda v: 0 if v < 128 else 255))
file("alpha.ico", saved(alpha, "ICO", sizes=[(32, 32)], bitmap_format="bmp"))
file("png.ico", saved(base.resize((64, 64)), "ICO", sizes=[(16, 16), (64, 64)]))
file("cut.ico", icon([(32, 32, 24, icon_bitmap(icon_side, 24, True)[:900])]), "damaged")

(OUT / "expected.json").write_text(json.dumps(expected, indent=1, sort_keys=True) + "\n")
print(len(expected), "files,", sum(each.stat().st_size for each in OUT.iterdir()), "bytes")
