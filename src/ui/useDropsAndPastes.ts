import { useEffect } from 'react'
import { create } from 'zustand'
import { takeFiles } from './takeFiles.ts'
import { useApp } from './useApp.ts'
import { useModelOpen } from './useModelOpen.ts'

/** True while a drag is over the page. Only who asks is drawn anew when it comes or goes. */
export const useIsOver = create(() => false)

const setOver = (isOver: boolean) => useIsOver.setState(isOver, true)

/** Opens what is dropped or pasted anywhere on the page. */
export function useDropsAndPastes(): void {
  const open = useApp((state) => state.open)
  const addModel = useApp((state) => state.addModel)
  const refuse = useApp((state) => state.refuse)
  const tell = useApp((state) => state.tell)

  useEffect(() => {
    const take = async (transfer: DataTransfer | null, how: 'dropped' | 'pasted') => {
      if (!transfer) return
      const { network, pictures, refusal, notice } = await takeFiles(transfer, how)
      if (network.length > 0) void addModel(network)
      if (pictures.length > 0) void open(pictures)
      if (refusal) refuse(refusal.problem, refusal.name, useModelOpen.getState() ? { about: 'network' } : {})
      if (notice) tell(notice)
    }
    const over = (event: DragEvent) => {
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      // Leaving for nothing is leaving the window; anything else is a move between elements.
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      void take(event.dataTransfer, 'dropped')
    }
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement && event.target.type === 'text') return
      void take(event.clipboardData, 'pasted')
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    window.addEventListener('paste', paste)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
      window.removeEventListener('paste', paste)
    }
  }, [open, addModel, refuse, tell])
}
