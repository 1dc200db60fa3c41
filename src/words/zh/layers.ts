import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

/** The layers of a network: as a graph, as a list, in the menu. */
export const layers: LazyWords['layers'] = {
  draw: '以图形显示',
  title: (name) => `${name} 的各层`,
  form: '形式',
  forms: { graph: '图形', list: '列表' },
  find: '查找层',
  zoomOut: '缩小',
  zoomIn: '放大',
  whole: '整个网络',
  toTarget: '所解释的层',
  drawing: '网络图',
  drawingOf: (count) =>
    `以图形显示的网络，共 ${formats.number(count)} 层。列表以文字给出相同内容。方向键滚动，加号和减号缩放。`,
  facts: (kind, shape, parameters) => `${kind}，${shape}，${parameters} 个参数`,
  isExplained: '正在解释这一层。',
  explain: '解释这一层',
  layer: '层（类型）',
  shape: '输出形状',
  parameters: '参数量',
  ends: '块的末端',
  others: '其他层',
  allLayers: '所有层',
  inUse: '使用中',
  found: (count) => `找到 ${formats.number(count)} 层`,
}
