"""Writes ONNX' own tests of operators as networks for pictures, and the light models that the onnx package ships.

    python onnxNodes.py <folder>

Of each test, the first input of numbers with a point is made of a picture [1, 1, 1, values]: a convolution that changes
nothing, and a Reshape to the input's own sides. All others stand in the file. Each output becomes a list. So a test runs
like any network that a person drops. Of the light models, all weights are one number; they get seeded ones, and
onnxruntime answers. Needs onnx, onnxruntime and numpy.
"""

import json
import pathlib
import sys

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnx.backend.test.case.node import collect_testcases

FLOATS = (TensorProto.FLOAT, TensorProto.FLOAT16, TensorProto.DOUBLE, TensorProto.BFLOAT16)


def is_array(value) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind in "fiub" and value.size > 0


def ops_of(case) -> set[str]:
    return {node.op_type for node in case.model.graph.node}


def wrap(case) -> tuple[onnx.ModelProto, np.ndarray, list[np.ndarray]] | None:
    """A test as a network of one picture, the picture, and what it should answer."""
    inputs, outputs = case.data_sets[0]
    graph = case.model.graph
    wanted = [np.asarray(one) if is_array(one) else None for one in outputs]
    given = [np.asarray(one) if is_array(one) else None for one in inputs]
    if any(one is None for one in wanted) or any(one is None for one in given):
        return None
    names = [one.name for one in graph.input]
    if len(names) != len(given):
        return None
    first = next((i for i, one in enumerate(graph.input) if one.type.tensor_type.elem_type in FLOATS), None)
    tensors = [numpy_helper.from_array(value, name) for i, (name, value) in enumerate(zip(names, given)) if i != first]
    picture = np.ones(4) if first is None else given[first].astype(np.float64)
    k = picture.size
    tensors += [
        numpy_helper.from_array(np.ones((1, 1, 1, 1), np.float32), "one__"),
        numpy_helper.from_array(np.array([1, -1], np.int64), "list__"),
        numpy_helper.from_array(np.zeros((1, 1), np.float32), "zero__"),
    ]
    nodes = [helper.make_node("Conv", ["picture__", "one__"], ["same__"], name="same__")]
    if first is not None:
        sides = np.array(picture.shape, np.int64)
        tensors.append(numpy_helper.from_array(sides, "sides__"))
        nodes.append(helper.make_node("Reshape", ["same__", "sides__"], [names[first]], name="sides__"))
    nodes += list(graph.node)
    ports = []
    for at, port in enumerate(graph.output):
        flat, name = f"flat{at}__", f"answer{at}__"
        nodes.append(helper.make_node("Cast", [port.name], [f"{flat}c"], to=TensorProto.FLOAT, name=f"{flat}c"))
        nodes.append(helper.make_node("Reshape", [f"{flat}c", "list__"], [flat], name=flat))
        if first is None or "Shape" in ops_of(case) or "Size" in ops_of(case):
            # Constants need a picture behind them.
            nodes.append(helper.make_node("GlobalAveragePool", ["same__"], [f"{flat}p"], name=f"{flat}p"))
            nodes.append(helper.make_node("Reshape", [f"{flat}p", "list__"], [f"{flat}m"], name=f"{flat}m"))
            nodes.append(helper.make_node("Mul", [f"{flat}m", "zero__"], [f"{flat}z"], name=f"{flat}z"))
            nodes.append(helper.make_node("Add", [f"{flat}z", flat], [name], name=name))
            ports.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, wanted[at].size]))
        else:
            ports.append(helper.make_tensor_value_info(flat, TensorProto.FLOAT, [1, wanted[at].size]))
    source = helper.make_tensor_value_info("picture__", TensorProto.FLOAT, [1, 1, 1, k])
    made = helper.make_graph(nodes, case.name, [source], ports, tensors)
    model = helper.make_model(made, opset_imports=case.model.opset_import, ir_version=case.model.ir_version)
    model.functions.extend(case.model.functions)
    return model, picture, wanted


def write_nodes(folder: pathlib.Path) -> None:
    listed = []
    for case in collect_testcases():
        if case.name.endswith("_expanded") or "_expanded_" in case.name:
            continue
        found = wrap(case)
        ops = sorted({node.op_type for node in case.model.graph.node})
        entry = {"name": case.name, "ops": ops, "opset": case.model.opset_import[0].version}
        listed.append(entry)
        if found is None:
            continue
        model, picture, wanted = found
        (folder / f"{case.name}.onnx").write_bytes(model.SerializeToString())
        numbers = {"input": picture.ravel().tolist(), "outputs": [one.astype(np.float64).ravel().tolist() for one in wanted]}
        (folder / f"{case.name}.json").write_text(json.dumps(numbers))
        entry["isWritten"] = True
    (folder / "nodes.json").write_text(json.dumps(listed))


def seeded(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same network with weights by chance in place of one number."""
    random = np.random.default_rng(5)
    sides = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer if "SHAPE" in one.name}
    users: dict[str, tuple[str, int]] = {}
    for node in model.graph.node:
        for at, name in enumerate(node.input):
            users.setdefault(name, (node.op_type, at))
    kept = []
    for node in model.graph.node:
        if node.op_type != "ConstantOfShape":
            kept.append(node)
            continue
        shape = sides[node.input[0]]
        op, at = users.get(node.output[0], ("", 0))
        if op == "BatchNormalization" and at in (1, 4) or op == "Unsqueeze":
            value = random.uniform(0.7, 1.3, shape)
        elif len(shape) > 1:
            value = random.normal(0, np.sqrt(2 / np.prod(shape[1:])), shape)
        else:
            value = random.normal(0, 0.05, shape)
        model.graph.initializer.append(numpy_helper.from_array(value.astype(np.float32), node.output[0]))
    for node in kept:
        if node.op_type == "Softmax":
            # Logits tell more than a class that is certain.
            node.op_type = "Identity"
            del node.attribute[:]
    del model.graph.node[:]
    model.graph.node.extend(kept)
    return model


def write_light(folder: pathlib.Path) -> None:
    for path in sorted((pathlib.Path(onnx.__file__).parent / "backend/test/data/light").glob("*.onnx")):
        name = path.stem.removeprefix("light_")
        if (folder / f"{name}.npy").exists():
            continue
        (folder / f"{name}.plain.onnx").write_bytes(path.read_bytes())
        onnx.save(seeded(onnx.load(path)), folder / f"{name}.onnx")
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(folder / f"{name}.onnx", options, providers=["CPUExecutionProvider"])
        picture = np.random.default_rng(6).normal(size=(1, 3, 224, 224)).astype(np.float32)
        np.save(folder / f"{name}.input.npy", picture)
        np.save(folder / f"{name}.npy", session.run(None, {session.get_inputs()[0].name: picture})[0].ravel())


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    for part, write in (("nodes", write_nodes), ("light", write_light)):
        (target / part).mkdir(parents=True, exist_ok=True)
        write(target / part)
