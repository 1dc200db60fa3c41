import { useStore } from 'zustand'
import { type AppShell, appShell } from '../../state/appShell.ts'

/** A part of what there is to say of the page as a thing that is kept on the device. */
export const useShell = <T>(select: (shell: AppShell) => T): T => useStore(appShell, select)
