import { useStore } from 'zustand'
import { type AppShell, appShell } from '../../state/appShell.ts'

/** A part of the state of the page as an installed, offline app. */
export const useShell = <T>(select: (shell: AppShell) => T): T => useStore(appShell, select)
