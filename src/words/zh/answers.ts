import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

/** What a network answers, where that is no list of probabilities, and what it takes besides a picture. */
export const answers: LazyWords['answers'] = {
  multiLabel: `该网络对每个类别单独判断，因此各百分比之和不一定是 ${formats.share(1)}。`,
  linear: '最后一层没有给出概率的激活函数：这里显示的是其原始数值。',
  readings: { logits: '得分（logit）', values: '数值' },
  nameThem: '为两个答案命名',
  callThem: '名称',
  namesKept: '名称与此网络一起保存在本设备上。',
  low: '输出接近 0',
  high: '输出接近 1',
  numbers: (name) => `输入 ${name}`,
  nth: (name, nth) => `${name} ${nth}`,
  allNumbers: (count) => `${formats.number(count)} 个数字，以空格分隔`,
  wrong: (count) => `请输入 ${formats.number(count)} 个数字。`,
  takesNumbers: '除图片外，该网络还需要数字。',
}
