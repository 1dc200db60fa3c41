import { useMemo } from 'react'
import { cellAt, onMap } from '../../image/heat/area.ts'
import { colormaps } from '../../image/heat/colormaps/index.ts'
import { valueAt } from '../../image/heat/upsample.ts'
import { part } from '../parts/part.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { hasColours, thresholdOf } from './thresholdOf.ts'
import { useStage } from './useStage.ts'
import { useCurrentExplanation } from './useVisibleExplanation.ts'
import { ZoomControl } from './ZoomControl.tsx'
import './foot.css'

/** Most maps are drawn on a scale of their own. */
const CommonScale = part(() => import('./CommonScale.tsx'))

/** Below the picture: the colour scale, the map's value under the pointer, and the zoom. */
export function Foot() {
  return (
    <div className="stage-foot">
      <Legend />
      <Readout />
      <ZoomControl />
    </div>
  )
}

/** The map's value under the pointer. */
function useProbed() {
  const heatmap = useCurrentExplanation()?.heatmap
  const probe = useStage((state) => state.probe)
  if (!heatmap || !probe) return null
  const at = onMap(heatmap, probe.x, probe.y)
  const cell = cellAt(heatmap, probe.x, probe.y)
  if (!at || !cell) return null
  const { height, width } = heatmap
  return { value: valueAt(heatmap, at.x, at.y), ...cell, by: probe.by, height, width }
}

/** The colours from 0 to 1, with a mark at the probed value, and one at the threshold if there is one. */
function Legend() {
  const colours = useApp(({ settings }) => settings.colours)
  const isCommon = useApp(({ settings }) => settings.scale === 'common')
  const { view } = useWords()
  const isClear = useApp(({ settings }) => settings.overlayStyle === 'clear')
  const gradient = useMemo(() => toGradient(colormaps[colours].table, isClear), [colours, isClear])
  return (
    <div className="legend">
      <span>{view.less}</span>
      <div className="legend-bar" role="img" aria-label={view.legend} style={{ backgroundImage: gradient }}>
        <ThresholdMark />
        <ProbedMark />
      </div>
      <span>{isCommon ? view.moreOfAll : view.moreForClass}</span>
      {isCommon && <CommonScale />}
    </div>
  )
}

function ThresholdMark() {
  const threshold = useApp(({ settings }) => thresholdOf(settings))
  return threshold !== null && <span className="legend-threshold" style={at(threshold)} />
}

function ProbedMark() {
  const probed = useProbed()
  return probed && <span className="legend-mark" style={at(probed.value)} />
}

/**
 * The position of a value on the legend: a mark is as wide as the legend and translated, so that it causes no layout.
 */
const at = (value: number) => ({ translate: `${value * 100}%` })

/** Colours as a CSS gradient from left to right; if it `isClear`, from none to all of each. */
function toGradient(table: Uint8Array, isClear: boolean): string {
  const stops = Array.from({ length: 32 }, (_, i) => {
    const at = Math.round((i / 31) * 255) * 3
    return `rgb(${table.subarray(at, at + 3).join(' ')} / ${isClear ? i / 31 : 1})`
  })
  return `linear-gradient(to right, ${stops.join(', ')})`
}

/** The id of the note on a colour map, which its menu refers to. */
export const COLOURS_NOTE_ID = 'colours-note'

/** Colour maps with edges of their own, which look like edges of the map. */
const exaggerating: readonly string[] = ['jet', 'turbo']

/**
 * The probed value; before that, the meaning of the colours, or how to read the map. The space is reserved from the
 * start.
 */
function Readout() {
  const colours = useApp(({ settings }) => settings.colours)
  const overlayStyle = useApp(({ settings }) => settings.overlayStyle)
  const probed = useProbed()
  const isHeard = useStage(({ hasFocus, probe }) => hasFocus && probe?.by !== 'pointer')
  const { view, formats, names } = useWords()
  const exaggerates = hasColours(overlayStyle) && exaggerating.includes(colours)
  const text = probed && view.probed(formats.fixed(probed.value, 3), probed.row, probed.column)
  return (
    // A live region for the keyboard only: a moving pointer would make it speak without end.
    <p aria-live={isHeard ? 'polite' : 'off'}>
      <span className="readout">
        {probed ? (
          <span>
            {text} <span className="readout-of">{view.probedOf(probed.height, probed.width)}</span>
          </span>
        ) : (
          !exaggerates && (
            <>
              <span className="can-drop">{view.probeHint}</span>
              <span className="can-touch">{view.probeTapHint}</span>
            </>
          )
        )}
        <span id={COLOURS_NOTE_ID} className={probed ? 'visually-hidden' : ''}>
          {exaggerates && view.exaggerates(names.colours[colours])}
        </span>
      </span>
    </p>
  )
}
