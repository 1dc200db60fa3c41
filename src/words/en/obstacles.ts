import { type ObstacleTexts, shapeText } from '../obstacles.ts'
import { formats, plural } from './formats.ts'

const size = (shape: readonly number[]) => shapeText(formats, shape)

export const obstacles: ObstacleTexts = {
  cannotRun: (list) => `Heatlens cannot run this network. ${list}.`,
  advice: {
    damaged: 'The file may be damaged: download it again.',
    other: 'Choose another network, or one that was saved without this.',
  },
  more: (count) => `${formats.number(count)} more`,
  layers: (kindName, names, reason) => `${kindName} (${names}): ${reason}`,
  reasons: {
    pythonCode: () => 'Python code, which a web page cannot run',
    ownClass: () => 'a layer of the author’s own, whose code is not in the file',
    kindUnknown: () => 'a kind of layer that Heatlens does not have',
    forOneProcessor: () => 'made by ONNX Runtime for one kind of processor; use the file from before this optimisation',
    activationUnknown: ({ activation }) => `the activation ${activation}, which Heatlens does not have`,
    settingUnfit: ({ setting, value }) => `the setting ${setting} is ${value}, which does not work here`,
    nameTwice: () => 'two layers have this name',
    inputUnknown: ({ input }) => `it takes the output of ${input}, which is not there`,
    circle: ({ through }) =>
      through.length === 0
        ? 'it needs its own output'
        : `the layers go round in a circle, by way of ${formats.list(through)}`,
    inputCount: ({ given }) =>
      plural(given, { one: 'it cannot take 1 input', other: `it cannot take ${formats.number(given)} inputs` }),
    shapesUnfit: ({ shapes }) => `its inputs do not fit together: ${formats.list(shapes.map(size))}`,
    shapeUnfit: ({ shape }) => `it cannot take ${size(shape)} values`,
    windowTooLarge: ({ window, shape }) => `its window of ${size(window)} is larger than its input of ${size(shape)}`,
    outputTooLarge: ({ shape }) => `it gives ${size(shape)} values, more than fit into memory`,
    weightsMissing: ({ weights }) => `its weights ${weights} are not in the file`,
    weightsComputed: ({ weights }) =>
      `it takes ${weights}, which depends on the picture, where Heatlens takes numbers that stand in the file`,
    weightsOfOtherShape: ({ weights, shape, wanted }) =>
      `its weights ${weights} are ${size(shape)}, where ${size(wanted)} is wanted`,
    noPictureIn: ({ shape }) => `it takes no picture, but ${size(shape)} values`,
    channelsUnfit: ({ channels }) =>
      `it takes pictures of ${formats.number(channels)} channels, where Heatlens has grey or colour ones`,
    furtherInputUnfit: ({ shape }) =>
      `it takes ${size(shape)} values beside the picture, where Heatlens can give a list of numbers`,
    sizeFree: () => 'the file does not say the size of the picture',
    noClassesOut: ({ shape }) =>
      `the answer is ${shape.length === 3 ? 'a picture' : 'a table'} (${size(shape)}), not a list of classes`,
    softmaxOfOne: () => 'a softmax of one value, so the answer is always 1',
    noFeatureMap: () => 'the answer comes from no layer that keeps the picture’s rows and columns',
  },
}
