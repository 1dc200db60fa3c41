import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'

/** What was asked for in a test: of the site that serves the app, of one that a person named, or of one that nobody did. */
export interface Asked {
  who: 'site' | 'person' | 'foreign'
  /** Of the site, the path. */
  address: string
}

/** Follows what is asked for by the pages of a context, their workers and the service worker. `mayAsk`: what a person asks something of. */
export function watchRequests(
  context: BrowserContext,
  sites: readonly (string | undefined)[],
  mayAsk: readonly string[] = [],
): Asked[] {
  const asked: Asked[] = []
  context.on('request', (request) => {
    const { protocol, origin, pathname } = new URL(request.url())
    if (['blob:', 'data:'].includes(protocol)) return
    const who = sites.includes(origin) ? 'site' : mayAsk.includes(origin) ? 'person' : 'foreign'
    asked.push({ who, address: who === 'site' ? pathname : request.url() })
  })
  return asked
}

const fileIn = (folder: string) => join(folder, 'requests.jsonl')

/** Adds to the list of what a whole run asked for, which lies beside its results. */
export function noteRequests(folder: string, asked: readonly Asked[]): void {
  mkdirSync(folder, { recursive: true })
  appendFileSync(fileIn(folder), asked.map((one) => `${JSON.stringify(one)}\n`).join(''))
}

/** Everything that a run asked for, each address with how often. */
export function readRequests(folder: string): Map<Asked['who'], Map<string, number>> {
  const all = new Map<Asked['who'], Map<string, number>>()
  for (const line of readFileSync(fileIn(folder), 'utf8').split('\n').filter(Boolean)) {
    const { who, address } = JSON.parse(line) as Asked
    const addresses = all.get(who) ?? new Map<string, number>()
    all.set(who, addresses.set(address, (addresses.get(address) ?? 0) + 1))
  }
  return all
}
