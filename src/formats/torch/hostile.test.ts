import { readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, it } from 'vitest'
import { allocatedBy } from '../../../fixtures/allocated.ts'
import { HeatlensError, toProblem } from '../../errors/index.ts'
import { inEnglish } from '../../words/inEnglish.ts'
import { openNetwork } from '../index.ts'

const folder = new URL('../../../fixtures/torch/hostile/', import.meta.url)

const damaged = /is cut short or damaged/
const unknown = /holds the weights of a PyTorch network without its architecture/
const calls = (name: string) => new RegExp(`asks to call ${name} when it is opened. It is not only weights`)
const outside = /lies outside of its storage/

/** What a person is told of each file: none of them opens, as none is a known network. */
const expected: Readonly<Record<string, RegExp>> = {
  'valid-tiny.pth': /tensors: 1, first: fc\.weight \[2, 4\]/,
  'os-system.pth': calls('os.system'),
  'posix-system.pth': calls('posix.system'),
  'builtins-eval.pth': calls('builtins.eval'),
  'eval-python2.pth': calls('__builtin__.eval'),
  'stack-global.pth': calls('os.system'),
  'inst-opcode.pth': calls('os.system'),
  'newobj-build.pth': calls('subprocess.Popen'),
  'ext-opcode.pth': calls('copyreg.add_extension'),
  'persid-text.pth': calls('persistent_load'),
  'two-data-pkl.pth': calls('os.system'),
  'setitem-proto.pth': unknown,
  'stride-zero-bomb.pth': /fc\.weight says that it has 1,099,511,627,776 values .* which holds 8/,
  'offset-outside.pth': outside,
  'negative-offset.pth': outside,
  'negative-stride.pth': outside,
  'storage-missing.pth': /data\/7, the data of fc\.weight, is missing/,
  'storage-path.pth': /the data of fc\.weight, is missing/,
  'storage-short.pth': /fc\.weight needs 320,000 bytes, of which .* has 32/,
  'deep-lists.pth': /is no state dict/,
  'billion-laughs.pth': /is no state dict/,
  'endless-memo.pth': /is no state dict/,
  'huge-string.pth': damaged,
  'no-stop.pth': damaged,
  'deflated-bomb.pth': /fc\.weight needs 268,435,456 bytes/,
  'truncated.pth': damaged,
  'truncated-tail.pth': damaged,
  'whole-module.pth': /a whole pickled model \(torch\.nn\.modules\.container\.Sequential\).* these lines of Python/,
  'whole-module-old.pth': /a whole pickled model \(torch\.nn\.modules\.container\.Sequential\)/,
  'torchscript.pt': /is TorchScript.* these lines of Python/,
  'exported-program.pt2': /is a program of torch\.export.* these lines of Python/,
  'optimizer-only.pth': /the state of an optimizer and no network/,
  'checkpoint-with-namespace.pth': unknown,
  'checkpoint-with-numpy-scalar.pth': unknown,
  'html.pth': /is a web page/,
  'valid-tiny.safetensors': unknown,
  'overlap.safetensors': damaged,
  'hole.safetensors': damaged,
  'header-too-long.safetensors': damaged,
  'header-2-to-63.safetensors': damaged,
  'header-zero.safetensors': damaged,
  'header-short.safetensors': damaged,
  'billion-shape.safetensors': damaged,
  'shape-overflow.safetensors': damaged,
  'negative-shape.safetensors': damaged,
  'float-shape.safetensors': damaged,
  'end-before-begin.safetensors': damaged,
  'beyond-end.safetensors': damaged,
  'unknown-dtype.safetensors': /weights a are not floating-point numbers/,
  'no-such-dtype.safetensors': /weights a are not floating-point numbers/,
  'same-name-twice.safetensors': damaged,
  'proto-name.safetensors': unknown,
  'deep-json.safetensors': damaged,
  'many-entries.safetensors': /tensors: 1,000, first: 0 \[0\]/,
  'not-utf8.safetensors': damaged,
  'lfs-pointer.safetensors': /a pointer of Git LFS/,
}

const open = (name: string) => {
  const file = new File([readFileSync(new URL(name, folder))], name)
  return openNetwork({ files: [file] }, { openH5: () => Promise.reject(new Error('No HDF5 here.')) })
}

/** What reading a file of so many bytes may take: a window of it, its pickle and a few copies. */
const mostBytes = (size: number) => 2 ** 16 + 8 * size

it('every file is expected', () => expect(readdirSync(folder).sort()).toEqual(Object.keys(expected).sort()))

it.each(Object.entries(expected))('%s is told: %s', async (name, says) => {
  const start = performance.now()
  let error: unknown
  const bytes = await allocatedBy(async () => {
    error = await open(name).catch((cause: unknown) => cause)
  })
  expect(error, String((error as Error)?.stack)).toBeInstanceOf(HeatlensError)
  const text = inEnglish(toProblem(error))
  expect(text).toMatch(says)
  expect(text).toMatch(/^[^\n]{30,900}\.$/)
  expect(performance.now() - start).toBeLessThan(5000)
  expect(bytes).toBeLessThan(mostBytes(statSync(new URL(name, folder)).size))
  expect(Object.getPrototypeOf({})).toBe(Object.prototype)
  expect({}).not.toHaveProperty('weight')
})
