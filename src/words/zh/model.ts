import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const model: Words['model'] = {
  model: '模型',
  staysInUse: (name) => `仍在使用“${name}”。`,
  chooseAnother: '选择其他文件',
  useForVisit: '仅在本次访问中使用',
  arrived: (loaded, total) => `${formats.megabytes(loaded)} / ${formats.megabytes(total)}`,
  askingForIt: '正在开始…',
}
