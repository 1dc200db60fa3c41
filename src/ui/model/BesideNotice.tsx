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
  const { networks, pictures, inArchive } = beside
  const isWrong = networks.length === 0 && !inArchive
  return (
    <div className="notice" role={isWrong ? 'alert' : undefined}>
      {networks.length > 0 && <Networks {...beside} />}
      {inArchive && <InArchive {...inArchive} />}
      {pictures.length > 0 && <Pictures {...beside} />}
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
      <p>
        {fill(words.notAdded, { files: <Names names={networks.flatMap(([file]) => (file ? placeOf(file) : []))} /> })}
      </p>
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
      <p>
        {fill(isOne ? words.isPicture : words.arePictures, {
          files: <Names names={pictures.map(({ name }) => name)} />,
        })}
      </p>
      <button type="button" className="button" onClick={openThem}>
        {isOne ? words.openPicture : words.openPictures}
      </button>
    </>
  )
}

function InArchive({ files, members }: NonNullable<Beside['inArchive']>) {
  const { adding: words } = useLazyWords()
  const add = useApp((state) => state.addModel)
  return (
    <>
      <p>{fill(words.notAdded, { files: <Names names={members} /> })}</p>
      {members.slice(0, MOST).map((path) => (
        <button
          key={path}
          type="button"
          className="button"
          onClick={() => {
            const left = members.filter((one) => one !== path)
            void add(files, { weights: 'float32', member: { path, left } })
          }}
        >
          {words.addNamed(path)}
        </button>
      ))}
    </>
  )
}

function Names({ names }: { names: readonly string[] }) {
  const { adding: words } = useLazyWords()
  const { formats } = useWords()
  const left = names.length - MOST
  return (
    <>
      {names.slice(0, MOST).map((name, at) => (
        <span key={name}>
          {at > 0 && ', '}
          <bdi>{name}</bdi>
        </span>
      ))}
      {left > 0 && ` ${words.more(formats.number(left))}`}
    </>
  )
}
