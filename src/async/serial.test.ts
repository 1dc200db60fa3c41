import { expect, it } from 'vitest'
import { serial } from './serial.ts'

const steps = () => new Promise((resolve) => setImmediate(resolve))

it('runs one job at a time, in the order in which they were asked for', async () => {
  const inTurn = serial()
  const seen: string[] = []
  const job = (name: string, turns: number) => async () => {
    seen.push(`${name} begins`)
    for (let i = 0; i < turns; i++) await steps()
    seen.push(`${name} ends`)
    return name
  }
  const results = [inTurn(job('slow', 3)), inTurn(job('quick', 0)), inTurn(job('last', 1))]
  expect(await Promise.all(results)).toEqual(['slow', 'quick', 'last'])
  expect(seen).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends', 'last begins', 'last ends'])
})

it('goes on after a job that fails, and after one that throws before it waits for anything', async () => {
  const inTurn = serial()
  const rejected = inTurn(() => Promise.reject(new Error('rejected')))
  const thrown = inTurn(() => {
    throw new Error('thrown')
  })
  const next = inTurn(async () => 'next')
  await expect(rejected).rejects.toThrow('rejected')
  await expect(thrown).rejects.toThrow('thrown')
  expect(await next).toBe('next')
})

it('keeps two queues apart', async () => {
  const [one, other] = [serial(), serial()]
  void one(() => new Promise(() => {}))
  expect(await other(async () => 1)).toBe(1)
})
