import os
import sys

import numpy as np

from .asked import Asked, FolderAsked
from .draw import draw
from .folder import from_folder
from .heat import heat_of
from .input import to_input
from .keras import Network
from .openPicture import open_picture
from .scores import show
from .settings import MODEL, SAVED, SCALE
from .write import write_picture

# How the files of its networks end.
ENDINGS = (".h5", ".keras", ".json")


def main(arguments):
    # Names may have letters that this terminal does not have.
    sys.stdout.reconfigure(errors="backslashreplace")
    folders = [argument for argument in arguments if os.path.isdir(argument)]
    networks = [argument for argument in arguments if argument.endswith(ENDINGS)]
    pictures = [argument for argument in arguments if argument not in folders + networks]
    here = os.path.dirname(os.path.abspath(__file__))
    if not folders and not networks and os.path.exists(os.path.join(here, "activations.npy")):
        folders = [here]
    photo = open_picture(pictures[0] if pictures else None, folders[0] if folders else None)
    if folders and not networks:
        asked = FolderAsked(*from_folder(folders[0]))
    else:
        asked = Asked(to_input(photo), Network(networks[0] if networks else MODEL))
        show(asked.answer)
    heat = heat_of(asked)
    write_picture(draw(photo, np.float32(SCALE * np.float64(heat))), SAVED)
    print("wrote", SAVED)
