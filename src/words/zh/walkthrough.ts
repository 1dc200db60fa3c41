import type { WalkthroughWords } from '../en/walkthrough.ts'
import { formats } from './formats.ts'
import { walkthroughMethods } from './walkthroughMethods.ts'

export const walkthrough: WalkthroughWords = {
  methods: walkthroughMethods,
  toCome: '选择一张图片，即可在此查看得到热力图的每一步及其数值。',
  reading: (layer) => `正在读取 ${layer} 的数值…`,
  title: '从图片到热力图，逐步讲解',
  showCode: '显示代码',

  present: {
    start: '演示',
    title: '演示文稿',
    step: '步骤',
    position: (number, count) => `${formats.number(number)} / ${formats.number(count)}`,
    level: '详略',
    plain: '简明',
    detailed: '详细',
    previous: '上一步',
    next: '下一步',
    hint: '方向键切换步骤，Esc 退出。',
  },

  picture: {
    title: '图片',
    text: (size) =>
      `网络的输入尺寸是固定的，因此图片会缩放到 ${size} × ${size} 像素。Keras 取最近的像素，不做平滑，也不保持宽高比。`,
    loaded: '载入的图片',
    loadedSize: (width, height) => `载入时，${width} × ${height}`,
    seen: '网络看到的',
    seenSize: (width, height) => `网络看到的，${width} × ${height}`,
    asked: (width, height) => `网络的输入尺寸是固定的，因此图片会变为 ${width} × ${height} 像素。`,
    fits: {
      stretch: '图片会被拉伸，因此不保持宽高比。',
      'centre-crop': '只使用符合该宽高比的最大中央部分。',
    },
    shortSide: (side) => `短边缩放到 ${side} 像素，只使用中央部分。`,
    /** The same, once a person has moved that part. */
    movedCrop: '只使用具有该宽高比的最大部分：您移到的那一部分。',
    movedShortSide: (side) => `短边缩放到 ${side} 像素，只使用您移到的那一部分。`,
    resized: {
      nearest: '每个像素取图片中最近的像素，不做平滑。',
      bilinear: '中间的像素采用线性插值。',
      bicubic: '中间的像素采用三次曲线插值。',
      area: '每个像素是其所覆盖区域的平均值。',
    },
    smooth: '缩小时的平滑可避免细密的图案变成虚假的图案。',
    grey: '先转换为灰度。',
  },
  preprocessing: {
    title: '预处理',
    formula: (height, width, channels) =>
      `x[…, c] = (像素[…, 顺序 c] − 均值 c) · 比例 c，形状 [1, ${height}, ${width}, ${channels}]`,
    reasons: {
      '0..1': '该网络接受 0 到 1 的值：每个值除以 255。',
      '0..255': '该网络直接接受 0 到 255 的原始值。',
      custom: '该网络接受减去自定均值再乘以自定比例的值。',
      caffe:
        '与 VGG16 一样，该网络训练时使用蓝、绿、红的顺序，并减去 ImageNet 的平均颜色：因此要调换颜色通道的顺序并减去均值，不做除法。',
      '-1..1': '该网络训练时使用 −1 到 1 的值：每个值除以 127.5，再减 1。',
      torch: '该网络训练时使用的值减去了 ImageNet 的均值，再除以标准差。',
    },
    /** For ImageNet’s mean in the order of RGB. */
    meanColour: '该网络训练时使用减去 ImageNet 平均颜色的图片，不做除法。',
    blueFirst: '通道顺序为蓝、绿、红。',
    from: { network: '其余由网络的前几层自行完成。', guess: '没有文件说明这一点：这是推测，可在“预处理”中更改。' },
    point: '指向图片可查看其他像素。',
    input: '输入；请指向一个像素',
    place: (row, column) => `第 ${row} 行，第 ${column} 列`,
    pixel: '像素（R、G、B）',
  },
  prediction: {
    title: '预测',
    formula: (classes) => `p = softmax(z)，z: [${classes}] 个 logit → p: [${classes}] 个概率，总和为 1`,
    text: (classes) =>
      `网络为其 ${formats.number(classes)} 个类别各给出一个数，softmax 将它们变成概率。这里是最大的三个。`,
    sigmoid: {
      formula: 'p = 1 / (1 + e^−z)：z 是输出的 logit，p 是第二个答案的概率，1 − p 是第一个的概率',
      text: '该网络只有一个输出。sigmoid 函数将其数值变为两个答案中第二个的概率；其余为第一个的概率。',
    },
    multiLabel: {
      formula: (classes) => `p = 1 / (1 + e^−z)，z: [${classes}] 个 logit → p: [${classes}] 个概率，各为 0 到 1`,
      text: (classes) =>
        `网络为其 ${formats.number(classes)} 个类别各给出一个数，sigmoid 函数将每个数分别变为概率。总和不一定为 1。这里是最大的几个。`,
    },
    values: {
      formula: (classes) => `y = z: [${classes}] 个原始数值`,
      text: '最后一层没有给出概率的激活函数。这里是它的数值。',
    },
  },
  theClass: {
    title: '类别',
    text: '热力图回答关于一个类别的问题：图片中哪里有支持它的依据？起初是最可能的类别；也可以在图片旁搜索任何其他类别。',
    index: '索引',
    name: '类别',
    probability: '概率',
    logit: 'Logit',
    value: '数值',
  },
  network: {
    title: '网络',
    text: '图片依次经过这些层：卷积寻找模式，池化缩小找到的结果，最后的全连接层作出判断。输出仍有高度和宽度的层都可以解释：点击即可。',
    total: (count) => `参数总量：${formats.number(count)}`,
    chain: (count) => `图片依次经过这 ${formats.number(count)} 层。`,
    branches: (count, kinds) => `图片经过这 ${formats.number(count)} 层。有些路径分开后又汇合（${kinds}）。`,
    convolutions: '卷积寻找模式。',
    ends: {
      average: (layer) => `最后，位置信息只剩下 ${layer} 每个通道的平均值。`,
      max: (layer) => `最后，位置信息只剩下 ${layer} 每个通道的最大值。`,
      flatten: (layer) => `最后，${layer} 的所有单元排成一行。`,
    },
    last: (layer, kind) => `最后一层 ${layer}（${kind}）给出答案。`,
    click: '输出仍有高度和宽度的层都可以解释：点击即可。',
  },
  names: {
    title: '各层的名称',
    text: '通过名称可以获取某一层的输出。',
  },
  target: {
    title: '目标层',
    formula: (layer, height, width, channels) => `A = ${layer} 的输出：[${height}, ${width}, ${channels}]`,
    isLast: '通常选择最后一个卷积层：',
    isDefault: '这是所有路径都经过、且输出仍有位置信息的最后一层：',
    isChosen: '已选择此层：',
    text: (height, width, channels) =>
      `它的 ${height} × ${width} 个单元仍对应图片中的位置，它的 ${formats.number(channels)} 个通道各代表网络学到的一种模式。`,
    layer: '层',
    output: '输出',
    some: (count) => `该层的 ${formats.number(count)} 个通道`,
    someOf: (first) => `对这张图片响应最强的通道（${first.join('、')}……），各用各的标度`,
  },
  gradient: {
    title: '梯度',
    text: {
      probability: (label, count, layer) =>
        `如果某个通道的一个单元更活跃一点，“${label}”的概率会怎样变化？这就是梯度：${layer} 的 ${formats.number(count)} 个输出各对应一个数。`,
      logit: (label, count, layer) =>
        `如果某个通道的一个单元更活跃一点，“${label}”的 logit 会怎样变化？这就是梯度：${layer} 的 ${formats.number(count)} 个输出各对应一个数。`,
      value: (label, count, layer) =>
        `如果某个通道的一个单元更活跃一点，“${label}”的数值会怎样变化？这就是梯度：${layer} 的 ${formats.number(count)} 个输出各对应一个数。`,
    },
    gallery: (count) => `权重最大的 ${formats.number(count)} 个通道的梯度`,
    galleryOf: (first) => `有响应且权重最大的通道（${first.join('、')}……）的梯度，各用各的标度`,
    flatGalleryOf: (first) =>
      `有响应且权重最大的通道（${first.join('、')}……）的梯度，共用一个标度：每个单元格都相同，因为网络随后对通道取平均`,
  },
  pooled: {
    title: '池化后的梯度',
    text: (channel, weight) =>
      `所有单元的均值表明一个通道对该类别有多重要：这就是它的权重。在有响应的通道中，通道 ${channel} 的权重最大，为 ${formats.short(weight)}。点击图表可在下一步使用其他通道。`,
    chart: (count, channel, weight) =>
      `全部 ${formats.number(count)} 个通道的权重；已选通道 ${channel}，其权重为 ${formats.short(weight)}`,
    chosen: (channel, weight) => `通道 ${channel}：${formats.short(weight)}`,
  },
  weighted: {
    title: '一个通道，加权',
    text: '图片中出现某个通道的模式的地方，该通道就亮。乘以权重后，它显示自己的贡献：大于零的值支持该类别，小于零的值反对该类别。',
    channel: '通道',
    numbered: (channel) => `通道 ${channel}`,
    times: (channel, weight) => `通道 ${channel} × ${formats.short(weight)}`,
    before: (channel) => `加权前的通道 ${channel}`,
    after: (channel) => `加权后的通道 ${channel}`,
  },
  mean: {
    title: '各通道的均值',
    text: '所有加权后的通道的均值：许多通道一致的位置，数值会累加。',
    largest: (value) => `最大值为 ${formats.short(value)}。`,
    noLargest: '最大值不大于零。',
    map: '各通道的均值',
    caption: 'ReLU 之前',
  },
  relu: {
    title: 'ReLU，并缩放到 1',
    formula: (height, width) => `H = max(L, 0) / max L，H: [${height}, ${width}]，从 0 到 1`,
    text: (label) =>
      `只保留支持“${label}”的依据：小于零的值置零，其余除以最大值。这就是热力图。指向一个单元可读取其数值。`,
    empty: (label) =>
      `没有单元支持“${label}”：所有值都置零，热力图为空，图片上不叠加任何颜色。在 notebook 中，这里会出现零除以零。`,
    map: (height, width) => `${height} × ${width} 的热力图`,
    caption: (height, width) => `热力图，${height} × ${width}`,
  },
  enlarged: {
    title: '放大并着色',
    text: '热力图通过线性插值放大到图片（或网络看到的部分）的尺寸，每个值对应一种颜色：蓝色为冷，红色为热。JET 可能显示并不存在的边缘；可在图片旁选择其他配色。',
    map: '以 JET 着色的放大热力图',
    caption: 'JET 配色',
    empty: '只有最冷的颜色',
  },
  over: {
    title: '叠加到图片上',
    formula: 'S = 0.4 · 热力 + 图片；保存：min(S, 255)；显示：S / max S',
    text: '热力与图片相加。颜色值不能超过 255：保存的文件会截断更大的和，而 notebook 自己的绘图会将一切除以最大的和，使图片变暗。',
    saved: '保存时的样子，已截断',
    plotted: 'notebook 显示的样子',
  },
  save: {
    title: '保存',
    text: '数组包括输入、该层的输出、梯度、权重和热力图，均为 .npy 文件。脚本可按当前设置重现这一结果：从数组计算，或在 Python 能够运行该网络时使用网络文件。',
    picture: '保存图片',
    data: '保存数据',
    arrays: '保存数组',
    copy: '复制为 Python',
    copied: '已复制。',
  },
  plane: {
    keys: (label) => `${label}。用方向键读取数值。`,
    reading: (row, column, value) => `第 ${row} 行，第 ${column} 列：${formats.precise(value)}`,
    scale: (low, high) => `标度从 ${formats.short(low)} 到 ${formats.short(high)}`,
  },
  against: {
    theClass:
      '热力图回答关于一个类别的问题：图片中哪里有反对它的依据？起初是最可能的类别；也可以在图片旁搜索任何其他类别。',
    gradient: '这里其符号取反：看的是一个单元会使该类别减少多少。',
    weighted:
      '图片中出现某个通道的模式的地方，该通道就亮。乘以权重后，它显示自己的贡献：大于零的值反对该类别，小于零的值支持该类别。',
    relu: (label: string) =>
      `只保留反对“${label}”的依据：小于零的值置零，其余除以最大值。这就是热力图。指向一个单元可读取其数值。`,
    empty: (label: string) =>
      `没有单元反对“${label}”：所有值都置零，热力图为空，图片上不叠加任何颜色。在 notebook 中，这里会出现零除以零。`,
  },
}
