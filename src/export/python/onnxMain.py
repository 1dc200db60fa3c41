import os
import sys

import numpy as np

from .anyInput import to_input
from .anySettings import MODEL, SAVED, SCALE
from .draw import draw
from .explain import grad_cam
from .folder import from_folder
from .onnxNetwork import compare
from .openPicture import open_picture
from .write import write_picture


def main(arguments):
    # Names may have letters that this terminal does not have.
    sys.stdout.reconfigure(errors="backslashreplace")
    folders = [argument for argument in arguments if os.path.isdir(argument)]
    networks = [argument for argument in arguments if argument.endswith(".onnx")]
    pictures = [argument for argument in arguments if argument not in folders + networks]
    here = os.path.dirname(os.path.abspath(__file__))
    if not folders and os.path.exists(os.path.join(here, "activations.npy")):
        folders = [here]
    photo = open_picture(pictures[0] if pictures else None, folders[0] if folders else None)
    found = from_folder(folders[0]) if folders else None
    path = networks[0] if networks else MODEL
    if networks or os.path.exists(path):
        compare(to_input(photo), path, found and found[0])
    if found is None:
        sys.exit("ONNX Runtime has no gradients. Choose Save arrays in Heatlens, and name its unpacked folder.")
    heat = grad_cam(*found)
    write_picture(draw(photo, np.float32(SCALE * np.float64(heat))), SAVED)
    print("wrote", SAVED)
