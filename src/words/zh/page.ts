import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'
import { formats } from './formats.ts'

export const page: Words['page'] = {
  promise: '不会上传任何内容。',
  promiseMore: '您的图片只留在本设备上。',
  settings: '设置',
  language: '语言',
  theme: '主题',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  embedSettings: '将设置写入保存的图片',
  singleKeys: '单键快捷键',
  resetSettings: '恢复 notebook 的设置',
  dismiss: '隐藏',
  cancel: '取消',
  close: '关闭',
  views: '视图',
  picture: '图片',
  channels: '通道',
  walkthrough: '讲解',
  about: '关于网络',
  answer: '结果',
  skip: '跳到内容',
  dropHere: '松开即可查看',
  alsoFailed: (names) => `同样未能打开：${names}。`,
  tryAgain: '重试',
  startAgain: '重新开始',
  useStarter: '使用入门网络',
  knowsOnly: (count) => `只认识 ${formats.number(count)} 种事物；其他一切都会被冠以其中某个名称。`,
  knowsClasses: (count) => `认识 ${formats.number(count)} 个类别。`,
  forVgg16: '关于 VGG16，请见“模型”。',
  runsOn: rich('运行于 {backend}。'),
}
