import type { WalkthroughWords } from '../en/walkthrough.ts'
import { formats } from './formats.ts'

export const walkthrough: WalkthroughWords = {
  toCome: '选择一张图片，即可在此查看得到热力图的每一步及其数值。',
  reading: (layer) => `正在读取 ${layer} 的数值…`,
  title: '从图片到热力图，逐步讲解',
  showCode: '显示代码',

  picture: {
    title: '图片',
    text: (size) =>
      `网络的输入尺寸是固定的，因此图片会缩放到 ${size} × ${size} 像素。Keras 取最近的像素，不做平滑，也不保持宽高比。`,
    loaded: '载入的图片',
    loadedSize: (width, height) => `载入时，${width} × ${height}`,
    seen: '网络看到的',
    seenSize: (size) => `网络看到的，${size} × ${size}`,
  },
  preprocessing: {
    title: '预处理',
    formula: (size) => `x[…, c] = (像素[…, 顺序 c] − 均值 c) / 除数 c，形状 [1, ${size}, ${size}, 3]`,
    reasons: {
      caffe:
        '与 VGG16 一样，该网络训练时使用蓝、绿、红的顺序，并减去 ImageNet 的平均颜色：因此要调换颜色通道的顺序并减去均值，不做除法。',
      tf: '该网络训练时使用 −1 到 1 的值：每个值除以 127.5，再减 1。',
      torch: '该网络训练时使用的值减去了 ImageNet 的均值，再除以标准差。',
    },
    point: '指向图片可查看其他像素。',
    input: '输入；请指向一个像素',
    place: (row, column) => `第 ${row} 行，第 ${column} 列`,
    pixel: '像素（R、G、B）',
  },
  prediction: {
    title: '预测',
    formula: (classes) => `p = softmax(z)，z: [${classes}] 个 logit → p: [${classes}] 个概率，总和为 1`,
    text: (classes) =>
      `网络为其 ${formats.number(classes)} 个类别各给出一个数，softmax 将它们变成概率。这里是最大的三个，各附有其类别的编号。`,
  },
  theClass: {
    title: '类别',
    text: '热力图回答关于一个类别的问题：图片中哪里有支持它的依据？起初是最可能的类别；也可以在图片旁搜索任何其他类别。',
    index: '索引',
    name: '类别',
    probability: '概率',
    logit: 'Logit',
  },
  network: {
    title: '网络',
    text: '图片依次经过这些层：卷积寻找模式，池化缩小找到的结果，最后的全连接层作出判断。输出仍有高度和宽度的层都可以解释：点击即可。',
    layer: '层（类型）',
    shape: '输出形状',
    parameters: '参数量',
    total: (count) => `参数总量：${formats.number(count)}`,
  },
  names: {
    title: '各层的名称',
    text: '通过名称可以获取某一层的输出。',
  },
  target: {
    title: '目标层',
    formula: (layer, height, width, channels) => `A = ${layer} 的输出：[${height}, ${width}, ${channels}]`,
    isLast: '通常选择最后一个卷积层：',
    isChosen: '已选择此层：',
    text: (height, width, channels) =>
      `它的 ${height} × ${width} 个单元仍对应图片中的位置，它的 ${channels} 个通道各代表网络学到的一种模式。`,
    layer: '层',
    output: '输出',
  },
  gradient: {
    title: '梯度',
    text: {
      probability: (label, count, layer) =>
        `如果某个通道的一个单元更活跃一点，“${label}”的概率会怎样变化？这就是梯度：${layer} 的 ${formats.number(count)} 个输出各对应一个数。`,
      logit: (label, count, layer) =>
        `如果某个通道的一个单元更活跃一点，“${label}”的 logit 会怎样变化？这就是梯度：${layer} 的 ${formats.number(count)} 个输出各对应一个数。`,
    },
    gallery: (count) => `权重最大的 ${count} 个通道的梯度`,
    galleryOf: (first) => `权重最大的通道（${first.join('、')}……）的梯度，各用各的标度`,
  },
  pooled: {
    title: '池化后的梯度',
    text: (channel, weight) =>
      `所有单元的均值表明一个通道对该类别有多重要：这就是它的权重。通道 ${channel} 的权重最大，为 ${formats.short(weight)}。点击图表可在下一步使用其他通道。`,
    chart: (count, channel, weight) =>
      `全部 ${count} 个通道的权重；已选通道 ${channel}，其权重为 ${formats.short(weight)}`,
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
    text: '热力图通过线性插值放大到图片的尺寸，每个值对应一种颜色：蓝色为冷，红色为热。JET 可能显示并不存在的边缘；可在图片旁选择其他配色。',
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
    text: '数组包括输入、该层的输出、梯度、权重和热力图，均为 .npy 文件。脚本可按当前设置重现这一结果：使用 Keras，或不用 Keras 而从数组计算。',
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
