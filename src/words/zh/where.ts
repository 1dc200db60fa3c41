import type { Finding, SpotPlace } from '../../image/heat/spots.ts'
import type { LazyWords } from '../en/lazy.ts'
import { partText } from '../partText.ts'
import { formats } from './formats.ts'

const places: Record<SpotPlace, string> = {
  middle: '在正中',
  nearTop: '在中心偏上',
  nearBottom: '在中心偏下',
  nearLeft: '在中心偏左',
  nearRight: '在中心偏右',
  top: '在上部',
  bottom: '在下部',
  left: '在左侧',
  right: '在右侧',
  topLeft: '在左上方',
  topRight: '在右上方',
  bottomLeft: '在左下方',
  bottomRight: '在右下方',
  across: '横贯中部',
  down: '纵贯中部',
}

const of = (share: number) => {
  const part = partText(
    formats,
    share,
    (percent) => `不到 ${percent}`,
    (percent) => ` ${percent}`,
  )
  return `占图片的${part}`
}

/** “它看的[mostly]是…”，“…的依据[mostly]位于…”。 */
function spots(found: Finding): string {
  switch (found.kind) {
    case 'nothing':
      return '无处'
    case 'all':
      return '整张图片'
    case 'allSeen':
      return '它所见的整个部分'
    case 'littleSeen':
      return `它所见的部分，${of(found.share)}`
    case 'spot':
      return `一个位置，${places[found.place]}，${of(found.share)}`
    case 'area':
      return `一大片区域，${places[found.place]}，${of(found.share)}`
    case 'two': {
      const [first, second] = found.places
      const both = first === second ? `都${places[first]}` : `一处${places[first]}，一处${places[second]}`
      return `两个位置，${both}，合计${of(found.share)}`
    }
    case 'several':
      return `${formats.number(found.count)} 个位置，最大的${places[found.place]}，合计${of(found.share)}`
    case 'many':
      return `许多小位置，合计${of(found.share)}`
  }
}

/** 一两个位置并不是它看的全部。 */
const mostly = ({ kind }: Finding) => (kind === 'spot' || kind === 'area' || kind === 'two' ? '主要' : '')

export const where: LazyWords['where'] = {
  unfinished: '图上的热力尚未完成。',
  looked: (found) => `它${mostly(found)}看的是${spots(found)}。`,
  lookedFor: (label, found) => `对于 ${label}，它${mostly(found)}看的是${spots(found)}。`,
  against: (label, found) => `反对 ${label} 的依据${mostly(found)}位于${spots(found)}。`,
  nothingFor: (label) => `这一层没有支持 ${label} 的依据，因此没有热力。`,
  nothingAgainst: (label) => `这一层没有反对 ${label} 的依据，因此没有热力。`,
}
