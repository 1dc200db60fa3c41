import { type JsonObject, own } from '../../../json.ts'
import { blockAt, placeOf } from './stages.ts'
import { demandUsual, number, type Translation } from './translation.ts'

export function efficientnet(config: JsonObject): Translation {
  const repeats = own(config, 'num_block_repeats')
  const depth = number(config, 'depth_coefficient') ?? 1
  const counts = Array.isArray(repeats) ? repeats.map(Number) : [1, 2, 2, 3, 3, 4, 1]
  const stages = counts.map((count) => Math.ceil(depth * count))
  const at = (part: string) => (block: number) => {
    // The first convolution over channels has another name where nothing is made wider before.
    return `${placeOf(block, stages)}.${part}`
  }
  return {
    model: 'efficientnet',
    rules: [
      ['embeddings.convolution', () => 'conv_stem'],
      ['embeddings.batchnorm', () => 'bn1'],
      ['encoder.blocks.#.expansion.expand_conv', at('conv_pw')],
      ['encoder.blocks.#.expansion.expand_bn', at('bn1')],
      ['encoder.blocks.#.depthwise_conv.depthwise_conv', at('conv_dw')],
      ['encoder.blocks.#.depthwise_conv.depthwise_norm', at('bn2')],
      ['encoder.blocks.#.squeeze_excite.reduce', at('se.conv_reduce')],
      ['encoder.blocks.#.squeeze_excite.expand', at('se.conv_expand')],
      ['encoder.blocks.#.projection.project_conv', at('conv_pwl')],
      ['encoder.blocks.#.projection.project_bn', at('bn3')],
      ['encoder.top_conv', () => 'conv_head'],
      ['encoder.top_bn', () => 'bn2'],
      ['classifier', () => 'classifier'],
    ],
    blocks: [
      [/^blocks\.(\d+)\.(\d+)$/, (s, i) => `efficientnet.encoder.blocks.${blockAt(stages, s, i)}`],
      [/^bn1\.act$/, () => 'efficientnet.embeddings.activation'],
      [/^bn2\.act$/, () => 'efficientnet.encoder.top_activation'],
    ],
    preset(json) {
      demandUsual(json, { hidden_act: ['swish', 'silu'], strides: [[1, 2, 2, 2, 1, 2, 1]] })
      return { name: 'efficientnet', same: true, epsilon: number(json, 'batch_norm_eps') ?? 1e-3 }
    },
  }
}
