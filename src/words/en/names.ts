import type { BackendId } from '../../ids.ts'
import type { ColormapId } from '../../image/heat/colormaps/index.ts'
import type { PresetId } from '../../image/input/preprocess.ts'

/** Names of values from small sets. */
export interface Names {
  backends: Readonly<Record<BackendId, string>>
  colours: Readonly<Record<ColormapId, string>>
  /** How the pixels of a picture become the input of a network. */
  presets: Readonly<Record<PresetId, string>>
  /** Texts from a network's package: its name, its source, its licence. */
  title(text: string): string
  /** The name of a network in a sentence: as short as it can be. */
  inSentence(text: string): string
}

export const names: Names = {
  backends: { webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'plain JavaScript' },
  colours: {
    jet: 'JET',
    viridis: 'Viridis',
    inferno: 'Inferno',
    magma: 'Magma',
    cividis: 'Cividis',
    turbo: 'Turbo',
    grey: 'Grey',
  },
  presets: {
    caffe: 'VGG16 (BGR, mean subtracted)',
    tf: 'RGB, −1 to 1 (tf)',
    torch: 'RGB, standardised (torch)',
  },
  title: (text) => (text === 'Starter network' ? "VGG16's layout, small, for teaching" : text),
  inSentence: (text) => (text === 'Starter network' ? "VGG16's layout" : text),
}
