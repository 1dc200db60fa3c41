import { readSample } from '../../fixtures/goldens.ts'
import { simd, toBlock } from '../../fixtures/packages.ts'
import { startBackend } from '../../src/engine/backends/startBackend.ts'
import type { Network } from '../../src/engine/engine.ts'
import type { NetworkPlan } from '../../src/graph/plan.ts'
import { toInput } from '../../src/image/input/toInput.ts'
import { chooseEncodings } from '../../src/model/package/chooseEncoding.ts'
import { spans } from '../../src/model/package/encodings.ts'
import { valueCount } from '../../src/model/package/manifest.ts'
import { planPackage } from '../../src/model/package/planPackage.ts'
import { roundTogether } from '../../src/model/package/roundTogether.ts'
import { rowsOf } from '../../src/model/package/rows.ts'
import type { PackageAbout, Packed } from '../../src/model/package/writePackage.ts'
import type { StoredTensor } from '../../src/model/storedNetwork.ts'
import type { Pixels } from '../../src/types.ts'
import { leafPicture } from './leafPicture.ts'
import { layersOf, measureProducts, type PictureGroup } from './measureProducts.ts'

/** Pictures by formula, and the windows taken of each. More gain EfficientNet-Lite0 nothing. */
const LEAVES = { count: 128, windows: 49 }

/** Windows taken of each photograph: all, at the layers where it counts. */
const SAMPLE_WINDOWS = 784

/** The photographs, which everyone tries first. */
const samples = ['cat', 'coffee', 'astronaut-320x480', 'golf-ball', 'parachute']

/** Kernels of a file that has rounded itself stay as they are. */
const isExact = ({ quantization }: StoredTensor) => quantization === undefined

/**
 * The network with the kernels that will be stored in uint8 rounded already, so that what layers compute on pictures
 * changes little ({@link roundTogether}), and with the steps to store them in. The pictures are always the same, and the
 * engine is the build that computes the same on every machine, so that the package is the same, byte for byte.
 */
export async function roundByPictures(network: Packed, about: PackageAbout): Promise<Packed> {
  const plan = planPackage({ ...network, ...about })
  const chosen = chooseEncodings(network.graph, network.tensors, 'uint8', 2)
  const rough = network.tensors.filter((tensor) => chosen.get(tensor.name) === 'uint8' && isExact(tensor))
  const layers = layersOf(plan, new Set(rough.map(({ name }) => name)))
  if (layers.length === 0) return network
  const running = await buildAnywhere(plan, network)
  const products = await measureProducts(plan, running, layers, pictures(plan, about)).finally(() => running.dispose())
  const tensors = network.tensors.map(async (tensor) => {
    const measured = products.get(tensor.name)
    if (!measured) return tensor
    const grids = await spans(tensor, rowsOf(tensor.shape))
    const values = roundTogether(await tensor.readRows(0, rowsOf(tensor.shape)), grids, measured)
    const row = values.length / rowsOf(tensor.shape)
    return {
      ...tensor,
      quantization: { dtype: 'uint8', original_dtype: 'float32', ...grids } as const,
      readRows: (start: number, end: number) => values.slice(start * row, end * row),
    }
  })
  return { ...network, tensors: await Promise.all(tensors) }
}

/** The network on the CPU engine, in the build without relaxed SIMD, whose sums may differ from machine to machine. */
async function buildAnywhere(plan: NetworkPlan, { tensors }: Packed): Promise<Network> {
  const readKernels = () => simd.readKernels('plain')
  const { engine } = await startBackend({ simd: { ...simd, readKernels }, wanted: 'wasm', onLost: () => {} })
  const network = await engine.build(plan, [])
  for (const { name, shape, readRows } of tensors) {
    const step = network.rowsPerBlock(name)
    for (let start = 0; start < rowsOf(shape); start += step) {
      const end = Math.min(start + step, rowsOf(shape))
      await network.take(toBlock(name, shape, start, await readRows(start, end)))
    }
  }
  return network
}

/** Pictures by formula, and the samples, as the network sees them; zeros for inputs that are none. */
function pictures({ inputs }: NetworkPlan, { preprocessing }: PackageAbout): readonly PictureGroup[] {
  const others = inputs.slice(1).map(({ shape }) => new Float32Array(valueCount(shape)))
  const toInputs = (pixels: Pixels) => [toInput(pixels, preprocessing).input, ...others]
  function* leaves() {
    for (let seed = 0; seed < LEAVES.count; seed++) yield toInputs(leafPicture(preprocessing, seed))
  }
  function* photographs() {
    for (const name of samples) yield toInputs(readSample(name))
  }
  return [
    { ...LEAVES, inputs: leaves() },
    { count: samples.length, windows: SAMPLE_WINDOWS, inputs: photographs() },
  ]
}
