import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FullConfig } from '@playwright/test'
import { readRequests } from './requests.ts'

/** After a run: writes down all requests of its tests, and fails if any was to a site that no person had named. */
export default function listRequests({ projects }: FullConfig): void {
  const folder = projects[0]?.outputDir
  if (!folder || !existsSync(join(folder, 'requests.jsonl'))) return
  const all = readRequests(folder)
  const text = [...all].map(([who, addresses]) => {
    const lines = [...addresses].sort().map(([address, count]) => `${String(count).padStart(7)}  ${address}`)
    return [`${who}: ${sum(addresses)} requests, ${addresses.size} addresses`, ...lines].join('\n')
  })
  writeFileSync(join(folder, 'requests.txt'), `${text.join('\n\n')}\n`)
  const count = (who: 'site' | 'person' | 'foreign') => sum(all.get(who) ?? new Map())
  console.log(
    `The tests asked ${count('site')} times of their own site, ${count('person')} times of a picture's address that a person gave, ${count('foreign')} times of anyone else (${join(folder, 'requests.txt')}).`,
  )
  if (count('foreign') > 0) throw new Error('Something was asked of another site.')
}

const sum = (addresses: ReadonlyMap<string, number>) => [...addresses.values()].reduce((a, b) => a + b, 0)
