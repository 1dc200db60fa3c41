import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'
import { formats } from './formats.ts'

export const page: Words['page'] = {
  promise: '不会上传任何内容。',
  promiseMore: '您的图片只留在本设备上。',
  settings: '设置',
  language: '语言',
  theme: '主题',
  dismiss: '隐藏',
  cancel: '取消',
  close: '关闭',
  views: '视图',
  picture: '图片',
  channels: '通道',
  why: '为什么',
  walkthrough: '讲解',
  about: '关于网络',
  answer: '结果',
  skip: '跳到内容',
  dropHere: '松开即可分析',
  alsoFailed: (names) => `同样未能打开：${names}。`,
  tryAgain: '重试',
  startAgain: '重新开始',
  useStarter: '使用页面自带的网络',
  knowsOnly: (count) => `可识别 ${formats.number(count)} 个类别；其他事物都会被误认为其中之一。`,
  knowsClasses: (count) => `可识别 ${formats.number(count)} 个类别。`,
  knowsImageNet: (count) => `认识 ${formats.number(count)} 种事物；长颈鹿和番茄不在其中。`,
  more: '更多',
  moreHint: '示例、粘贴、地址、网络',
  addNetwork: '添加网络',
  runsOn: rich('运行于 {backend}。'),
}
