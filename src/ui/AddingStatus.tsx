import { Button } from 'react-aria-components'
import { Progress } from './Progress.tsx'
import { useApp } from './useApp.ts'

/** A file of weights on its way onto this device, and the way to break it off. */
export function AddingStatus() {
  const adding = useApp((state) => state.adding)
  const cancel = useApp((state) => state.cancelAdding)
  if (!adding) return null
  return (
    <div className="adding">
      <p className="note">
        Keeping <bdi>{adding.file}</bdi> on this device; the network in use stays until it is there.
      </p>
      <Progress label="Keeping the network" {...adding.progress} />
      <Button className="button" onPress={cancel}>
        Cancel
      </Button>
    </div>
  )
}
