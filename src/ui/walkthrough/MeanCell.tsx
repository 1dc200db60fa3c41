import { useMemo } from 'react'
import { gradientMethodOf } from '../../export/gradientCells.ts'
import { viridis } from '../../image/heat/colormaps/viridis.ts'
import { scaledBy } from '../parts/scaled.ts'
import { useApp } from '../useApp.ts'
import { useWalkthroughWords, useWords } from '../useWords.ts'
import { Beside } from './Beside.tsx'
import { Cell } from './Cell.tsx'
import { Plane } from './Plane.tsx'
import type { Walk } from './walk.ts'

/** The map before ReLU and scaling: what is made of the channels, and how it was smoothed and fused. */
export function MeanCell({ photo, details, outcome }: Walk) {
  const { formats } = useWords()
  const { mean, methods } = useWalkthroughWords()
  const { explanation } = outcome
  const { heatmap, rawPeak, gradientScale, empty, mapBeforeRelu, smoothing = 'none' } = explanation
  const { furtherLayers = [], fusion = 'mean', layer, method } = explanation
  const label = useApp(({ engine }) => engine?.methods.find(({ id }) => id === method)?.label) ?? method
  const own = gradientMethodOf(method)
  const isComponent = own?.isComponent || (own && smoothing === 'eigen')
  const plane = useMemo(
    () => ({ height: heatmap.height, width: heatmap.width, values: mapBeforeRelu ?? heatmap.values }),
    [heatmap, mapBeforeRelu],
  )
  const terms = own?.product ? 'P_ijk' : 'w_k · A_ijk'
  const products = own?.product ? 'products' : 'output[0] * pooled'
  const shape = `L: [${plane.height}, ${plane.width}]`
  return (
    <Cell
      number={11}
      title={isComponent ? methods.component.title : own ? mean.title : methods.map.title}
      {...(own && {
        formula: isComponent
          ? `M = ${terms} − ⟨…⟩_ij, L = M · v, Mᵀ · M · v = σ₁² · v, ${shape}`
          : `L_ij = 1 / ${details.channels} · Σ_k ${terms}, ${shape}`,
      })}
      code={
        isComponent
          ? `m = np.reshape(${products}, (-1, ${details.channels}))
m = m - m.mean(axis=0)
heatmap = (m @ np.linalg.svd(m, full_matrices=False)[2][0]).reshape(${plane.height}, ${plane.width})
heatmap *= -1 if -heatmap.min() > heatmap.max() else 1`
          : own
            ? `heatmap = np.mean(${products}, axis=-1)`
            : 'plt.matshow(heatmap)'
      }
    >
      <p>
        {formats.sentences(
          isComponent ? methods.component.text : own ? mean.text : methods.map.text(label),
          ...(smoothing === 'none' || (smoothing === 'eigen' && own?.isComponent)
            ? []
            : [methods.smoothing[smoothing]]),
          ...(furtherLayers.length > 0 ? [methods.fusion[fusion]([layer, ...furtherLayers].join(', '))] : []),
          empty ? mean.noLargest : mean.largest(scaledBy(gradientScale)(rawPeak)),
        )}
      </p>
      <div className="paintings">
        <Plane
          plane={plane}
          colormap={viridis}
          label={own && !isComponent ? mean.map : methods.map.label}
          caption={mean.caption}
          scale={gradientScale}
        />
        <Beside photo={photo} />
      </div>
    </Cell>
  )
}
