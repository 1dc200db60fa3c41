import pickle
import types

# Where checkpoints keep the weights, the likeliest first.
PLACES = "state_dict_ema model_ema ema_state_dict state_dict model_state_dict model_state model net network weights"
PLACES += " params module student teacher encoder backbone ema"


def read_weights(path):
    """The weights in a file by their names, float32. They may stand in a checkpoint."""
    import torch

    with open(path, "rb") as file:
        is_safetensors = file.read(9)[8:] == b"{"
    if is_safetensors:
        from safetensors.torch import load_file

        stored = load_file(path)
    else:
        try:
            stored = torch.load(path, map_location="cpu", weights_only=True)
        except pickle.UnpicklingError:
            # What a training leaves beside its weights may be of any class. None is made, and nothing is called.
            inert = types.SimpleNamespace(__name__="pickle", Unpickler=Careful, load=load_carefully)
            stored = torch.load(path, map_location="cpu", weights_only=False, pickle_module=inert)
    weights = find_weights(stored, 4)
    if weights is None:
        raise SystemExit("%s holds no weights by their names." % path)
    return {name: value.float() if value.is_floating_point() else value for name, value in weights.items()}


def find_weights(value, depth):
    import torch

    if not isinstance(value, dict) or depth == 0 or ("param_groups" in value and "state" in value):
        return None
    for place in PLACES.split():
        found = find_weights(value.get(place), depth - 1)
        if found:
            return found
    tensors = {name: one for name, one in value.items() if isinstance(name, str) and torch.is_tensor(one)}
    others = (find_weights(one, depth - 1) for one in value.values())
    return tensors or next((found for found in others if found), None)


class Inert:
    """Stands for an object of a class that is not made."""

    def __init__(self, *values, **named):
        pass

    def __call__(self, *values, **named):
        return self

    def __setstate__(self, state):
        pass

    def __setitem__(self, key, value):
        pass

    def append(self, value):
        pass

    def extend(self, values):
        pass


class Careful(pickle.Unpickler):
    """Makes tensors and what holds them, and of all other classes an Inert."""

    def find_class(self, module, name):
        import torch

        tensors = ("_rebuild_tensor", "_rebuild_tensor_v2", "_rebuild_parameter")
        is_tensor = module == "torch._utils" and name in tensors
        is_type = module == "torch" and isinstance(getattr(torch, name, None), torch.dtype)
        is_plain = (module, name) in (("collections", "OrderedDict"), ("torch", "Size"), ("torch", "device"))
        return super().find_class(module, name) if is_tensor or is_type or is_plain else Inert


def load_carefully(file, **settings):
    return Careful(file, **settings).load()
