"""Runs the Python scripts that Heatlens wrote, and measures how far what they make lies from what it saved itself.

    python3 verify.py <cases.json>

Reads {"cases": [{"folder", "file", "keras"}], "geometry", "strings": [[literal, text]]}, and prints what was measured
of each, as JSON. What was measured stands in the case's folder, too: a check that was broken off goes on from there.
"""

import ast
import contextlib
import io
import json
import os
import runpy
import sys

import cv2
import numpy as np
from PIL import Image


def run(folder, *arguments):
    """What a script prints, its names, and the picture that it writes."""
    path = os.path.join(folder, "heatlens.py")
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    before = os.getcwd(), sys.argv
    os.chdir(folder)
    sys.argv = [path, *arguments]
    try:
        with contextlib.redirect_stdout(printed):
            names = runpy.run_path(path, run_name="__main__")
        with Image.open(names["SAVED"]) as image:
            written = np.asarray(image)
    finally:
        os.chdir(before[0])
        sys.argv = before[1]
    printed.flush()
    return printed.buffer.getvalue().decode(), names, written


def difference(ours, theirs):
    """The largest difference in grey levels, and the share of values that are at most one apart."""
    if ours.shape != theirs.shape:
        raise SystemExit("A picture is %s in place of %s." % (ours.shape, theirs.shape))
    apart = np.abs(ours.astype(int) - theirs)
    return [int(apart.max(initial=0)), float((apart <= 1).mean()) if apart.size else 1.0]


def numbers(printed, explanation):
    """The largest differences of the map, the channel weights and the peak that were printed."""
    lines = printed.splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith("map "))
    height, width = explanation["map"]["height"], explanation["map"]["width"]
    assert lines[first] == "map %d x %d" % (height, width), lines[first]
    values = np.array([line.split() for line in lines[first + 1 : first + 1 + height]], float)
    weights, peak = (
        np.array(next(line for line in lines if line.startswith(name)).removeprefix(name).split(), float)
        for name in ("channel weights", "peak")
    )
    expected = np.array(explanation["channelWeights"])
    largest = np.abs(expected).max()
    return [
        float(np.abs(values.ravel() - explanation["map"]["values"]).max()),
        float(np.abs(weights - expected).max() / largest) if largest > 0 else 0.0,
        float(abs(peak[0] / explanation["rawPeak"] - 1)) if explanation["rawPeak"] > 0 else float(peak[0]),
    ]


def measure_once(folder, **case):
    path = os.path.join(folder, "measured.json")
    if not os.path.exists(path):
        found = measure(folder, **case)
        with open(path + ".part", "w", encoding="utf-8") as file:
            json.dump(found, file)
        os.rename(path + ".part", path)
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def measure(folder, file, keras):
    with open(os.path.join(folder, "heatlens.json"), encoding="utf-8") as saved:
        explanation = json.load(saved)["explanation"]
    with Image.open(os.path.join(folder, "saved.png")) as image:
        saved = np.asarray(image.convert("RGB"))
    printed, names, drawn = run(folder)
    photo = names["read_picture"](os.path.join(folder, "photo.png"))
    refusal = io.StringIO()
    with contextlib.redirect_stdout(refusal):
        opened = names["open_picture"](file, folder)
    given = np.load(os.path.join(folder, "input.npy"))
    assert np.array_equal(names["to_input"](photo), given), "The saved picture does not give the saved input."
    found = {
        **({"refused": True} if refusal.getvalue() else {}),
        "photo": difference(opened, photo),
        "input": float(np.abs(names["to_input"](opened) - given).max()),
        "numbers": numbers(printed, explanation),
        "drawn": difference(drawn, saved),
    }
    if names["LOOK"] == "contours" or names["REGION"]:
        # What is drawn without lines is what the script makes without them.
        names["draw"].__globals__["strokes"] = lambda *_: ()
        plain = names["draw"](photo, names["grad_cam"].__globals__["np"].float32(read_map(explanation)))
        # A pixel around them belongs to them.
        lines = cv2.dilate(np.uint8((drawn != plain).any(axis=-1)), np.ones((3, 3))) > 0
        apart = np.abs(drawn.astype(int) - saved)[lines]
        found["drawn"] = difference(drawn[~lines], saved[~lines])
        found["lines"] = [float(apart.mean()), int(apart.max())] if apart.size else [0.0, 0]
    from_file, _, again = run(folder, file, folder)
    assert from_file == refusal.getvalue() + printed
    # Of the picture's own file: as far from what was saved as the pixels that Pillow reads, and no further.
    if found["photo"][0] == 0:
        assert np.array_equal(again, drawn)
    if keras:
        found["keras"] = numbers(run(folder, file, keras)[0], explanation)
    return found


def check_lacking(folder):
    """Without a photo.png the script asks for a picture's file, and is content with one."""
    photo, away = (os.path.join(folder, name) for name in ("photo.png", "away.png"))
    printed = run(folder)[0]
    os.rename(photo, away)
    try:
        for arguments in ((), ("none.png", "."), (os.path.abspath(__file__), ".")):
            try:
                run(folder, *arguments)
            except SystemExit as end:
                assert "has no photo.png" in end.code and "Name the picture's file" in end.code, end.code
            else:
                raise AssertionError("The script made a picture of nothing.")
        assert run(folder, away, folder)[0] == printed
    finally:
        os.rename(away, photo)


def apart(ours, theirs):
    """How far pieces of lines [n, 4] lie from one another at most, in pixels, whatever their order and direction."""
    if ours.shape != theirs.shape:
        return float("inf")
    ours, theirs = (in_order(pieces) for pieces in (ours, theirs))
    return float(np.abs(ours - theirs).max(initial=0))


def in_order(pieces):
    """Pieces from their first end, by their middle."""
    turned = np.where(
        (pieces[:, :2] * [1, 1e-3]).sum(axis=1, keepdims=True)
        <= (pieces[:, 2:] * [1, 1e-3]).sum(axis=1, keepdims=True),
        pieces,
        pieces[:, [2, 3, 0, 1]],
    )
    middle = np.rint(turned.reshape(-1, 2, 2).mean(axis=1))
    return turned[np.lexsort((*turned.T[::-1], *middle.T))]


def measure_geometry(names, cases):
    """The largest distance in pixels between the lines that the script draws over made maps and those of Heatlens."""
    inside = names["strokes"].__globals__
    largest = 0.0
    for case in cases:
        inside.update(LOOK="contours", REGION=True, THRESHOLD=case["threshold"])
        ours = list(names["strokes"](np.float32(read_map(case)), case["height"], case["width"]))
        ours = [one for one in ours if len(one[0])]
        assert [one[1:] for one in ours] == [(one["colour"], one["width"]) for one in case["strokes"]], case
        for (pieces, _, _), one in zip(ours, case["strokes"], strict=True):
            largest = max(largest, apart(pieces.reshape(-1, 4), np.array(one["pieces"])))
    return {"maps": len(cases), "largest": largest}


def read_map(explanation):
    stored = explanation["map"]
    return np.reshape(stored["values"], (stored["height"], stored["width"]))


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        asked = json.load(file)
    for literal, text in asked["strings"]:
        assert ast.literal_eval(literal) == text, literal
    _, script, _ = run(asked["cases"][0]["folder"])
    check_lacking(asked["cases"][0]["folder"])
    geometry = measure_geometry(script, asked["geometry"])
    json.dump({"geometry": geometry, "cases": [measure_once(**case) for case in asked["cases"]]}, sys.stdout)
