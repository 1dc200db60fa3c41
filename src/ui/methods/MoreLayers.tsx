import { layersOf } from '../../settings/layerOptions.ts'
import { fusionIds, type ModelInfo } from '../../types.ts'
import { Menu } from '../parts/Menu.tsx'
import { useSetting } from '../settings/useSetting.ts'
import { useLazyWords, useWords } from '../useWords.ts'

/** The layers whose maps are fused with that of the chosen one, and how. */
export function MoreLayers({ model }: { model: ModelInfo }) {
  const { methods: words } = useLazyWords()
  const { settings } = useWords()
  const [names, change] = useSetting('layer')
  const [fusion, changeFusion] = useSetting('fusion')
  const [first = model.targetLayer, ...further] = layersOf(names, model)
  // In an address, a comma separates names.
  const others = model.layers.filter((name) => name !== first && !further.includes(name) && !name.includes(','))
  if (others.length === 0 && further.length === 0) return null
  const use = (layers: readonly string[]) => change(layers.length > 0 ? [first, ...layers].join() : first)
  const options = { '': words.fuseNone, ...Object.fromEntries(others.map((name) => [name, name])) }
  return (
    <div className="more-layers">
      {!first.includes(',') && (
        <Menu
          label={words.fuseWith}
          options={options}
          value=""
          onChange={(name) => name !== '' && use([...further, name])}
        />
      )}
      {further.length > 0 && (
        <>
          <Menu
            label={settings.fusion.label}
            options={words.fusions}
            value={fusion}
            onChange={(id) => changeFusion(fusionIds.find((one) => one === id) ?? 'mean')}
          />
          <ul className="further-layers">
            {further.map((name) => (
              <li key={name}>
                <button
                  type="button"
                  className="button further-layer"
                  aria-label={words.leaveOut(name)}
                  onClick={() => use(further.filter((one) => one !== name))}
                >
                  <span>{name}</span>
                  <span aria-hidden="true">×</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
