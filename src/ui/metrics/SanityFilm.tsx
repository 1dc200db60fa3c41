import { colormaps } from '../../image/heat/colormaps/index.ts'
import type { MetricFrame } from '../../types.ts'
import { CellMap } from '../parts/CellMap.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'

/** The map, before ReLU, as more and more layers lose what they learned, with its rank correlation with the first. */
export function SanityFilm({ frames, isInsensitive }: { frames: readonly MetricFrame[]; isInsensitive: boolean }) {
  const { metrics: words } = useLazyWords()
  const { formats } = useWords()
  // Zero is in the middle where some values are against.
  const low = frames.some(({ map }) => map.values.some((value) => value < 0)) ? -1 : 0
  const colours = useApp(({ settings }) => settings.colours)
  return (
    <>
      <p className="note">
        {isInsensitive ? words.insensitive : words.sensitive} {low < 0 && words.filmSigns}
      </p>
      <ol className="sanity-film" aria-label={words.film}>
        {frames.map(({ map, correlation, absolute, layers }) => {
          const last = layers.at(-1)
          const [figure, magnitudes] = [formats.fixed(correlation, 2), formats.fixed(absolute, 2)]
          const lost = last === undefined ? words.nothingLost : words.upTo(last)
          return (
            <li key={layers.join()}>
              <CellMap
                {...{ map, low }}
                colormap={colormaps[colours]}
                high={1}
                label={words.frame(lost, figure, magnitudes)}
              />
              <span className="sanity-layer">{last ?? lost}</span>
              <span className="map-range">{figure === magnitudes ? figure : `${figure} (|${magnitudes}|)`}</span>
            </li>
          )
        })}
      </ol>
    </>
  )
}
