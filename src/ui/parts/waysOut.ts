import type { ErrorCode } from '../../errors/codes.ts'

/**
 * Lines of Python that turn a refused file into one that opens, by the code of the refusal: true for Keras 3.15 and
 * TensorFlow 2.21, where scripts/oracle/waysOut.py runs them, and for torch 2.14. They are the same in every language.
 */
const waysOut: Readonly<Partial<Record<ErrorCode, string>>> = {
  savedModelFile: `# pip install tensorflow tf_keras
import tf_keras
model = tf_keras.models.load_model("my_saved_model")  # the folder, saved by model.save
model.save("for-heatlens.h5")
# Those of model.export and of TensorFlow Hub cannot be saved so. In a terminal, with pip install tf2onnx onnx:
# python -m tf2onnx.convert --saved-model my_saved_model --output for-heatlens.onnx --opset 17`,
  checkpointFile: `# pip install tensorflow tf_keras
import tf_keras
model = make_model()  # the code that built the network, with tf_keras
model.load_weights("my_checkpoint")  # without .index
model.save("for-heatlens.h5")`,
  tfliteFile: `# in the script that made the .tflite file, before it converts the model
model.save("for-heatlens.keras")
# Where only the .tflite is left, in a terminal, with pip install tensorflow tf2onnx onnx:
# python -m tf2onnx.convert --tflite model.tflite --output for-heatlens.onnx --opset 17`,
  frozenGraphFile: `# in the script that made the .pb file, before it freezes the graph
model.save("for-heatlens.keras")`,
  wholeModuleFile: `# pip install torch onnx
import torch
model = torch.load("model.pth", weights_only=False).eval()  # runs the file's own code: only for files that you trust
torch.onnx.export(model, (torch.zeros(1, 3, 224, 224),), "for-heatlens.onnx", dynamo=False)`,
  torchScriptFile: `# pip install torch onnx
import torch
model = torch.jit.load("model.pt").eval()
torch.onnx.export(model, (torch.zeros(1, 3, 224, 224),), "for-heatlens.onnx", dynamo=False)`,
  exportedProgramFile: `# pip install torch onnx onnxscript
import torch
program = torch.export.load("model.pt2")
torch.onnx.export(program, dynamo=True).save("for-heatlens.onnx")`,
  ownModel: `import keras
# The file's own Python code runs: only for files that you trust. custom_objects: the author's classes by name
# Those of keras_hub need only \`import keras_hub\` before, and custom_objects={}.
model = keras.models.load_model("model.keras", safe_mode=False, custom_objects={"MyModel": MyModel})
if getattr(model, "inputs", None):  # a functional model by another name
    def copy(layer):
        return layer.__class__.from_config(layer.get_config())

    new = keras.models.clone_model(model, clone_function=copy, recursive=True)
    new.set_weights(model.get_weights())
else:
    picture = keras.Input((224, 224, 3))  # height, width and channels of its pictures
    new = keras.Model(picture, model.call(picture))
new.save("for-heatlens.keras")
# Where its layers are the author's own too, with pip install tensorflow tf2onnx onnx:
# model(keras.ops.zeros((1, 224, 224, 3)))  # height, width and channels of its pictures
# model.export("for-heatlens.onnx", format="onnx")`,
  networkObstacles: `import keras
# With safe_mode=False the file's own Python code runs: only for files that you trust.
# custom_objects: the author's own classes by name, such as {"MyLayer": MyLayer}
model = keras.models.load_model("model.keras", safe_mode=False, custom_objects={})

def replace(layer):
    if layer.name == "my_lambda":  # a layer that was refused, and one of Keras' that does the same
        return keras.layers.Rescaling(1 / 255, name=layer.name)
    return layer.__class__.from_config(layer.get_config())

def call(layer, *args, mask=None, **kwargs):  # a Lambda is called with a mask, which others do not take
    return layer(*args, **kwargs)

calls = {} if isinstance(model, keras.Sequential) else {"call_function": call}
new = keras.models.clone_model(model, clone_function=replace, recursive=True, **calls)
new.set_weights(model.get_weights())
new.save("for-heatlens.keras")
# Where nothing of Keras' does the same, with pip install tensorflow tf2onnx onnx:
# model(keras.ops.zeros((1, 224, 224, 3)))  # height, width and channels of its pictures
# model.export("for-heatlens.onnx", format="onnx")`,
}

const quantized = `# pip install tensorflow tf_keras tensorflow-model-optimization
import tf_keras, tensorflow_model_optimization as tfmot
with tfmot.quantization.keras.quantize_scope():
    model = tf_keras.models.load_model("model.h5", compile=False)
new = make_model()  # the code that built the network, before quantize_model, with tf_keras
for layer, old in zip(new.layers[::-1], model.layers[::-1]):
    own = {weight.name.split("/")[-1]: weight.numpy() for weight in old.weights}
    layer.set_weights([own[weight.name.split("/")[-1]] for weight in layer.weights])
new.save("for-heatlens.h5")`

/** The same for layers of libraries around Keras, by their class. */
const layersOfLibraries: Readonly<Record<string, string>> = {
  KerasLayer: `# pip install tensorflow tf_keras tensorflow_hub tf2onnx onnx
import tf_keras, tensorflow_hub
layers = {"KerasLayer": tensorflow_hub.KerasLayer}  # it loads what it stands for from its address again
model = tf_keras.models.load_model("model.h5", custom_objects=layers, compile=False)
model.save("my_saved_model")
# Then, in a terminal:
# python -m tf2onnx.convert --saved-model my_saved_model --output for-heatlens.onnx --opset 17`,
  QuantizeLayer: quantized,
  QuantizeWrapper: quantized,
  QuantizeWrapperV2: quantized,
  ClusterWeights: `# pip install tensorflow tf_keras tensorflow-model-optimization
import tf_keras, tensorflow_model_optimization as tfmot
with tfmot.clustering.keras.cluster_scope():
    model = tf_keras.models.load_model("model.h5", compile=False)
tfmot.clustering.keras.strip_clustering(model).save("for-heatlens.h5")`,
}

/** Files that these lines load by their own name; an archive of them is not one. */
const LOADABLE = /\.(?:keras|h5|hdf5|pth|pt|pt2|bin|ckpt)$/i

/** The lines for a refusal, with the names of the file and of the layer or class that was refused; none for other codes. */
export function linesFor(code: ErrorCode, { layer = 'my_lambda', kind = '', model, file = '' }: WayOutOf = {}): string {
  const ofLibrary = Object.hasOwn(layersOfLibraries, kind) ? layersOfLibraries[kind] : undefined
  const own = (ofLibrary ?? waysOut[code] ?? '').replace('"my_lambda"', () => JSON.stringify(layer))
  // A class that is no word stays the reader's to fill in.
  const lines = /^[A-Za-z_]\w*$/.test(model ?? '') ? own.replaceAll('MyModel', () => model ?? '') : own
  return LOADABLE.test(file) ? lines.replace(/"model\.\w+"/, () => JSON.stringify(file)) : lines
}

/** What was refused. */
interface WayOutOf {
  layer?: string | undefined
  /** The class of the layer. */
  kind?: string | undefined
  /** The class of the model. */
  model?: string | undefined
  file?: string | undefined
}
