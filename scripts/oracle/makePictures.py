"""Makes the small pictures of fixtures/pixelKinds, one for each way in which files store pixels, of the sample cat.

    python3 scripts/oracle/makePictures.py public/samples/cat.png fixtures/pixelKinds

ycck.jpg is of ImageMagick: `convert cmyk.tif -quality 90 ycck.jpg`.
"""

import io
import os
import struct
import sys
import zlib

import numpy as np
from PIL import Image, ImageCms

cat = Image.open(sys.argv[1]).convert("RGB")
small = cat.resize((72, 48), Image.Resampling.LANCZOS)
large = cat.resize((143, 95), Image.Resampling.LANCZOS)
pixels = np.asarray(small).astype(int)
tiny = np.asarray(cat.resize((36, 24), Image.Resampling.LANCZOS)).astype(int)
height, width = pixels.shape[:2]
grey = np.asarray(small.convert("L")).astype(int)
random = np.random.default_rng(1)


def at(name):
    return os.path.join(sys.argv[2], name)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(name, values, depth, colour, before=b""):
    """Values [height, width] or [height, width, channels] as a PNG; several of less than a byte share one."""
    high, wide = values.shape[:2]
    lines = [format_line(line.reshape(-1), depth) for line in values]
    header = struct.pack(">IIBBBBB", wide, high, depth, colour, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + line for line in lines), 9)
    parts = chunk(b"IHDR", header) + before + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    with open(at(name), "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + parts)


def format_line(values, depth):
    if depth >= 8:
        return values.astype(">u%d" % (depth // 8)).tobytes()
    bits = "".join(format(int(value), "0%db" % depth) for value in values)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[begin : begin + 8], 2) for begin in range(0, len(bits), 8))


def bmp(name, values, masks):
    """Whole numbers of 16 bits [height, width] as a BMP, with the bits that each colour has."""
    values = values[::-1].astype("<u2")
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 16, 3, values.nbytes, 0, 0, 0, 0)
    header += struct.pack("<III", *masks)
    begin = 14 + len(header)
    with open(at(name), "wb") as file:
        file.write(b"BM" + struct.pack("<IHHI", begin + values.nbytes, 0, 0, begin) + header + values.tobytes())


# Every level with every alpha.
alphas, levels = np.meshgrid(np.arange(256), np.arange(256))
clear = np.stack([levels, 255 - levels, levels * 7 % 256, alphas], axis=-1).astype(np.uint8)
Image.fromarray(clear).save(at("alpha.png"))
Image.fromarray(clear[::2, ::2]).save(at("alpha.webp"), lossless=True)
soft = np.dstack([np.asarray(large), np.linspace(0, 255, 143 * 95).reshape(95, 143).astype(np.uint8)])
Image.fromarray(soft).save(at("alpha.avif"), quality=90)
Image.fromarray(np.stack([levels, alphas], axis=-1).astype(np.uint8)[::4]).save(at("grey-alpha.png"))

# Sixteen bits, with random low ones.
deep = tiny << 8 | random.integers(0, 256, tiny.shape)
deep_alpha = random.integers(0, 65536, (24, 36, 1))
png("grey16.png", deep[..., 0], 16, 0)
png("grey16-clear.png", tiny[..., 0] << 8 | 1, 16, 0, chunk(b"tRNS", struct.pack(">H", int(tiny[12, 18, 0]) << 8 | 1)))
png("rgb16.png", deep, 16, 2)
png("grey-alpha16.png", np.dstack([deep[..., :1], deep_alpha]), 16, 4)
png("rgb-alpha16.png", np.dstack([deep, deep_alpha]), 16, 6)
# One colour that is transparent, and others that differ from it in their low bytes only.
png("rgb16-clear.png", deep // 64 * 64, 16, 2, chunk(b"tRNS", struct.pack(">HHH", *map(int, deep[12, 18] // 64 * 64))))
# Twelve of sixteen bits, which are stretched; one is turned, too.
turn = chunk(b"eXIf", b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x112, 3, 1, 6, 0, 0))
dark_clear = chunk(b"tRNS", struct.pack(">H", int(deep[12, 18, 0]) >> 4))
png("dark-rgb16.png", deep >> 4, 16, 2, turn)
png("dark-grey16-clear.png", deep[..., 0] >> 4, 16, 0, dark_clear)
png("dark-grey-alpha16.png", np.dstack([deep[..., :1] >> 4, deep_alpha]), 16, 4)
png("dark-rgb-alpha16.png", np.dstack([deep >> 4, deep_alpha]), 16, 6)

# Few bits, and one colour that is transparent.
middle = int(grey[24, 36])
for depth in (1, 2, 4):
    png("grey%d.png" % depth, grey >> (8 - depth), depth, 0)
png("grey1-clear.png", grey >> 7, 1, 0, chunk(b"tRNS", struct.pack(">H", 0)))
png("grey4-clear.png", grey >> 4, 4, 0, chunk(b"tRNS", struct.pack(">H", middle >> 4)))
png("grey-clear.png", grey, 8, 0, chunk(b"tRNS", struct.pack(">H", middle)))
coarse = pixels // 64 * 64
png("rgb-clear.png", coarse, 8, 2, chunk(b"tRNS", struct.pack(">HHH", *map(int, coarse[24, 36]))))
for depth in (1, 4, 8):
    few = small.quantize(1 << depth)
    palette = bytes((few.getpalette() + [0] * 768)[: 3 << depth])
    png("palette%d.png" % depth, np.asarray(few).astype(int), depth, 3, chunk(b"PLTE", palette))
    faint = chunk(b"tRNS", bytes(index * 37 % 256 for index in range(1 << depth - 1)))
    png("palette%d-clear.png" % depth, np.asarray(few).astype(int), depth, 3, chunk(b"PLTE", palette) + faint)

# Profiles and gamma, which are ignored: sRGB with red and blue exchanged.
png("gamma.png", tiny, 8, 2, chunk(b"gAMA", struct.pack(">I", 100000)))
profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
places = {bytes(profile[132 + 12 * i : 136 + 12 * i]): 132 + 12 * i for i in range(profile[131])}
for name, other in ((b"rXYZ", b"bXYZ"), (b"bXYZ", b"rXYZ")):
    profile[places[name] : places[name] + 4] = other
Image.fromarray(tiny.astype(np.uint8)).save(at("profile.png"), icc_profile=bytes(profile))
large.save(at("profile.jpg"), quality=80, icc_profile=bytes(profile))

for turned in range(2, 9):
    exif = Image.Exif()
    exif[0x0112] = turned
    small.save(at("exif%d.jpg" % turned), quality=90, subsampling=0, exif=exif)
    if turned == 6:
        Image.fromarray(tiny.astype(np.uint8)).save(at("exif6.png"), exif=exif)

large.save(at("444.jpg"), quality=80, subsampling=0)
large.save(at("422.jpg"), quality=80, subsampling=1)
large.save(at("420.jpg"), quality=70, subsampling=2)
large.save(at("progressive.jpg"), quality=60, progressive=True)
large.convert("L").save(at("grey.jpg"), quality=80)
ink = 255 - np.asarray(large)
black = ink.min(axis=-1, keepdims=True)
Image.fromarray(np.concatenate([ink - black, black], axis=-1), "CMYK").save(at("cmyk.jpg"), quality=80)

large.save(at("lossy.webp"), quality=80)
small.save(at("lossless.webp"), lossless=True)
large.save(at("lossy.avif"), quality=60)
others = [small.rotate(180), small.transpose(Image.Transpose.FLIP_LEFT_RIGHT)]
small.save(at("animated.webp"), save_all=True, append_images=others, duration=100, quality=80)
small.quantize(64).save(
    at("animated.gif"), save_all=True, append_images=[one.quantize(64) for one in others], duration=100
)
Image.fromarray(tiny.astype(np.uint8)).save(
    at("animated.png"), save_all=True, append_images=[Image.fromarray(tiny[::-1].astype(np.uint8))], duration=100
)
few = small.quantize(32)
few.save(at("clear.gif"), transparency=int(np.asarray(few)[24, 36]))
# A first frame of 40 by 30 in a picture of 72 by 48.
stored = io.BytesIO()
small.crop((0, 0, 40, 30)).quantize(16).save(stored, "GIF")
partial = bytearray(stored.getvalue())
partial[6:10] = struct.pack("<HH", width, height)
frame = 13 + 3 * (2 << (partial[10] & 7))
while partial[frame] != 0x2C:
    frame += 2
    while partial[frame]:
        frame += partial[frame] + 1
    frame += 1
partial[frame + 1 : frame + 5] = struct.pack("<HH", 20, 10)
with open(at("partial.gif"), "wb") as file:
    file.write(partial)

small.convert("1").save(at("1.bmp"))
small.quantize(256).save(at("8.bmp"))
Image.fromarray(tiny.astype(np.uint8)).save(at("24.bmp"))
red, green, blue = np.moveaxis(pixels, -1, 0)
bmp("565.bmp", red >> 3 << 11 | green >> 2 << 5 | blue >> 3, (0xF800, 0x7E0, 0x1F))
