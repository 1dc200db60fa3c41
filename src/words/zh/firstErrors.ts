import type { PixelWork } from '../../errors/codes.ts'
import type { FirstErrorTexts } from '../formatMessage.ts'
import { pictures } from './pictures.ts'

const works: Readonly<Record<PixelWork, string>> = {
  opensPictures: '打开图片',
  writesFiles: '写入文件',
}

/** See ../en/firstErrors.ts. */
export const firstErrors: FirstErrorTexts = {
  unforeseen: ({ what }) => `出现了 Heatlens 未预料到的问题（${what}）。请重试；如果问题依旧，请重新加载页面。`,
  partMissing: 'Heatlens 的一部分没有到达。请检查连接后重试；如果问题依旧，请重新加载页面。',
  workMissing: ({ work }) => `Heatlens 中负责${works[work]}的部分没有到达。请检查连接后重试。`,
  workStopped: ({ work }) => `Heatlens 中负责${works[work]}的部分已停止。请重试。`,
  sampleMissing: ({ sample }) => `无法获取示例“${pictures.sampleNames[sample]}”。请检查连接，或选择自己的图片。`,
  modelFileNotFetched: ({ file }) => `无法获取模型文件 ${file}。请检查连接后重试。`,
  connectionBroke: ({ file }) => `接收模型文件 ${file}时连接中断。请检查连接后重试。`,
  languageMissing: '您所用语言的文本没有到达。请在设置中重新选择。',
  textMissing: ({ what }) => `出了问题（${what}），而说明它的文字没有到达。请检查连接，然后重试。`,
  asked: '由页面地址指定。',
  noWebgl: '此浏览器不支持 WebGL 2。',
  noUsableGpu: '没有可用的 GPU。',
  readyFirst: ({ name }) => `它可以立即回答，图形处理器（${name}）正在准备。`,
}
