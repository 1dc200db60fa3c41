import { stemOf } from '../networkNames.ts'
import type { StoredNetwork } from '../storedNetwork.ts'
import type { ModelProto } from './modelProto.ts'

/** What a file of ONNX says of itself. */
export function aboutModel({ producer }: ModelProto, fileName: string): StoredNetwork['about'] {
  return {
    name: (stemOf(fileName) || 'network').slice(0, 80),
    ...(producer !== '' && { producer: producer.slice(0, 80) }),
  }
}
