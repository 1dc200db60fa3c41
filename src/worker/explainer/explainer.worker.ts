import { expose, transfer } from 'comlink'
import { fetchHereOrThere } from '../../model/cache/deviceModels.ts'
import { keepShards } from '../../model/cache/keepShards.ts'
import { createExplainer, type Explainer } from './createExplainer.ts'
import { simdSetup } from './simdSetup.ts'
import '../crossErrors.ts'

const explainer = createExplainer({
  simd: simdSetup,
  fetch: fetchHereOrThere,
  findKeeper: keepShards,
})

expose({
  ...explainer,
  async details(pass, question) {
    const details = await explainer.details(pass, question)
    return transfer(details, [details.activations.buffer, details.gradients.buffer])
  },
} satisfies Explainer)
