import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'

export const view: Words['view'] = {
  says: rich('{model} 认为是 {label} {sure}。'),
  saysOneOf: rich('{model} 认为是 {first}、{second} 或 {third}。'),
  isUnsure: rich('{model} 不确定；最接近的是 {label} {sure}。'),
  cannotDecide: rich('{model} 难以判断：前几个类别的概率几乎相同，排在首位的是 {label} {sure}。'),
  tooSmall: '太小，无法显示',

  heatmapFor: (label, layer) => `${label} 在 ${layer} 的热力图，叠加在图片上`,
  heatmapAgainst: (label, layer) => `反对 ${label} 的依据在 ${layer} 的热力图，叠加在图片上`,
  notExplained: '尚未解释的图片',
  stage: '画面',
  stageHelp: '方向键读取热力图；加号和减号缩放。问号列出所有按键。',

  compareShare: (percent) => `${percent} 原图`,
  asked: '选项',

  zoom: '缩放',

  less: '少',
  moreForClass: '多（对此类别而言）',
  moreOfAll: '多（前三名之中）',
  legend: '从 0 到 1 的颜色',
  exaggerates: (colours) => `${colours} 可能显示并不存在的边缘。`,
  probeHint: '指向图片可读取热力图。',
  probeTapHint: '点按图片可读取热力图。',
  probed: (value, row, column) => `${value}，第 ${row} 行，第 ${column} 列`,
  probedOf: (height, width) => `共 ${height} × ${width}`,
}
