import { useApp } from '../useApp.ts'
import { useLazyWords } from '../useWords.ts'
import { useCatalogue } from './useCatalogue.ts'
import { openGet } from './useGet.ts'

/** For a network that the page's address asks for and that is not here: the catalogue may have a road to it, or to others. */
export default function Absent() {
  const { catalogue: words } = useLazyWords()
  const id = useApp((state) => state.modelId)
  const { catalogue } = useCatalogue()
  const network = catalogue?.networks.find((one) => one.id === id)
  // Beside the page, it would be here.
  if (!network?.roads.some(({ by }) => by !== 'host')) {
    return (
      <button type="button" className="button button-primary" aria-haspopup="dialog" onClick={() => openGet()}>
        {words.title}
      </button>
    )
  }
  return (
    <>
      <p>{words.absent(network.name)}</p>
      <button
        type="button"
        className="button button-primary"
        aria-haspopup="dialog"
        onClick={() => openGet({ at: 'network', id: network.id })}
      >
        {words.get(network.name)}
      </button>
    </>
  )
}
