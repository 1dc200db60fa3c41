import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

export const channels: LazyWords['channels'] = {
  channel: (index) => `通道 ${index}`,
  beforeWeighting: (index) => `加权前的通道 ${index}`,
  afterWeighting: (index) => `加权后的通道 ${index}`,
  addsMost: (index, count, layer) =>
    `在 ${layer} 的 ${formats.number(count)} 个通道中，通道 ${index} 对热力图的贡献最大。`,
  theMapIs: '热力图是所有通道乘以各自权重后的均值，负值置零。',
  theMapAgainst: '热力图是所有通道乘以各自权重后的均值，负值置零；这里显示反对该类别的依据，因此权重取反。',
  times: (index, weight) => `通道 ${index} × ${formats.short(weight)}`,
}
