import type { Words } from '../en/index.ts'

export const shell: Words['shell'] = {
  offline: '已离线。',
  offlineMore: '用过的一切仍可使用。',
  offlineOpen: '关闭之前，此页面仍可使用。',
  kept: '已可离线使用。',
  keptMore: '现在可以离线打开此页面。',
  update: '新版本已就绪，可随时重新加载。',
  along: '您的图片会保留，并重新分析。',
  loses: '无法保留您的图片。请先保存需要的内容，然后重新加载。',
  reload: '重新加载',
  later: '稍后',
  install: '安装',
}
