import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

export const dialogs: LazyWords['dialogs'] = {
  classes: (count) => `${formats.number(count)} 个类别`,
  search: '搜索',
  found: (count) => `找到 ${formats.number(count)} 个`,
  cameraAsks: '浏览器会询问此页面能否使用相机。图片留在本设备上。',
  preview: '相机预览',
  take: '拍照',
  otherCamera: '其他相机',
  cameraRefused: '相机访问被拒绝。请在浏览器设置中允许此页面使用相机，或改为选择图片。',
  cameraBusy: '相机正被占用。请关闭正在使用它的程序，然后重试。',
  cameraGone: '相机没有响应。请检查它是否已打开，或改为选择图片。',
  fromCamera: '相机',
  addressPrivacy:
    '这是 Heatlens 唯一会从其他网站获取的内容，而且只在您按下按钮时获取。对方网站会得知您的 IP 地址和您要的图片，仅此而已。',
  addressAsked: (host) => `此链接要求获取来自 ${host} 的图片。`,
  frame: {
    label: '图片的地址',
    fetch: '获取',
    fetchFrom: '从 {host} 获取',
    cancel: '取消',
    fetching: '正在从 {host} 获取',
    notAnAddress: '这不是图片的地址：地址必须以 https:// 开头。',
    noAnswer: '{host} 没有响应，或不允许其他网站读取其图片。请从那里保存图片，再在此选择文件。',
    status: '{host} 在此地址没有图片（状态 {status}）。请检查地址。',
    page: '这是网页的地址，不是图片的地址。请打开网页，复制图片本身的地址，然后粘贴到这里。',
    large: '图片超过 100 MB。请缩小后再在此选择文件。',
    slow: '{host} 响应时间过长。请重试，或从那里保存图片，再在此选择文件。',
  },
}
