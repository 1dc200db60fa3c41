import { type ChangeEvent, type DragEvent, type MouseEvent, useContext } from 'react'
import { type CatalogueNetwork, fileNameOf } from '../../catalogue/catalogue.ts'
import { fill } from '../parts/fill.tsx'
import { StoreContext } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { addByHand } from './get.ts'

/** A usual connection at home; browsers know no better. */
const MEGABITS = 50

/** Not in every browser. */
type Picker = (options: { startIn: 'downloads' }) => Promise<{ getFile(): Promise<File> }[]>

const picker = () => (window as { showOpenFilePicker?: Picker }).showOpenFilePicker

/** Three steps for a file that only a person can fetch: a link, how long it takes, and where to drop it. */
export function ByHand({ network, address }: { network: CatalogueNetwork; address: string }) {
  const { catalogue: words } = useLazyWords()
  const { formats } = useWords()
  const app = useContext(StoreContext)
  const take = (files: readonly File[]) => {
    if (files.length > 0 && app) void addByHand(files, { network, app })
  }
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    event.target.value = ''
    take(files)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    // The page would take it too.
    event.stopPropagation()
    take([...event.dataTransfer.files])
  }
  const link = (
    <a href={address} target="_blank" rel="noreferrer" download>
      {fileNameOf(address)}
    </a>
  )
  return (
    <ol className="get-steps">
      <li>{fill(words.step1, { file: link, size: formats.megabytes(network.bytes), host: new URL(address).host })}</li>
      <li>{words.step2(Math.max(Math.ceil((network.bytes * 8) / MEGABITS / 1e6 / 60), 1), MEGABITS)}</li>
      <li>
        {words.step3}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same. */}
        <div className="get-drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
          <span className="note">{words.dropHere}</span>
          <label className="button choose">
            {words.choose}
            <input
              className="visually-hidden"
              type="file"
              multiple
              onChange={choose}
              onClick={(event) => void pickInDownloads(event, take)}
            />
          </label>
        </div>
      </li>
    </ol>
  )
}

/** Opens the folder of downloads, where the browser can. */
async function pickInDownloads(event: MouseEvent, take: (files: readonly File[]) => void): Promise<void> {
  const open = picker()
  if (!open) return
  event.preventDefault()
  try {
    const handles = await open({ startIn: 'downloads' })
    take(await Promise.all(handles.map((handle) => handle.getFile())))
  } catch {
    // Nothing was chosen.
  }
}
