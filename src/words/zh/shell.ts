import type { Words } from '../en/index.ts'

export const shell: Words['shell'] = {
  offline: '已离线。',
  offlineMore: '用过的一切仍可使用。',
  offlineOpen: '只要不关闭，此页面仍可使用。',
  kept: '已可离线使用。',
  keptMore: '从现在起，没有网络也能打开此页面。',
  update: '新版本已就绪，可随时重新加载。',
  along: '您的图片会一并带过去，并重新查看。',
  loses: '无法带上您的图片。请先保存需要的内容，然后重新加载。',
  reload: '重新加载',
  later: '稍后',
  install: '安装',
}
