import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const stage: Words['stage'] = {
  predictions: '预测',
  unnamedClass: (index) => `类别 ${index}`,
  searchClasses: (count) => `搜索 ${formats.number(count)} 个类别`,
  showClasses: '显示类别',
  noSuchClass: '没有匹配的类别',
}
