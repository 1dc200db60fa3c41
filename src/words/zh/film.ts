import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

export const film: LazyWords['film'] = {
  list: '图片',
  count: (count) => `${formats.number(count)} 张图片`,
  states: { waiting: '等待中', working: '分析中', done: '完成', failed: '无法打开', held: '未分析' },
  outdated: '已过期',
  top: (label, sure) => `${label} ${sure}`,
  progress: '已分析的图片',
  lookedAt: (done, total) => `${formats.number(done)} / ${formats.number(total)}`,
  stopped: (done, total) => `已停止，完成 ${formats.number(done)} / ${formats.number(total)}。`,
  lookAtRest: '分析其余图片',
  cancel: '取消',
  remove: '移除',
  removeThis: (name) => `移除 ${name}`,
  removeAll: '全部移除',
  removed: (count) => `已移除 ${formats.number(count)} 张图片。`,
  removedOne: (name) => `已移除 ${name}。`,
  undo: '撤销',
  dismiss: '隐藏',
  exportAll: '全部导出',
  contactSheet: '缩略图总览',
  exporting: {
    zip: (done, total) => `正在打包 ${formats.number(done)} / ${formats.number(total)}`,
    sheet: (done, total) => `正在绘制 ${formats.number(done)} / ${formats.number(total)}`,
  },
  exportProgress: '已导出的图片',
  cancelExport: '取消导出',
  sheetTitle: (network, count, all) =>
    `Heatlens：${network} 在 ${count < all ? `${formats.number(all)} 张图片中的 ${formats.number(count)} 张里` : `${formats.number(all)} 张图片中`}看到了什么`,
  sheetHeat: (label) => `${label} 的热力图`,
}
