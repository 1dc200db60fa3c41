import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ModelInfo } from '../../types.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { CARD_WIDTH, type NetworkDrawing as Drawing, layOutNetwork, ROW_HEIGHT } from './layOutNetwork.ts'
import { listenToDrawing } from './listenToDrawing.ts'
import { NetworkDrawing, placeOf } from './NetworkDrawing.tsx'

const SMALLEST = 0.1
const LARGEST = 2
/** Below this scale, names are too small to read. */
const READABLE = 0.7

const clamp = (scale: number) => Math.min(Math.max(scale, SMALLEST), LARGEST)

/** The network as a drawing that scrolls and zooms; a layer in it can be chosen, and explained. */
export function NetworkGraph({ model }: { model: ModelInfo }) {
  const { layers: words } = useLazyWords()
  const layer = useApp(({ settings }) => settings.layer)
  const target = layer ?? model.targetLayer
  const drawing = useMemo(() => layOutNetwork(model.summary), [model.summary])
  const [chosen, choose] = useState<string | null>(null)
  const frame = useRef<HTMLElement>(null)
  const { scale, zoomTo, center, fit } = useZoom(frame, drawing, target)
  const find = (text: string) => {
    const found = findLayer(model, text)
    choose(found)
    if (found !== null) center(found)
  }

  useLayoutEffect(() => {
    if (!frame.current) return undefined
    return listenToDrawing(frame.current, { pick: choose, zoom: (factor) => zoomTo(scale * factor) })
  }, [scale, zoomTo])

  return (
    <>
      <div className="network-tools">
        <input
          className="choice network-find"
          type="search"
          aria-label={words.find}
          placeholder={words.find}
          onChange={(event) => find(event.target.value)}
        />
        <button type="button" className="button" aria-label={words.zoomOut} onClick={() => zoomTo(scale / 1.25)}>
          −
        </button>
        <button type="button" className="button" aria-label={words.zoomIn} onClick={() => zoomTo(scale * 1.25)}>
          +
        </button>
        <button type="button" className="button" onClick={fit}>
          {words.whole}
        </button>
        <button type="button" className="button" onClick={() => center(target)}>
          {words.toTarget}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the arrow keys. */}
      <section className="network-frame" ref={frame} tabIndex={0} aria-label={words.drawing}>
        <NetworkDrawing {...{ drawing, target, chosen, scale }} label={words.drawingOf(model.summary.length)} />
      </section>
      <Chosen model={model} name={chosen ?? target} />
    </>
  )
}

/** The first layer whose name has the text; null without a text. */
function findLayer({ summary }: ModelInfo, text: string): string | null {
  const wanted = text.trim().toLowerCase()
  const has = (whole: string) => whole.toLowerCase().includes(wanted)
  return wanted === '' ? null : (summary.find(({ name, className }) => has(name) || has(className))?.name ?? null)
}

/** The scale of a drawing, and where it is scrolled to. It starts at the target layer, unless all of it is readable. */
function useZoom(frame: RefObject<HTMLElement | null>, drawing: Drawing, target: string) {
  const [scale, setScale] = useState<number | null>(null)
  /** What is to be in the middle after the next change of scale, in pixels of the drawing. */
  const middle = useRef<{ x: number; y: number } | null>(null)
  const whole = () => {
    const { clientWidth = 0, clientHeight = 0 } = frame.current ?? {}
    return clamp(Math.min(clientWidth / drawing.width, clientHeight / drawing.height, 1))
  }
  const placed = (layer: string) => {
    const { left, top } = placeOf(drawing, layer) ?? { left: 0, top: 0 }
    return { x: left + CARD_WIDTH / 2, y: top + ROW_HEIGHT / 2 }
  }
  const scrollTo = ({ x, y }: { x: number; y: number }, at: number) => {
    const { clientWidth, clientHeight } = frame.current as HTMLElement
    frame.current?.scrollTo(x * at - clientWidth / 2, y * at - clientHeight / 2)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another drawing begins anew.
  useLayoutEffect(() => {
    const fitting = whole()
    middle.current = placed(target)
    setScale(fitting >= READABLE ? fitting : 1)
  }, [drawing])
  useLayoutEffect(() => {
    if (scale === null || !middle.current) return
    scrollTo(middle.current, scale)
    middle.current = null
  })

  const shownScale = scale ?? 1
  return {
    scale: shownScale,
    zoomTo(wanted: number) {
      const { scrollLeft, scrollTop, clientWidth, clientHeight } = frame.current as HTMLElement
      middle.current = {
        x: (scrollLeft + clientWidth / 2) / shownScale,
        y: (scrollTop + clientHeight / 2) / shownScale,
      }
      setScale(clamp(wanted))
    },
    fit() {
      middle.current = { x: drawing.width / 2, y: drawing.height / 2 }
      setScale(whole())
    },
    center(layer: string) {
      if (shownScale < READABLE) {
        middle.current = placed(layer)
        setScale(1)
      } else scrollTo(placed(layer), shownScale)
    },
  }
}

/** What is known of a layer, and a button that explains it. */
function Chosen({ model, name }: { model: ModelInfo; name: string }) {
  const { layers: words } = useLazyWords()
  const { formats } = useWords()
  const change = useApp((state) => state.change)
  const target = useApp(({ settings }) => settings.layer) ?? model.targetLayer
  const layer = model.summary.find((one) => one.name === name)
  if (!layer) return null
  return (
    <div className="network-chosen-layer">
      <p aria-live="polite">
        <strong>{layer.name}</strong>{' '}
        <span className="note">
          {words.facts(layer.className, layer.outputShape.join(' × '), formats.number(layer.parameters))}
        </span>
      </p>
      {name === target ? (
        <span className="note">{words.isExplained}</span>
      ) : (
        model.layers.includes(name) && (
          <button type="button" className="button" onClick={() => void change({ layer: name })}>
            {words.explain}
          </button>
        )
      )}
    </div>
  )
}
