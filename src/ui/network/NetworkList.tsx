import type { ModelInfo } from '../../types.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import './networkList.css'

interface NetworkListProps {
  model: ModelInfo
  layer: string
  /** True if shapes are not written as Keras prints them. */
  isPlain?: boolean
}

/** All layers of a network, as Keras prints them; those that can be explained are buttons. */
export function NetworkList({ model, layer, isPlain = false }: NetworkListProps) {
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
              <td>{isPlain ? outputShape.join(' × ') : `(None, ${outputShape.join(', ')})`}</td>
              <td>{formats.number(parameters)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
