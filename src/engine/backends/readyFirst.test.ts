import { expect, it } from 'vitest'
import { chooseBackend } from './chooseBackend.ts'
import { readyFirst } from './readyFirst.ts'

const nvidia = 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)'
const machine = (renderer: string | null, wasm = true) => ({
  webgl: renderer === null ? null : { renderer, maxTextureSize: 16384, hasFloat32: true },
  wasm,
})
const started = (...[of, ...how]: Parameters<typeof chooseBackend>) => {
  const { order, rival } = readyFirst(chooseBackend(of, ...how), of.webgl?.renderer)
  return { ids: order.map(([id]) => id), reason: order[0]?.[1], rival }
}

it('lets WebAssembly answer before a graphics processor, which is its rival', () => {
  const { ids, reason, rival } = started(machine(nvidia))
  expect(ids).toEqual(['wasm', 'webgl', 'cpu'])
  expect(reason).toTell(/NVIDIA GeForce RTX 3060/)
  expect(rival).toEqual({ renderer: nvidia, name: 'NVIDIA GeForce RTX 3060' })
})

it.each([
  ['there is no graphics processor', [machine(null)]],
  ['WebGL is drawn by software', [machine('llvmpipe (LLVM 15.0.6, 256 bits)')]],
  ['there is no WebAssembly', [machine(nvidia, false)]],
  ['the address asks for one', [machine(nvidia), 'webgl']],
  [
    'the graphics processor is to be left alone',
    [machine(nvidia), undefined, { code: 'gpuResetTwice', parameters: {} }],
  ],
] as [string, Parameters<typeof chooseBackend>][])('has no rival, and changes nothing, where %s', (_, how) => {
  const { ids, rival } = started(...how)
  expect(rival).toBeUndefined()
  expect(ids).toEqual(chooseBackend(...how).map(([id]) => id))
})
