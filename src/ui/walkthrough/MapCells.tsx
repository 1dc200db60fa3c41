import { useMemo } from 'react'
import { partUnder } from '../../image/heat/area.ts'
import { blend, blendAsPlotted, colourEnlarged } from '../../image/heat/blend.ts'
import { jet } from '../../image/heat/colormaps/jet.ts'
import { viridis } from '../../image/heat/colormaps/viridis.ts'
import type { Pixels } from '../../types.ts'
import { readable } from '../parts/readable.ts'
import { useWalkthroughWords } from '../useWords.ts'
import { Beside } from './Beside.tsx'
import { Cell } from './Cell.tsx'
import { MeanCell } from './MeanCell.tsx'
import { type Making, Painting } from './Painting.tsx'
import { Plane } from './Plane.tsx'
import type { Walk } from './walk.ts'

/** From the weighted channels to the picture with the heatmap. */
export function MapCells(walk: Walk) {
  const { photo, outcome, model } = walk
  const words = useWalkthroughWords()
  const { explanation, image, input } = outcome
  const { heatmap, empty } = explanation
  // What the network saw; the rest of the picture stays as it is.
  const seen = heatmap.area ? input.crop : { left: 0, top: 0, ...image }
  const rows = `${seen.top}:${seen.top + seen.height}, ${seen.left}:${seen.left + seen.width}`
  const over = heatmap.area
    ? `superimposed = img.astype(float)\nsuperimposed[${rows}] += heatmap * 0.4`
    : 'superimposed = heatmap * 0.4 + img'
  const label = readable(model.classes[explanation.classIndex]?.[1] ?? '')
  const relu =
    explanation.evidence === 'against' ? { text: words.against.relu, empty: words.against.empty } : words.relu
  const { view } = photo
  const [enlarged, saved, plotted] = useMemo(() => {
    const making = (make: () => Pixels): Making => ({ height: view.height, width: view.width, make })
    const { height, width } = partUnder(heatmap, view.height, view.width)
    return [
      { height, width, make: () => colourEnlarged(heatmap, jet, height, width) },
      making(() => blend(view, heatmap, jet)),
      making(() => blendAsPlotted(view, heatmap, jet)),
    ] as const
  }, [heatmap, view])
  return (
    <>
      <MeanCell {...walk} />
      <Cell
        number={12}
        title={words.relu.title}
        formula={words.relu.formula(heatmap.height, heatmap.width)}
        code={`heatmap = np.maximum(heatmap, 0)
heatmap /= np.max(heatmap)
plt.matshow(heatmap)`}
      >
        <p>{empty ? relu.empty(label) : relu.text(label)}</p>
        <div className="paintings">
          <Plane
            plane={heatmap}
            colormap={viridis}
            range={[0, 1]}
            label={words.relu.map(heatmap.height, heatmap.width)}
            caption={words.relu.caption(heatmap.height, heatmap.width)}
          />
          <Beside photo={photo} />
        </div>
      </Cell>
      <Cell
        number={13}
        title={words.enlarged.title}
        formula={`[${heatmap.height}, ${heatmap.width}] → [${seen.height}, ${seen.width}] → ⌊255 · H⌋ → [${seen.height}, ${seen.width}, 3]`}
        code={`heatmap = cv2.resize(heatmap, (${seen.width}, ${seen.height}))
heatmap = cv2.applyColorMap(np.uint8(255 * heatmap), cv2.COLORMAP_JET)`}
      >
        <p>{words.enlarged.text}</p>
        <div className="paintings">
          <Painting
            pixels={enlarged}
            label={words.enlarged.map}
            caption={empty ? words.enlarged.empty : words.enlarged.caption}
          />
        </div>
      </Cell>
      <Cell
        number={14}
        title={words.over.title}
        formula={words.over.formula}
        code={`img = cv2.imread("picture.png")
${over}
cv2.imwrite("heatmap.png", superimposed)       # clamped
plt.imshow(superimposed[..., ::-1] / superimposed.max())`}
      >
        <p>{words.over.text}</p>
        <div className="paintings">
          <Painting pixels={saved} label={words.over.saved} caption={words.over.saved} />
          <Painting pixels={plotted} label={words.over.plotted} caption={words.over.plotted} />
        </div>
      </Cell>
    </>
  )
}
