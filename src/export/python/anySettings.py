# The picture, where no other one is named, and what is written.
PICTURE = "cat.png"
SAVED = "cat-heatmap.png"
# Of how many bits its values are, where they were stretched over the whole range; None where they are as in the file.
STRETCHED = None

# The network, where no other one is named. None where it did not come from a file of Keras: then only the folder that
# Save arrays wrote has its numbers.
MODEL = "network.keras"
# Its input: the size in pixels, 1 channel (grey) or 3, and how a picture is brought to it. FIT is "stretch",
# "centre-crop", or "short-side", whose length is SHORT_SIDE; RESIZE "nearest", "bilinear", "bicubic" or "area".
HEIGHT, WIDTH, CHANNELS = 224, 224, 3
FIT, SHORT_SIDE = "stretch", None
# Where the part that the network sees begins, along the side with more room, in pixels; None: in the middle.
SEEN_FROM = None
RESIZE, ANTIALIAS = "bilinear", False
# What is done to the values: the order of the channels, what is taken off, what it is divided by.
ORDER = [0, 1, 2]
MEAN = [0, 0, 0]
DIVISOR = [1, 1, 1]
# The values of its inputs for numbers, by their names.
NUMBERS = {}

# What is explained: "probability", or "logit" for the number before it; "against" negates the gradients. LAYER has the
# names of nested models before its own. HEAD is "softmax", "sigmoid" (one unit, two classes), "multi-label" or
# "values"; OUTPUT the index of the output.
LAYER = "outer/inner"
OUTPUT = 0
HEAD = "softmax"
CLASS = 0
SCORE = "probability"
EVIDENCE = "for"

# How it is drawn: "heat", "clear", "contours" or "mask"; the threshold is that of contours, mask and the box.
LOOK = "heat"
COLOURS = "jet"
OPACITY = 0.4
THRESHOLD = 0.5
REGION = False
# What the map is multiplied by when it is drawn: less than 1 on one scale with hotter classes.
SCALE = 1
