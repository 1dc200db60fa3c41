"""Last step: python prune.py OUT. Deletes what the project's tests don't read, so that the set stays small.

The second picture, gradients over 60 kB, TensorFlow.js graph models (which the reader of another issue wants) and forms
that say nothing that another one doesn't.
"""

import json
import shutil
import sys
from pathlib import Path

out = Path(sys.argv[1])
WEIGHTS = {"nested-vgg16", "squeeze-excite"}
DROP = {
    "inception-mix": ["keras2.h5", "model.h5", "tfjs-layers"],
    "list-config": ["model.keras", "model.h5", "keras2.h5"],
    "teachable-machine": [
        "model.keras",
        "model.h5",
        "keras2.h5",
        "tfjs-layers",
        "tm-my-image-model.zip",
        "keras",
        "web",
    ],
    "squeeze-excite": ["keras2.h5", "model.h5"],
    "mobilenet-block": ["model.h5"],
    "functional-augment": ["model.h5"],
    "transfer-tutorial": ["tfjs-layers"],
    "odd-ops": ["model.h5"],
    "two-outputs": ["model.h5", "keras2.h5", "tfjs-layers"],
    "two-inputs": ["model.h5", "keras2.h5"],
    "grey-linear": ["model.h5", "keras2.h5", "tfjs-layers"],
    "grey-linear-24x40": ["model.h5", "keras2.h5"],
    "channels-first": ["model.h5"],
    "nested-vgg16": ["tfjs-layers"],
    "tokens": ["model.h5"],
}


def delete(path):
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


for folder in ("inception-plain", "pictures", "hostile"):
    delete(out / folder)
for file in sorted(out.glob("*/answers.json")):
    folder = file.parent
    drop = list(DROP.get(folder.name, []))
    if folder.name not in WEIGHTS:
        drop += ["model.weights.h5", "architecture.json"]
    for path in [*(folder / name for name in drop), *folder.glob("tfjs-graph*"), *folder.glob("coffee*")]:
        delete(path)
    about = json.loads(file.read_text())
    about["pictures"] = {"cat": about["pictures"]["cat"]}
    about["pictures"]["cat"].pop("png", None)
    for key in ("files", "graphNodes"):
        about.pop(key, None)
    rounded = about.pop("rounded", {})
    if kept := {form: values for form, values in rounded.items() if not form.startswith("tfjs-graph")}:
        about["rounded"] = kept
    for output in about["pictures"]["cat"]["outputs"].values():
        for layer in output["layers"].values():
            gradient = folder / layer["gradient"] if layer.get("gradient") else None
            if gradient and gradient.exists() and gradient.stat().st_size > 60_000:
                gradient.unlink()
                layer["gradient"] = None
    file.write_text(json.dumps(about, separators=(",", ":")))
print(sum(p.stat().st_size for p in out.rglob("*") if p.is_file()) / 1e6, "MB")
