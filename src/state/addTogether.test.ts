import { describe, expect, it } from 'vitest'
import { HeatlensError } from '../errors/index.ts'
import { type Added, addTogether } from './addTogether.ts'
import type { Collected } from './lacking.ts'

const never = new AbortController().signal
const files = (...names: string[]) => names.map((name) => new File(['x'], name))
const namesOf = (all: readonly File[]) => all.map(({ name }) => name).join()

/** Answers as a reader does: an id, or the error for what is there. */
type Reader = (names: string) => string | HeatlensError

const missing = (count: number) => new HeatlensError('filesMissing', { count, file: 's' })
const alone = new HeatlensError('weightsNotBeside', { file: 'a.json' })
const unknown = new HeatlensError('noNetworkInFiles')

/** Gives files one after another, as the store does. */
async function give(read: Reader, ...steps: string[][]): Promise<Added> {
  let collected: Collected | null = null
  let last: Added = { id: '' }
  for (const step of steps) {
    const add = async (all: readonly File[]) => {
      const answer = read(namesOf(all))
      if (typeof answer === 'string') return answer
      throw answer
    }
    last = await addTogether(collected, files(...step), add, never)
    collected = 'id' in last ? null : last.collected
  }
  return last
}

const kept = (added: Added) => ('id' in added ? added.id : added.collected && namesOf(added.collected.files))

describe('files of one network, one after another', () => {
  const shards: Reader = (names) => {
    if (!names.includes('model.json')) {
      const count = names.split(',').filter((name) => name.endsWith('.bin')).length
      return count > 0 ? new HeatlensError('modelJsonMissing', { count, file: 's' }) : unknown
    }
    const count = ['1.bin', '2.bin', '3.bin'].filter((name) => !names.includes(name)).length
    return count > 0 ? missing(count) : `network of ${names}`
  }

  it('are taken together, in any order and with their labels', async () => {
    const all = 'network of 3.bin,1.bin,labels.txt,model.json,2.bin'
    expect(kept(await give(shards, ['3.bin'], ['1.bin'], ['labels.txt'], ['model.json'], ['2.bin']))).toBe(all)
    expect(kept(await give(shards, ['model.json'], ['1.bin', '2.bin'], ['3.bin']))).toMatch(/^network/)
  })

  it('replace those of the same name', async () => {
    expect(kept(await give(shards, ['model.json', '1.bin'], ['model.json', '2.bin']))).toBe('1.bin,model.json,2.bin')
  })

  it('make room for another network that is whole', async () => {
    const read: Reader = (names) => (names === 'other.keras' ? 'other' : names.includes('model') ? missing(3) : unknown)
    expect(kept(await give(read, ['model.json'], ['other.keras']))).toBe('other')
  })

  it('stay where something damaged or strange comes, which is told', async () => {
    const damaged = new HeatlensError('fileDamaged', { file: 'b.h5' })
    const read: Reader = (names) => (names === 'b.h5' ? damaged : missing(3))
    expect(await give(read, ['model.json'], ['b.h5'])).toMatchObject({ error: damaged })
    expect(kept(await give(read, ['model.json'], ['b.h5']))).toBe('model.json')
    const list = new HeatlensError('notAClassList', { file: 'l.json' })
    const told = await give((names) => (names === 'l.json' ? list : missing(3)), ['model.json'], ['l.json'])
    expect(told).toMatchObject({ error: list })
  })

  it('that do not fit one another say so, and the first ones may fit others', async () => {
    const unfit = new HeatlensError('weightsNotInFile', { weights: 'k' })
    const weightsOnly = new HeatlensError('keras3Weights')
    const read: Reader = (names) =>
      names === 'w.h5' ? weightsOnly : names === 'w.h5,a.json' ? unfit : names === 'w.h5,b.json' ? 'network' : alone
    const told = await give(read, ['w.h5'], ['a.json'])
    expect([told, kept(told)]).toEqual([expect.objectContaining({ error: unfit }), 'w.h5'])
    expect(kept(await give(read, ['w.h5'], ['a.json'], ['b.json']))).toBe('network')
  })
})
