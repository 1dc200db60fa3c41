import { use, useMemo } from 'react'
import { targetCode } from '../../export/stepCode.ts'
import { channelsByWeight } from '../../image/heat/byWeight.ts'
import { channelWall, layOut } from '../../image/heat/channelWall.ts'
import { viridis } from '../../image/heat/colormaps/viridis.ts'
import type { Details } from '../../types.ts'
import { useWalkthroughWords, useWords } from '../useWords.ts'
import { Cell } from './Cell.tsx'
import { Numbers } from './Numbers.tsx'
import { isConvolution } from './networkFacts.ts'
import { Painting } from './Painting.tsx'
import { PresentedContext } from './steps.ts'
import type { Walk } from './walk.ts'

/** The number of channels that are shown, and how many per row. */
const GALLERY = 24
const COLUMNS = 8

/** The channels by the sum of their values, largest first. */
function byResponse({ activations, channels }: Details): number[] {
  const sums = new Float64Array(channels)
  activations.forEach((value, at) => {
    sums[at % channels] = (sums[at % channels] as number) + value
  })
  return channelsByWeight(sums, activations)
}

/** The target layer, with some of its channels. */
export function TargetCell({ model, details, outcome: { explanation } }: Walk) {
  const { formats } = useWords()
  const { target } = useWalkthroughWords()
  const { isPlain } = use(PresentedContext)
  const { layer } = explanation
  const { height, width, channels } = details
  const order = useMemo(() => byResponse(details), [details])
  const shown = Math.min(GALLERY, channels)
  const gallery = useMemo(() => {
    const layout = layOut(details, COLUMNS, shown)
    const gap = layout.gap
    return {
      height: layout.rows * (layout.height + gap) - gap,
      width: layout.columns * (layout.width + gap) - gap,
      make: () => channelWall(details, order.slice(0, shown), layout, viridis),
    }
  }, [details, order, shown])
  return (
    <Cell
      number={7}
      title={target.title}
      formula={target.formula(layer, height, width, channels)}
      code={targetCode(layer)}
    >
      <p>
        {formats.sentences(
          layer !== model.targetLayer
            ? target.isChosen
            : isConvolution(model, layer)
              ? target.isLast
              : target.isDefault,
          target.text(height, width, channels),
        )}
      </p>
      <Painting pixels={gallery} label={target.some(shown)} caption={target.someOf(order.slice(0, 4))} isCells />
      <Numbers
        rows={[
          [target.layer, layer],
          [target.output, isPlain ? `${height} × ${width} × ${channels}` : `(None, ${height}, ${width}, ${channels})`],
        ]}
      />
    </Cell>
  )
}
