import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import { expose, transfer } from 'comlink'
import { fetchHereOrThere } from '../model/deviceModels.ts'
import { keepShards } from '../model/keepShards.ts'
import { EMBEDDED_MODEL } from '../types.ts'
import { createExplainer, type Explainer } from './createExplainer.ts'

const absolute = (url: string) => new URL(url, import.meta.url).href

const explainer = createExplainer({
  paths: { simd: absolute(simd), plain: absolute(plain) },
  fetch: fetchHereOrThere,
  findKeeper: keepShards(EMBEDDED_MODEL),
})

expose({
  ...explainer,
  async details(pass, question) {
    const details = await explainer.details(pass, question)
    return transfer(details, [details.activations.buffer, details.gradients.buffer])
  },
} satisfies Explainer)
