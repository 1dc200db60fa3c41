import { type JsonObject, own } from '../../json.ts'
import type { StoredNetwork } from '../../model/storedNetwork.ts'
import { stemOf } from '../networkNames.ts'
import type { NodeDef } from './graphDef.ts'

/** Names that Keras gives where the author gives none. */
const givenByKeras = /^(?:sequential|model|functional)(?:_\d+)*$/

/** What a graph model says of itself: the scope around all its layers has its author's name. */
export function aboutGraph(json: JsonObject, nodes: readonly NodeDef[], fileName: string): StoredNetwork['about'] {
  const scope = nodes.map(({ name }) => /^StatefulPartitionedCall\/([^/]+)\/[^/]+\//.exec(name)?.[1])
  const [model] = scope.filter((one) => one !== undefined)
  const isOnly = model !== undefined && scope.every((one) => one === undefined || one === model)
  const author = isOnly ? model.replace(/_\d+$/, '') : ''
  const name = author !== '' && !givenByKeras.test(author) ? author : stemOf(fileName) || 'network'
  const producer = own(json, 'convertedBy')
  return {
    name: name.slice(0, 80),
    ...(typeof producer === 'string' && producer !== '' && { producer: producer.slice(0, 80) }),
  }
}
