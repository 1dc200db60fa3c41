import type { Problem } from '../../errors/codes.ts'
import { MessageText } from '../parts/MessageText.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords } from '../useWords.ts'
import { useCatalogue } from './useCatalogue.ts'
import { openGet } from './useGet.ts'

/**
 * For a network that the page's address asks for and that is not here: the catalogue may have a road to it; else to
 * others.
 */
export default function Absent({ problem: unknown }: { problem: Problem }) {
  const { catalogue: words } = useLazyWords()
  const id = useApp((state) => state.modelId)
  const { catalogue, problem } = useCatalogue()
  const network = catalogue?.networks.find((one) => one.id === id)
  if (!catalogue && !problem) return null
  // Beside the page, it would be here.
  const isThere = network?.roads.some(({ by }) => by !== 'host')
  return (
    <>
      <p>{network && isThere ? words.absent(network.name) : <MessageText message={unknown} />}</p>
      <button
        type="button"
        className="button button-primary"
        aria-haspopup="dialog"
        onClick={() => openGet(network && isThere ? { at: 'network', id: network.id } : { at: 'list' })}
      >
        {network && isThere ? words.get(network.name) : words.title}
      </button>
    </>
  )
}
