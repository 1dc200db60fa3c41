# The picture, where no other one is named, and what is written.
PICTURE = "cat.png"
SAVED = "cat-heatmap.png"
# Of how many bits its values are, where they were stretched over the whole range; None where they are as in the file.
STRETCHED = None

# The network, where no other one is named; None is VGG16 as Keras has it.
MODEL = "starter/model.json"
# The side of its input in pixels, and what is done to their values.
SIZE = 224
PRESET = "caffe"

# What is explained: "probability" is the softmax output, "logit" the number before it; "against" negates the gradients.
LAYER = "block5_conv3"
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
