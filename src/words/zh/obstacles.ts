import { type ObstacleTexts, shapeText } from '../obstacles.ts'
import { formats } from './formats.ts'

const size = (shape: readonly number[]) => shapeText(formats, shape)

/** See ../en/obstacles.ts. */
export const obstacles: ObstacleTexts = {
  cannotRun: (list) => `Heatlens 无法运行此网络。${list}。`,
  advice: {
    damaged: '文件可能已损坏：请重新下载。',
    other: '请选择其他网络，或保存时不含这些内容的网络。',
  },
  more: (count) => `另有 ${formats.number(count)} 处`,
  layers: (kindName, names, reason) => `${kindName}（${names}）：${reason}`,
  reasons: {
    pythonCode: () => '包含 Python 代码，网页无法运行',
    ownClass: () => '作者自定义的层，文件中没有它的代码',
    kindUnknown: () => 'Heatlens 没有这种层',
    forOneProcessor: () => '由 ONNX Runtime 为某一类处理器生成；请使用优化之前的文件',
    activationUnknown: ({ activation }) => `Heatlens 没有激活函数 ${activation}`,
    settingUnfit: ({ setting, value }) => `设置 ${setting} 的值 ${value} 在此无法使用`,
    nameTwice: () => '有两个层使用此名称',
    inputUnknown: ({ input }) => `需要 ${input} 的输出，但它不存在`,
    circle: ({ through }) =>
      through.length === 0 ? '需要它自己的输出' : `各层首尾相接成环，经过${formats.list(through)}`,
    inputCount: ({ given }) => `不能接受 ${formats.number(given)} 个输入`,
    shapesUnfit: ({ shapes }) => `各输入的形状不匹配：${formats.list(shapes.map(size))}`,
    shapeUnfit: ({ shape }) => `不能接受形状为 ${size(shape)} 的值`,
    windowTooLarge: ({ window, shape }) => `窗口 ${size(window)} 大于输入 ${size(shape)}`,
    outputTooLarge: ({ shape }) => `给出 ${size(shape)} 个值，超出内存容量`,
    weightsMissing: ({ weights }) => `文件中没有它的权重 ${weights}`,
    weightsComputed: ({ weights }) => `它的输入 ${weights} 取决于图片，而 Heatlens 在此只接受文件中的数值`,
    weightsOfOtherShape: ({ weights, shape, wanted }) =>
      `权重 ${weights} 的形状为 ${size(shape)}，应为 ${size(wanted)}`,
    noPictureIn: ({ shape }) => `输入不是图片，而是 ${size(shape)} 个值`,
    channelsUnfit: ({ channels }) => `需要 ${formats.number(channels)} 个通道的图片，而 Heatlens 只有灰度或彩色图片`,
    furtherInputUnfit: ({ shape }) => `除图片外还需要 ${size(shape)} 个值，而 Heatlens 只能给出一列数`,
    sizeFree: () => '文件没有说明图片的大小',
    noClassesOut: ({ shape }) => `结果是${shape.length === 3 ? '图像' : '表格'}（${size(shape)}），而不是类别列表`,
    softmaxOfOne: () => '对单个值做 softmax，结果始终为 1',
    noFeatureMap: () => '结果不依赖任何保留图片行列的层',
  },
}
