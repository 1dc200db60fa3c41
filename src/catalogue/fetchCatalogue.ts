import { HeatlensError } from '../errors/index.ts'
import { type Catalogue, readCatalogue } from './catalogue.ts'

/** A longer file is no list of networks. */
const MOST_BYTES = 1e6

const LIMIT_MS = 8000

/** The catalogue of this host. Throws `catalogueMissing` if it does not arrive or is no JSON. */
export async function fetchCatalogue(): Promise<Catalogue> {
  try {
    const response = await fetch('./model/networks.json', {
      cache: 'no-cache',
      signal: AbortSignal.timeout(LIMIT_MS),
    })
    const length = Number(response.headers.get('content-length') ?? 0)
    const text = response.ok && length <= MOST_BYTES ? await response.text() : ''
    if (text.length > MOST_BYTES) return readCatalogue(null)
    return readCatalogue(JSON.parse(text))
  } catch (cause) {
    throw new HeatlensError('catalogueMissing', {}, { kind: 'load', cause })
  }
}
