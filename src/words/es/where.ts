import type { Finding, SpotPlace } from '../../image/heat/spots.ts'
import type { LazyWords } from '../en/lazy.ts'
import { partText } from '../partText.ts'
import { formats } from './formats.ts'

const places: Record<SpotPlace, string> = {
  middle: 'en el centro',
  nearTop: 'justo encima del centro',
  nearBottom: 'justo debajo del centro',
  nearLeft: 'a la izquierda del centro',
  nearRight: 'a la derecha del centro',
  top: 'arriba',
  bottom: 'abajo',
  left: 'a la izquierda',
  right: 'a la derecha',
  topLeft: 'arriba a la izquierda',
  topRight: 'arriba a la derecha',
  bottomLeft: 'abajo a la izquierda',
  bottomRight: 'abajo a la derecha',
  across: 'de lado a lado por el centro',
  down: 'de arriba abajo por el centro',
}

const of = (share: number) => {
  const part = partText(
    formats,
    share,
    (percent) => `menos del ${percent}`,
    (percent) => `el ${percent}`,
  )
  return `${part} de la imagen`
}

/** «Miró …» y «… está en …»: con sus artículos, y lo que sigue. */
function spots(found: Finding): string {
  switch (found.kind) {
    case 'nothing':
      return 'ninguna parte'
    case 'all':
      return 'toda la imagen'
    case 'allSeen':
      return 'toda la parte que ve'
    case 'littleSeen':
      return `la parte que ve, ${of(found.share)}`
    case 'spot':
      return `una sola zona, ${places[found.place]}, ${of(found.share)}`
    case 'area':
      return `una zona grande, ${places[found.place]}, ${of(found.share)}`
    case 'two': {
      const [first, second] = found.places
      const both = first === second ? `ambas ${places[first]}` : `${places[first]} y ${places[second]}`
      return `dos zonas, ${both}, en total ${of(found.share)}`
    }
    case 'several':
      return `${formats.number(found.count)} zonas, la mayor ${places[found.place]}, en total ${of(found.share)}`
    case 'many':
      return `muchas zonas pequeñas, en total ${of(found.share)}`
  }
}

/** Una o dos zonas no son lo único que miró. */
const mostly = ({ kind }: Finding) => (kind === 'spot' || kind === 'area' || kind === 'two' ? 'sobre todo ' : '')

export const where: LazyWords['where'] = {
  unfinished: 'El calor sobre la imagen aún no está terminado.',
  looked: (found) => `Miró ${mostly(found)}${spots(found)}.`,
  lookedFor: (label, found) => `Para ${label} miró ${mostly(found)}${spots(found)}.`,
  against: (label, found) => `La evidencia en contra de ${label} está ${mostly(found)}en ${spots(found)}.`,
  nothingFor: (label) => `Esta capa no tiene evidencia a favor de ${label}, así que no hay calor.`,
  nothingAgainst: (label) => `Esta capa no tiene evidencia en contra de ${label}, así que no hay calor.`,
}
