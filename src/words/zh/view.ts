import type { Place } from '../../image/heat/placeOf.ts'
import type { Words } from '../en/index.ts'
import { rich } from '../rich.ts'

/** “它看的是…”。 */
const where: Record<Place, string> = {
  middle: '图片的中间',
  top: '图片的上部',
  bottom: '图片的下部',
  left: '图片的左侧',
  right: '图片的右侧',
  topLeft: '图片的左上方',
  topRight: '图片的右上方',
  bottomLeft: '图片的左下方',
  bottomRight: '图片的右下方',
  everywhere: '整张图片',
  allSeen: '它所见的整个部分',
  nowhere: '无处',
}

export const view: Words['view'] = {
  says: rich('{model} 认为是 {label} {sure}。'),
  saysOneOf: rich('{model} 认为是 {first}、{second} 或 {third}。'),
  isUnsure: rich('{model} 不确定；最接近的是 {label} {sure}。'),
  looked: (place) => `它看的是${where[place]}。`,
  lookedFor: (label, place) => `对于 ${label}，它看的是${where[place]}。`,
  against: (label, place) => `反对 ${label} 的依据位于${where[place]}。`,
  nothingFor: (label) => `这一层没有支持 ${label} 的依据，因此没有热力。`,
  tooSmall: '太小，无法显示',
  nothingAgainst: (label) => `这一层没有反对 ${label} 的依据，因此没有热力。`,

  heatmapFor: (label, layer) => `${label} 在 ${layer} 的热力图，叠加在图片上`,
  heatmapAgainst: (label, layer) => `反对 ${label} 的依据在 ${layer} 的热力图，叠加在图片上`,
  notExplained: '尚未解释的图片',
  stage: '画面',
  stageHelp: '方向键读取热力图；加号和减号缩放。问号列出所有按键。',

  compareShare: (percent) => `${percent} 原图`,
  asked: '选项',

  zoom: '缩放',

  legend: '从 0 到 1 的颜色',
  exaggerates: (colours) => `${colours} 可能显示并不存在的边缘。`,
  probeHint: '指向图片可读取热力图。',
  probeTapHint: '点按图片可读取热力图。',
  probed: (value, row, column) => `${value}，第 ${row} 行，第 ${column} 列`,
  probedOf: (height, width) => `共 ${height} × ${width}`,
}
