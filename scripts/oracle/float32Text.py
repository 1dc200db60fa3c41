"""Writes fixtures/float32Text.json: what NumPy prints for float32 values, as [bits in hexadecimal, text].

python3 -m venv .venv && .venv/bin/pip install numpy==2.2.6 && .venv/bin/python scripts/oracle/float32Text.py
"""

import json
import pathlib

import numpy as np

assert np.__version__ == "2.2.6", np.__version__


def bits_of(value):
    return int(np.float32(value).view(np.uint32))


random = np.random.default_rng(15)
edges = [
    *["0", "1", "80000000", "7f7fffff", "7f800000", "ff800000", "7fc00000"],
    *["7fffff", "800000", "800001", "3f800000", "bf800000"],
    # Beside 1e-4, 1e-5, 1e16 and 1e17, where the exponent begins and ends.
    *[format(bits_of(x) + step, "x") for x in (1e-4, 1e-5, 1e15, 1e16, 1e17) for step in (-1, 0, 1)],
    # Whole numbers beyond 2^24, where neighbours are further apart than 1.
    *[format(bits_of(x), "x") for x in (16777216, 16777218, 33554436, 123456784, 8388609, 999999984)],
    # Powers of two have a nearer neighbour below than above.
    *[format(exponent << 23, "x") for exponent in range(1, 255)],
    *[format(1 << bit, "x") for bit in range(23)],
]
bits = [int(edge, 16) for edge in edges]
bits += random.integers(0, 2**32, 300, dtype=np.uint32).tolist()
# Probabilities, which are what the page prints.
bits += random.random(100, dtype=np.float32).view(np.uint32).tolist()
bits += (10 ** random.uniform(-12, 0, 100)).astype(np.float32).view(np.uint32).tolist()
values = np.array(bits, dtype=np.uint32).view(np.float32)
rows = [[format(b, "08x"), str(value)] for b, value in zip(bits, values)]
path = pathlib.Path(__file__).parents[2] / "fixtures/float32Text.json"
path.write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")
print(f"Wrote {len(rows)} rows of {path.name}.")
