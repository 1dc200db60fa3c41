import os
import sys

from .picture import read_picture
from .settings import PICTURE, STRETCHED


def open_picture(path, folder):
    """The picture that is named; where none is, or Pillow does not open it, the one in the folder."""
    kept = os.path.join(folder, "photo.png") if folder else None
    kept = kept if kept and os.path.exists(kept) else None
    if path is None and kept:
        return read_picture(kept)
    name = PICTURE if path is None else path
    try:
        return read_picture(name, STRETCHED)
    # Pillow has many ways to refuse a file.
    except Exception as error:
        if kept:
            print("Pillow does not open the picture, so that of the folder is taken:", error)
            # Where it was stretched, this one is already.
            return read_picture(kept)
        advice = "Name the picture's file, or a folder that Save arrays wrote."
        if folder:
            advice = "Name the picture's file; if Pillow does not open that, save it as PNG in another program. "
            advice += "%r has no photo.png: Heatlens leaves out what is too large for the browser to write." % folder
        sys.exit("%r does not open: %s. %s" % (name, error, advice))
