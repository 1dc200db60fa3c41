import type { StoredNetwork } from '../../model/storedNetwork.ts'
import { stemOf } from '../networkNames.ts'
import type { ModelJson } from './config.ts'

/** Names that Keras gives where the author gives none. */
const givenByKeras = /^(?:sequential|model|functional)(?:_\d+)?$/

/** What a model says of itself. */
export function aboutModel({ model, producer }: ModelJson, fileName: string): StoredNetwork['about'] {
  const isOwn = model.name !== '' && !givenByKeras.test(model.name)
  const stem = stemOf(fileName)
  return { name: (isOwn ? model.name : stem || 'network').slice(0, 80), ...(producer !== undefined && { producer }) }
}
