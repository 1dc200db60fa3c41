import os
import sys

import numpy as np

from .draw import draw
from .explain import grad_cam
from .folder import from_folder
from .fromKeras import from_keras
from .input import to_input
from .openPicture import open_picture
from .settings import MODEL, SAVED, SCALE
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
