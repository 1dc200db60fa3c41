# Its architecture: the library and its name there, and the number of classes.
ARCHITECTURE = "torchvision resnet18"
COUNT = 1000
