import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type BrowserContext, test } from '@playwright/test'

/** A request in a test: to the site that serves the app, to one that a person named, or to another one. */
export interface Asked {
  who: 'site' | 'person' | 'foreign'
  /** For the site itself, the path. */
  address: string
}

const fileIn = (folder: string) => join(folder, 'requests.jsonl')

/**
 * Records the requests of a context's pages, their workers and the service worker beside the results of the run, which
 * fails at its end if any was to a site that is neither in `sites` nor in `mayAsk`: what a person requests.
 */
export function watchRequests(
  context: BrowserContext,
  sites: readonly (string | undefined)[],
  mayAsk: readonly string[] = [],
): Asked[] {
  const file = fileIn(test.info().project.outputDir)
  mkdirSync(dirname(file), { recursive: true })
  const all: Asked[] = []
  context.on('request', (request) => {
    const { protocol, origin, pathname } = new URL(request.url())
    if (['blob:', 'data:'].includes(protocol)) return
    const who = sites.includes(origin) ? 'site' : mayAsk.includes(origin) ? 'person' : 'foreign'
    const asked: Asked = { who, address: who === 'site' ? pathname : request.url() }
    all.push(asked)
    appendFileSync(file, `${JSON.stringify(asked)}\n`)
  })
  return all
}

/** All requests of a run, with the count of each address. */
export function readRequests(folder: string): Map<Asked['who'], Map<string, number>> {
  const all = new Map<Asked['who'], Map<string, number>>()
  for (const line of readFileSync(fileIn(folder), 'utf8').split('\n').filter(Boolean)) {
    const { who, address } = JSON.parse(line) as Asked
    const addresses = all.get(who) ?? new Map<string, number>()
    all.set(who, addresses.set(address, (addresses.get(address) ?? 0) + 1))
  }
  return all
}
