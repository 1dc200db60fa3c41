import { readSample } from '../fixtures/goldens.ts'
import { fetchFolder, simd } from '../fixtures/packages.ts'
import { startSimd } from '../src/engine/simd/simdEngine.ts'
import { arriveMethod } from '../src/explain/arriveMethod.ts'
import { type CamContext, createContext, type Progress } from '../src/explain/context.ts'
import { toExplanation } from '../src/explain/explain.ts'
import type { CamMap } from '../src/explain/method.ts'
import { pearson } from '../src/explain/metrics/correlation.ts'
import { toInput } from '../src/image/input/toInput.ts'
import { openPackage } from '../src/model/package/openPackage.ts'
import { planPackage } from '../src/model/package/planPackage.ts'
import { keepPasses } from '../src/worker/explainer/keptPasses.ts'

const FIRST = 10

/**
 * The correlation (Pearson's) of the map that methods of many passes show after ten with the one after all of them, for
 * the most probable class of the sample “cat”, by the network of a package's folder.
 */
export async function firstMaps(
  folder: string,
  ids: readonly string[],
  tell: (text: string) => void,
): Promise<Map<string, number>> {
  const about = await openPackage('http://models.test/x/model.json', fetchFolder(folder))
  const plan = planPackage(about)
  const network = await (await startSimd(simd)).build(plan, about.tensors)
  const blocks = about.loadTensors(
    () => {},
    ({ name }) => network.rowsPerBlock(name),
  )
  for await (const block of blocks) await network.take(block)
  const inputs = [toInput(readSample('cat'), about.preprocessing).input]
  const layer = plan.outputs[0]?.target ?? ''
  const pass = await network.forward(inputs, layer)
  const logits = pass.outputs[0] as Float32Array
  const classIndex = logits.indexOf(logits.reduce((most, one) => Math.max(most, one)))
  const found = new Map<string, number>()
  for (const id of ids) {
    let first: CamMap | undefined
    const onProgress = ({ done, total, map }: Progress) => {
      if (done === FIRST) first = map
      if (done % 100 < 16) tell(`${id}: ${done} of ${total}`)
    }
    const passes = keepPasses(network, inputs, pass)
    const question = { method: id, layer, classIndex, score: 'logit' } as const
    const context = createContext({ plan, network, passes, logits, question, onProgress })
    const whole = await (await arriveMethod(id)).run(context)
    if (first) found.set(id, pearson(await shown(context, first), await shown(context, whole)))
  }
  pass.dispose()
  network.dispose()
  return found
}

/** The map as the page shows it. */
const shown = async (context: CamContext, map: CamMap) => (await toExplanation(context, map)).heatmap.values
