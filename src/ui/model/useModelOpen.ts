import { create } from 'zustand'

/** True while the networks dialog is open. It then shows failures of networks, because it covers the page. */
export const useModelOpen = create(() => false)
