import numpy as np

from .anySettings import LAYER, NUMBERS, OUTPUT
from .scores import show

# What only moves the values of an answer, and what makes probabilities of them.
MOVES = ("Reshape", "Flatten", "Squeeze", "Identity", "Cast")
ENDS = ("Softmax", "LogSoftmax", "Sigmoid")


def compare(x, path, activations):
    """Prints ONNX Runtime's classes, and which tensor of the file is the layer whose outputs were saved."""
    import onnx
    import onnxruntime

    model = onnx.load(path)
    graph = model.graph
    makers = {name: node for node in graph.node for name in node.output if name}
    logits = before_end(graph.output[OUTPUT].name, makers)
    stored = {one.name for one in graph.initializer}
    inner = list(makers) if activations is not None else [logits]
    shown = {one.name for one in graph.output}
    graph.output.extend(onnx.ValueInfoProto(name=name) for name in inner if name not in shown)
    options = onnxruntime.SessionOptions()
    # Optimised, some of the tensors would be gone.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 3
    weights = model.SerializeToString() if model.ByteSize() < 2**31 else path
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    given = {one.name: fitted(one, x) for one in session.get_inputs() if one.name not in stored}
    names = [logits] + [name for name in inner if name != logits]
    values = dict(zip(names, session.run(names, given)))
    show(np.float64(values[logits][:1]).reshape(-1))
    if activations is not None:
        distances = {name: distance(value, activations) for name, value in values.items()}
        nearest = min(distances, key=distances.get)
        print("layer %s is the tensor %s, %.1e apart" % (LAYER, nearest, distances[nearest]))


def before_end(name, makers):
    """The tensor before the softmax or sigmoid that an output ends in; the output itself where it has none."""
    at = name
    while at in makers and makers[at].op_type in MOVES:
        at = makers[at].input[0]
    return makers[at].input[0] if at in makers and makers[at].op_type in ENDS else name


def fitted(one, x):
    """The picture, or numbers, as an input wants it."""
    kinds = {"tensor(float16)": np.float16, "tensor(double)": np.float64, "tensor(uint8)": np.uint8}
    kind = kinds.get(one.type, np.float32)
    count = one.shape[0] if one.shape and isinstance(one.shape[0], int) else 1
    if len(one.shape) < 3:
        numbers = NUMBERS.get(one.name) or np.zeros(one.shape[-1])
        return np.asarray(numbers, kind).reshape([1] * (len(one.shape) - 1) + [-1])
    channels = x.shape[-1]
    is_last = one.shape[-1] == channels and one.shape[-3] != channels
    picture = x[0] if is_last else x[0].transpose(2, 0, 1)
    return np.asarray(picture if len(one.shape) == 3 else np.repeat(picture[None], count, axis=0), kind)


def distance(value, activations):
    """How far a tensor is from [height, width, channels], whatever the order of its axes, in shares of the largest."""
    value = np.asarray(value, np.float64)[:1] if value.ndim > 1 else np.asarray(value, np.float64)
    if value.size < activations.size:
        return np.inf
    least = np.inf
    height, width, channels = activations.shape
    if value.ndim == 4 and value.shape[1:] == (channels, height, width):
        value = value.transpose(0, 2, 3, 1)
    elif value.ndim == 3 and value.shape[-1] == channels:
        # Class tokens stand before the plane.
        value = value[:, value.shape[1] - height * width :]
    if value.size == activations.size and value.shape[-1] == channels:
        difference = np.abs(value.reshape(activations.shape) - activations).max()
        least = difference / (np.abs(activations).max() or 1)
    return least
