import type { Explanation } from '../types.ts'
import afterwards from './python/asked/afterwards.py?raw'
import askedAny from './python/asked/any.py?raw'
import asked from './python/asked/asked.py?raw'
import black from './python/asked/black.py?raw'
import blackChain from './python/asked/blackChain.py?raw'
import camTools from './python/asked/camTools.py?raw'
import chain from './python/asked/chain.py?raw'
import fuse from './python/asked/fuse.py?raw'
import heat from './python/asked/heat.py?raw'
import keras from './python/asked/keras.py?raw'
import main from './python/asked/main.py?raw'
import onnx from './python/asked/onnx.py?raw'
import onnxMain from './python/asked/onnxMain.py?raw'
import torch from './python/asked/torch.py?raw'

/** The kinds of scripts, by what runs the network. */
export type ScriptKind = 'chain' | 'any' | 'torch' | 'onnx'

/** What each method is in Python: a function `cam(asked)`. */
const methods = import.meta.glob<string>('../explain/methods/*.py', { query: '?raw', import: 'default', eager: true })

/** The Python of a method. Throws RangeError where there is none. */
export function methodPython(id: string): string {
  const found = methods[`../explain/methods/${id}.py`]
  if (found === undefined) throw new RangeError(`There is no Python of ${id}.`)
  return found
}

const torchMain = main.replace('".h5", ".keras", ".json"', '".safetensors", ".pth", ".pt", ".bin", ".ckpt", ".tar"')

/** What runs the network, and the function that uses it, for each kind of script. */
export const askedParts: Readonly<Record<ScriptKind, { network: readonly string[]; main: string }>> = {
  chain: { network: [keras, chain, blackChain], main },
  any: { network: [keras, askedAny, black], main },
  torch: { network: [torch, black], main: torchMain },
  onnx: { network: [onnx, black], main: onnxMain },
}

/** Grad-CAM of one layer as it is. */
export const isPlain = ({ method = 'gradCam', ...further }: Explanation): boolean =>
  method === 'gradCam' && !isChanged(further)

/** Whether maps are smoothed, or those of several layers fused. */
const isChanged = ({ furtherLayers = [], smoothing = 'none' }: Pick<Explanation, 'furtherLayers' | 'smoothing'>) =>
  furtherLayers.length > 0 || smoothing !== 'none'

/** Whether a method makes one map of several layers itself. */
const fusesItself = (method: string) => methodPython(method).includes('from .fuse import')

/** What all of these scripts have for an explanation: what a method may ask, its tools, itself and the map. */
export const methodParts = (explanation: Explanation): readonly string[] => [
  ...[asked, camTools],
  ...(isChanged(explanation) || fusesItself(explanation.method) ? [fuse] : []),
  methodPython(explanation.method),
  ...(isChanged(explanation) ? [afterwards, heat.replace('= cam(asked)', '= whole_cam(asked)')] : [heat]),
]
