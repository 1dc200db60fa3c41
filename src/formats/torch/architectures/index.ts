import type { TorchBuilder } from '../torchBuilder.ts'
import { efficientnetLite0 } from './efficientnetLite0.ts'

/** An architecture of PyTorch networks, which their state dicts do not tell. */
interface Architecture {
  /** For people. */
  name: string
  /** Builds its graph; gives the output. Throws `Unfit` for another architecture's weights. */
  build(builder: TorchBuilder): string
}

/** The architectures that are recognised by the names and shapes of their weights, one a file. */
export const architectures: readonly Architecture[] = [{ name: 'EfficientNet-Lite0', build: efficientnetLite0 }]
