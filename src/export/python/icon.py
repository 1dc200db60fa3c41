import io
import math
import struct

from PIL import Image

# How icons and cursors begin.
ICONS = (b"\0\0\1\0", b"\0\0\2\0")


def largest_of(data):
    """The largest picture of an icon or a cursor: a PNG, or an icon of that picture alone.

    Pillow passes over the mask of a cursor, and of a bitmap of 32 bits, which goes by it where its alpha is empty.
    """
    is_icon = data[2] == 1
    count = min(int.from_bytes(data[4:6], "little"), (len(data) - 6) // 16)
    entries = [struct.unpack_from("<BBBBHHII", data, 6 + 16 * number) for number in range(count)]

    def order(entry):
        # 0 stands for 256; in cursors, the hot spot is where icons have their depth.
        width, height, colours, _, _, bits, _, _ = entry
        depth = is_icon and bits or colours and math.ceil(math.log2(colours)) or 256
        return -(width or 256) * (height or 256), depth

    *shape, _, _, length, begin = min(entries, key=order)
    picture = data[begin : begin + length]
    if picture[1:4] == b"PNG":
        return picture
    for bits in (int.from_bytes(picture[14:16], "little"), 0):
        header = struct.pack("<HHHBBBBHHII", 0, 1, 1, *shape, 1, bits, len(picture), 22)
        with Image.open(io.BytesIO(header + picture)) as icon:
            if icon.convert("RGBA").getextrema()[3][1] > 0:
                break
    return header + picture
