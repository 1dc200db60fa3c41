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
  let last: Added = { id: '', collected: null }
  for (const step of steps) {
    const add = async (all: readonly File[]) => {
      const answer = read(namesOf(all))
      if (typeof answer === 'string') return answer
      throw answer
    }
    last = await addTogether(collected, files(...step), add, never)
    collected = last.collected
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

  it('are no part of a network that is whole without them, and what nobody knows gets its own error', async () => {
    const weights = new HeatlensError('architectureMissing', { file: 'w.h5', count: 3 })
    const read: Reader = (names) => {
      if (names.includes('whole.keras')) return names
      return names.includes('w.h5') ? weights : unknown
    }
    const whole = await give(read, ['w.h5'], ['whole.keras'])
    expect(whole).toMatchObject({ id: 'whole.keras' })
    expect(namesOf(whole.collected?.files ?? [])).toBe('w.h5')
    expect(await give(read, ['w.h5'], ['notes.bin'])).toMatchObject({ error: unknown })
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

/** The names of every set that is kept. */
const sets = ({ collected }: Added) =>
  collected ? [collected, ...(collected.aside ?? [])].map(({ files }) => namesOf(files)) : []

describe('files of several networks, one after another', () => {
  const weights = (name: string) => new HeatlensError('architectureMissing', { file: name, count: 3 })
  /** Two networks of an .h5 and a .json each, and one of a model.json with its shards. */
  const read: Reader = (names) => {
    const all = names.split(',')
    if (all.includes('model.json')) return all.includes('shard') ? 'tfjs' : missing(1)
    if (all.some((name) => name.endsWith('.bin'))) return new HeatlensError('modelJsonMissing', { count: 1, file: 's' })
    const [h5, json] = ['.h5', '.json'].map((ending) => all.find((name) => name.endsWith(ending)))
    if (h5 && json) {
      const pair = { architecture: json, weights: h5 }
      return h5[0] === json[0] ? `${h5[0]}` : new HeatlensError('architectureUnfit', pair)
    }
    return h5 ? weights(h5) : json ? new HeatlensError('weightsNotBeside', { file: json }) : unknown
  }

  it('keeps model.json where another file of weights comes, says so, and takes the right one', async () => {
    const told = await give(read, ['model.json'], ['other.bin'])
    expect(told).toMatchObject({
      error: { code: 'filesApart', parameters: { file: 'other.bin', other: 'model.json' } },
      collected: { lack: 'shards' },
    })
    expect(sets(told)).toEqual(['model.json', 'other.bin'])
    const added = await give(read, ['model.json'], ['other.bin'], ['shard'])
    expect([kept(added), sets(added)]).toEqual(['tfjs', ['other.bin']])
  })

  it('says what a description lacks where it comes after files of another network', async () => {
    for (const other of ['other.bin', 'a.h5']) {
      const told = await give(read, [other], ['model.json'])
      expect(told).toMatchObject({ error: { code: 'filesMissing' }, collected: { lack: 'shards' } })
      expect(sets(told)).toEqual(['model.json', other])
      const added = await give(read, [other], ['model.json'], ['shard'])
      expect([kept(added), sets(added)]).toEqual(['tfjs', [other]])
    }
  })

  it('says what the newest file lacks where another network was added since the older ones', async () => {
    const add = async (all: readonly File[]) => {
      const answer = read(namesOf(all))
      if (typeof answer === 'string') return answer
      throw answer
    }
    const lacking = async (before: string, now: string) => {
      const { collected } = await addTogether(null, files(before), add, never)
      const left = collected && ({ ...collected, isLeft: true } as const)
      const told = await addTogether(left, files(now), add, never)
      expect(sets(told)).toEqual([now, before])
      return 'error' in told && (told.error as HeatlensError).code
    }
    expect(await lacking('a.h5', 'b.json')).toBe('weightsNotBeside')
    expect(await lacking('b.json', 'a.h5')).toBe('architectureMissing')
    expect(await lacking('model.json', 'other.bin')).toBe('modelJsonMissing')
    expect(await lacking('model.json', 'a.h5')).toBe('architectureMissing')
  })

  it('keeps weights and the architecture of others, and takes the partner of either', async () => {
    const told = await give(read, ['a.h5'], ['b.json'])
    expect(told).toMatchObject({ error: { code: 'architectureUnfit' } })
    expect(sets(told)).toEqual(['a.h5', 'b.json'])
    const first = await give(read, ['a.h5'], ['b.json'], ['a.json'])
    expect([kept(first), sets(first)]).toEqual(['a', ['b.json']])
    const other = await give(read, ['a.h5'], ['b.json'], ['b.h5'])
    expect([kept(other), sets(other)]).toEqual(['b', ['a.h5']])
    expect(kept(await give(read, ['a.h5'], ['b.json'], ['b.h5'], ['a.json']))).toBe('a')
    // Both at once.
    expect(sets(await give(read, ['a.h5', 'b.json']))).toEqual(['a.h5', 'b.json'])
  })

  it('loses nothing where the same file comes again, or another of its name', async () => {
    expect(sets(await give(read, ['model.json'], ['model.json']))).toEqual(['model.json'])
    const two: Reader = (names) => (names === 'w.h5' ? weights('w.h5') : 'both')
    expect(sets(await give(two, ['w.h5'], ['w.h5']))).toEqual(['w.h5'])
    let size = 0
    let collected: Collected | null = null
    for (let i = 0; i < 2; i++) {
      const file = new File(['x'.repeat(++size)], 'w.h5')
      ;({ collected } = await addTogether(collected, [file], () => Promise.reject(weights('w.h5')), never))
    }
    expect([collected, ...(collected?.aside ?? [])].map((one) => one?.files[0]?.size)).toEqual([2, 1])
  })

  it('says of the weights of another network what they lack, and keeps both', async () => {
    const told = await give(read, ['a.h5'], ['b.h5'])
    expect([told, sets(told)]).toEqual([
      expect.objectContaining({ error: expect.objectContaining({ parameters: { file: 'b.h5', count: 3 } }) }),
      ['b.h5', 'a.h5'],
    ])
    const first = await give(read, ['a.h5'], ['b.h5'], ['a.json'])
    expect([kept(first), sets(first)]).toEqual(['a', ['b.h5']])
  })

  it('goes on with the set that what comes belongs to', async () => {
    const parts: Reader = (names) => {
      const count = names.split(',').filter((name) => name.endsWith('.bin')).length
      if (names.includes('a.json')) return missing(3)
      return count > 0 ? new HeatlensError('modelJsonMissing', { count, file: 's' }) : unknown
    }
    const told = await give(parts, ['a.json'], ['1.bin'], ['2.bin'])
    expect([told, sets(told)]).toEqual([
      expect.objectContaining({ error: expect.objectContaining({ code: 'modelJsonMissing' }) }),
      ['1.bin,2.bin', 'a.json'],
    ])
  })
})
