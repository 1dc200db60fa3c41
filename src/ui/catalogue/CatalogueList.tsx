import { useContext, useEffect } from 'react'
import type { Catalogue, CatalogueNetwork } from '../../catalogue/catalogue.ts'
import { type Road, roadsTo } from '../../catalogue/roads.ts'
import { useModelOpen } from '../model/useModelOpen.ts'
import { StoreContext, useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { getFromServer } from './get.ts'
import { roadText, useKnows } from './texts.ts'
import { openGet, useGet } from './useGet.ts'
import '../model/model.css'

/** The networks that can be had, and other ways to one. */
export function CatalogueList({ catalogue }: { catalogue: Catalogue }) {
  const { catalogue: words } = useLazyWords()
  const refresh = useApp((state) => state.refreshModels)
  useEffect(() => void refresh(), [refresh])
  const addOwn = () => {
    useGet.setState({ view: null })
    useModelOpen.setState(true, true)
  }
  return (
    <>
      {catalogue.networks.length === 0 && <p>{words.empty}</p>}
      <ul className="models" aria-label={words.networks}>
        {catalogue.networks.map((network) => (
          <Row key={network.id} network={network} gets={catalogue.gets} />
        ))}
      </ul>
      <div className="get-ways">
        <button type="button" className="button" onClick={() => openGet({ at: 'address' })}>
          {words.addressTitle}
        </button>
        <button type="button" className="button" onClick={addOwn}>
          {words.ownFile}
        </button>
      </div>
    </>
  )
}

function Row({ network, gets }: { network: CatalogueNetwork; gets: boolean }) {
  const { catalogue: words } = useLazyWords()
  const models = useApp((state) => state.models)
  const isInUse = useApp(({ modelId, engine }) => engine !== null && modelId === network.id)
  const isBusy = useGet(({ run }) => run !== null)
  const knows = useKnows(network)
  const press = usePress(network)
  const [road] = roadsTo(network, { models, gets })
  const { names } = useWords()
  const name = names.inSentence(network.name)
  return (
    <li className="model-row">
      <div className="model-facts">
        <strong>{names.title(network.name)}</strong>
        <span className="note">{words.facts(knows, network.bytes, network.licence)}</span>
        {road && <span className="note">{roadText(road, words)}</span>}
      </div>
      {isInUse && <span className="note">{words.inUse}</span>}
      {!isInUse && road && (
        <button type="button" className="button" disabled={isBusy && road.by !== 'here'} onClick={() => press(road)}>
          {isHere(road) ? words.use(name) : words.get(name)}
        </button>
      )}
    </li>
  )
}

/** True if nothing has to come from anywhere. */
const isHere = (road: Road) => road.by === 'here' && road.model.place !== 'host'

/** What the button of a network does: where nothing is to be asked, it begins at once. */
function usePress(network: CatalogueNetwork) {
  const app = useContext(StoreContext)
  const use = useApp((state) => state.useModel)
  return (road: Road) => {
    if (road.by === 'here') {
      useGet.setState({ view: null })
      void use(network.id)
      return
    }
    openGet({ at: 'network', id: network.id })
    if (road.by === 'server' && app) void getFromServer(network, road.address, app)
  }
}
