import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

const after = (then?: string) => (then ? `，然后是 ${then}` : '')

export const status: Words['status'] = {
  loading: (then) => `正在加载网络${after(then)}。`,
  warming: (then) => `正在预热网络${after(then)}。`,
  stopped: (waiting) => `网络尚未就绪${waiting ? `，${waiting} 正在等待` : ''}。`,
  opening: (name) => `正在打开 ${name}。`,
  looking: (name) => `正在查看 ${name}。`,
  lookingAtAll: (count) => `正在查看 ${formats.number(count)} 张图片。`,
  lookingWhere: '接下来看它看了哪里。',
  ready: '可以选择图片了。',
  loadingNetwork: '正在加载网络',
  isLoaded: (name, classes) =>
    `${name} 已加载。它${classes < 1000 ? '只' : ''}认识 ${formats.number(classes)} 种事物。`,
  facts: (width, height, ms) => `${width} × ${height}，${formats.seconds(ms)}`,
}
