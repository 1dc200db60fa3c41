import contextlib
import sys

import numpy as np

from .anySettings import OUTPUT
from .anyTorch import load_torch, module_of
from .torchPlane import first_of, is_last, plane, with_first


class Network:
    """A network of PyTorch with its weights, up to the logits."""

    def __init__(self, path):
        self.model = load_torch(path).eval().requires_grad_(False)
        self.modules = dict(self.model.named_modules())
        self.found = {}

    def forward(self, inputs, layer=None, given=None):
        """The logits of inputs (a tensor, channels first), and the outputs of a layer or those given in their place."""
        kept = [inputs]

        def keep(module, before, outputs):
            # A copy: what follows may work in place.
            made = with_first(outputs, first_of(outputs).clone()) if given is None else given(outputs)
            kept[:] = [first_of(made)]
            return made

        hook = self.module(layer).register_forward_hook(keep) if layer else None
        try:
            answers = self.model(inputs)
        finally:
            if hook:
                hook.remove()
        answers = answers if isinstance(answers, (list, tuple)) else [answers]
        return answers[OUTPUT], kept[0]

    def module(self, layer):
        found = self.found.get(layer) or module_of(self.model, layer)
        if found is None:
            sys.exit("%s is no module of its own in PyTorch. Choose another layer." % layer)
        self.found[layer] = found
        return found

    def logits(self, inputs):
        import torch

        with torch.no_grad():
            return as_doubles(self.forward(channels_first(inputs))[0])

    def logits_from(self, x, layer, planes):
        import torch

        with torch.no_grad():
            inputs = channels_first(np.repeat(x, len(planes), axis=0))
            return as_doubles(self.forward(inputs, layer, lambda outputs: put(planes, outputs))[0])

    def at_layer(self, x, layer, start):
        import torch

        logits, outputs = self.forward(channels_first(x).requires_grad_(), layer)
        (gradients,) = torch.autograd.grad(logits[0], outputs, torch.from_numpy(np.float32(start)))
        return as_doubles(plane(outputs.detach()[0])), as_doubles(plane(gradients[0]))

    def at_input(self, x, start, guided=False):
        import torch

        inputs = channels_first(x).requires_grad_()
        with guided_relus() if guided else contextlib.nullcontext():
            logits, _ = self.forward(inputs)
        (gradients,) = torch.autograd.grad(logits[0], inputs, torch.from_numpy(np.float32(start)))
        return as_doubles(gradients[0]).transpose(1, 2, 0)

    def hessian_product(self, x, layer, score):
        """The layer's outputs A, the gradient G of a score, and the gradient of the sum of A * G, G held to be of A."""
        import torch

        logits, outputs = self.forward(channels_first(x).requires_grad_(), layer)
        (gradients,) = torch.autograd.grad(score(logits[0], torch), outputs, create_graph=True)
        product = (gradients * outputs.detach()).sum()
        seconds = torch.zeros_like(outputs)
        if product.requires_grad:
            (found,) = torch.autograd.grad(product, outputs, allow_unused=True)
            seconds = seconds if found is None else found
        return tuple(as_doubles(plane(one.detach()[0])) for one in (outputs, gradients, seconds))

    def bias_terms(self, x, start):
        """Of each convolution and batch normalisation with a bias: the gradient at its outputs times that bias."""
        import torch

        kept, hooks = [], []
        for module in self.modules.values():
            bias = bias_of(module)
            if bias is not None:
                hooks.append(module.register_forward_hook(keeper(kept, as_doubles(bias))))
        logits, _ = self.forward(channels_first(x).requires_grad_())
        for hook in hooks:
            hook.remove()
        values = [outputs for outputs, _ in kept]
        gradients = torch.autograd.grad(logits[0], values, torch.from_numpy(np.float32(start)))
        return [as_doubles(one[0]).transpose(1, 2, 0) * bias for one, (_, bias) in zip(gradients, kept)]


def as_doubles(tensor):
    """An array of the tensor's shape: np.float64 makes a scalar of one number."""
    return np.asarray(tensor, np.float64)


def keeper(kept, bias):
    def keep(module, before, outputs):
        # A copy: a ReLU may work in place.
        kept.append((outputs, bias))
        return outputs.clone()

    return keep


def bias_of(module):
    import torch

    if isinstance(module, torch.nn.Conv2d):
        return module.bias
    if isinstance(module, torch.nn.BatchNorm2d):
        scale = module.weight / torch.sqrt(module.running_var + module.eps)
        return module.bias - module.running_mean * scale
    return None


@contextlib.contextmanager
def guided_relus():
    """While it lasts, gradients pass a ReLU only where both its input and that gradient are positive."""
    import torch

    class Guided(torch.autograd.Function):
        @staticmethod
        def forward(context, values, most):
            context.most = most
            context.save_for_backward(values)
            return values.clamp(0, most)

        @staticmethod
        def backward(context, upstream):
            (values,) = context.saved_tensors
            is_open = (values > 0) & (upstream > 0)
            is_open = is_open if context.most is None else is_open & (values < context.most)
            return torch.where(is_open, upstream, torch.zeros_like(upstream)), None

    functional = torch.nn.functional
    before = functional.relu, functional.relu6, functional.hardtanh, torch.relu
    functional.relu = torch.relu = lambda values, inplace=False: Guided.apply(values, None)
    functional.relu6 = lambda values, inplace=False: Guided.apply(values, 6)
    functional.hardtanh = lambda values, low=-1, high=1, inplace=False: (
        Guided.apply(values, high) if low == 0 else before[2](values, low, high)
    )
    try:
        yield
    finally:
        functional.relu, functional.relu6, functional.hardtanh, torch.relu = before


def channels_first(inputs):
    import torch

    return torch.from_numpy(np.ascontiguousarray(np.float32(inputs).transpose(0, 3, 1, 2)))


def put(planes, outputs):
    """Planes as the layer gives them; of tokens, those before the patches stay."""
    import torch

    first = first_of(outputs)
    if first.ndim == 4:
        planes = planes if is_last(first.shape[1:]) else planes.transpose(0, 3, 1, 2)
        return with_first(outputs, torch.from_numpy(np.ascontiguousarray(planes)))
    count = planes.shape[1] * planes.shape[2]
    patches = torch.from_numpy(planes.reshape(len(planes), count, -1))
    return with_first(outputs, torch.cat([first[:, : first.shape[1] - count], patches], dim=1))
