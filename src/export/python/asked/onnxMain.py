import os
import sys

import numpy as np

from .anyInput import to_input
from .anySettings import MODEL, SAVED, SCALE
from .asked import FolderAsked
from .draw import draw
from .folder import from_folder
from .heat import heat_of
from .onnx import Network, OnnxAsked
from .openPicture import open_picture
from .scores import show
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
        asked = OnnxAsked(to_input(photo), Network(path), found)
        show(asked.answer)
    elif found:
        asked = FolderAsked(*found)
    else:
        sys.exit("%r is not here. Name the network, or a folder that Save arrays wrote." % path)
    heat = heat_of(asked)
    write_picture(draw(photo, np.float32(SCALE * np.float64(heat))), SAVED)
    print("wrote", SAVED)
