import { expect, it } from 'vitest'
import { chooseBackend } from './chooseBackend.ts'

const nvidia = 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)'
const swiftshader = 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)'
const machine = (renderer: string | null, maxTextureSize = 16384, wasm = true, hasFloat32 = true) => ({
  webgl: renderer === null ? null : { renderer, maxTextureSize, hasFloat32 },
  wasm,
})
const order = (...what: Parameters<typeof chooseBackend>) => chooseBackend(...what).map(([id]) => id)
const reason = (...what: Parameters<typeof chooseBackend>) => chooseBackend(...what)[0]?.[1]

it('takes a graphics processor first, and names it', () => {
  expect(order(machine(nvidia))).toEqual(['webgl', 'wasm', 'cpu'])
  expect(reason(machine(nvidia))).toTell('It uses the graphics processor (NVIDIA GeForce RTX 3060).')
  expect(reason(machine('ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)'))).toTell('(Apple M2)')
  expect(reason(machine('Mali-G78'))).toTell('(Mali-G78)')
})

it.each([
  swiftshader,
  'llvmpipe (LLVM 15.0.6, 256 bits)',
  'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)',
])('takes WebAssembly where WebGL is drawn by software: %s', (renderer) => {
  expect(order(machine(renderer))).toEqual(['wasm', 'cpu'])
  expect(reason(machine(renderer))).toTell('There is no usable GPU.')
})

it('takes WebAssembly where there is no WebGL, or textures are too small, and says which', () => {
  expect(order(machine(null))).toEqual(['wasm', 'cpu'])
  expect(reason(machine(null))).toTell(/no WebGL 2/)
  expect(order(machine('Adreno 306', 2048))).toEqual(['wasm', 'cpu'])
  expect(reason(machine('Adreno 306', 2048))).toTell(/textures of 2048/)
})

it('takes WebAssembly where the graphics processor would give other numbers', () => {
  expect(order(machine('PowerVR', 8192, true, false))).toEqual(['wasm', 'cpu'])
  expect(reason(machine('PowerVR', 8192, true, false))).toTell(/16 bits/)
})

it('takes JavaScript where there is nothing else', () => {
  expect(order(machine(null, 0, false))).toEqual(['cpu'])
})

it('leaves a graphics processor alone where there is a reason to, and says it', () => {
  const why = { code: 'gpuResetTwice', parameters: {} } as const
  expect(chooseBackend(machine(nvidia), undefined, why)[0]).toEqual(['wasm', why])
  expect(order(machine(nvidia), 'webgl', why)).toEqual(['webgl'])
})

it('does as it is told, and tries nothing else', () => {
  expect(chooseBackend(machine(swiftshader), 'webgl')).toEqual([['webgl', { code: 'asked', parameters: {} }]])
})
