import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Outcome } from '../../export/savedData.ts'
import type { Shown } from '../../state/appState.ts'
import type { Explanation, Prediction } from '../../types.ts'
import { TOP } from '../panel/topThree.ts'
import { readable } from '../parts/readable.ts'
import { sureText } from '../parts/sureText.ts'
import { useApp, useClasses } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { HeatCanvas } from './HeatCanvas.tsx'
import { useStage } from './useStage.ts'
import { nameOf } from './Viewer.tsx'
import { fitPicture, type Size } from './zoom.ts'
import './sideBySide.css'

/** Between two pictures, and below each for its name, in CSS pixels. */
const GAP = 12
const CAPTION = 44

/** The heatmaps of the most probable classes next to one another; a click selects one. */
export default function SideBySide({ shown, outcome }: { shown: Shown; outcome: Outcome }) {
  const element = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState<Size>({ height: 0, width: 0 })
  useLayoutEffect(() => {
    const measured = element.current as HTMLElement
    const read = () => setRoom({ height: measured.clientHeight, width: measured.clientWidth })
    read()
    const observer = new ResizeObserver(read)
    observer.observe(measured)
    return () => observer.disconnect()
  }, [])
  const predictions = outcome.predictions.slice(0, TOP)
  const { columns, size } = arrange(room, shown.photo.size, predictions.length)
  return (
    <div ref={element} className="viewport side-by-side">
      <ul style={{ gridTemplateColumns: `repeat(${columns}, ${size.width}px)` }}>
        {size.width > 0 &&
          predictions.map((prediction) => (
            <One key={prediction.classIndex} {...{ shown, outcome, prediction, size }} />
          ))}
      </ul>
    </div>
  )
}

/** A room that is narrower has one below the other, each as wide as it is, and the page scrolls. In CSS pixels. */
const NARROW = 480

/** In a row or in a column, whichever makes them larger. */
function arrange(room: Size, picture: Size, count: number): { columns: number; size: Size } {
  if (room.width < NARROW) {
    const width = Math.max(room.width - 2 * GAP, 1)
    return { columns: 1, size: fitPicture({ height: window.innerHeight, width }, picture, 0) }
  }
  const inColumns = (columns: number) => {
    const rows = Math.ceil(count / columns)
    const width = (room.width - GAP * (columns + 1)) / columns
    const height = (room.height - GAP * (rows + 1)) / rows - CAPTION
    return { columns, size: fitPicture({ height: Math.max(height, 1), width: Math.max(width, 1) }, picture, 0) }
  }
  const row = inColumns(count)
  const column = inColumns(1)
  return column.size.width > row.size.width ? column : row
}

interface OneProps {
  shown: Shown
  outcome: Outcome
  prediction: Prediction
  size: Size
}

function One({ shown, outcome, prediction, size }: OneProps) {
  const { colours, opacity, overlayStyle } = useApp((state) => state.settings)
  const explainClass = useApp((state) => state.explainClass)
  const set = useStage((state) => state.set)
  const isPhotoOnly = useStage((state) => state.isPhotoOnly)
  const classes = useClasses()
  const words = useWords()
  const { view, formats } = words
  const unscaled = useClass(outcome, prediction.classIndex)
  const explanation = useApp(({ rescaling }) => unscaled && (rescaling?.apply(unscaled) ?? unscaled))
  const { height, width } = size
  const choose = () => {
    void explainClass(prediction.classIndex)
    set({ isSideBySide: false })
  }
  return (
    <li>
      <button
        type="button"
        className="bare-button one"
        aria-current={outcome.explanation.classIndex === prediction.classIndex}
        onClick={choose}
      >
        <span
          className="frame"
          role="img"
          aria-label={explanation ? nameOf(explanation, classes, words) : view.notExplained}
          style={{ height, width }}
        >
          <SmallPhoto shown={shown} size={size} />
          {explanation && (
            <HeatCanvas
              heatmap={explanation.heatmap}
              {...{ colours, opacity }}
              isClear={overlayStyle === 'clear'}
              height={height * window.devicePixelRatio}
              width={width * window.devicePixelRatio}
              isDrawn={!explanation.empty}
              isHidden={isPhotoOnly}
            />
          )}
        </span>
        <span className="one-name" lang="en">
          {readable(prediction.label)}
        </span>
        <span className="one-value">{sureText(prediction, formats)}</span>
      </button>
    </li>
  )
}

/** The picture, drawn at its small size. */
function SmallPhoto({ shown: { photo }, size: { height, width } }: { shown: Shown; size: Size }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let isStale = false
    const { view } = photo
    const density = window.devicePixelRatio
    void createImageBitmap(new ImageData(view.data, view.width, view.height), {
      resizeHeight: Math.round(height * density),
      resizeWidth: Math.round(width * density),
      resizeQuality: 'medium',
    }).then((bitmap) => {
      const element = canvas.current
      if (isStale || !element) return
      element.width = bitmap.width
      element.height = bitmap.height
      element.getContext('2d')?.drawImage(bitmap, 0, 0)
      bitmap.close()
    })
    return () => {
      isStale = true
    }
  }, [photo, height, width])
  return <canvas className="photo" ref={canvas} />
}

/** The explanation of a class of the picture on the stage, as soon as the engine has time. */
function useClass(outcome: Outcome, classIndex: number): Explanation | null {
  const own = outcome.explanation.classIndex === classIndex ? outcome.explanation : null
  const prefetch = useApp((state) => state.prefetchClass)
  const isResting = useApp(({ phase }) => phase.at === 'resting')
  const [found, setFound] = useState<{ of: Outcome; explanation: Explanation } | null>(null)
  const isKnown = own !== null
  useEffect(() => {
    if (isKnown || !isResting) return
    const asked = new AbortController()
    void prefetch(classIndex, asked.signal).then((explanation) => {
      if (explanation) setFound({ of: outcome, explanation })
    })
    return () => asked.abort()
  }, [prefetch, outcome, classIndex, isKnown, isResting])
  return own ?? (found?.of === outcome ? found.explanation : null)
}
