import { create } from 'zustand'

export type DialogId = 'camera' | 'address' | 'classes'

/** Which dialog of the first run is open. */
export const useOpenDialog = create<{
  dialog: DialogId | null
  /** What was dropped or pasted for the address dialog; it is fetched only when a person says so. */
  address: string | null
  /** Opens one in place of another; null closes it. */
  show(dialog: DialogId | null, address?: string): void
}>((set) => ({ dialog: null, address: null, show: (dialog, address) => set({ dialog, address: address ?? null }) }))
