import { NetworkButton } from '../network/NetworkButton.tsx'
import { NetworkList } from '../network/NetworkList.tsx'
import { useWalkthroughWords, useWords } from '../useWords.ts'
import { Cell } from './Cell.tsx'
import { Numbers } from './Numbers.tsx'
import type { Walk } from './walk.ts'

const shapeOf = (sides: readonly number[]) => `(None, ${sides.join(', ')})`

/** The layers of the network, and the target layer. */
export function NetworkCells({ model, details, outcome: { explanation } }: Walk) {
  const { formats } = useWords()
  const { network, names, target } = useWalkthroughWords()
  const { layer } = explanation
  const { height, width, channels } = details
  return (
    <>
      <Cell number={5} title={network.title} code="model.summary()">
        <p>{network.text}</p>
        <NetworkList model={model} layer={layer} />
        <p className="printed">{network.total(model.parameters)}</p>
        <NetworkButton />
      </Cell>
      <Cell number={6} title={names.title} code="[layer.name for layer in model.layers]">
        <p>{names.text}</p>
        <pre className="printed">{`[${model.summary.map(({ name }) => `'${name}'`).join(', ')}]`}</pre>
      </Cell>
      <Cell
        number={7}
        title={target.title}
        formula={target.formula(layer, height, width, channels)}
        code={`layer = model.get_layer("${layer}")
both = keras.Model(model.inputs, [layer.output, model.output])`}
      >
        <p>
          {formats.sentences(
            layer === model.targetLayer ? target.isLast : target.isChosen,
            target.text(height, width, channels),
          )}
        </p>
        <Numbers
          rows={[
            [target.layer, layer],
            [target.output, shapeOf([height, width, channels])],
          ]}
        />
      </Cell>
    </>
  )
}
