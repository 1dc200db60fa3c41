import { useState } from 'react'
import { Button } from 'react-aria-components'
import { sentencesFor } from '../../errors.ts'
import { savedName } from '../../image/export.ts'
import { download } from '../download.ts'
import { useApp } from '../useApp.ts'
import { useSaving } from '../useSaving.ts'
import { Cell } from './Cell.tsx'

/** What can be taken along: the picture, the numbers, and a script that makes them again. */
export function SaveCell() {
  const { savePicture, saveData } = useSaving()
  const name = useApp(({ shown }) => shown?.outcome?.image.name ?? '')
  const saveArrays = useApp((state) => state.saveArrays)
  const toPython = useApp((state) => state.toPython)
  const refuse = useApp((state) => state.refuse)
  const [isCopied, setCopied] = useState(false)

  const arrays = async () => {
    try {
      download(await saveArrays(), savedName(name, '-heatlens.zip'))
    } catch (error) {
      refuse(sentencesFor(error), name)
    }
  }
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(toPython())
      setCopied(true)
    } catch {
      refuse(
        'The browser did not let the script onto the clipboard. Save the arrays instead: the script is among them.',
      )
    }
  }
  return (
    <Cell
      number={15}
      title="Save"
      code={`cv2.imwrite("heatmap.png", superimposed)
np.save("map.npy", heatmap)`}
    >
      <p>
        The arrays are the input, the layer’s outputs, the gradients, the weights and the map, as .npy files. The script
        makes this very result again, with the settings in use: with Keras, or from the arrays without it.
      </p>
      <div className="cell-actions">
        <Button className="button" onPress={() => void savePicture()}>
          Save the picture
        </Button>
        <Button className="button" onPress={saveData}>
          Save the data
        </Button>
        <Button className="button" onPress={() => void arrays()}>
          Save arrays
        </Button>
        <Button className="button" onPress={() => void copy()}>
          Copy as Python
        </Button>
        <span className="note" aria-live="polite">
          {isCopied ? 'Copied.' : ''}
        </span>
      </div>
    </Cell>
  )
}
