import type { ModelInfo } from '../../types.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import './networkList.css'

const shapeOf = (sides: readonly number[]) => `(None, ${sides.join(', ')})`

/** All layers of a network, as Keras prints them; those that can be explained are buttons. */
export function NetworkList({ model, layer }: { model: ModelInfo; layer: string }) {
  const { formats } = useWords()
  const { layers: words } = useLazyWords()
  const change = useApp((state) => state.change)
  const explainable = new Set(model.layers)
  return (
    <div className="table-scroll">
      <table className="summary">
        <thead>
          <tr>
            <th scope="col">{words.layer}</th>
            <th scope="col">{words.shape}</th>
            <th scope="col">{words.parameters}</th>
          </tr>
        </thead>
        <tbody>
          {model.summary.map(({ name, className, outputShape, parameters }) => (
            <tr key={name} className={name === layer ? 'is-target' : ''}>
              <th scope="row">
                {explainable.has(name) ? (
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
              <td>{formats.number(parameters)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
