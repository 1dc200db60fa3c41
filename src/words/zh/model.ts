import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'
import { formats } from './formats.ts'

export const model: Words['model'] = {
  model: '模型',
  staysInUse: (name) => `仍在使用“${name}”。`,
  chooseAnother: '选择其他文件',
  useForVisit: '仅在本次访问中使用',
  keepingFile: rich('正在将 {file} 保存到本设备。完成之前继续使用当前网络。'),
  readingFile: rich('正在读取 {file}。完成之前继续使用当前网络。'),
  keeping: '正在保存网络',
  arrived: (loaded, total) => `${formats.megabytes(loaded)} / ${formats.megabytes(total)}`,
  askingForIt: '正在开始…',
}
