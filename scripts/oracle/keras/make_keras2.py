"""Writes the same networks with Keras 2.15: python make_keras2.py OUT WORK [case ...], after make.py, in the other
environment."""

import json
import sys
from pathlib import Path

from common import *
from cases import CASES

assert not KERAS3, "This script is for Keras 2."
out, work = (Path(p) for p in sys.argv[1:3])
WITHOUT = {"odd-ops", "functional-ops", "rare-layers", "parts", "equations"}  # layers and operations that Keras 2.15 doesn't know

for name in sys.argv[3:] or [c for c in CASES if c not in WITHOUT]:
    case = CASES[name]
    keras.backend.clear_session()
    model = case.get("stored", case["build"])()
    weights = np.load(work / f"{name}.npz")
    for path, layer in leaves(model):
        for kind, variable in variables(layer):
            value = weights[f"{path}/{kind}"]
            if value.shape != tuple(variable.shape):
                value = np.moveaxis(value, -1, 0)
            variable.assign(value)
        if hasattr(layer, "finalize_state"):
            layer.finalize_state()
    model.save(out / name / "keras2.h5")
    if name in ("mobilenet-block", "transfer-tutorial"):
        model.save(out / name / "keras2.keras")
    if name == "nested-vgg16":
        model.save_weights(out / name / "keras2-weights.h5")
        (out / name / "keras2-architecture.json").write_text(model.to_json())
    if "stored" in case:
        print(name, "written, not run: the CPU has no channels_first")
        continue
    want = json.loads((out / name / "answers.json").read_text())["pictures"]
    for picture, x in np.load(work / f"{name}.inputs.npz").items():
        got = model([x, np.float32([case["numbers"]])] if "numbers" in case else x, training=False)
        got = got if isinstance(got, (list, tuple)) else [got]
        for (head, result), g in zip(want[picture]["outputs"].items(), got):
            print(
                name,
                picture,
                head,
                "largest difference to Keras 3:",
                float(np.abs(np.asarray(g).ravel() - np.array(result["values"])).max()),
            )
