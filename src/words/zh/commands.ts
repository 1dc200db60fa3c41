import type { Words } from '../en/index.ts'

export const commands: Words['commands'] = {
  compare: { label: '对比' },
  sideBySide: { label: '并排' },
  photoOnly: { label: '按住看原图', hint: '按住可只看原图（空格键），点击可切换' },
  zoomIn: { label: '放大' },
  zoomOut: { label: '缩小' },
  fit: { label: '适应' },
  help: { label: '键盘' },
}
