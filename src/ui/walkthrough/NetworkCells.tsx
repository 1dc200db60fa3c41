import { useApp } from '../useApp.ts'
import { Cell } from './Cell.tsx'
import { Numbers } from './Numbers.tsx'
import type { Walk } from './walk.ts'

const shapeOf = (sides: readonly number[]) => `(None, ${sides.join(', ')})`

/** The layers of the network, and the one that is explained. */
export function NetworkCells({ model, details, outcome: { explanation } }: Walk) {
  const change = useApp((state) => state.change)
  const { layer } = explanation
  const { height, width, channels } = details
  return (
    <>
      <Cell number={5} title="The network" code="model.summary()">
        <p>
          The picture goes through these layers, one after another: convolutions look for patterns, pools shrink what
          they found, and the dense layers at the end decide. A layer whose output is still a picture can be explained:
          click it.
        </p>
        <div className="table-scroll">
          <table className="summary">
            <thead>
              <tr>
                <th scope="col">Layer (type)</th>
                <th scope="col">Output shape</th>
                <th scope="col">Param #</th>
              </tr>
            </thead>
            <tbody>
              {model.summary.map(({ name, className, outputShape, parameters }) => (
                <tr key={name} className={name === layer ? 'is-target' : ''}>
                  <th scope="row">
                    {model.layers.includes(name) ? (
                      <button
                        type="button"
                        className="link"
                        aria-pressed={name === layer}
                        onClick={() => void change({ layer: name })}
                      >
                        {name}
                      </button>
                    ) : (
                      name
                    )}{' '}
                    <span className="note">({className})</span>
                  </th>
                  <td>{shapeOf(outputShape)}</td>
                  <td>{parameters.toLocaleString('en')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="printed">Total params: {model.parameters.toLocaleString('en')}</p>
      </Cell>
      <Cell number={6} title="The names of the layers" code="[layer.name for layer in model.layers]">
        <p>By its name, a layer’s output can be asked for.</p>
        <pre className="printed">{`[${model.summary.map(({ name }) => `'${name}'`).join(', ')}]`}</pre>
      </Cell>
      <Cell
        number={7}
        title="The target layer"
        formula={`A = output of ${layer}: [${height}, ${width}, ${channels}]`}
        code={`layer = model.get_layer("${layer}")
both = keras.Model(model.inputs, [layer.output, model.output])`}
      >
        <p>
          {layer === model.targetLayer ? 'The last convolution is the usual choice: ' : 'This layer was chosen: '}
          its {height} × {width} cells still have a place in the picture, and each of its {channels} channels stands for
          a pattern that the network has learnt.
        </p>
        <Numbers
          rows={[
            ['Layer', layer],
            ['Output', shapeOf([height, width, channels])],
          ]}
        />
      </Cell>
    </>
  )
}
