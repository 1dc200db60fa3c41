import type { Words } from '../en/index.ts'

export const shell: Words['shell'] = {
  offline: 'Brak sieci.',
  offlineMore: 'Wszystko, co było już używane, nadal działa.',
  offlineOpen: 'Ta strona działa, dopóki jest otwarta.',
  kept: 'Gotowe do pracy offline.',
  keptMore: 'Od teraz ta strona otwiera się bez sieci.',
  update: 'Nowa wersja jest gotowa. Odśwież, kiedy chcesz.',
  along: 'Twoje obrazy zostaną zachowane i obejrzane ponownie.',
  loses: 'Nie da się zabrać Twoich obrazów. Zapisz to, czego potrzebujesz, a potem odśwież.',
  reload: 'Odśwież',
  later: 'Później',
  install: 'Zainstaluj',
}
