import type { AddressKey, OtherKindId } from '../../ids.ts'
import type { FileKindId } from '../../image/input/fileKind.ts'
import type { LazyErrorTexts } from '../formatMessage.ts'
import { tellObstacles } from '../obstacles.ts'
import { formats } from './formats.ts'
import { names } from './names.ts'
import { obstacles } from './obstacles.ts'

/** What a file is, as the end of “… is”. */
const kinds: Readonly<Record<FileKindId, string>> = {
  png: 'PNG 图片',
  jpeg: 'JPEG 图片',
  gif: 'GIF 图片',
  webp: 'WebP 图片',
  avif: 'AVIF 图片',
  bmp: 'BMP 图片',
  dib: '没有文件头的 BMP 图片',
  ico: '图标',
  svg: 'SVG 图形，本身没有像素',
  heic: 'HEIC 图片，此浏览器无法读取',
  tiff: 'TIFF 图片或相机的 RAW 文件，此浏览器无法读取',
  raw: '相机的 RAW 文件，此浏览器无法读取',
  pdf: 'PDF 文档',
  keras: 'Keras 保存的网络，而不是图片',
  zip: '压缩包',
  hdf5: 'HDF5 文件，可能是模型的权重，而不是图片',
}

/** What to do with a file that is not a picture. */
const instead: Readonly<Record<OtherKindId, string>> = {
  svg: '请导出为 PNG 后再选择。',
  heic: '请导出为 JPEG 后再选择。以后拍照前，请在 iPhone 上选择“设置”>“相机”>“格式”>“兼容性最佳”。',
  tiff: '请导出为 PNG 后再选择。',
  raw: '请导出为 JPEG 后再选择。',
  pdf: '请改选 JPEG、PNG、WebP、AVIF 或 GIF。',
  keras: '请在“模型”对话框中添加它。',
  zip: '请解压后选择其中的图片。',
  hdf5: '请改选 JPEG、PNG、WebP、AVIF 或 GIF。',
}

/** An invalid value in the page's address. */
const unknown: Readonly<Record<AddressKey, string>> = {
  method: '方法',
  fusion: '融合',
  smoothing: '平滑',
  layer: '层',
  output: '输出',
  reading: '读法',
  class: '类别',
  colours: '配色',
  opacity: '不透明度',
  look: '显示方式',
  threshold: '阈值',
  region: '区域',
  evidence: '证据',
  score: '分数',
  backend: '后端',
  model: '网络',
  url: '图片地址',
  shared: '链接版本',
  scale: '标度',
  sample: '示例',
  theme: '主题',
  lang: '语言',
}

/** A layer and its problem. */
const unfit = (layer: string, trouble: string) => `层 ${layer} ${trouble}。Heatlens 无法运行此网络；请选择其他网络。`

/** See ../en/errors.ts. */
export const errors: LazyErrorTexts = {
  // Anywhere
  workerStopped: 'Heatlens 的一个后台部分已停止。请重试；如果问题依旧，请重新加载页面。',

  // Pictures
  pictureEmpty: ({ file }) => `“${file}”是空的。请选择其他文件。`,
  notAPicture: ({ file, kind }) => `“${file}”是${kinds[kind]}。${instead[kind]}`,
  pictureDamaged: ({ file, kind }) => `“${file}”的开头像${kinds[kind]}，但文件已损坏或不完整。请重新保存或下载。`,
  pictureUnknown: ({ file }) => `“${file}”不是此浏览器能读取的图片。请选择 JPEG、PNG、WebP、AVIF 或 GIF。`,
  pictureUnreadable: ({ file }) => `无法读取“${file}”：它是文件夹，或在选择后被移动或锁定。请重新选择图片。`,
  pictureWithoutPixels: ({ file, width, height }) => `“${file}”没有像素（${width} × ${height}）。请选择其他文件。`,
  pictureTooLarge: ({ file, megapixels, width, height }) =>
    `“${file}”有 ${formats.number(megapixels)} 百万像素（${width} × ${height}），超过 Heatlens 能打开的 100 百万像素。请缩小后重新选择。`,
  pictureTimedOut: ({ file, seconds }) =>
    `无法打开“${file}”：${formats.number(seconds)} 秒后超时。请用图片编辑器重新保存，或选择其他图片。`,
  noCanvasToRead: '此浏览器未能提供读取图片的画布。请关闭其他标签页后重试。',
  pictureNotWritten: ({ width, height }) =>
    `此浏览器无法写入 ${width} × ${height} 像素的图片。请缩小图片，重新选择后再保存。`,
  noPictureYet: '还没有解释过的图片。请先选择一张。',
  passGone: '需要重新查看这张图片才能解释。请再次选择它。',
  unknownMethod: ({ method }) => `没有名为“${method}”的方法。请从列表中选择。`,
  noRoomForSecond: '内存不足，无法进行合理性检验：它需要两份网络。请选择较小的网络。',
  pasteRefused: '浏览器不允许 Heatlens 读取剪贴板。请为此页面授予权限，或改按 Ctrl+V（⌘V）。',
  nothingToPaste: '剪贴板中没有图片。请复制图片本身或它的地址，然后再次粘贴。',
  notCopied: '浏览器不允许将脚本写入剪贴板。请改为保存数组：脚本包含在内。',
  folderUnreadable: '有一个文件夹无法读取。请确认它仍然存在，并拖入其中的文件。',
  handedPicturesMissing: '分享的图片没有送达。请在此处选择。',
  folderHoldsNothing: ({ folder }) =>
    `文件夹“${folder}”中没有图片也没有网络。请拖入含图片的文件夹，或含 model.json 及其文件的文件夹。`,
  nothingDropped: '拖入的内容不含文件。请先保存图片，再拖入文件。',

  // Exports
  sizeUnfit: ({ width, height }) => `该网络无法处理 ${width} × ${height} 像素的图片。请选择其他尺寸。`,
  noNetworkInUse: '没有正在使用的网络。请等待加载完成后重试。',
  archiveTooLarge: '所有图片合计超过 .zip 能容纳的 4 GB。请移除一部分，之后再导出它们。',
  noCanvasForSheet: '此浏览器未能提供绘制缩略图总览的画布。请先移除一些图片。',
  otherNetworkInExport: '导出期间换用了另一个网络，因此导出已停止。请重新导出。',

  // Fetching a network
  modelFileRefused: ({ file, status }) =>
    `服务器上没有模型文件 ${file}（状态 ${status}）。请重试；如果问题依旧，需要在此服务器上重新放置模型。`,
  networkUnknown: ({ network }) => `这里没有名为“${network}”的网络。链接可能已过时或有误：请使用其他网络。`,
  modelFileIsPage: ({ file }) =>
    `服务器发送了网页，而不是模型文件 ${file}。请重试；如果问题依旧，需要在此服务器上重新放置模型。`,
  modelFileTooLong: ({ file }) =>
    `模型文件 ${file} 超出应有的长度。请重试；如果问题依旧，需要在此服务器上重新放置模型。`,
  modelFileCutShort: ({ file, bytes, wanted }) =>
    `模型文件 ${file} 接收不完整（${formats.number(bytes)} / ${formats.number(wanted)} 字节）。请检查连接后重试。`,
  modelFileDamaged: ({ file }) =>
    `模型文件 ${file} 已损坏：校验和不符。请重试；如果问题依旧，需要在此服务器上重新放置模型。`,
  catalogueMissing: '网络列表没有送达。请检查连接后重试，或从文件添加网络。',
  downloadNoAnswer: ({ host }) =>
    `${host} 没有响应，或不允许其他网站读取它的文件。请重试，或手动下载文件后拖放到这里。`,
  downloadBroke: ({ host, megabytes }) =>
    `与 ${host} 的连接中断；已收到并保留 ${formats.number(megabytes)} MB。请重试：会从那里继续。`,
  downloadRefused: ({ host, status }) => `${host} 在此地址没有文件（状态 ${status}）。请检查地址，或手动下载文件。`,
  downloadIsPage: ({ host }) =>
    `${host} 发来的是网页而不是文件。请打开该网页，复制文件本身的地址，或手动下载后拖放到这里。`,
  downloadTooLarge: ({ host }) => `${host} 上的文件超过 8 GB。请选择较小的网络。`,
  downloadNoList: ({ host }) =>
    `${host} 的文件没有列出与它放在一起的权重。请给出 TensorFlow.js 网络的 model.json 的地址，或手动下载它的文件。`,
  downloadWrong: ({ file }) => `${file} 不是发布者所发布的文件：校验和不符。请重新获取。`,

  // Networks on this device
  noRoom:
    '本设备没有空间存放网络的其余部分。请在“模型”对话框中删除一个网络或释放空间，然后重新打开文件：将从中断处继续。',
  networkNotWhole: ({ part, file }) =>
    file === null
      ? `此网络的一部分（${part}）在本设备上已不是保存时的样子。请在“模型”对话框中重新打开它的文件：只会重建缺失的部分。或者使用其他网络并删除此网络。`
      : `此网络的一部分（${part}）在本设备上已不是保存时的样子。请在“模型”对话框中重新打开“${file}”：只会重建缺失的部分。或者使用其他网络并删除此网络。`,
  storageNotPersistent: '浏览器没有承诺保留网络；空间不足时可能会清除它们。请安装此页面或将其加入书签，然后再次请求。',

  // Files of networks
  noNetworkInFiles:
    '这些文件都不是网络。请选择 Keras 的 .keras 或 .h5 文件、.onnx 文件，或 TensorFlow.js 模型的 model.json 及其旁边的所有文件。',
  fileGone: ({ file }) => `“${file}”已无法读取。请重新选择。`,
  fileDamaged: ({ file }) => `“${file}”不完整或已损坏。请重新下载该文件。`,
  fileEmpty: ({ file }) => `“${file}”是空的。请重新下载该文件。`,
  fileIsPage: ({ file }) => `“${file}”是一个网页，不是网络：下载出了问题。请从提供它的页面重新下载。`,
  fileIsPointer: ({ file }) =>
    `“${file}”只是一个 Git LFS 指针：网络本身没有下载。请从仓库页面下载，或运行 git lfs pull。`,
  archivePartMissing: ({ file, part }) =>
    `压缩包“${file}”里没有 ${part}，而每个 .keras 文件都有它。请用 model.save(...) 重新保存网络，或选择其他文件。`,
  archiveTooFull: ({ file, count }) =>
    `压缩包“${file}”里有 ${formats.number(count)} 个可能属于网络的文件，超出 Heatlens 的查找范围。请解压后拖入网络自己的文件夹。`,
  archivePartTooLarge: ({ file, part, mebibytes }) =>
    `压缩包“${file}”里的 ${part} 解开后有 ${formats.number(mebibytes)} MiB，超出 Heatlens 的限制。请选择其他文件。`,
  weightsNotBeside: ({ file }) =>
    `“${file}”描述了一个网络，但它的权重在另一个文件里。现在请拖入权重文件，或一起选择这两个文件。`,
  modelsTooDeep: ({ levels }) =>
    `该文件里的模型层层嵌套，超过 ${formats.number(levels)} 层，因此不是 Heatlens 能运行的网络。请选择其他文件。`,
  notHdf5: ({ file }) => `“${file}”不是 HDF5 文件。请选择由 Keras 保存、以 .h5 结尾的网络权重。`,
  notAClassList: ({ file }) => `“${file}”不是类别列表。请按输出的顺序写成 ["第一个名称", "第二个名称", …]。`,
  fileTimedOut: ({ seconds }) =>
    `无法读取该文件：${formats.number(seconds)} 秒后超时。它可能已损坏。请重新下载该文件。`,
  tooManyLayers: ({ count }) =>
    `该文件列出了 ${formats.number(count)} 个层，数量过多或有重复，不是 Heatlens 能运行的网络。请选择其他文件。`,
  noDenseLayers: '该文件在命名事物的层之前就结束了（Keras 称之为 notop）。请选择含全连接层的文件。',
  tooManyWeights: ({ layer, count }) =>
    `该文件只含权重，而且不是 VGG 的：层 ${layer} 有 ${formats.number(count)} 组。请与其结构文件（model.to_json() 得到的 .json）一起选择，或用 model.save('name.keras') 保存整个网络。`,
  weightsNotInFile: ({ weights }) => `该文件列出了权重 ${weights}，但并不包含它们。请重新下载该文件。`,
  weightsOfOtherKind: ({ weights }) => `权重 ${weights} 不是浮点数，而 Heatlens 不读取其他权重。请以浮点权重保存模型。`,
  stateDictUnknown: ({ file, known, count, first }) =>
    `“${file}”含有一个 PyTorch 网络的权重，但没有架构，Heatlens 也不认识这些权重（${formats.number(count)} 个张量，第一个是 ${first}）。请把网络导出为 ONNX，或选择其 Keras 或 TensorFlow.js 文件。只凭权重就能打开的网络：${known.join('、')}。`,
  headsUnknown: ({ file, channels }) =>
    `“${file}”含有一个 ${formats.number(channels)} 个通道的视觉 Transformer，而权重没有说明它有多少个注意力头。请把它与 config.json 一起选择，例如 {"model_type": "vit", "num_attention_heads": 4}，或把网络导出为 ONNX。`,
  pickleCalls: ({ file, call }) =>
    `“${file}”要求在打开时调用 ${call}。它不只是权重，因此不会被打开。请向作者索取 .safetensors 或 .onnx 文件。`,
  notAStateDict: ({ file }) =>
    `“${file}”不是 state dict：其中没有带名称的权重。请用 torch.save(model.state_dict(), 'weights.pth') 保存权重。`,
  optimizerOnly: ({ file }) => `“${file}”只含优化器的状态，没有网络。请选择含权重的文件。`,
  viewOutside: ({ file, weights, values, held }) =>
    `${weights} 声称有 ${formats.number(values)} 个值，超出了只有 ${formats.number(held)} 个值的存储：“${file}”已损坏。请重新下载。`,
  weightsCut: ({ file, weights, wanted, bytes }) =>
    `${weights} 需要 ${formats.number(wanted)} 字节，而“${file}”只有 ${formats.number(bytes)} 字节。请重新下载该文件。`,
  weightsDataMissing: ({ file, weights, part }) => `缺少 ${weights} 的数据 ${part}：“${file}”不完整。请重新下载。`,
  wholeModuleFile: ({ file, class: name }) =>
    `“${file}”是整个用 pickle 保存的模型（${name}），只有运行其代码才能打开。请用 torch.save(model.state_dict(), 'weights.pth') 只保存权重，或用以下 Python 代码导出 ONNX。`,
  torchScriptFile: ({ file }) => `“${file}”是 TorchScript，只有 PyTorch 能运行。请用以下 Python 代码导出 ONNX。`,
  exportedProgramFile: ({ file }) =>
    `“${file}”是 torch.export 的程序，只有 PyTorch 能运行。请用以下 Python 代码导出 ONNX。`,
  otherTask: ({ file, task }) =>
    `“${file}”属于一个${{ boxes: '寻找边框', areas: '寻找区域', text: '处理文本' }[task]}的网络，不输出类别。请选择能说出图中有什么的网络。`,
  keras3Weights:
    "该文件只含权重。请与其结构文件（model.to_json() 得到的 .json）一起选择，或用 model.save('name.keras') 保存整个网络。",
  architectureMissing: ({ file, count }) =>
    `该文件只含权重。请与其结构文件（model.to_json() 得到的 .json）一起选择，或用 model.save('name.keras') 保存整个网络。keras.applications 的网络不需要结构文件，但“${file}”（张量数：${formats.number(count)}）不在其中。`,
  architectureUnfit: ({ architecture, weights }) =>
    `“${architecture}”中的结构与“${weights}”中的权重不匹配。请拖入与该结构一起保存的权重，或这些权重的结构文件。`,
  filesApart: ({ file, other }) => `“${file}”与“${other}”不属于同一个网络。两者都会保留：请拖入其中任一个所缺的文件。`,
  savedModelFile: ({ file }) =>
    `“${file}”是 SavedModel 的一部分，它是 TensorFlow 的程序，其中已没有层。请用下面的 Python 代码把它变成 Keras 文件，或用 model.save('name.keras') 保存网络。`,
  tfliteFile: ({ file }) =>
    `“${file}”是 TensorFlow Lite 文件，Heatlens 无法读取。请选择生成它的 Keras 网络，或用以下代码的最后一行把它变成 ONNX。`,
  checkpointFile: ({ file }) =>
    `“${file}”是 TensorFlow 检查点的一部分，其中只有权重。请用下面的 Python 代码把它载入对应的网络，再保存该网络。`,
  frozenGraphFile: ({ file }) => `“${file}”是 TensorFlow 的冻结图，其中已没有层。请选择生成它的 Keras 网络。`,
  otherProgramFile: ({ file, program }) =>
    `“${file}”是另一个程序（${program}）的网络，Heatlens 无法读取。请选择 Keras（.keras、.h5）或 TensorFlow.js（model.json）的网络。`,
  notKeras: ({ attribute }) =>
    `该 HDF5 文件没有 ${attribute}，因此不是 Keras 模型。请选择由 Keras 的 save_weights 或 save 写入、以 .h5 结尾的文件。`,
  notOnnx: ({ file }) => `“${file}”不是有效的 ONNX 文件。请重新下载，或重新导出网络。`,
  onnxWithoutNodes: ({ file }) => `“${file}”是没有算子的 ONNX 文件，所以不是网络。请重新导出网络。`,
  onnxOpset: ({ file, opset, oldest, newest }) => {
    const span = `${formats.number(oldest)} 到 ${formats.number(newest)}`
    return opset === null
      ? `“${file}”没有说明它使用 ONNX 的哪个 opset；Heatlens 能读 ${span}。请重新导出网络。`
      : `“${file}”是为 ONNX opset ${formats.number(opset)} 写的，比 Heatlens 能读的版本（${span}）${opset < oldest ? '旧' : '新'}。请用其他版本导出，例如 18，或用 onnx.version_converter 转换。`
  },
  notForPictures: ({ file, what }) => `“${file}”不是用于图片的网络（${what}）。请选择能说出图片内容的网络。`,
  weightsShapeWrong: ({ weights, shape }) => `权重 ${weights} 的形状无效（${shape.join(' × ')}）。请重新下载文件。`,
  weightsCutShort: ({ weights }) => `权重 ${weights} 不完整：文件所说的数值个数与其字节数不符。请重新下载文件。`,
  weightsOutside: ({ weights, file }) =>
    `权重 ${weights} 所说的位置在“${file}”之外。请重新下载这两个文件，或重新导出网络。`,
  noModelConfig: '该已保存的模型缺少 model_config。请用 model.save(...) 重新保存。',
  modelConfigDamaged: '该已保存模型的 model_config 已损坏。请用 model.save(...) 重新保存。',
  layerNotInFile: ({ layer }) => `该文件列出了层 ${layer}，但并不包含它。请重新下载该文件。`,
  notTfjsModel: ({ where }) =>
    where === null
      ? '该 model.json 不是 TensorFlow.js 的模型。请用 model.save 或 tensorflowjs_converter 保存网络，并一起打开它的所有文件。'
      : `该 model.json 不是 TensorFlow.js 的模型（见 ${where}）。请用 model.save 或 tensorflowjs_converter 保存网络，并一起打开它的所有文件。`,
  filesOfOtherLength: ({ file, bytes, wanted }) =>
    `文件 ${file} … 含 ${formats.number(bytes)} 字节，而需要 ${formats.number(wanted)} 字节：其中一个不完整或属于其他网络。请重新下载。`,
  modelJsonMissing: ({ count, file }) =>
    count === 1
      ? `权重已收到（${file}，${formats.number(count)} 个文件）。现在请拖入它们的 model.json。`
      : `权重已收到（${file} 等，${formats.number(count)} 个文件）。现在请拖入它们的 model.json。`,
  filesMissing: ({ count, file, of = 'model.json' }) =>
    count === 1
      ? `${of} 还需要 ${formats.number(count)} 个文件：${file}。请打开或拖入整个文件夹。`
      : `${of} 还需要 ${formats.number(count)} 个文件，例如 ${file}。请打开或拖入整个文件夹。`,
  networkFileGone: '网络的一个文件已无法读取。请重新打开它的文件。',
  packageFileMissing: ({ file }) => `包中缺少文件 ${file}。请打开或拖入整个文件夹。`,
  packageFileDamaged: ({ file }) => `包中的文件 ${file} 不完整或已损坏：校验和不符。请重新下载该文件。`,
  classListTooLong: '类别列表太长。请重新转换网络。',

  // What is in them
  modelTooLarge: ({ mebibytes }) =>
    `该模型需要 ${formats.number(mebibytes)} MiB，超出浏览器标签页的容量。请选择更小的模型。`,
  networkNeedsMore: ({ megabytes, limit }) =>
    `该网络需要 ${formats.number(megabytes)} MB 内存，而此设备最多只能提供 ${formats.number(limit)} MB。请选择更小的网络，或使用内存更大的设备。`,
  notAPackage: ({ where }) =>
    where === null
      ? '该模型的 model.json 不是 Heatlens 包。请用 `npm run model` 转换网络并打开结果。'
      : `该模型的 model.json 不是 Heatlens 包（见 ${where}）。请用 \`npm run model\` 转换网络并打开结果。`,
  fileNotListed: ({ file }) => `模型的文件列表缺少 ${file}。请重新转换网络。`,
  filesOfOtherSize: ({ weights }) => `${weights} 的文件大小与其形状不符。请重新转换网络。`,
  notJson: '模型的一个文件不是有效的 JSON。请用 `npm run model` 重新转换网络。',
  classesNotPairs: '模型的类别列表不是 [编号, 名称] 对的列表。请重新转换网络。',
  notANetwork: "该文件没有描述 Keras 网络。请选择由 Keras 的 model.save('name.keras') 写入的文件。",
  ownModel: ({ class: name }) =>
    `该模型是作者自定义的类（${name}），文件没有描述它的层。请用以下 Python 代码把它保存为函数式模型。`,
  networkObstacles: (told) => tellObstacles(obstacles, formats, told),
  layersOfSameName: '模型的两个层同名。请为每个层取不同的名称，然后重新保存模型。',
  notOneChain: ({ layer }) =>
    `层 ${layer} 不是直接接在前一层之后，而 Heatlens 只运行像 VGG16 那样由单一层链构成的网络。请选择这样的网络。`,
  notVggLayout: ({ layer }) =>
    `层 ${layer} 不符合 VGG 的结构，而该文件只含权重。请与其结构文件（model.to_json() 得到的 .json）一起选择，或用 model.save('name.keras') 保存整个网络。`,
  layerSettingWrong: ({ layer, setting }) => unfit(layer, `没有有效的 ${setting}`),
  layerActivationUnknown: ({ layer, activation }) => unfit(layer, `使用激活函数 ${activation}`),
  layerPaddingUnknown: ({ layer, padding }) => unfit(layer, `使用填充方式 ${padding}`),
  layerChannelsFirst: ({ layer }) => unfit(layer, '的通道在前'),
  layerKindUnknown: ({ layer, kindOfLayer, known }) => unfit(layer, `是 ${kindOfLayer}，而只支持 ${known}`),
  classListUnfit: ({ outputs, classes }) =>
    `网络有 ${formats.number(outputs)} 个输出，而列表有 ${formats.number(classes)} 个类别。请用 --classes 提供对应的列表。`,
  ownClassListUnfit: ({ outputs, classes }) =>
    `网络有 ${formats.number(outputs)} 个输出，而它的列表有 ${formats.number(classes)} 个类别。请用正确的 --classes 重新转换。`,
  unknownPreset: ({ preset, presets }) =>
    `该模型要求按“${preset}”预处理图片，Heatlens 不支持。请用 --preset ${presets.join(' 或 ')} 转换。`,
  weightsNotNumbers: ({ weights }) => `权重 ${weights} 含有非数字的值。请重新下载该文件。`,
  weightsTooLarge: ({ weights, type }) => `权重 ${weights} 含有对 ${type} 来说过大的值。请用 --weights float32 转换。`,
  weightsOfOtherType: ({ weights, type, wanted }) =>
    `权重 ${weights} 的类型是 ${type}，而声明的是 ${wanted}。请重新转换网络。`,
  weightsUnreadable: ({ weights }) => `无法读取权重 ${weights}。请重新转换网络。`,
  weightsUnwanted: ({ weights }) => `模型带有权重 ${weights}，但没有层需要它们。请重新转换网络。`,
  weightsTwice: ({ weights }) => `模型两次带有权重 ${weights}。请重新转换网络。`,
  weightsMissing: ({ weights }) => `模型缺少权重 ${weights}。请重新转换网络。`,
  weightsOfOtherShape: ({ weights, shape, wanted }) =>
    `模型的权重 ${weights} 为 [${shape}]，而需要 [${wanted}]。请重新转换网络。`,

  // Backends
  backendNotRunning: ({ backend }) =>
    `后端 ${names.backends[backend]} 无法在此浏览器中运行。请从页面地址中去掉“backend=${backend}”。`,
  noBackend: '此浏览器无法运行该网络。请更新浏览器，或在其他浏览器中打开 Heatlens。',
  noMemory: ({ megabytes }) =>
    `该网络需要 ${formats.number(megabytes)} MB 内存，浏览器无法提供。请关闭其他标签页，或使用更小的网络。`,
  gpuReset: '图形处理器已重置，其上的网络已丢失。请重新开始以再次加载；您的图片仍在列表中。',
  wrongNumbers: '网络给出的数值不可能正确，因此未显示。请重新开始；如果问题依旧，请在页面地址后加上“?backend=wasm”。',
  gradientInfinite: '该网络在此层的梯度为无穷大（如对 0 开平方之前），因此没有热图。请选择另一层，或不使用梯度的方法。',
  threadStopped: '网络的一个线程停止了。请重新开始；如果问题依旧，请关闭可能占用内存的其他标签页。',
  networkTimedOut: ({ seconds }) =>
    `Heatlens 中运行网络的部分在 ${formats.number(seconds)} 秒后超时。请重新开始；您的图片仍在列表中。`,
  noNetworkLoaded: '没有加载网络。请重新加载页面。',

  // Notices
  filesLeftOut: ({ limit, left }) =>
    left === null
      ? `Heatlens 一次最多接收文件夹中的 ${formats.number(limit)} 个文件，其余未被接收。请拖入较小的文件夹。`
      : `Heatlens 一次最多接收文件夹中的 ${formats.number(limit)} 个文件，最后 ${formats.number(left)} 个未被接收。请单独拖入它们。`,
  missingInTable: ({ count, total }) =>
    `${formats.number(total)} 张图片中有 ${formats.number(count)} 张无法打开。原因见表格 heatlens.csv。`,
  missingOnSheet: ({ count, total }) =>
    `${formats.number(total)} 张图片中有 ${formats.number(count)} 张无法打开。在胶片条中点选即可查看原因。`,
  notAnalysed: '未分析',
  networkNotKept: ({ network }) =>
    `本设备没有空间保存 ${names.title(network)}，下次将重新获取。要保存它，请在“模型”对话框中删除一个网络或释放空间，然后重新加载页面。`,
  networkReady: ({ network }) => `${names.title(network)} 已在此设备上并正在使用。`,
  networkForVisit: ({ network }) =>
    `无法在本设备上保存 ${names.title(network)}。在关闭或重新加载此页面之前，您可以使用它。`,
  unknownIgnored: ({ key, value }) => `已忽略未知的${unknown[key]}“${value}”。`,
  savedNetworkMissing: ({ network }) =>
    `这里没有解释此图片所用的网络“${names.title(network)}”，因此继续使用当前网络。请在“模型”对话框中添加它，然后重新选择图片。`,
  savedNetworkDiffers: ({ network }) =>
    `网络“${names.title(network)}”的版本与解释此图片时所用的不同，因此热力可能有所不同。`,
  reloadingStopped: ({ network }) =>
    network === null
      ? 'Heatlens 中运行网络的部分已停止；正在重新加载网络。'
      : `Heatlens 中运行网络的部分已停止；正在重新加载 ${names.title(network)}。`,
  reloadingReset: ({ network }) =>
    network === null
      ? '图形处理器已重置；正在重新加载网络。'
      : `图形处理器已重置；正在重新加载 ${names.title(network)}。`,
  reloadingWrongNumbers: ({ network }) =>
    network === null
      ? '网络给出的数值不可能正确；正在重新加载网络。'
      : `网络给出的数值不可能正确；正在重新加载 ${names.title(network)}。`,

  // Rare reasons for a backend
  modelFileStalled: ({ file, seconds }) =>
    `模型文件 ${file} 停止传输：${formats.number(seconds)} 秒内没有收到数据。请检查连接后重试。`,
  smallTextures: ({ size }) => `图形处理器只支持 ${size} 的纹理，对权重来说太小。`,
  halfPrecision: '图形处理器只用 16 位计算，精度不够。',
  webglNotStarted: 'WebGL 未能启动。',
  nothingFaster: '这里既不能运行 WebGL 也不能运行 WebAssembly，因此较慢。',
  gpuResetTwice: '图形处理器已重置两次，因此在重新加载页面之前不再使用它。',
  usesGpu: ({ name }) => `使用图形处理器（${name}）。`,
  fasterHere: ({ ms, other, otherMs }) =>
    `处理一张测试图片用了 ${formats.number(ms)} 毫秒；${names.backends[other]} 用了 ${formats.number(otherMs)} 毫秒。`,
  gpuDiffers: ({ name }) => `图形处理器（${name}）给出了不同的数值，因此不使用它。`,
  tooLargeForTwo: '网络太大，无法同时保存两份，因此没有试用图形处理器。',
}
