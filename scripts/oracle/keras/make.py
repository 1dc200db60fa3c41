"""Makes the open set with today's Keras: python make.py OUT SAMPLES WORK [case ...]. WORK gets weights and
SavedModels for the other scripts."""

import json
import shutil
import sys
from pathlib import Path

from common import *
from cases import CASES

out, samples, work = (Path(p) for p in sys.argv[1:4])
chosen = sys.argv[4:] or list(CASES)
TOLERANCE = {
    "logits": "1e-4 of the largest magnitude",
    "map": "1e-3 of 1",
    "channelWeights": "1e-3 of the largest magnitude",
    "gradient": "1e-3 of the largest magnitude",
}


def set_weights(model, weights, permute=lambda kind, value, shape: value):
    for path, layer in leaves(model):
        for kind, variable in variables(layer):
            variable.assign(permute(kind, weights[f"{path}/{kind}"], tuple(variable.shape)))
        if hasattr(layer, "finalize_state"):
            layer.finalize_state()


def answers(model, case, inputs, folder, pictures, full=True):
    """Runs each picture and writes what came out: numbers into the dictionary, gradients into .npy files."""
    out = {}
    for name in pictures:
        x = inputs[name]
        entry = {"input": f"{name}.npy", "outputs": {}}
        for position, head in enumerate(case["heads"]):
            plain = run(model, x, logits_of=case["heads"])
            logits = plain["all_logits"][head][0]
            values = plain["output"][position][0] if len(case["heads"]) > 1 else plain["output"][0]
            chosen = int(np.argmax(logits)) if logits.size > 1 else int(logits[0] > 0)
            sign = -1.0 if logits.size == 1 and chosen == 0 else 1.0
            target = chosen if logits.size > 1 else 0
            watched = run(
                model, x, logits_of=case["heads"], watch=case["targets"], scorer=lambda z: sign * z[head][0, target]
            )
            result = {"logits": digits(logits), "values": digits(values), "class": chosen}
            if logits.size == 1:
                result["score"] = "z" if sign > 0 else "-z"
            result["layers"] = {}
            for path, (activation, gradient) in watched["layers"].items():
                if path in case.get("planes", {}):
                    height, width, before = case["planes"][path]
                    activation, gradient = (
                        value[:, before:].reshape(1, height, width, -1) for value in (activation, gradient)
                    )
                weights, raw, peak, scaled = grad_cam(activation[0], gradient[0])
                layer = {"shape": list(activation.shape[1:])}
                if full:
                    which = head.split("/")[-1] + "." if len(case["heads"]) > 1 else ""
                    file = f"{name}.{which}{path.replace('/', '.')}.gradient.npy"
                    if gradient.any():
                        np.save(folder / file, gradient[0])
                        layer["gradient"] = file
                    else:
                        layer["gradient"] = None
                    layer |= {"activationMean": float(activation.mean()), "activationMax": float(activation.max())}
                layer |= {
                    "channelWeights": digits(weights),
                    "rawMap": digits(raw),
                    "rawPeak": float(peak),
                    "map": digits(scaled, 6),
                    "empty": bool(peak == 0),
                }
                result["layers"][path] = layer
            entry["outputs"][head.split("/")[-1]] = result
        out[name] = entry
    return out


def check(answer, case, name):
    for picture, entry in answer.items():
        for head, result in entry["outputs"].items():
            values = np.array(result["values"]).ravel()
            print(
                f"  {name} {picture} {head}: logits {np.round(result['logits'], 2)} values {np.round(values, 3)}",
                {
                    p: (
                        l["shape"],
                        f"peak {l['rawPeak']:.3g}",
                        f"mean {l.get('activationMean', 0):.3g}",
                        f"{np.mean(np.array(l['map']) > 0):.2f} of it hot",
                    )
                    for p, l in result["layers"].items()
                },
            )


if __name__ == "__main__":
    (out / "pictures").mkdir(parents=True, exist_ok=True)
    work.mkdir(parents=True, exist_ok=True)
    for name in chosen:
        case = CASES[name]
        keras.backend.clear_session()
        folder = out / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        height, width, depth = case["size"]
        mode = "L" if depth == 1 else "RGB"
        model = case["build"]()
        seed_weights(model, case["seed"])

        def feed(x):
            return [x, np.repeat(np.float32([case["numbers"]]), len(x), 0)] if "numbers" in case else x

        data = feed(calibration(samples, width, height, case["preset"], mode))
        set_statistics(model, data, case["seed"])
        for head in [case["scale"]] if "scale" in case else case["heads"]:
            set_head(model, data, head)

        inputs, pngs = {}, {}
        for picture in PICTURES:
            if name == "teachable-machine":
                from PIL import ImageOps

                shown = ImageOps.fit(sample(picture, samples), (width, height), Image.Resampling.LANCZOS)
                pngs[picture] = f"../../../samples/{picture}.png"
            else:
                shown = sized(picture, samples, width, height, mode)
                pngs[picture] = f"../pictures/{picture}-{width}x{height}{'-grey' if depth == 1 else ''}.png"
                shown.save(folder / pngs[picture], optimize=True)
            x = pixels(shown, case["preset"])[None]
            np.save(folder / f"{picture}.npy", x[0])
            inputs[picture] = feed(x)
        result = answers(model, case, inputs, folder, PICTURES)
        check(result, case, name)
        for picture in PICTURES:
            result[picture]["png"] = pngs[picture]
            if "numbers" in case:
                result[picture]["numbers"] = case["numbers"]

        weights = {f"{path}/{kind}": np.asarray(v) for path, layer in leaves(model) for kind, v in variables(layer)}
        np.savez(work / f"{name}.npz", **weights)
        np.savez(work / f"{name}.inputs.npz", **{p: (x[0] if isinstance(x, list) else x) for p, x in inputs.items()})
        stored = model
        if "stored" in case:
            keras.backend.clear_session()
            stored = case["stored"]()
            set_weights(stored, weights, lambda kind, v, shape: v if v.shape == shape else np.moveaxis(v, -1, 0))
        stored.save(folder / "model.keras")
        stored.save(folder / "model.h5")
        stored.save_weights(folder / "model.weights.h5")
        (folder / "architecture.json").write_text(stored.to_json())
        for form in ("model.keras", "model.h5"):
            try:
                back = keras.saving.load_model(folder / form, compile=False)
                first = inputs["cat"]
                if "stored" in case:
                    first = np.moveaxis(first, -1, 1)
                got = back(first, training=False)
                got = [np.asarray(g) for g in got] if isinstance(got, (list, tuple)) else [np.asarray(got)]
                want = [np.array(r["values"]) for r in result["cat"]["outputs"].values()]
                print(
                    f"  {name}/{form} read back: largest difference",
                    max(float(np.abs(g.ravel() - w).max()) for g, w in zip(got, want)),
                )
            except Exception as error:
                print(f"  {name}/{form} NOT read back: {type(error).__name__}: {str(error)[:300]}")
        try:
            shutil.rmtree(work / f"{name}.saved", ignore_errors=True)
            stored.export(work / f"{name}.saved", verbose=False)
        except Exception as error:
            print(f"  {name}: export failed: {type(error).__name__}: {str(error)[:300]}")
        about = {
            "case": name,
            "keras": keras.__version__,
            "tensorflow": tf.__version__,
            "seed": case["seed"],
            "input": {
                "height": height,
                "width": width,
                "channels": depth,
                "preset": case["preset"],
                "resize": "none: the .png is of this size"
                if name != "teachable-machine"
                else "centre crop, Lanczos (Pillow's ImageOps.fit)",
            },
            "head": case["head"],
            "outputs": [h.split("/")[-1] for h in case["heads"]],
            "defaultTarget": case["default"],
            "tolerance": TOLERANCE,
            "pictures": result,
        }
        (folder / "answers.json").write_text(json.dumps(about, separators=(",", ":")))
