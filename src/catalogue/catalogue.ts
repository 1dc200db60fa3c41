import * as v from 'valibot'
import { isObject, own } from '../json.ts'

// The networks that can be had: public/model/networks.json, which a host may change. It is read like any other file
// from outside: an entry that is wrong is left out, and the rest of the list stays.

const text = (limit: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(limit))
const bytes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e11))

/** Of another site: a page that was fetched over https may fetch nothing else. */
const address = v.pipe(
  text(2000),
  v.check((given) => {
    if (!URL.canParse(given)) return false
    const { protocol, username, password } = new URL(given)
    return protocol === 'https:' && username === '' && password === ''
  }),
)

/**
 * A way to a network's files. `host`: a package beside the page, if it is there. `server`: the local server fetches the
 * file from its publisher. `site`: the browser fetches it, from a publisher that lets other sites read it. `hand`: a
 * person downloads it.
 */
const Road = v.variant('by', [
  v.object({ by: v.literal('host') }),
  v.object({ by: v.picklist(['server', 'site', 'hand']), address }),
])

const CatalogueNetwork = v.object({
  /** As in its package: `?model=` names it. */
  id: v.pipe(v.string(), v.regex(/^[\w-][\w.-]{0,120}$/)),
  name: text(80),
  /** What it knows: a word that the page translates (`knowledgeIds` in ../types.ts, `teaching`), or the host's own. */
  knows: text(200),
  classes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e6))),
  /** Of all its files, as they are downloaded. */
  bytes,
  licence: text(200),
  source: text(500),
  /** Of the publisher's file, in hexadecimal, where it has published one. */
  md5: v.optional(v.pipe(v.string(), v.regex(/^[\da-f]{32}$/))),
  sha256: v.optional(v.pipe(v.string(), v.regex(/^[\da-f]{64}$/))),
  roads: v.pipe(v.array(Road), v.minLength(1), v.maxLength(10)),
})

/** A network that can be had. */
export type CatalogueNetwork = v.InferOutput<typeof CatalogueNetwork>

/** The list of networks that can be had. */
export interface Catalogue {
  /** True where this host answers `model/get/<id>` with the publisher's file (scripts/getRoute.ts). */
  gets: boolean
  networks: readonly CatalogueNetwork[]
}

/** More would be no list that a person reads. */
const MOST = 500

/** Reads what JSON.parse gave. What is wrong is left out, also a second network of one id; it never throws. */
export function readCatalogue(json: unknown): Catalogue {
  const listed = isObject(json) ? own(json, 'networks') : undefined
  const networks = new Map<string, CatalogueNetwork>()
  for (const one of Array.isArray(listed) ? listed.slice(0, MOST) : []) {
    const { success, output } = v.safeParse(CatalogueNetwork, one)
    if (success && !networks.has(output.id)) networks.set(output.id, output)
  }
  return { gets: isObject(json) && own(json, 'gets') === true, networks: [...networks.values()] }
}

/** The name of the file at an address, as a person finds it among the downloads. */
export function fileNameOf(address: string): string {
  const url = new URL(address)
  const last = url.pathname.split('/').filter(Boolean).at(-1) ?? url.host
  try {
    return decodeURIComponent(last).slice(0, 200)
  } catch {
    return last.slice(0, 200)
  }
}
