import { create } from 'zustand'

export type DialogId = 'camera' | 'address' | 'things'

/** Which dialog of the first run is open. */
export const useOpenDialog = create<{
  dialog: DialogId | null
  /** Opens one in place of another; null closes it. */
  show(dialog: DialogId | null): void
}>((set) => ({ dialog: null, show: (dialog) => set({ dialog }) }))
