import type { LazyWords } from '../en/lazy.ts'

export const seen: LazyWords['seen'] = {
  label: 'Część, którą widzi sieć',
  hint: 'Sieć widzi tylko jasną część. Przeciągnij lub użyj strzałek; Home to środek, End to koniec.',
  back: 'Wróć do środka',
  fromLeft: (percent) => `${percent} od lewej`,
  fromTop: (percent) => `${percent} od góry`,
}
