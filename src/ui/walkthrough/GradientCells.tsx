import { useMemo } from 'react'
import type { GradientMethod } from '../../export/gradientCells.ts'
import { kindOf, scoreCode } from '../../export/stepCode.ts'
import { channelsByWeight } from '../../image/heat/byWeight.ts'
import { channelWall, layOut } from '../../image/heat/channelWall.ts'
import { viridis } from '../../image/heat/colormaps/viridis.ts'
import { readable } from '../parts/readable.ts'
import { useWalkthroughWords, useWords } from '../useWords.ts'
import { Cell } from './Cell.tsx'
import type { Chosen } from './ChannelSlider.tsx'
import { Painting } from './Painting.tsx'
import { ProductCells } from './ProductCells.tsx'
import { WeightCells } from './WeightCells.tsx'
import type { Walk } from './walk.ts'

/** The number of channels whose gradient is shown, and how many per row. */
const GALLERY = 24
const COLUMNS = 8

/** True of a layer whose channels are averaged next: no cell counts more than another. */
const isSameInAllCells = (gradients: Float32Array, channels: number) =>
  gradients.some((gradient) => gradient !== 0) &&
  gradients.every((gradient, at) => gradient === gradients[at % channels])

interface GradientCellsProps extends Chosen {
  walk: Walk
  method: GradientMethod
}

/** The backward pass: gradients, and what the method makes of them and the outputs. */
export function GradientCells({ walk, method, channel, onChoose }: GradientCellsProps) {
  const { gradient, against } = useWalkthroughWords()
  const { formats } = useWords()
  const { details, outcome, model } = walk
  const { explanation } = outcome
  const { height, width, channels, activations, gradients } = details
  const { channelWeights: weights, layer, classIndex } = explanation
  // Of a method without weights, those of Grad-CAM.
  const channelWeights = weights ?? details.pooledGradients
  const isAgainst = explanation.evidence === 'against'
  const minus = isAgainst ? '−' : ''
  const label = readable(model.classes[classIndex]?.[1] ?? '')
  const strongest = useMemo(() => channelsByWeight(channelWeights, activations), [channelWeights, activations])
  const isFlat = useMemo(() => isSameInAllCells(gradients, channels), [gradients, channels])
  const gallery = useMemo(() => {
    const planes = { height, width, channels, activations: gradients }
    const order = strongest.slice(0, GALLERY)
    const alike = isFlat ? new Float64Array(channels).fill(1) : undefined
    return channelWall(planes, order, layOut(planes, COLUMNS, order.length), viridis, alike)
  }, [height, width, channels, gradients, strongest, isFlat])
  const { weight, product } = method
  return (
    <>
      <Cell
        number={8}
        title={gradient.title}
        formula={`G = ${minus}∂y / ∂A: [1, ${height}, ${width}, ${channels}]`}
        code={`with tf.GradientTape() as tape:
    output, preds = both(x)
    y = ${scoreCode(model, classIndex)}
grads = ${isAgainst ? '-' : ''}tape.gradient(y, output)`}
      >
        <p>
          {gradient.text[kindOf(model) === 'values' ? 'value' : explanation.score](
            label,
            height * width * channels,
            layer,
          )}
          {isAgainst && formats.sentenceGap + against.gradient}
        </p>
        <Painting
          pixels={gallery}
          label={gradient.gallery(Math.min(GALLERY, channels))}
          caption={(isFlat ? gradient.flatGalleryOf : gradient.galleryOf)(strongest.slice(0, 4))}
          isCells
        />
      </Cell>
      {weight && (
        <WeightCells {...{ walk, weight, channelWeights, channel, onChoose }} largest={strongest[0] as number} />
      )}
      {product && <ProductCells {...{ walk, product, channel, onChoose }} />}
    </>
  )
}
