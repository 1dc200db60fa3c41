// Prints what operations.py runs: `npx tsx scripts/oracle/keras/operations.ts > FILE`.
import { drawValues } from '../../../fixtures/drawValues.ts'
import { operationCases, tieCases } from '../../../fixtures/operationCases.ts'
import { planOne } from '../../../fixtures/planOne.ts'

const cases = [...operationCases, ...tieCases].map((one) => {
  const plan = planOne(one)
  const { inputs, tensors, seed } = drawValues(one, plan)
  return {
    name: one.name,
    operation: one.operation,
    inputs: inputs.map((values, index) => ({ shape: one.inputs[index], values: [...values] })),
    weights: Object.fromEntries(
      [...tensors].map(([name, values]) => [
        name.replace('node/', ''),
        { shape: plan.tensors.get(name), values: [...values] },
      ]),
    ),
    seed: [...seed],
  }
})
console.log(JSON.stringify(cases))
