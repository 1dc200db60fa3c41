import { hasFreeSize } from '../../graph/plan/readInputs.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import { receptiveFields } from '../../graph/receptiveFields.ts'
import { valueCount } from '../../model/package/manifest.ts'
import type { ModelPackage } from '../../model/package/openPackage.ts'
import { presetOf } from '../../model/package/preprocessing.ts'
import type { ModelInfo, OutputInfo, Preprocessing } from '../../types.ts'

/** What the page knows of a network. `own`: the size in its package, where another was chosen. */
export function toModelInfo(
  model: ModelPackage,
  plan: NetworkPlan,
  own: Pick<Preprocessing, 'height' | 'width'> = model.preprocessing,
): ModelInfo {
  const { id, name, preprocessing, preprocessingFrom, weights, parameters, bytes, sha256, source, licence } = model
  const { confidence, knowledge } = model
  const outputs = toOutputs(model, plan)
  const [first] = outputs
  const [picture, ...others] = plan.inputs
  const [height = 0, width = 0, channels = 0] = picture?.shape ?? []
  return {
    ...{ id, name, preprocessing, preprocessingFrom, weights, parameters, bytes, sha256, source, licence },
    ...(confidence && { confidence }),
    ...(knowledge && { knowledge }),
    input: {
      ...{ height, width, channels },
      ...(hasFreeSize(model.graph) && { free: { height: own.height, width: own.width } }),
    },
    numbers: others.map(({ name, shape }) => ({ name, length: valueCount(shape) })),
    outputs,
    output: 0,
    classes: first?.classes ?? [],
    layers: first?.layers ?? [],
    targetLayer: first?.targetLayer ?? '',
    preset: presetOf(preprocessing) ?? '',
    inputSize: height,
    summary: plan.summary.map(({ name, kindName, shape, parameters, inputs }) => ({
      ...{ name, className: kindName, outputShape: shape, parameters, inputs },
    })),
    receptiveFields: receptiveFields(plan),
  }
}

const toOutputs = ({ outputs }: ModelPackage, plan: NetworkPlan): OutputInfo[] =>
  plan.outputs.map(({ name, head, units, layers, target }, index) => {
    const { classes = [], reading = 'logits' } = outputs[index] ?? {}
    return { name, head, ...(head === 'linear' && { reading, units }), classes, layers, targetLayer: target }
  })
