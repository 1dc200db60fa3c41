import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { defaultSettings } from '../settings/settings.ts'
import type { ModelInfo } from '../types.ts'
import { pythonScript } from './pythonScript.ts'
import type { Outcome } from './savedData.ts'

/** The script for weights of PyTorch that were recognised as this network. */
function scriptOf(source: string): string {
  const model: Partial<ModelInfo> = {
    ...{
      id: 'my-birds',
      source,
      output: 0,
      summary: [{ name: 'outer/inner', inputs: [] } as never],
      classes: [
        ['0', 'a'],
        ['1', 'b'],
      ],
      numbers: [],
    },
    preprocessing: {
      ...{ height: 224, width: 224, channels: 'rgb', values: 'custom', mean: [123.675, 116.28, 103.53] },
      ...{ scale: [1 / 58.395, 1 / 57.12, 1 / 57.375], resize: 'bilinear', antialias: true, fit: 'centre-crop' },
      shortSide: 256,
    },
    outputs: [{ name: 'softmax', head: 'softmax' } as never],
  }
  const explanation = { classIndex: 1, layer: 'layer4.1', score: 'logit', evidence: 'for' }
  const outcome = { image: { name: 'cat.png' }, explanation } as Outcome
  return pythonScript(outcome, model as ModelInfo, defaultSettings, 'heat.png')
}

it('builds the network by the name that its weights were recognised by', () => {
  const script = scriptOf('the file birds.pth (torchvision resnet18)')
  expect(script).toContain('MODEL = "birds.pth"\n')
  expect(script).toContain('ARCHITECTURE = "torchvision resnet18"\nCOUNT = 2\n')
  expect(script).toContain('found = from_torch(to_input(photo), networks[0] if networks else MODEL)')
  expect(script).toContain(
    '# What Heatlens showed, made again with NumPy, OpenCV, Pillow and, where there is no folder of arrays, PyTorch.',
  )
  // Runs with a Python that has what the script names: HEATLENS_TORCH_SCRIPT is where it is written.
  const { HEATLENS_TORCH_SCRIPT: path } = process.env
  if (path) writeFileSync(path, script)
})

it('knows the network whose last layers are others', () => {
  const script = scriptOf('the file birds.pth (torchvision resnet18, ReLU in its head)')
  expect(script).toContain('MODEL = "birds.pth"\n')
  expect(script).toContain('ARCHITECTURE = "torchvision resnet18"\n')
})

it('has grad-cam’s own call beside it, as a comment', () => {
  const script = scriptOf('the file birds.pth (torchvision resnet18)')
  expect(script).toContain('#   from pytorch_grad_cam import GradCAM\n')
  expect(script).toContain('#   cam = GradCAM(model, [model.get_submodule("layer4.1")])\n')
  expect(script).toContain('#   heat = cam(x, [ClassifierOutputTarget(1)])[0]\n')
  expect(scriptOf('the file birds.keras')).not.toContain('grad-cam')
})

it('is that of Keras for all others', () => {
  expect(scriptOf('the file birds.keras')).not.toContain('ARCHITECTURE')
  expect(scriptOf('the file birds.keras')).toContain('MODEL = "birds.keras"\n')
})
