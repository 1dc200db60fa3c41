import { colormaps } from '../../image/heat/colormaps/index.ts'
import type { MetricFrame } from '../../types.ts'
import { CellMap } from '../parts/CellMap.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'

/** The map as more and more layers lose what they learned, with its rank correlation with the first. */
export function SanityFilm({ frames, isInsensitive }: { frames: readonly MetricFrame[]; isInsensitive: boolean }) {
  const { metrics: words } = useLazyWords()
  const { formats } = useWords()
  const colours = useApp(({ settings }) => settings.colours)
  return (
    <>
      <p className="note">{isInsensitive ? words.insensitive : words.sensitive}</p>
      <ol className="sanity-film" aria-label={words.film}>
        {frames.map(({ map, correlation, layers }) => {
          const last = layers.at(-1) ?? ''
          const figure = formats.fixed(correlation, 2)
          return (
            <li key={layers.join()}>
              <CellMap
                map={map}
                colormap={colormaps[colours]}
                low={0}
                high={1}
                label={words.frame(words.upTo(last), figure)}
              />
              <span className="sanity-layer">{last}</span>
              <span className="map-range">{figure}</span>
            </li>
          )
        })}
      </ol>
    </>
  )
}
