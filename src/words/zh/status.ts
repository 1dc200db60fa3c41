import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

const after = (then?: string) => (then ? `，然后是 ${then}` : '')

export const status: Words['status'] = {
  loading: (then) => `正在加载网络${after(then)}…`,
  warming: (then) => `即将就绪${after(then)}…`,
  stopped: (waiting) => `未加载网络${waiting ? `，${waiting} 正在等待` : ''}。`,
  opening: (name) => `正在打开 ${name}…`,
  looking: (name) => `正在分析 ${name}…`,
  lookingAtAll: (count) => `正在分析 ${formats.number(count)} 张图片…`,
  lookingWhere: '正在绘制热力图…',
  ready: '可以选择图片了。',
  loadingNetwork: '正在加载网络',
}
