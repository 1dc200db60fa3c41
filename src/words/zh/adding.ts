import type { LazyWords } from '../en/lazy.ts'
import { rich } from '../rich.ts'
import { formats } from './formats.ts'

export const adding: LazyWords['adding'] = {
  howTo: rich(
    '请把文件原样拖到页面上或在这里选择：Keras 的 .keras 或 .h5、TensorFlow.js 的 {modelJson} 及其旁边的文件、.onnx、PyTorch 的权重、整个文件夹，或它们的 .zip。同一网络的文件也可以分几次加入。文件在本设备上读取和存储，绝不上传。',
  ),
  add: '添加',
  chosen: rich('{files}，{size}。请选择精度，然后按“添加”。'),
  unfit: '本设备放不下这样的网络。请选择其他精度，然后按“添加”。',
  collected: '该网络已有的文件',
  here: '已经收到，并保留到您重新开始为止：',
  aside: '也已收到，但不属于该网络：',
  more: (count) => `还有 ${count} 个`,
  startOver: '重新开始',
  notAdded: rich('未添加：{files}。Heatlens 每次添加一个网络。'),
  addNamed: (name) => `添加 ${name}`,
  isPicture: rich('{files} 是图片，不是网络。'),
  arePictures: rich('{files} 是图片，不是网络。'),
  openPicture: '打开图片',
  openPictures: '打开图片',
  lacks: {
    network: '类别列表已收到。现在请拖入它所属的网络。',
    weights: '结构已收到。现在请拖入它的权重：与它一起保存的 .h5 或 .weights.h5。',
    modelJson: '权重已收到。现在请拖入它们的 model.json。',
    architecture:
      '权重已收到，但还不知道网络的结构。现在请拖入结构文件：由这行 Python 写出的 .json。也可以向作者索取整个网络，即 model.save() 得到的 .keras 或 .h5。',
  },
  lacksFiles: '网络的描述已收到，但缺少一个权重文件。现在请拖入它。',
  lacksShards: (of, count, total, names) =>
    `${of} 已收到。${formats.number(total)} 个文件中还缺 ${formats.number(count)} 个：${names.join('、')}${names.length < count ? '……' : ''}。现在请拖入它们。`,
  halted: '已取消',
  haltedAt: (loaded, total) =>
    `${formats.megabytes(total)} 中的 ${formats.megabytes(loaded)} 已存储在本设备上，重新加载后仍会保留。现在继续，或以后再次选择相同的文件。`,
  haltedUnkept: '由于浏览器不允许存储，什么也没有保存。请继续，或以后再次选择文件。',
  goOn: '继续',
  understood: '已识别',
  format: '格式',
  formats: {
    package: 'Heatlens 包',
    tfjs: 'TensorFlow.js 模型',
    'tfjs-graph': 'TensorFlow.js 的图模型',
    safetensors: 'PyTorch 的 safetensors',
    torch: 'PyTorch 文件',
    'keras-zip': 'Keras 的 .keras',
    'keras-h5': 'Keras 的 HDF5',
    'keras-architecture': 'Keras 的架构和权重',
    onnx: 'ONNX 文件',
    other: '其他格式',
  },
  formatBy: (format, producer) => `${format}，由 ${producer} 写入`,
  pixels: (width, height, channels) => `${width} × ${height} 像素，${channels === 1 ? '灰度' : '彩色'}`,
  freeSize: (size) => `${size}；文件未规定尺寸`,
  classes: '类别',
  classesFrom: {
    file: '名称来自文件。',
    imagenet: '共一千个，因此采用 ImageNet 的名称。',
    numbers: '以编号表示：没有文件给出名称。',
  },
  open: {
    architecture: '架构',
    activation: (module) => `${module} 之后的激活函数`,
    none: '无',
    from: {
      usual: '具有此类权重的最常见网络。',
      guess: '推测：权重中没有说明，训练它的代码中有。选错会改变答案。',
      file: '根据文件名。',
      person: '您的选择。',
    },
  },
  outputs: '输出',
  toStore: '需存储',
  alsoThere: '未添加',
  whatToDrop: '该拖入什么',
  sources: {
    keras: {
      title: '来自 Keras',
      text: '用这行代码保存整个网络，然后拖入该文件。较早的 .h5 也可以，权重加上旁边的结构文件也可以。',
    },
    teachableMachine: {
      title: '来自 Teachable Machine',
      text: '按 Export Model，选择 Tensorflow.js 或 Tensorflow > Keras，再按 Download。把 .zip 原样拖入。',
    },
    torch: {
      title: '来自 PyTorch',
      text: '拖入已知结构的权重（.pth、.pt、.safetensors），或 Hugging Face 的文件夹。对于其他网络，这行代码可生成 .onnx。',
    },
    onnx: {
      title: '来自 ONNX',
      text: '拖入 .onnx；如果它有单独的权重文件，请一起拖入。',
    },
    hub: {
      title: '来自 TensorFlow Hub 和 Kaggle Models',
      text: '选择 TensorFlow.js 版本，下载、解压，然后拖入文件夹。对于 SavedModel，此命令可生成这样的文件夹。',
    },
    tfjs: {
      title: '来自 TensorFlow.js',
      text: '拖入含 model.json 和所有权重文件的文件夹，或它的 .zip。',
    },
  },
  labels: '标签',
  labelsText: '各类别的名称可按顺序放在网络旁边或其 .zip 中。',
  keepingFile: rich('正在将 {file} 保存到本设备。完成之前继续使用当前网络。'),
  readingFile: rich('正在读取 {file}。完成之前继续使用当前网络。'),
  keeping: '正在保存网络',
}
