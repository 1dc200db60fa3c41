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
model = keras.models.load_model("model.keras", safe_mode=False, custom_objects={"MyModel": MyModel})
picture = keras.Input((224, 224, 3))  # height, width and channels of its pictures
new = keras.Model(picture, model.call(picture))
new.save("for-heatlens.keras")`,
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
new = keras.models.clone_model(model, clone_function=replace, **calls)
new.set_weights(model.get_weights())
new.save("for-heatlens.keras")`,
}

/** Files that these lines load by their own name; an archive of them is not one. */
const LOADABLE = /\.(?:keras|h5|hdf5|pth|pt|pt2|bin|ckpt)$/i

/** The lines for a refusal, with the names of the file and of the layer or class that was refused; none for other codes. */
export function linesFor(code: ErrorCode, { layer = 'my_lambda', model, file = '' }: WayOutOf = {}): string {
  const own = (waysOut[code] ?? '').replace('"my_lambda"', () => JSON.stringify(layer))
  // A class that is no word stays the reader's to fill in.
  const lines = /^[A-Za-z_]\w*$/.test(model ?? '') ? own.replaceAll('MyModel', () => model ?? '') : own
  return LOADABLE.test(file) ? lines.replace(/"model\.\w+"/, () => JSON.stringify(file)) : lines
}

/** What was refused. */
interface WayOutOf {
  layer?: string | undefined
  /** The class of the model. */
  model?: string | undefined
  file?: string | undefined
}
