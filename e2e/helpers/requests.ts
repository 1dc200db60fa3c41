import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type BrowserContext, test } from '@playwright/test'

/** What was asked for in a test: of the site that serves the app, of one that a person named, or of one that nobody did. */
export interface Asked {
  who: 'site' | 'person' | 'foreign'
  /** Of the site, the path. */
  address: string
}

const fileIn = (folder: string) => join(folder, 'requests.jsonl')

/**
 * Follows what is asked for by the pages of a context, their workers and the service worker, and writes it down beside the results of the run, which
 * fails at its end where anything was of a site that is neither among `sites` nor in `mayAsk`: what a person asks something of.
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
