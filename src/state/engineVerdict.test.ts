import { describe, expect, it } from 'vitest'
import { choiceOf, deviceKey, isDecided, readVerdicts, type Verdict, verdictOf, withVerdict } from './engineVerdict.ts'

const rival = { renderer: 'ANGLE (NVIDIA, NVIDIA H100, OpenGL ES 3.2)', name: 'NVIDIA H100' }
const trials = (times: readonly number[], logits: readonly (readonly number[])[] = []) =>
  times.map((ms, index) => ({ ms, logits: Float32Array.from(logits[index] ?? [1, -2]) }))

describe('trials', () => {
  it.each([
    ['none yet', [], [], false],
    ['one of each, however far apart: an engine may be cold', [100], [5], false],
    ['two of each, far apart', [100, 90], [50, 40], true],
    ['two of each, close', [100, 90], [60, 50], false],
    ['two of one and one of the other', [100, 90], [5], false],
    ['three of each', [10, 10, 10], [10, 10, 10], true],
  ])('%s', (_, wasm, webgl, decided) => {
    expect(isDecided({ wasm: trials(wasm), webgl: trials(webgl) })).toBe(decided)
  })

  it('are at an end with the first picture that gets other numbers', () => {
    expect(isDecided({ wasm: trials([10]), webgl: trials([10], [[1, -2.01]]) })).toBe(true)
  })

  it('count by the best of each', () => {
    expect(verdictOf({ wasm: trials([250.4, 31.26, 40]), webgl: trials([90, 3.06, 8]) })).toEqual({
      wasm: 31,
      webgl: 3.1,
    })
  })
})

describe('numbers', () => {
  const differs = (wasm: number[][], webgl: number[][]) =>
    verdictOf({ wasm: trials([1, 1], wasm), webgl: trials([1, 1], webgl) }).differs
  it('are the same within a thousandth of the largest, over all pictures', () => {
    expect(
      differs(
        [
          [10, 1],
          [0.001, 0],
        ],
        [
          [10.009, 1],
          [0.009, 0],
        ],
      ),
    ).toBeUndefined()
    expect(
      differs(
        [
          [10, 1],
          [0.001, 0],
        ],
        [
          [10, 1],
          [0.0121, 0],
        ],
      ),
    ).toBe(true)
  })
  it('differ where one is none, all are nothing, or there are others', () => {
    expect(
      differs(
        [
          [1, 2],
          [1, 2],
        ],
        [
          [1, 2],
          [1, Number.NaN],
        ],
      ),
    ).toBe(true)
    expect(
      differs(
        [
          [1, 2],
          [1, 2],
        ],
        [
          [0, 0],
          [0, 0],
        ],
      ),
    ).toBe(true)
    expect(
      differs(
        [
          [1, 2],
          [1, 2],
        ],
        [[1, 2], [1]],
      ),
    ).toBe(true)
  })
})

describe('the choice', () => {
  it('is the faster one, and says what both took', () => {
    const gpu = choiceOf({ wasm: 32, webgl: 12 }, rival)
    expect(gpu.id).toBe('webgl')
    expect(gpu.reason).toTell('A test picture took it 12 ms; WebAssembly took 32 ms.')
    const cpu = choiceOf({ wasm: 12, webgl: 32 }, rival)
    expect(cpu.id).toBe('wasm')
    expect(cpu.reason).toTell('A test picture took it 12 ms; WebGL took 32 ms.')
  })
  it('is the processor if they are equal, or the graphics processor gave other numbers', () => {
    expect(choiceOf({ wasm: 12, webgl: 12 }, rival).id).toBe('wasm')
    const { id, reason } = choiceOf({ wasm: 32, webgl: 12, differs: true }, rival)
    expect(id).toBe('wasm')
    expect(reason).toTell('The graphics processor (NVIDIA H100) gave other numbers, so it is not used.')
  })
})

describe('what is kept', () => {
  const device = deviceKey(['engines-1.js', 'Chrome/150', 8, true], rival)
  const verdict: Verdict = { wasm: 32, webgl: 12 }

  it('is there again, by the network', () => {
    const text = withVerdict(withVerdict(null, device, 'a', verdict), device, 'b', { ...verdict, differs: true })
    expect([...readVerdicts(text, device)]).toEqual([
      ['a', verdict],
      ['b', { ...verdict, differs: true }],
    ])
  })

  it.each([
    ['the browser', deviceKey(['engines-1.js', 'Chrome/151', 8, true], rival)],
    ['Heatlens', deviceKey(['engines-2.js', 'Chrome/150', 8, true], rival)],
    ['the number of threads', deviceKey(['engines-1.js', 'Chrome/150', 8, false], rival)],
    ['the driver', deviceKey(['engines-1.js', 'Chrome/150', 8, true], { ...rival, renderer: 'ANGLE (NVIDIA, other)' })],
  ])('is forgotten with another version of %s', (_, other) => {
    const text = withVerdict(null, device, 'a', verdict)
    expect(readVerdicts(text, other).size).toBe(0)
    expect([...readVerdicts(withVerdict(text, other, 'b', verdict), other).keys()]).toEqual(['b'])
  })

  it('is the newest of a network, and of fifty networks', () => {
    let text: string | null = null
    for (let i = 0; i < 60; i++) text = withVerdict(text, device, `network ${i}`, verdict)
    text = withVerdict(text, device, 'network 20', { wasm: 1, webgl: 2 })
    const kept = readVerdicts(text, device)
    expect(kept.size).toBe(50)
    expect(kept.get('network 20')).toEqual({ wasm: 1, webgl: 2 })
    expect(kept.has('network 9')).toBe(false)
  })

  it.each([
    null,
    '',
    'no JSON',
    '[]',
    JSON.stringify({ device, verdicts: {} }),
    JSON.stringify({ device, verdicts: [null, 3, { network: 'a' }, { network: 'a', wasm: -1, webgl: 2 }] }),
    JSON.stringify({
      device,
      verdicts: [
        { network: 5, wasm: 1, webgl: 2 },
        { network: 'a', wasm: '1', webgl: 2 },
      ],
    }),
  ])('is nothing where something else wrote %s', (text) => {
    expect(readVerdicts(text, device).size).toBe(0)
  })

  it('takes any name of a network', () => {
    const text = withVerdict(null, device, '__proto__', verdict)
    expect(readVerdicts(text, device).get('__proto__')).toEqual(verdict)
  })
})
