import type { LazyWords } from '../en/lazy.ts'
import { formats } from './formats.ts'

export const channels: LazyWords['channels'] = {
  channel: (index) => `Canal ${index}`,
  beforeWeighting: (index) => `Canal ${index} antes de ponderarlo`,
  afterWeighting: (index) => `Canal ${index} después de ponderarlo`,
  addsMost: (index, count, layer) =>
    `De los ${formats.number(count)} canales de ${layer}, el ${index} es el que más aporta al mapa.`,
  theMapIs:
    'El mapa es la media de todos los canales, cada uno multiplicado por su peso, con los valores negativos puestos a cero.',
  theMapAgainst:
    'El mapa es la media de todos los canales, cada uno multiplicado por su peso con el signo cambiado para mostrar la evidencia en contra de la clase, con los valores negativos puestos a cero.',
  times: (index, weight) => `Canal ${index} × ${formats.short(weight)}`,
}
