import type { Words } from '../en/index.ts'

export const pictures: Words['pictures'] = {
  choose: '选择图片',
  savePicture: '保存图片',
  saveData: '保存数据',
  share: '分享',
  samples: '示例',
  sampleNames: {
    'cat.png': '猫',
    'golf-ball.png': '高尔夫球',
    'parachute.png': '降落伞',
    'coffee.png': '咖啡',
    'astronaut-320x480.png': '宇航员',
  },
  known: '在列表中',
  unknown: '不在列表中',
}
