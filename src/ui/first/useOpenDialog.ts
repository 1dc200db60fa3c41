import { create } from 'zustand'

export type DialogId = 'camera' | 'address' | 'classes'

/** The open dialog of the first run. */
export const useOpenDialog = create<{
  dialog: DialogId | null
  /** The address that was dropped or pasted for the address dialog; it is fetched only when a person confirms. */
  address: string | null
  /** Opens a dialog in place of the current one; null closes it. */
  show(dialog: DialogId | null, address?: string): void
}>((set) => ({ dialog: null, address: null, show: (dialog, address) => set({ dialog, address: address ?? null }) }))
