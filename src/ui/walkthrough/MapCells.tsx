import { useMemo } from 'react'
import { blend, blendAsPlotted, colourEnlarged } from '../../image/blend.ts'
import { jet } from '../../image/colormaps/jet.ts'
import { viridis } from '../../image/colormaps/viridis.ts'
import { readable, short } from '../words.ts'
import { Cell } from './Cell.tsx'
import { Painting } from './Painting.tsx'
import { Plane } from './Plane.tsx'
import type { Walk } from './walk.ts'

/** From the weighted channels to the picture with heat. */
export function MapCells({ photo, details, outcome, model }: Walk) {
  const { explanation, image } = outcome
  const { heatmap, rawPeak, empty } = explanation
  const { height, width, channels } = details
  const label = readable(model.classes[explanation.classIndex]?.[1] ?? '')
  const mean = useMemo(() => ({ height, width, values: details.mean }), [height, width, details.mean])
  const { view } = photo
  const enlarged = useMemo(() => colourEnlarged(heatmap, jet, view.height, view.width), [heatmap, view])
  const saved = useMemo(() => blend(view, heatmap, jet), [view, heatmap])
  const plotted = useMemo(() => blendAsPlotted(view, heatmap, jet), [view, heatmap])
  return (
    <>
      <Cell
        number={11}
        title="The mean over the channels"
        formula={`L_ij = 1 / ${channels} · Σ_k w_k · A_ijk, L: [${height}, ${width}]`}
        code={`heatmap = np.mean(output[0] * pooled, axis=-1)`}
      >
        <p>
          All weighted channels are put on top of one another: what many of them say at a place adds up. The largest
          value is {empty ? 'not above zero' : short(rawPeak)}.
        </p>
        <div className="paintings">
          <Plane plane={mean} colormap={viridis} label="The mean over the channels" caption="Before ReLU" />
        </div>
      </Cell>
      <Cell
        number={12}
        title="ReLU, and scaling to 1"
        formula={`H = max(L, 0) / max L, H: [${heatmap.height}, ${heatmap.width}] from 0 to 1`}
        code={`heatmap = np.maximum(heatmap, 0)
heatmap /= np.max(heatmap)
plt.matshow(heatmap)`}
      >
        {empty ? (
          <p>
            No cell speaks for “{label}”: everything is cut away, the map is empty, and no colour is laid over the
            picture. The notebook would divide zero by zero here.
          </p>
        ) : (
          <p>
            Only what speaks for “{label}” is kept: what is below zero is cut away, and the rest is divided by its
            largest value. This is the heatmap. Point at a cell to read its number.
          </p>
        )}
        <div className="paintings">
          <Plane
            plane={heatmap}
            colormap={viridis}
            range={[0, 1]}
            label={`The ${heatmap.height} × ${heatmap.width} heatmap`}
            caption={`The heatmap, ${heatmap.height} × ${heatmap.width}`}
          />
        </div>
      </Cell>
      <Cell
        number={13}
        title="Enlarged and coloured"
        formula={`[${heatmap.height}, ${heatmap.width}] → [${image.height}, ${image.width}] → ⌊255 · H⌋ → [${image.height}, ${image.width}, 3]`}
        code={`heatmap = cv2.resize(heatmap, (${image.width}, ${image.height}))
heatmap = cv2.applyColorMap(np.uint8(255 * heatmap), cv2.COLORMAP_JET)`}
      >
        <p>
          The map is enlarged to the size of the picture, with straight lines between the cells, and each value gets a
          colour: blue is cold, red is hot. JET makes edges where there are none; other colours can be chosen beside the
          picture.
        </p>
        <div className="paintings">
          <Painting
            pixels={enlarged}
            label="The enlarged heatmap in JET"
            caption={empty ? 'Nothing but the coldest colour' : 'In JET'}
          />
        </div>
      </Cell>
      <Cell
        number={14}
        title="Over the picture"
        formula="S = 0.4 · heat + picture; saved: min(S, 255); shown: S / max S"
        code={`img = cv2.imread("picture.png")
superimposed = heatmap * 0.4 + img
cv2.imwrite("heatmap.png", superimposed)       # clamped
plt.imshow(superimposed[..., ::-1] / superimposed.max())`}
      >
        <p>
          The heat is added to the picture. Sums above 255 have no colour: the file that is saved clamps them, and the
          notebook’s own plot divides everything by the largest sum, which darkens the picture.
        </p>
        <div className="paintings">
          <Painting pixels={saved} label="As saved, clamped" caption="As saved, clamped" />
          <Painting pixels={plotted} label="As the notebook shows it" caption="As the notebook shows it" />
        </div>
      </Cell>
    </>
  )
}
