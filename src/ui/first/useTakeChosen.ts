import { useApp } from '../useApp.ts'
import { sortFiles } from './takeFiles.ts'

/** What happens with files that were chosen as pictures: whoever has a network at hand chooses it here too. */
export function useTakeChosen(): (files: FileList | null) => void {
  const open = useApp((state) => state.open)
  const addModel = useApp((state) => state.addModel)
  return (files) => {
    const { network, pictures } = sortFiles([...(files ?? [])])
    if (network.length > 0) void addModel(network)
    if (pictures.length > 0) void open(pictures)
  }
}

/** Opens the browser's file picker by a field of its own, for a page whose own has not arrived yet. */
export function pickPictures(take: (files: FileList | null) => void): void {
  const field = document.createElement('input')
  Object.assign(field, { type: 'file', multiple: true, accept: 'image/*', hidden: true })
  field.onchange = () => {
    take(field.files)
    field.remove()
  }
  // Some browsers report nothing of a field outside of the page.
  document.body.append(field)
  field.click()
}
