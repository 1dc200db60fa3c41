import type { Words } from '../en/index.ts'

export const shell: Words['shell'] = {
  offline: 'Jesteś offline.',
  offlineMore: 'Wszystko, co było już używane, nadal działa.',
  offlineOpen: 'Ta strona działa, dopóki jej nie zamkniesz.',
  kept: 'Gotowe do pracy offline.',
  keptMore: 'Możesz teraz otworzyć tę stronę offline.',
  update: 'Nowa wersja jest gotowa. Odśwież, kiedy chcesz.',
  along: 'Twoje obrazy zostaną zachowane i ponownie przeanalizowane.',
  loses: 'Twoich obrazów nie da się zachować. Zapisz to, czego potrzebujesz, a potem odśwież.',
  reload: 'Odśwież',
  later: 'Później',
  install: 'Zainstaluj',
}
