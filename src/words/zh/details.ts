import type { LazyWords } from '../en/lazy.ts'

export const details: LazyWords['details'] = {
  title: '详情',
  time: '用时',
}
