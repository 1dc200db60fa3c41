import { Dialog } from '../parts/Dialog.tsx'
import { useLazyWords, useWords } from '../useWords.ts'
import { AddressView } from './AddressView.tsx'
import { CatalogueList } from './CatalogueList.tsx'
import { NetworkView } from './NetworkView.tsx'
import { Trouble } from './Trouble.tsx'
import { useCatalogue } from './useCatalogue.ts'
import { openGet, useGet } from './useGet.ts'
import './catalogue.css'

/** The dialog for getting a network. While its frame fetches something, it waits out of sight when it is closed. */
export default function Catalogue() {
  const { catalogue: words } = useLazyWords()
  const { page, names } = useWords()
  const open = useGet((state) => state.view)
  const run = useGet((state) => state.run)
  const { catalogue, problem, again } = useCatalogue()
  const view = run?.frame ?? open
  if (!view) return null
  const network = view.at === 'network' ? catalogue?.networks.find(({ id }) => id === view.id) : undefined
  const title = network
    ? words.get(names.inSentence(network.name))
    : view.at === 'address'
      ? words.addressTitle
      : words.title
  return (
    <Dialog
      title={title}
      focus="title"
      isHidden={open === null}
      onClose={() => useGet.setState({ view: null })}
      actions={
        view.at !== 'list' &&
        !run && (
          <button type="button" className="button" onClick={() => openGet()}>
            {words.back}
          </button>
        )
      }
    >
      {view.at === 'address' && <AddressView address={view.address} view={view} />}
      {view.at !== 'address' && problem && (
        <>
          <Trouble problem={problem} />
          <button type="button" className="button" onClick={again}>
            {page.tryAgain}
          </button>
        </>
      )}
      {view.at !== 'address' && !problem && !catalogue && <p>{words.loading}</p>}
      {catalogue && network && <NetworkView key={network.id} catalogue={catalogue} network={network} view={view} />}
      {catalogue && view.at !== 'address' && !network && <CatalogueList catalogue={catalogue} />}
    </Dialog>
  )
}
