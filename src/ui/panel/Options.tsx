import { useDeferredValue, useState } from 'react'
import { entries, optionKeys, type SettingKey } from '../../settings/settings.ts'
import { EditClassNames } from '../labels/EditClassNames.tsx'
import { EvidenceSwitch } from '../methods/EvidenceSwitch.tsx'
import { MethodOptions } from '../methods/MethodOptions.tsx'
import PreprocessingGroup from '../preprocessing/PreprocessingGroup.tsx'
import { LayerMenu } from '../settings/LayerMenu.tsx'
import { SettingMenu, SettingSwitch } from '../settings/SettingControl.tsx'
import { useAnswered } from '../useAnswered.ts'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'

/** On a narrow page, as in the style sheets, it starts folded. */
const NARROW = '(width <= 53.6em), (height < 21em)'

/** A menu of more layers has a search. */
const FEW = 20

/** The settings that the table places here: checkboxes first, then menus. Each renders separately. */
export default function Options() {
  // Long lists, rendered when there is time.
  const network = useDeferredValue(useApp((state) => state.engine))
  const { view } = useWords()
  const hasAnswered = useAnswered()
  const [isOpen] = useState(() => !matchMedia(NARROW).matches)
  const menus = optionKeys.filter((key) => entries[key].control.as !== 'switch')
  const hasManyLayers = network && network.model.layers.length > FEW
  return (
    <details className="section fold" open={isOpen}>
      <summary>
        <h2>{view.asked}</h2>
      </summary>
      {optionKeys.map((key) =>
        key === 'evidence' ? <EvidenceSwitch key={key} /> : <Switch key={key} setting={key} />,
      )}
      <div className="menus">
        {menus.map((key) =>
          key === 'method' ? (
            network && <MethodOptions key={key} network={network} />
          ) : key === 'layer' && hasManyLayers ? (
            <LayerMenu key={key} model={network.model} />
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
