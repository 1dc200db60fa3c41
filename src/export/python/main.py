import os
import sys

import numpy as np

from .draw import draw
from .explain import from_folder, grad_cam
from .input import to_input
from .network import from_keras
from .picture import read_picture
from .settings import MODEL, PICTURE, SAVED, SCALE, STRETCHED
from .write import write_picture


def main(arguments):
    # Names may have letters that this terminal does not have.
    sys.stdout.reconfigure(errors="backslashreplace")
    folders = [argument for argument in arguments if os.path.isdir(argument)]
    networks = [argument for argument in arguments if argument.endswith((".h5", ".keras", ".json"))]
    pictures = [argument for argument in arguments if argument not in folders + networks]
    here = os.path.dirname(os.path.abspath(__file__))
    if not folders and not networks and os.path.exists(os.path.join(here, "activations.npy")):
        folders = [here]
    folder = folders[0] if folders else None
    photo = open_picture(pictures[0] if pictures else None, folder)
    if folder:
        found = from_folder(folder)
    else:
        found = from_keras(to_input(photo), networks[0] if networks else MODEL)
    heat = grad_cam(*found)
    write_picture(draw(photo, np.float32(SCALE * np.float64(heat))), SAVED)
    print("wrote", SAVED)


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


if __name__ == "__main__":
    main(sys.argv[1:])
