import type { Finding, SpotPlace } from '../../image/heat/spots.ts'
import type { LazyWords } from '../en/lazy.ts'
import { partText } from '../partText.ts'
import { formats } from './formats.ts'

const places: Record<SpotPlace, string> = {
  middle: 'in der Mitte',
  nearTop: 'knapp über der Mitte',
  nearBottom: 'knapp unter der Mitte',
  nearLeft: 'links der Mitte',
  nearRight: 'rechts der Mitte',
  top: 'oben',
  bottom: 'unten',
  left: 'links',
  right: 'rechts',
  topLeft: 'links oben',
  topRight: 'rechts oben',
  bottomLeft: 'links unten',
  bottomRight: 'rechts unten',
  across: 'quer durch die Mitte',
  down: 'von oben bis unten durch die Mitte',
}

const of = (share: number) => `${partText(formats, share, (percent) => `weniger als ${percent}`)} des Bildes`

/** „Es hat [to] geschaut[more].“ und „… liegt [at][more].“ */
interface Said {
  to: string
  at: string
  more?: string
}

function spots(found: Finding): Said {
  switch (found.kind) {
    case 'nothing':
      return { to: 'nirgendwohin', at: 'nirgends' }
    case 'all':
      return { to: 'auf das ganze Bild', at: 'überall im Bild' }
    case 'allSeen':
      return { to: 'auf den ganzen Ausschnitt', at: 'überall im Ausschnitt' }
    case 'littleSeen':
      return { to: 'auf den Ausschnitt', at: 'im Ausschnitt', more: `, ${of(found.share)}` }
    case 'spot': {
      const more = `: ${places[found.place]}, ${of(found.share)}`
      return { to: 'vor allem auf eine Stelle', at: 'vor allem an einer Stelle', more }
    }
    case 'area': {
      const more = `: ${places[found.place]}, ${of(found.share)}`
      return { to: 'vor allem auf eine große Fläche', at: 'vor allem in einer großen Fläche', more }
    }
    case 'two': {
      const [first, second] = found.places
      const both = first === second ? `beide ${places[first]}` : `${places[first]} und ${places[second]}`
      const more = `: ${both}, zusammen ${of(found.share)}`
      return { to: 'vor allem auf zwei Stellen', at: 'vor allem an zwei Stellen', more }
    }
    case 'several': {
      const count = `${formats.number(found.count)} Stellen`
      const more = `, die größte ${places[found.place]}, zusammen ${of(found.share)}`
      return { to: `auf ${count}`, at: `an ${count}`, more }
    }
    case 'many': {
      const more = `, zusammen ${of(found.share)}`
      return { to: 'auf viele kleine Stellen', at: 'an vielen kleinen Stellen', more }
    }
  }
}

const looked = (found: Finding) => {
  const { to, more = '' } = spots(found)
  return `${to} geschaut${more}.`
}

export const where: LazyWords['where'] = {
  unfinished: 'Die Wärme auf dem Bild ist noch unfertig.',
  looked: (found) => `Es hat ${looked(found)}`,
  lookedFor: (label, found) => `Für ${label} hat es ${looked(found)}`,
  against: (label, found) => {
    const { at, more = '' } = spots(found)
    return `Was gegen ${label} spricht, liegt ${at}${more}.`
  },
  nothingFor: (label) => `In dieser Schicht spricht nichts für ${label}, deshalb gibt es keine Wärme.`,
  nothingAgainst: (label) => `In dieser Schicht spricht nichts gegen ${label}, deshalb gibt es keine Wärme.`,
}
