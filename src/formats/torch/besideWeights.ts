import { HeatlensError } from '../../errors/index.ts'
import { isObject, type JsonObject, own } from '../../json.ts'
import type { SourceFile } from '../sources.ts'
import { isProcessor, ofProcessor, ofTimm, type Processed } from './processor.ts'

/** What Hugging Face's files beside weights say. */
export interface Beside {
  /** config.json of transformers or timm. */
  config: JsonObject | undefined
  /** What it calls the architecture. */
  said: readonly string[]
  processed: Processed | undefined
}

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')

/** What a network does by the name of its class in transformers. */
const tasks = [
  [/ObjectDetection|ZeroShotObject/, 'boxes'],
  [/Segmentation/, 'areas'],
  [/CausalLM|MaskedLM|Sequence|Token|QuestionAnswering|Conditional/, 'text'],
] as const

/** Reads what stands beside weights. Throws a `format` error for networks that name no classes. */
export function readBeside(files: readonly SourceFile[], file: string): Beside {
  const jsons = files.map(({ json }) => json).filter(isObject)
  const config = jsons.find((json) =>
    ['architectures', 'model_type', 'architecture', 'num_attention_heads'].some((key) => own(json, key)),
  )
  const said = config ? [...texts(own(config, 'architectures')), ...texts(own(config, 'architecture'))] : []
  for (const [pattern, task] of tasks) {
    if (said.some((name) => pattern.test(name))) throw new HeatlensError('otherTask', { file, task })
  }
  const processor = jsons.find(isProcessor)
  const ofTraining = config && own(config, 'pretrained_cfg')
  return {
    ...{ config, said },
    processed: processor ? ofProcessor(processor) : isObject(ofTraining) ? ofTimm(ofTraining) : undefined,
  }
}
