import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

export const wall: LazyWords['wall'] = {
  toCome: '选择一张图片，即可在此查看该层的所有通道。',
  reading: (layer) => `正在读取 ${layer} 的所有通道…`,
  channelsOf: (count, layer) => `${layer} 的 ${formats.number(count)} 个通道`,
  order: '排序',
  orders: { share: '按贡献', index: '按编号' },
  shown: '视图',
  stages: { before: '加权前', after: '加权后' },
  byGradCam: '此方法没有通道权重。顺序和贡献取自 Grad-CAM。',
  scaleOfItsOwn: '每个通道使用各自的标度，从最小值到最大值。',
  oneScale: '每个通道乘以其权重，使用同一标度：亮处增强热力图，暗处削弱热力图。',
  wall: (count, chosen) => `全部 ${formats.number(count)} 个通道；已选通道 ${chosen}。用方向键选择其他通道。`,
  overPicture: (index) => `叠加在图片上的通道 ${index}`,
  weight: '权重',
  shareOfMap: '对热力图的贡献',
  values: '值',
  valuesAfter: '加权后的值',
  takesAway: {
    for: '它会削弱热力图：它激活的地方，该类别的可能性降低。',
    against: '它会削弱热力图，而此图显示的是反对该类别的依据：它激活的地方，该类别的可能性升高。',
  },
  adds: '贡献是在热力图为正的位置上，它在所有通道总和中所占的比例。',
}
