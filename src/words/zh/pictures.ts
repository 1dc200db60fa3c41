import type { Words } from '../en/index.ts'

export const pictures: Words['pictures'] = {
  choose: '选择图片',
  savePicture: '保存图片',
  saveData: '保存数据',
  samples: '示例',
  pictures: '图片',
}
