import type { LazyWords } from '../en/lazy.ts'
import { rich } from '../rich.ts'
import { formats } from './formats.ts'

export const labels: LazyWords['labels'] = {
  edit: '编辑类别名称',
  title: '类别名称',
  how: (count) =>
    `每行一个名称，按 ${formats.number(count)} 个类别的顺序排列。可粘贴任意形式的列表：文本行、JSON、表格或 Python 列表。`,
  field: '类别名称，每行一个',
  openList: '打开列表',
  useNumbers: '使用编号',
  restore: '恢复网络自带的名称',
  undo: '撤销',
  apply: '应用',
  count: (given, wanted) => `${formats.number(given)} 个名称，${formats.number(wanted)} 个类别`,
  kept: '名称与此网络一起保存在本设备上。',
  tooLong: '列表太长，无法保存在本设备上；在关闭或重新加载页面之前有效。',
  used: rich('正在使用 {file} 中的名称。'),
  usedEarlier: rich('您先前提供的 {file} 中的名称也用于此网络。'),
  doNotUse: '不使用',
  unused: rich('未使用 {file} 中的列表。'),
  otherNetwork: '它会保留，并用于您接下来添加的网络。',
  mend: '编辑名称',
  notAList: '其中没有文本形式的类别名称。',
  otherLength: (given, wanted) => `列表有 ${formats.number(given)} 个名称，而网络有 ${formats.number(wanted)} 个类别。`,
  outOfRange: (highest, wanted) =>
    `列表的编号到 ${formats.number(highest)}，而网络的 ${formats.number(wanted)} 个类别编号为 0 到 ${formats.number(wanted - 1)}。`,
  twice: (label, first, second, count) =>
    `类别 ${first} 和 ${second} 的名称相同：“${label}”。${count > 1 ? `另有 ${formats.number(count - 1)} 处重复。` : ''}`,
  empty: (first, count) =>
    `类别 ${first} 没有名称，以编号显示。${count > 1 ? `另有 ${formats.number(count - 1)} 个类别没有名称。` : ''}`,
  sameNumber: (index, count) =>
    `列表中类别 ${index} 有两个名称，以第一个为准。${count > 1 ? `另有 ${formats.number(count - 1)} 个类别如此。` : ''}`,
  shortened: (first, count) =>
    `类别 ${first} 的名称过长，已截短。${count > 1 ? `另有 ${formats.number(count - 1)} 个名称被截短。` : ''}`,
}
