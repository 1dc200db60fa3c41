import { expect, it, vi } from 'vitest'
import { failed } from '../../../fixtures/failed.ts'
import { startBackend } from './startBackend.ts'

const machine = { webgl: null, wasm: true }
const onLost = () => {}

it('passes over no engine because its file did not come', async () => {
  const readKernels = () => Promise.reject(failed.part())
  await expect(startBackend({ simd: { readKernels }, onLost, machine })).rejects.toMatchObject({ kind: 'part' })
})

it('takes the next one where one cannot run', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const readKernels = async () => new ArrayBuffer(3)
  const { choice } = await startBackend({ simd: { readKernels }, onLost, machine })
  expect(choice.id).toBe('cpu')
  expect(warn).toHaveBeenCalledOnce()
  warn.mockRestore()
})
