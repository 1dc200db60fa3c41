import sys

import numpy as np

from .anySettings import OUTPUT
from .asked import Asked
from .onnxNetwork import before_end, fitted


class Network:
    """The logits of a network by ONNX Runtime, which has no gradients and cannot be entered halfway."""

    def __init__(self, path):
        import onnx
        import onnxruntime

        model = onnx.load(path)
        makers = {name: node for node in model.graph.node for name in node.output if name}
        self.end = before_end(model.graph.output[OUTPUT].name, makers)
        if self.end not in {one.name for one in model.graph.output}:
            model.graph.output.append(onnx.ValueInfoProto(name=self.end))
        weights = model.SerializeToString() if model.ByteSize() < 2**31 else path
        self.session = onnxruntime.InferenceSession(weights, providers=["CPUExecutionProvider"])
        self.stored = {one.name for one in model.graph.initializer}

    def logits(self, inputs):
        """One input after another: the file may fix how many there are."""
        needed = [one for one in self.session.get_inputs() if one.name not in self.stored]
        answers = [
            self.session.run([self.end], {one.name: fitted(one, x[None]) for one in needed})[0] for x in inputs
        ]
        return np.float64([answer.reshape(-1) if answer.shape[0] == 1 else answer[0].reshape(-1) for answer in answers])

    def __getattr__(self, name):
        sys.exit("ONNX Runtime has no gradients, and its networks are not entered halfway: no %s." % name)


class OnnxAsked(Asked):
    """What a method asks: the logits of the network, and the layer that Save arrays wrote."""

    def __init__(self, x, network, found):
        super().__init__(x, network)
        self.found = found
        if found:
            self.scale = found[2]

    def outputs(self):
        return self.at_layer()[0]

    def at_layer(self, start=None):
        if self.found is None or start is not None:
            sys.exit("ONNX Runtime has no gradients. Choose Save arrays in Heatlens, and name its unpacked folder.")
        return np.float64(self.found[0]), np.float64(self.found[1])
