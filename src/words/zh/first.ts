import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const first: Words['first'] = {
  drop: '拖入或选择一张图片',
  choose: '选择一张图片',
  see: '看看神经网络在其中看到了什么、看的是哪里。',
  safe: '图片留在本设备上：网络在此页面中运行。',
  knows: (network, count) => `${network}：可识别 ${formats.number(count)} 个类别。`,
  lookAtList: '查看列表',
  ways: '打开图片的其他方式',
  close: '关闭',

  paste: '粘贴',
  pasted: '已粘贴',

  camera: '相机',

  address: '地址',
  addressTitle: '图片的地址',
}
