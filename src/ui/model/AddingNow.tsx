import { AddingStatus } from './AddingStatus.tsx'

/** The same in a file of its own: the first page draws it without what others share with it. */
export default function AddingNow() {
  return <AddingStatus />
}
