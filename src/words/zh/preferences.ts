import type { Words } from '../en/index.ts'

export const preferences: Words['preferences'] = {
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  embedSettings: '在保存的图片中附带设置',
  singleKeys: '单键快捷键',
  resetSettings: '恢复默认设置',
}
