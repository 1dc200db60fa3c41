import type { DrawingSettings } from '../settings/settings.ts'
import { EMBEDDED_MODEL, type ModelInfo } from '../types.ts'
import deep from './python/deep.py?raw'
import draw from './python/draw.py?raw'
import explain from './python/explain.py?raw'
import icon from './python/icon.py?raw'
import lines from './python/lines.py?raw'
import main from './python/main.py?raw'
import network from './python/network.py?raw'
import picture from './python/picture.py?raw'
import settingsTemplate from './python/settings.py?raw'
import strokes from './python/strokes.py?raw'
import type { Outcome } from './savedData.ts'
import { type PythonValue, toPython } from './toPython.ts'

const parts = [icon, deep, picture, network, explain, lines, strokes, draw, main]

const about = `# What Heatlens showed, made again with NumPy, OpenCV, Pillow and, where there is no folder of arrays, Keras.
#   python3 heatlens.py [picture] [folder] [network]
# The folder is what Save arrays wrote, unpacked: with it, the layer's outputs and gradients come from there, and
# without a picture that one too, where the browser could write it. The network is a model of Keras (.h5, .keras) or a model.json with its files beside it.`

/**
 * A Python script that reproduces the answer on the stage with the current settings, prints the same numbers and writes
 * `savedAs`, the picture that Save picture writes. It reads the folder of Save arrays, otherwise it uses Keras. Scripts
 * differ only in their settings: the rest is the concatenated files in `python/`.
 */
export function pythonScript(
  { image, explanation }: Outcome,
  { id, inputSize, preset, classes }: ModelInfo,
  { colours, opacity, overlayStyle, threshold, showsRegion }: DrawingSettings,
  savedAs: string,
): string {
  const { classIndex, layer, score, evidence } = explanation
  const isVgg16 = id === 'vgg16' && classes.length === 1000
  const settings = fillIn(settingsTemplate, {
    PICTURE: image.name,
    SAVED: savedAs,
    STRETCHED: image.stretched?.bits ?? null,
    MODEL: isVgg16 ? null : id === EMBEDDED_MODEL ? `${id}/model.json` : `${id}.h5`,
    SIZE: inputSize,
    PRESET: preset,
    LAYER: layer,
    CLASS: classIndex,
    SCORE: score,
    EVIDENCE: evidence,
    LOOK: overlayStyle,
    COLOURS: colours,
    OPACITY: opacity,
    THRESHOLD: threshold,
    REGION: showsRegion,
  })
  const imports = parts.flatMap((part) => part.match(/^(?:import|from \w).*$/gm) ?? [])
  const standard = imports.filter((line) => STANDARD.includes(line))
  const others = imports.filter((line) => !STANDARD.includes(line))
  const sorted = (some: readonly string[]) => [...new Set(some)].sort().join('\n')
  const bodies = parts.map((part) => part.replace(/^(?:import|from) .*\n/gm, '').trim())
  return `${[`${about}\n${sorted(standard)}\n\n${sorted(others)}\n\n${settings.trim()}`, ...bodies].join('\n\n\n')}\n`
}

/** Imports of the standard library come before the others. */
const STANDARD = ['io', 'json', 'math', 'os', 'struct', 'sys', 'warnings'].map((name) => `import ${name}`)

/** A Python file with other values for its variables. */
function fillIn(file: string, values: Record<string, PythonValue>): string {
  let filled = file
  for (const [name, value] of Object.entries(values)) {
    filled = filled.replace(new RegExp(`^${name} = .*$`, 'm'), () => `${name} = ${toPython(value)}`)
  }
  return filled
}
