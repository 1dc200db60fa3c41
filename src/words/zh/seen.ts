import type { LazyWords } from '../en/lazy.ts'

export const seen: LazyWords['seen'] = {
  label: '网络看到的部分',
  hint: '网络只看到明亮的部分。拖动，或用方向键移动；按 Home 键回到中间，按 End 键到末端。',
  back: '回到中间',
  fromLeft: (percent) => `距左侧 ${percent}`,
  fromTop: (percent) => `距顶部 ${percent}`,
}
