// Runs what applications.py wrote, in float64, and prints how far it is from TensorFlow, of the largest magnitude:
// `HEATLENS_ORACLE=OUT npx tsx scripts/oracle/keras/applications.ts`. In float32 values near the kink of a ReLU fall on
// either side of it, in TensorFlow too.
import { relativeDifference } from '../../../fixtures/goldens.ts'
import { type Form, openForm, oracleForms, readAnswers, readArray } from '../../../fixtures/oracle/cases.ts'
import { backThrough, runPlan } from '../../../src/engine/portable/runPlan.ts'

async function compare(form: Form): Promise<string> {
  const { network, plan, close } = await openForm(form)
  const tensors = new Map<string, Float64Array>()
  for (const { name, shape, readRows } of network.tensors) {
    tensors.set(name, Float64Array.from(await readRows(0, shape[0] ?? 1)))
  }
  close()
  const { pictures } = readAnswers(form.network)
  const [answer] = Object.values(pictures.cat?.outputs ?? {})
  const [output] = plan.outputs
  if (!answer || !output) throw new RangeError('There is no output.')
  const outputs = runPlan(plan, tensors, [Float64Array.from(readArray(form.network, 'cat.npy'))])
  const seed = new Float64Array(output.units)
  seed[output.units > 1 ? answer.class : 0] = answer.score === '-z' ? -1 : 1
  const gradients = backThrough(plan, tensors, outputs, { from: output.node, seed })
  const layers = Object.entries(answer.layers).map(([layer, { gradient }]) => {
    const actual = gradients[plan.nodes.findIndex(({ name }) => name === layer)] ?? []
    return `gradient of ${layer} ${relativeDifference(actual, readArray(form.network, String(gradient)))}`
  })
  const logits = relativeDifference(outputs[output.node] ?? [], answer.logits)
  return [`target ${output.target}`, `logits ${logits}`, ...layers].join(', ')
}

for (const form of oracleForms) {
  const result = await compare(form).catch((error: unknown) => String(error))
  console.log(`${form.network}, ${form.form}: ${result}`)
}
