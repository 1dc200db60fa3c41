import { AddingStatus } from './AddingStatus.tsx'
import { Halted } from './Halted.tsx'
import { useModelOpen } from './useModelOpen.ts'

/** The network that is being added, or whose adding was cancelled, outside of the networks dialog. */
export default function AddingNow() {
  const isModelOpen = useModelOpen()
  return (
    <>
      <AddingStatus />
      {!isModelOpen && <Halted />}
    </>
  )
}
