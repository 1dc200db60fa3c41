import { useDeferredValue, useState } from 'react'
import { entries, optionKeys, type SettingKey } from '../../settings/settings.ts'
import { part } from '../parts/part.tsx'
import { SettingMenu, SettingSwitch } from '../settings/SettingControl.tsx'
import { useApp } from '../useApp.ts'
import { useAnswered, useRested } from '../useRested.ts'
import { useWords } from '../useWords.ts'

/** On a narrow page, as in the style sheets, it starts folded. */
const NARROW = '(width <= 53.6em), (height < 21em)'

/** A menu of more layers has a search. */
const FEW = 20

/** So that nothing moves when the menu comes. */
const LAYER_ROOM = (
  <div key="layer" className="menu layer-menu" style={{ visibility: 'hidden' }}>
    <span />
    <input className="choice" type="search" disabled />
    <select className="choice" disabled />
  </div>
)

/** The same of the menu of methods. */
function PlainMethod() {
  const network = useApp((state) => state.engine)
  return (
    <div style={{ flexBasis: '100%', minBlockSize: '15rem' }}>
      <SettingMenu setting="method" network={network} />
    </div>
  )
}

const MethodOptions = part(() => import('../methods/MethodOptions.tsx'), { waiting: <PlainMethod /> })
const EvidenceSwitch = part(() => import('../methods/EvidenceSwitch.tsx'), {
  waiting: <Switch setting="evidence" />,
})
const LayerMenu = part(() => import('../settings/LayerMenu.tsx'), { waiting: LAYER_ROOM })
const EditClassNames = part(() => import('../labels/EditClassNames.tsx'))
const PreprocessingGroup = part(() => import('../preprocessing/PreprocessingGroup.tsx'))

/** The settings that the table places here: checkboxes first, then menus. Each renders separately. */
export function Options() {
  // Long lists, rendered when there is time.
  const network = useDeferredValue(useApp((state) => state.engine))
  const { view } = useWords()
  // The first answer does not wait for more files.
  const hasRested = useRested()
  const hasAnswered = useAnswered()
  const [isOpen] = useState(() => !matchMedia(NARROW).matches)
  const menus = optionKeys.filter((key) => entries[key].control.as !== 'switch')
  return (
    <details className="section fold" open={isOpen}>
      <summary>
        <h2>{view.asked}</h2>
      </summary>
      {optionKeys.map((key) =>
        key === 'evidence' && hasRested ? <EvidenceSwitch key={key} /> : <Switch key={key} setting={key} />,
      )}
      <div className="menus">
        {menus.map((key) =>
          key === 'method' ? (
            network && hasRested ? (
              <MethodOptions key={key} network={network} />
            ) : (
              <PlainMethod key={key} />
            )
          ) : key === 'layer' && network && network.model.layers.length > FEW ? (
            hasRested ? (
              <LayerMenu key={key} model={network.model} />
            ) : (
              LAYER_ROOM
            )
          ) : (
            <SettingMenu key={key} setting={key} network={network} />
          ),
        )}
      </div>
      {hasAnswered && <PreprocessingGroup />}
      {hasAnswered && <EditClassNames />}
    </details>
  )
}

function Switch<Key extends SettingKey>({ setting }: { setting: Key }) {
  const { control } = entries[setting]
  return control.as === 'switch' && <SettingSwitch setting={setting} on={control.on} off={control.off} />
}
