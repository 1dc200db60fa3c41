import type { Finding, SpotPlace } from '../../image/heat/spots.ts'
import type { LazyWords } from '../en/lazy.ts'
import { partText } from '../partText.ts'
import { formats, plural } from './formats.ts'

const places: Record<SpotPlace, string> = {
  middle: 'w środku',
  nearTop: 'tuż nad środkiem',
  nearBottom: 'tuż pod środkiem',
  nearLeft: 'na lewo od środka',
  nearRight: 'na prawo od środka',
  top: 'u góry',
  bottom: 'u dołu',
  left: 'po lewej',
  right: 'po prawej',
  topLeft: 'w lewym górnym rogu',
  topRight: 'w prawym górnym rogu',
  bottomLeft: 'w lewym dolnym rogu',
  bottomRight: 'w prawym dolnym rogu',
  across: 'w poprzek przez środek',
  down: 'z góry na dół przez środek',
}

const of = (share: number) => `${partText(formats, share, (percent) => `mniej niż ${percent}`)} obrazu`

/** „Sieć patrzyła [to][more].” i „… są [at][more].” */
interface Said {
  to: string
  at: string
  more?: string
}

function spots(found: Finding): Said {
  switch (found.kind) {
    case 'nothing':
      return { to: 'donikąd', at: 'nigdzie' }
    case 'all':
      return { to: 'na cały obraz', at: 'na całym obrazie' }
    case 'allSeen':
      return { to: 'na całą widzianą część', at: 'na całej widzianej części' }
    case 'littleSeen':
      return { to: 'na widzianą część', at: 'w widzianej części', more: `, ${of(found.share)}` }
    case 'spot': {
      const more = `, ${places[found.place]}, ${of(found.share)}`
      return { to: 'głównie na jedno miejsce', at: 'głównie w jednym miejscu', more }
    }
    case 'area': {
      const more = `, ${places[found.place]}, ${of(found.share)}`
      return { to: 'głównie na jeden duży obszar', at: 'głównie w jednym dużym obszarze', more }
    }
    case 'two': {
      const [first, second] = found.places
      const both = first === second ? `oba ${places[first]}` : `${places[first]} i ${places[second]}`
      const more = `, ${both}, razem ${of(found.share)}`
      return { to: 'głównie na dwa miejsca', at: 'głównie w dwóch miejscach', more }
    }
    case 'several': {
      const number = formats.number(found.count)
      const to = plural(found.count, {
        one: `na ${number} miejsce`,
        few: `na ${number} miejsca`,
        many: `na ${number} miejsc`,
        other: `na ${number} miejsca`,
      })
      const more = `, największe ${places[found.place]}, razem ${of(found.share)}`
      return { to, at: `w ${number} miejscach`, more }
    }
    case 'many': {
      const more = `, razem ${of(found.share)}`
      return { to: 'na wiele małych miejsc', at: 'w wielu małych miejscach', more }
    }
  }
}

const looked = (found: Finding) => {
  const { to, more = '' } = spots(found)
  return `sieć patrzyła ${to}${more}.`
}

export const where: LazyWords['where'] = {
  unfinished: 'Ciepło na obrazie nie jest jeszcze gotowe.',
  looked: (found) => `S${looked(found).slice(1)}`,
  lookedFor: (label, found) => `Dla klasy ${label} ${looked(found)}`,
  against: (label, found) => {
    const { at, more = '' } = spots(found)
    return `Przesłanki przeciw klasie ${label} są ${at}${more}.`
  },
  nothingFor: (label) => `W tej warstwie nie ma przesłanek za klasą ${label}, więc nie ma ciepła.`,
  nothingAgainst: (label) => `W tej warstwie nie ma przesłanek przeciw klasie ${label}, więc nie ma ciepła.`,
}
