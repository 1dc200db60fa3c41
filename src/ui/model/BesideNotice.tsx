import { placeOf } from '../../state/folders.ts'
import type { Beside } from '../../state/models.ts'
import { fill } from '../parts/fill.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { useModelOpen } from './useModelOpen.ts'

/** The most names that are listed, and the most networks with a button. */
const MOST = 3

/** What came with a network and was not added: other networks, and pictures; and how to have them. */
export default function BesideNotice() {
  const beside = useApp((state) => state.beside)
  const dismiss = useApp((state) => state.dismiss)
  const { page } = useWords()
  if (!beside) return null
  const isWrong = beside.networks.length === 0
  return (
    <div className="notice" role={isWrong ? 'alert' : undefined}>
      {beside.networks.length > 0 && <Networks {...beside} />}
      {beside.pictures.length > 0 && <Pictures {...beside} />}
      <button type="button" className="button" onClick={() => dismiss('beside')}>
        {page.dismiss}
      </button>
    </div>
  )
}

function Networks({ networks }: Beside) {
  const { adding: words } = useLazyWords()
  const add = useApp((state) => state.addModel)
  const first = networks.slice(0, MOST)
  return (
    <>
      <p>{fill(words.notAdded, { files: <Names files={networks.flatMap(([file]) => file ?? [])} /> })}</p>
      {first.map((files, at) => (
        <button
          // Of two folders, they may have one name.
          key={networks.indexOf(files)}
          type="button"
          className="button"
          onClick={() => void add(files, undefined, networks.toSpliced(at, 1))}
        >
          {words.addNamed(files[0] ? placeOf(files[0]) : '')}
        </button>
      ))}
    </>
  )
}

function Pictures({ pictures }: Beside) {
  const { adding: words } = useLazyWords()
  const open = useApp((state) => state.open)
  const dismiss = useApp((state) => state.dismiss)
  const isOne = pictures.length === 1
  const openThem = () => {
    dismiss('beside')
    // It covers the stage.
    useModelOpen.setState(false, true)
    void open(pictures)
  }
  return (
    <>
      <p>{fill(isOne ? words.isPicture : words.arePictures, { files: <Names files={pictures} /> })}</p>
      <button type="button" className="button" onClick={openThem}>
        {isOne ? words.openPicture : words.openPictures}
      </button>
    </>
  )
}

function Names({ files }: { files: readonly File[] }) {
  const { adding: words } = useLazyWords()
  const { formats } = useWords()
  const left = files.length - MOST
  return (
    <>
      {files.slice(0, MOST).map((file, at) => (
        <span key={placeOf(file)}>
          {at > 0 && ', '}
          <bdi>{placeOf(file)}</bdi>
        </span>
      ))}
      {left > 0 && ` ${words.more(formats.number(left))}`}
    </>
  )
}
