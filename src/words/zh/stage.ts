import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const stage: Words['stage'] = {
  predictions: '预测',
  opacity: '不透明度',
  colours: '配色',
  score: '得分',
  layer: '层',
  method: '方法',
  probability: '概率',
  logit: 'Logit',
  unnamedClass: (index) => `类别 ${index}`,
  explainAnother: '解释其他类别',
  searchClasses: (count) => `搜索 ${formats.number(count)} 个类别`,
  showClasses: '显示类别',
  noSuchClass: '没有匹配的类别',
}
