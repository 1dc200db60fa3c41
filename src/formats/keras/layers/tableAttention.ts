import type { LayerCall, LayerReader, LayerReaders } from '../layerCall.ts'
import type { Value } from '../value.ts'
import { maskOf } from './attentionMask.ts'
import { Composition } from './composed.ts'

/** The weight of a layer as a node. */
function weightNode(call: LayerCall, name: string, rank: number): Value {
  const { [name]: weight = '' } = call.weights({ [name]: [name] })
  return call.emit({ kind: 'constant' }, { inputs: [], weights: { value: weight }, rank, part: name })
}

/** softmax(scores of query and key) · value, of tables [steps, channels]. */
const attentionBy =
  (scoresBy: (call: LayerCall, query: Value, key: Value) => Value): LayerReader =>
  (call) => {
    const make = new Composition(call)
    const [query, value, key = value] = call.inputs
    if (!query || !value || !key || call.inputs.length > 3 || call.inputs.some(({ rank }) => rank !== 2)) {
      call.builder.obstacles.add(call, 'kindUnknown')
      return query ?? { node: '', rank: 2, isTurned: false }
    }
    // TensorFlow before 2.10 has it among the settings.
    const isCausal = call.constant('use_causal_mask') === true || call.settings.boolean('causal', false)
    const mask = maskOf(call, { isCausal, given: undefined }, query.sides?.[0], key.sides?.[0])
    const scores = scoresBy(call, query, key)
    const shares = make.softmax(mask ? make.combine('add', scores, mask, 'scores_masked') : scores, 'shares')
    if (call.constant('return_attention_scores') === true) call.others.push(shares)
    return make.matmul(shares, value)
  }

/** Luong et al. 2015: query · keyᵀ, or the sum of tanh(query + key). */
function multiplied(call: LayerCall, query: Value, key: Value): Value {
  const make = new Composition(call)
  const mode = call.settings.string('score_mode', 'dot')
  if (mode !== 'dot' && mode !== 'concat') call.settings.unfit('score_mode')
  const scale = call.settings.boolean('use_scale', false) ? ['scale'] : []
  const weights = mode === 'concat' ? [...scale, 'concat_score_weight'] : scale
  const all = call.weights(Object.fromEntries(weights.map((name) => [name, [name]])))
  const by = (name: string) =>
    call.emit({ kind: 'constant' }, { inputs: [], weights: { value: all[name] ?? '' }, rank: 0, part: name })
  if (mode === 'concat') {
    const sums = sumsOf(make, query, key)
    const bent = make.apply(
      'tanh',
      scale.length > 0 ? make.combine('multiply', sums, by('scale'), 'scaled') : sums,
      'bent',
    )
    const total = call.emit(
      { kind: 'reduce', function: 'sum', axes: [2], keepDimensions: false },
      { inputs: [bent], rank: 2, part: 'total' },
    )
    return make.combine('multiply', total, by('concat_score_weight'), 'scores')
  }
  const products = make.matmul(query, make.permute(key, [1, 0], 'turned'), 'products')
  return scale.length > 0 ? make.combine('multiply', products, by('scale'), 'scaled') : products
}

/** Bahdanau et al. 2015: Σ scale · tanh(query + key). */
function added(call: LayerCall, query: Value, key: Value): Value {
  const make = new Composition(call)
  const bent = make.apply('tanh', sumsOf(make, query, key), 'bent')
  const weighted = call.settings.boolean('use_scale', true)
    ? make.combine('multiply', bent, weightNode(call, 'scale', 1), 'weighted')
    : bent
  return call.emit(
    { kind: 'reduce', function: 'sum', axes: [2], keepDimensions: false },
    { inputs: [weighted], rank: 2, part: 'scores' },
  )
}

/** Each query and each key added: [queries, keys, channels]. */
function sumsOf(make: Composition, query: Value, key: Value): Value {
  const rows = make.reshape(query, [query.sides?.[0], 1, query.sides?.[1]], 'queries')
  const columns = make.reshape(key, [1, key.sides?.[0], key.sides?.[1]], 'keys')
  return make.combine('add', rows, columns, 'sums')
}

/** Layers that weigh the rows of tables by one another. */
export const tableAttentions: LayerReaders = {
  Attention: attentionBy(multiplied),
  AdditiveAttention: attentionBy(added),
}
