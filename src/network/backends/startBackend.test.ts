import { expect, it, vi } from 'vitest'
import { PartError } from '../../errors.ts'
import { startBackend } from './startBackend.ts'

const machine = { webgl: null, wasm: true }
const onLost = () => {}

it('passes over no engine because its file did not come', async () => {
  const readKernels = () => Promise.reject(new PartError())
  await expect(startBackend({ simd: { readKernels }, onLost, machine })).rejects.toMatchObject({ name: 'PartError' })
})

it('takes the next one where one cannot run', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const readKernels = async () => new ArrayBuffer(3)
  const { choice } = await startBackend({ simd: { readKernels }, onLost, machine })
  expect(choice.id).toBe('cpu')
  expect(warn).toHaveBeenCalledOnce()
  warn.mockRestore()
})
