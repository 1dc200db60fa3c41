import type { ModelInfo } from '../types.ts'
import type { Outcome } from './savedData.ts'
import type { Settings } from './settings.ts'

/** A value as Python writes it; a string is safe whatever is in it. */
const py = (value: string | number) =>
  typeof value === 'number' ? String(value) : JSON.stringify(value).replace(/[\u007f-\uffff]/g, escaped)
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * A Python script that makes the answer on the stage again with Keras, NumPy and OpenCV, with the settings in use, and prints the same
 * numbers; from the folder of Save arrays also without TensorFlow.
 */
export function pythonScript(
  { image, explanation }: Outcome,
  { id, name, inputSize, preset }: ModelInfo,
  { colours, opacity }: Pick<Settings, 'colours' | 'opacity'>,
): string {
  const { classIndex, layer, score, evidence } = explanation
  const model = id === 'vgg16' ? 'keras.applications.VGG16(weights="imagenet")' : 'keras.models.load_model(MODEL)'
  return `# What Heatlens showed, made again with Keras, NumPy and OpenCV.
#   python3 heatlens.py [picture] [folder]
# The folder is what Save arrays wrote, unpacked: with it, the layer's outputs and gradients
# come from there, and TensorFlow is not needed.
import os
import sys

import cv2
import numpy as np

PICTURE = sys.argv[1] if len(sys.argv) > 1 else ${py(image.name)}
FOLDER = sys.argv[2] if len(sys.argv) > 2 else None
MODEL = ${py(`${id}.h5`)}  # ${name.replace(/[^ -~]/g, '?')}
SIZE = ${inputSize}
PRESET = ${py(preset)}
LAYER = ${py(layer)}
CLASS = ${classIndex}
SCORE = ${py(score)}  # "probability" is the softmax output, "logit" the number before it
EVIDENCE = ${py(evidence)}  # "against" negates the gradients: what speaks against the class
OPACITY = ${opacity}
COLOURS = ${colours === 'grey' ? 'None  # OpenCV has no map of greys' : `cv2.COLORMAP_${colours.toUpperCase()}`}


def from_keras():
    import tensorflow as tf
    from tensorflow import keras

    image = keras.utils.load_img(PICTURE, target_size=(SIZE, SIZE))  # nearest neighbour
    x = np.expand_dims(keras.utils.img_to_array(image), axis=0)
    x = keras.applications.imagenet_utils.preprocess_input(x, mode=PRESET)
    model = ${model}
    print("probabilities", np.sort(model.predict(x)[0])[::-1][:5])
    model.layers[-1].activation = keras.activations.linear
    both = keras.Model(model.inputs, [model.get_layer(LAYER).output, model.output])
    with tf.GradientTape() as tape:
        outputs, logits = both(x)
        score = (logits if SCORE == "logit" else tf.nn.softmax(logits))[:, CLASS]
    gradients = tape.gradient(score, outputs)[0].numpy()
    return outputs[0].numpy(), -gradients if EVIDENCE == "against" else gradients


def from_folder():
    # What speaks against a class has its gradients saved negated.
    return (np.load(os.path.join(FOLDER, name)) for name in ("activations.npy", "gradients.npy"))


activations, gradients = from_folder() if FOLDER else from_keras()

# Grad-CAM: each channel times the mean of its gradients, the mean over the channels, ReLU, divided by the maximum.
channel_weights = gradients.mean(axis=(0, 1), dtype=np.float64)
raw = np.maximum((activations * channel_weights).mean(axis=-1), 0)
peak = raw.max()
heat = raw / peak if peak > 0 else raw
print("channel weights", *("%.6e" % weight for weight in channel_weights))
print("peak %.6e" % peak)
print("map %d x %d" % heat.shape)
for row in heat:
    print(*("%.6f" % value for value in row))

photo = cv2.imread(PICTURE)
if photo is None:
    sys.exit("There is no picture " + PICTURE)
heat = cv2.resize(heat.astype(np.float32), (photo.shape[1], photo.shape[0]))
levels = np.uint8(255 * heat)
colour = cv2.merge([levels] * 3) if COLOURS is None else cv2.applyColorMap(levels, COLOURS)
saved = os.path.splitext(os.path.basename(PICTURE))[0] + "-heatmap.png"
cv2.imwrite(saved, OPACITY * colour + photo if peak > 0 else photo)
print("wrote", saved)
`
}
