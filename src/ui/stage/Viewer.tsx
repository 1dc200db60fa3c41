import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Shown } from '../../state/appState.ts'
import type { Explanation } from '../../types.ts'
import type { Words } from '../../words/en/index.ts'
import { part } from '../parts/part.tsx'
import { labelOf } from '../parts/readable.ts'
import { useAnswered } from '../useAnswered.ts'
import { useApp, useClasses } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { HeatCanvas } from './HeatCanvas.tsx'
import { PhotoCanvas } from './PhotoCanvas.tsx'
import { listenToPointer } from './pointer.ts'
import { hasColours, thresholdOf } from './thresholdOf.ts'
import { cutOf, STAGE_ID, useStage } from './useStage.ts'
import { useVisibleExplanation } from './useVisibleExplanation.ts'
import { isCrisp, type Place, zoomed } from './zoom.ts'

/** The first answer does not wait for it. */
const Compare = part(() => import('./Compare.tsx'))

/** Only large pictures are shown at less than their size. */
const Detail = part(() => import('./Detail.tsx'))

/** Most pictures are looked at without lines. */
const Marks = part(() => import('./Marks.tsx'))

/** Many networks see the whole picture. */
const Seen = part(() => import('../seen/Seen.tsx'))

const isOnlyPart = ({ crop, size }: Shown['photo']) => crop.width < size.width || crop.height < size.height

/** The scale of a double tap. */
const DOUBLE_TAP = 2.5

/** The interactive picture: zoom, pan, compare and probe. Without a picture, an empty place for it. */
export function Viewer({ shown }: { shown: Shown | null }) {
  const element = useRef<HTMLDivElement>(null)
  const isEnlarged = useStage(({ zoom }) => zoom.scale > 1)
  const set = useStage((state) => state.set)
  const { view } = useWords()
  const size = shown?.photo.size
  // The first answer does not wait for more files.
  const hasAnswered = useAnswered()

  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture of the same size is another picture.
  useLayoutEffect(() => {
    if (size) useStage.getState().show(size)
  }, [shown?.pictureId, size?.height, size?.width])
  useLayoutEffect(() => measure(element.current as HTMLElement), [])
  useLayoutEffect(() => listenToPointer(element.current as HTMLElement, pointerActions), [])

  return (
    <div
      ref={element}
      id={STAGE_ID}
      className="viewport"
      role="application"
      aria-label={view.stage}
      aria-description={view.stageHelp}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the focus.
      tabIndex={0}
      data-enlarged={isEnlarged || undefined}
      onFocus={(event) => set({ hasFocus: event.target === event.currentTarget })}
      onBlur={() => set({ hasFocus: false })}
    >
      {shown && <Frame shown={shown} />}
      {shown?.outcome && hasAnswered && <Compare />}
      {shown && hasAnswered && isOnlyPart(shown.photo) && <Seen key={shown.pictureId} shown={shown} />}
    </div>
  )
}

/** The stacked layers, at their place on the stage. */
function Frame({ shown }: { shown: Shown }) {
  const fit = useStage((state) => state.fit)
  const zoom = useStage((state) => state.zoom)
  const across = useStage(({ picture }) => picture.width)
  const { left, top, height, width } = fit
  const name = useName(shown)
  return (
    <div
      className="frame"
      role="img"
      aria-label={name}
      data-crisp={isCrisp(fit, zoom, across) || undefined}
      style={{ left, top, height, width, transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` }}
    >
      <PhotoCanvas photo={shown.photo} />
      {shown.photo.view.width < shown.photo.size.width && <Detail key={shown.pictureId} photo={shown.photo} />}
      <Heat shown={shown} />
    </div>
  )
}

/** Each part subscribes only to the settings that it draws, so that moving a slider renders no other part. */
function Heat({ shown }: { shown: Shown }) {
  const explanation = useVisibleExplanation(shown)
  const isThere = useStage(({ fit }) => fit.width > 0)
  const isProbed = useStage(({ probe }) => probe !== null)
  const hasLines = useApp(({ settings }) => thresholdOf(settings) !== null)
  const hasAnswered = useAnswered()
  // By the time that a person points at the picture.
  useEffect(() => {
    if (hasAnswered) Marks.ahead()
  }, [hasAnswered])
  if (!explanation || !isThere) return null
  return (
    <>
      <Colours explanation={explanation} />
      {(hasLines || isProbed) && <Marks photo={shown.photo} explanation={explanation} />}
    </>
  )
}

function Colours({ explanation }: { explanation: Explanation }) {
  const colours = useApp(({ settings }) => settings.colours)
  const opacity = useApp(({ settings }) => settings.opacity)
  const style = useApp(({ settings }) => settings.overlayStyle)
  const isPhotoOnly = useStage((state) => state.isPhotoOnly)
  const density = useStage((state) => state.density)
  const { height, width } = useStage((state) => state.fit)
  const cut = useStage(cutOf)
  return (
    <HeatCanvas
      heatmap={explanation.heatmap}
      {...{ colours, opacity, cut }}
      isClear={style === 'clear'}
      height={height * density}
      width={width * density}
      // With an all-zero map, colours would tint the photo evenly.
      isDrawn={hasColours(style) && !explanation.empty}
      isHidden={isPhotoOnly}
    />
  )
}

function useName(shown: Shown): string {
  const classes = useClasses()
  const words = useWords()
  const explanation = useVisibleExplanation(shown)
  return explanation ? nameOf(explanation, classes, words) : words.view.notExplained
}

/** The accessible name of a picture with a heatmap. */
export function nameOf(
  { classIndex, layer, evidence }: Explanation,
  classes: ReturnType<typeof useClasses>,
  { stage, view }: Pick<Words, 'stage' | 'view'>,
): string {
  return (evidence === 'for' ? view.heatmapFor : view.heatmapAgainst)(
    labelOf(classIndex, classes, stage.unnamedClass),
    layer,
  )
}

/** Tracks the space for the picture, from its first layout on. Gives a function that stops it. */
function measure(element: HTMLElement): () => void {
  const read = () => {
    const { clientHeight: height, clientWidth: width } = element
    const margin = Number.parseFloat(getComputedStyle(element).getPropertyValue('--margin')) || 0
    const density = window.devicePixelRatio
    const { left, top } = element.getBoundingClientRect()
    const nudge = (at: number) => Math.round(at * density) / density - at
    useStage.getState().measure({
      ...{ margin, density },
      room: { height, width },
      nudge: { x: nudge(left), y: nudge(top) },
    })
  }
  const observer = new ResizeObserver(read)
  observer.observe(element)
  return () => observer.disconnect()
}

/** The position on the picture of a point of the stage, as fractions; null outside of it. */
function onPicture({ x, y }: Place): { x: number; y: number } | null {
  const { fit, zoom } = useStage.getState()
  const { left, top, height, width } = zoomed(fit, zoom)
  const at = { x: (x - left) / width, y: (y - top) / height }
  return at.x >= 0 && at.x < 1 && at.y >= 0 && at.y < 1 ? at : null
}

function probe(at: Place | null, by: 'pointer' | 'touch') {
  const found = at && onPicture(at)
  const { probe: before, set } = useStage.getState()
  // A probe placed by the keyboard stays until the pointer enters.
  if (!found && (before === null || before.by === 'keys')) return
  set({ probe: found && { ...found, by } })
}

const pointerActions = {
  canMove: () => useStage.getState().zoom.scale > 1 || useStage.getState().drag !== null,
  drag(across: number, down: number) {
    const { zoom, drag, moveBy } = useStage.getState()
    if (zoom.scale > 1) moveBy(across, down)
    else drag?.(across, down)
  },
  move: (across: number, down: number) => useStage.getState().moveBy(across, down),
  zoom: (factor: number, at: Place) => useStage.getState().zoomBy(factor, at),
  doubleTap(at: Place) {
    const { zoom, showWhole, zoomBy } = useStage.getState()
    if (zoom.scale > 1) showWhole()
    else zoomBy(DOUBLE_TAP, at)
  },
  tap: (at: Place) => probe(at, 'touch'),
  hover: (at: Place | null) => probe(at, 'pointer'),
}
