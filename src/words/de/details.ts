import type { LazyWords } from '../en/lazy.ts'

export const details: LazyWords['details'] = {
  title: 'Einzelheiten',
  time: 'Dauer',
}
