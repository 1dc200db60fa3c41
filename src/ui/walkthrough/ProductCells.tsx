import { useMemo } from 'react'
import type { GradientMethod } from '../../export/gradientCells.ts'
import { viridis } from '../../image/heat/colormaps/viridis.ts'
import { planeOf } from '../channels/planes.ts'
import { useWalkthroughWords } from '../useWords.ts'
import { Cell } from './Cell.tsx'
import { ChannelSlider, type Chosen } from './ChannelSlider.tsx'
import { Plane } from './Plane.tsx'
import type { Walk } from './walk.ts'

interface ProductCellsProps extends Chosen {
  walk: Walk
  product: NonNullable<GradientMethod['product']>
}

/** For methods without weights: what is made of each output and its own gradient, and that of one channel. */
export function ProductCells({ walk: { details, outcome }, product, channel, onChoose }: ProductCellsProps) {
  const { weighted, methods } = useWalkthroughWords()
  const { method, gradientScale } = outcome.explanation
  const { height, width, channels, activations, gradients, gradientFactor } = details
  const before = useMemo(
    () => ({ height, width, values: planeOf(details, activations, channel) }),
    [details, activations, channel, height, width],
  )
  const after = useMemo(() => {
    const own = planeOf(details, gradients, channel)
    return {
      ...before,
      values: Float64Array.from(before.values, (value, at) => product.of(value, own[at] as number) * gradientFactor),
    }
  }, [before, details, gradients, channel, product, gradientFactor])
  const { title, ...texts } = methods.products
  return (
    <>
      <Cell
        number={9}
        title={title}
        formula={`${product.formula}, P: [${height}, ${width}, ${channels}]`}
        code={product.code}
      >
        <p>{new Map<string, string>(Object.entries(texts)).get(method)}</p>
      </Cell>
      <Cell
        number={10}
        title={methods.oneChannel.title}
        formula={product.formula.replaceAll('ijk', 'k')}
        code={`plt.matshow(output[0, :, :, ${channel}])
plt.matshow(products[:, :, ${channel}])`}
      >
        <p>{methods.oneChannel.text}</p>
        <ChannelSlider {...{ channels, channel, onChoose }} />
        <div className="paintings">
          <Plane
            plane={before}
            colormap={viridis}
            label={weighted.before(channel)}
            caption={weighted.numbered(channel)}
          />
          <Plane
            plane={after}
            colormap={viridis}
            label={methods.oneChannel.after(channel)}
            caption={methods.oneChannel.after(channel)}
            scale={gradientScale}
          />
        </div>
      </Cell>
    </>
  )
}
