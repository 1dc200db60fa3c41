import type { Words } from '../en/index.ts'
import { page as english } from '../en/page.ts'

export const page: Words['page'] = {
  ...english,
  promise: '不会上传任何内容。',
  promiseMore: '您的图片只留在本设备上。',
  settings: '设置',
  language: '语言',
  dismiss: '隐藏',
  cancel: '取消',
  close: '关闭',
}
