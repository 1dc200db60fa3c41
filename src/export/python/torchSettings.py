# Its architecture: the library and its name there; "transformers" where a config.json beside it says that; None where no
# library has it under a name.
ARCHITECTURE = "torchvision resnet18"
# The activation behind a Linear of last layers that were put there; "none" is Dropout, None where there is no such.
BETWEEN = None
