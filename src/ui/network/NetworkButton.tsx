import { DialogButton } from '../parts/DialogButton.tsx'
import { part } from '../parts/part.tsx'
import { useLazyWords } from '../useWords.ts'
import './networkList.css'

const NetworkSheet = part(() => import('./NetworkSheet.tsx'), { title: ({ model }) => model.model })

/** A button that opens the drawing of the network in use. */
export function NetworkButton() {
  const { layers } = useLazyWords()
  return (
    <DialogButton dialog={NetworkSheet} given={{}} className="button network-open">
      {layers.draw}
    </DialogButton>
  )
}
