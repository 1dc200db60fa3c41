import type { Names } from '../en/names.ts'
import { titlesOf } from '../titles.ts'

export const names: Names = {
  backends: { webgl: 'WebGL', wasm: 'WebAssembly', cpu: '纯 JavaScript' },
  colours: {
    jet: 'JET',
    viridis: 'Viridis',
    inferno: 'Inferno',
    magma: 'Magma',
    cividis: 'Cividis',
    turbo: 'Turbo',
    grey: '灰度',
  },
  presets: {
    caffe: 'VGG16（BGR，减去均值）',
    tf: 'RGB，−1 到 1（tf）',
    torch: 'RGB，标准化（torch）',
  },
  inSentence: (text) => (text === 'Starter network' ? 'VGG16 结构' : text),
  title: titlesOf(
    {
      'Starter network': 'VGG16 结构，小型，用于教学',
      'not stated': '未说明',
      'trained from scratch for Heatlens on 16,987 photographs of 19 everyday things (Imagenette and public image collections)':
        '用 19 种日常事物的 16,987 张照片为 Heatlens 从头训练（Imagenette 和公共图片集）',
      'K. Simonyan and A. Zisserman, Visual Geometry Group, Oxford; converted from the release of Keras Applications':
        'K. Simonyan 和 A. Zisserman，Visual Geometry Group，牛津；由 Keras Applications 的发布版转换',
    },
    (file) => `文件 ${file}`,
  ),
}
