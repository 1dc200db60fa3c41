import { useEffect } from 'react'
import { create } from 'zustand'
import { useModelOpen } from '../model/useModelOpen.ts'
import { useApp } from '../useApp.ts'
import { isPicture, takeFiles } from './takeFiles.ts'
import { useOpenDialog } from './useOpenDialog.ts'

/** True while a drag is over the page. Only its subscribers render when that changes. */
export const useIsDragOver = create(() => false)

/**
 * A drag that has left, or ended unnoticed, is considered gone after this time: some engines fire `dragleave` for each
 * move between two elements.
 */
const GONE_MS = 300

/** During a drag over the page, events arrive several times a second. */
const SILENT_MS = 1500

let timer: ReturnType<typeof setTimeout> | undefined

function setOver(isOver: boolean): void {
  clearTimeout(timer)
  useIsDragOver.setState(isOver, true)
}

function leaveAfter(ms: number): void {
  clearTimeout(timer)
  timer = setTimeout(setOver, ms, false)
}

/** Fields in which text can be typed. */
const FIELDS =
  'input:not([type=file],[type=checkbox],[type=radio],[type=range],[type=button]),textarea,select,[contenteditable]'

/** True for text that belongs into the focused field; text copied from a word processor comes with a picture of it. */
function isForField({ target, type }: Event, transfer: DataTransfer | null): boolean {
  const isField = target instanceof Element && target.closest(FIELDS) !== null
  const types = transfer?.types ?? []
  const hasFiles = types.some((each) => /^files$/i.test(each))
  return isField && types.includes('text/plain') && (type === 'paste' || !hasFiles)
}

/** Opens what is dropped or pasted anywhere on the page. */
export function useDropsAndPastes(): void {
  const open = useApp((state) => state.open)
  const addModel = useApp((state) => state.addModel)
  const isCollecting = useApp(({ collected }) => collected !== null && !collected.isLeft)
  const refuse = useApp((state) => state.refuse)
  const notify = useApp((state) => state.notify)
  const show = useOpenDialog((state) => state.show)

  useEffect(() => {
    /** The element of the page that is being dragged: a sample is chosen; anything else is ignored. */
    let own: Element | null = null
    const take = async (transfer: DataTransfer | null, how: 'dropped' | 'pasted') => {
      if (!transfer) return
      const { network, others, pictures, address, refusal, notice } = await takeFiles(transfer, how)
      // Labels and the like belong to the network whose files are coming.
      const isMore = isCollecting && network.length === 0 && !pictures.some(isPicture)
      if (network.length > 0) void addModel(network, undefined, others)
      else if (isMore && pictures.length > 0) void addModel(pictures)
      if (pictures.length > 0 && !isMore) {
        // It covers the stage.
        if (network.length === 0) useModelOpen.setState(false, true)
        void open(pictures)
      }
      if (address !== undefined) show('address', address)
      else if (refusal) refuse(refusal.problem, refusal.name, useModelOpen.getState() ? { about: 'network' } : {})
      if (notice) notify(notice)
    }
    const sample = () => own?.closest<HTMLButtonElement>('.sample')
    const start = ({ target }: DragEvent) => {
      own = target instanceof Element ? target : document.body
    }
    const end = () => {
      own = null
    }
    const over = (event: DragEvent) => {
      if (isForField(event, event.dataTransfer) || (own && !sample())) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      setOver(true)
      leaveAfter(SILENT_MS)
    }
    const leave = (event: DragEvent) => {
      // A leave without a related target leaves the window; any other is a move between elements.
      if (event.relatedTarget === null) leaveAfter(GONE_MS)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (isForField(event, event.dataTransfer)) return
      event.preventDefault()
      if (own) sample()?.click()
      else void take(event.dataTransfer, 'dropped')
    }
    const paste = (event: ClipboardEvent) => {
      if (!isForField(event, event.clipboardData)) void take(event.clipboardData, 'pasted')
    }
    const listeners = { dragstart: start, dragend: end, dragover: over, dragleave: leave, drop, paste }
    const all = Object.entries(listeners) as [string, EventListener][]
    for (const [type, listener] of all) window.addEventListener(type, listener)
    return () => {
      for (const [type, listener] of all) window.removeEventListener(type, listener)
    }
  }, [open, addModel, isCollecting, refuse, notify, show])
}
