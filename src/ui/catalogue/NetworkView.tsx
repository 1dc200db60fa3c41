import { useContext } from 'react'
import type { Catalogue, CatalogueNetwork } from '../../catalogue/catalogue.ts'
import { roadsTo } from '../../catalogue/roads.ts'
import { StoreContext, useApp } from '../useApp.ts'
import { useLazyWords } from '../useWords.ts'
import { ByHand } from './ByHand.tsx'
import { GetProgress } from './GetProgress.tsx'
import { getFromServer } from './get.ts'
import { SiteFrame } from './SiteFrame.tsx'
import { Trouble } from './Trouble.tsx'
import { roadText, useKnows } from './texts.ts'
import { type GetView, openGet, useGet } from './useGet.ts'

interface NetworkViewProps {
  catalogue: Catalogue
  network: CatalogueNetwork
  view: GetView
}

/** One network, on the shortest road to it; where that failed, on the next one. */
export function NetworkView({ catalogue, network, view }: NetworkViewProps) {
  const { catalogue: words } = useLazyWords()
  const app = useContext(StoreContext)
  const models = useApp((state) => state.models)
  const run = useGet((state) => state.run)
  const problem = useGet((state) => state.problem)
  const knows = useKnows(network)
  const all = roadsTo(network, { models, gets: catalogue.gets }).filter(({ by }) => by !== 'here')
  const byHand = all.find((road) => road.by === 'hand')
  const isByHand = view.at === 'network' && view.byHand === true
  const road = isByHand ? byHand : all[0]
  return (
    <>
      <p className="note">{words.facts(knows, network.bytes, network.licence)}</p>
      <p className="note">{network.source}</p>
      {problem && <Trouble problem={problem} />}
      {road?.by === 'server' && !run && app && (
        <div className="get-ways">
          <button
            type="button"
            className="button button-primary"
            onClick={() => void getFromServer(network, road.address, app)}
          >
            {problem ? words.tryAgain : words.get(network.name)}
          </button>
          <span className="note">{roadText(road, words)}</span>
        </div>
      )}
      {road?.by === 'site' && <SiteFrame network={network} address={road.address} view={view} />}
      {road?.by === 'hand' && road.address !== undefined && !run && <ByHand network={network} address={road.address} />}
      <GetProgress isInDialog />
      {byHand && road !== byHand && !run && problem && (
        <button
          type="button"
          className="button"
          onClick={() => openGet({ at: 'network', id: network.id, byHand: true })}
        >
          {words.byHandInstead}
        </button>
      )}
    </>
  )
}
