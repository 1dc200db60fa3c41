import type { Words } from '../en/index.ts'
import { formats } from './formats.ts'

export const first: Words['first'] = {
  drop: '或拖放到任意位置',
  choose: '选择一张图片',
  see: '看看 AI 在图片中认出了什么，又看了哪里。',
  how: '您将看到什么',
  names: 'AI（一个神经网络）说出它认出的东西：最可能的三个，附百分比。',
  heat: '颜色显示它为此看了哪里：红色最重要，蓝色最不重要。这种方法叫 Grad-CAM。',
  steps: '“通道”和“讲解”展示它是如何得出的，附全部数字。',
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
