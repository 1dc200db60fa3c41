# How it is explained: the method, the layers whose maps are fused with that of LAYER by "mean" or "product", and
# the smoothing: "none", "flips" or "eigen".
METHOD = "hiResCam"
FURTHER_LAYERS = []
FUSION = "mean"
SMOOTHING = "none"
