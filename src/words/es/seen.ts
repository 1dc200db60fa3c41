import type { LazyWords } from '../en/lazy.ts'

export const seen: LazyWords['seen'] = {
  label: 'Parte que ve la red',
  hint: 'La red solo ve la parte clara. Arrástrala o usa las flechas; Inicio la lleva al centro y Fin al final.',
  back: 'Volver al centro',
  fromLeft: (percent) => `${percent} desde la izquierda`,
  fromTop: (percent) => `${percent} desde arriba`,
}
