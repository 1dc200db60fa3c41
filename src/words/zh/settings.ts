import type { Words } from '../en/index.ts'

export const settings: Words['settings'] = {
  showsRegion: { label: '框出最热区域' },
  evidence: { label: '反对的依据', hint: '图片中使该类别可能性降低的部分。' },
  score: { label: '得分', options: { probability: '概率', logit: 'Logit' } },
  layer: { label: '层' },
  reading: { label: '读作' },
  output: { label: '输出' },
  method: { label: '方法' },
  fusion: { label: '融合' },
  smoothing: { label: '平滑' },
  classAsked: { label: '解释其他类别' },
  colours: { label: '配色' },
  opacity: { label: '不透明度' },
  scale: { label: '颜色标度', options: { own: '各类别各自的', common: '前三名共用' } },
  overlayStyle: { label: '样式', options: { heat: '热力', clear: '清晰', contours: '轮廓', mask: '遮罩' } },
  threshold: { label: '阈值' },
}
