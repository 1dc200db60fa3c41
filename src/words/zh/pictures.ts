import type { Words } from '../en/index.ts'

export const pictures: Words['pictures'] = {
  choose: '选择图片',
  savePicture: '保存图片',
  saveData: '保存数据',
  samples: '示例',
  sampleNames: { cat: '猫', golfBall: '高尔夫球', parachute: '降落伞', coffee: '咖啡', astronaut: '宇航员' },
  isKnown: '它认识',
  isUnknown: '它从未见过',
}
