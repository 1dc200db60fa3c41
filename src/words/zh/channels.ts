import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const channels: Words['channels'] = {
  whereAndWhy: '它看了哪里，为什么',
  mapOf: (height, width) => `图，${height} × ${width}`,
  theMap: (height, width) => `${height} × ${width} 的图`,
  range: (low, high) => `${formats.short(low)} 至 ${formats.short(high)}`,
  channel: (index) => `通道 ${index}`,
  beforeWeighting: (index) => `加权前的通道 ${index}`,
  afterWeighting: (index) => `加权后的通道 ${index}`,
  weighsMost: (index, count, layer) =>
    `在 ${layer} 的 ${count} 个通道中，通道 ${index} 的权重最大。权重是其梯度的均值；热力图是所有通道乘以各自权重后的均值中大于零的部分。`,
  weighsMostAgainst: (index, count, layer) =>
    `在 ${layer} 的 ${count} 个通道中，通道 ${index} 的权重最大。这里看的是反对该类别的内容，因此权重是其梯度取反后的均值；热力图是所有通道乘以各自权重后的均值中大于零的部分。`,
  aMap: '图，14 × 14',
  aChannel: '一个通道',
  timesItsWeight: '× 它的权重',
  whatComes: '网络最后一个卷积层给出的图，以及其中权重最大的通道。',

  toCome: '请选择一张图片：这里将显示该层的所有通道。',
  reading: (layer) => `正在读取 ${layer} 的所有通道…`,
  channelsOf: (count, layer) => `${layer} 的 ${count} 个通道`,
  order: '排序',
  orders: { share: '按在图中的占比', index: '按编号' },
  shown: '显示',
  stages: { before: '加权前', after: '加权后' },
  scaleOfItsOwn: '每个通道使用各自的刻度，从最小值到最大值。',
  oneScale: '每个通道乘以其权重，使用同一刻度：亮的部分构成热力图，暗的部分则削弱它。',
  wall: (count, chosen) => `全部 ${count} 个通道；已选通道 ${chosen}。用方向键选择其他通道。`,
  overPicture: (index) => `叠加在图片上的通道 ${index}`,
  weight: '权重',
  shareOfMap: '在图中的占比',
  values: '值',
  valuesAfter: '加权后的值',
  takesAway: {
    for: '它会削弱热力图：它激活的地方，该类别的可能性降低。',
    against: '它会削弱热力图，而此图显示的是反对该类别的内容：它激活的地方，该类别的可能性升高。',
  },
  adds: '占比是它在图中为正的位置的贡献，占所有通道贡献的份额。',
}
