import type { LazyWords } from '../en/lazy.ts'

export const share: LazyWords['share'] = {
  link: '链接',
  carries: '链接包含网络、层、类别和热力的绘制方式，绝不包含图片本身。',
  withAddress: (host) => `附上图片的地址（${host}）`,
  addressHint: '打开链接的人可以看到该地址，并且在从那里获取任何内容之前会先收到询问。',
  hereOnly: (network) => `${network} 只在本设备上。打开链接的人需要在自己的设备上有同一个网络。`,
  copy: '复制链接',
  copied: '链接已复制。',
  copyYourself: '浏览器不允许 Heatlens 复制链接。链接已选中：请按 Ctrl+C（⌘C）。',
  copyLines: '复制',
  linesCopied: '已复制。',
  copyLinesYourself: '浏览器不允许 Heatlens 复制这些代码。代码已选中：请按 Ctrl+C（⌘C）。',
  pass: '分享…',
  withPicture: '附上保存的图片',
  notTaken: '分享失败。请改为复制链接。',

  savedByUs: '这张图片由 Heatlens 连同设置一起保存。',
  hasHeat: '网络也会看到其中的热力。要得到准确的结果，请解释原始照片。',
  useSettings: '使用这些设置',

  smallRange: (part) => `这张图片只使用了数值范围的 ${part}，所以看起来几乎全黑。`,
  stretch: '拉伸',
  stretched: (part) => `这张图片只使用了数值范围的 ${part}。此处已将数值拉伸到整个范围。`,
  undoStretch: '撤销',

  greets: (what) => `已分享：${what}。`,
  dropIt: '拖入图片即可查看。',
  openWhole: '在 Heatlens 中打开',
}
