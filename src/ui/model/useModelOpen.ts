import { create } from 'zustand'

/** True while the dialog of the networks is open: what goes wrong with a network is told there, because nobody sees what is behind it. */
export const useModelOpen = create(() => false)
