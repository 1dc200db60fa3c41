import type { Collected } from '../../state/lacking.ts'
import type { LazyWords } from '../../words/en/lazy.ts'

/** What the files that came so far still lack, in words; without any, a list of classes waits for its network. */
export function lackText(words: LazyWords['adding'], collected: Collected | null): string {
  if (!collected) return words.lacks.network
  const { lack, problem } = collected
  if (lack !== 'shards') return words.lacks[lack]
  const { parameters } = problem
  if (!('names' in parameters) || !parameters.names) return words.lacksFiles
  const { of = 'model.json', count, names, total = count } = parameters
  return words.lacksShards(of, count, total, names)
}
