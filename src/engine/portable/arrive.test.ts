import { expect, it } from 'vitest'
import { activation, GraphBuilder, softmax } from '../../../fixtures/graphs.ts'
import { planGraph } from '../../graph/planGraph.ts'
import { arriveAhead } from './arrive.ts'

/** The plan of a convolution with what is behind it. */
function planOf(behind: (b: GraphBuilder, conv: string) => string, of: Parameters<typeof activation>[0] = 'relu') {
  const b = new GraphBuilder()
  const conv = b.activation('act', b.conv('conv', b.input('picture', [8, 8, 3]), 4), activation(of))
  return planGraph(b.graph(b.dense('classes', behind(b, conv), 5, softmax)), b.tensors)
}

it('has what a way back takes fetched with the network, only where that is more than a global mean', async () => {
  expect(arriveAhead(planOf((b, conv) => b.globalPool('mean', conv)))).toBeUndefined()
  // The target is the output of the activation, so that nothing goes back through it.
  expect(arriveAhead(planOf((b, conv) => b.globalPool('mean', conv), 'swish'))).toBeUndefined()
  const pooled = arriveAhead(planOf((b, conv) => b.add('flat', { kind: 'flatten' }, [b.pool('pool', conv)])))
  expect(pooled).toBeInstanceOf(Promise)
  await pooled
  const squashed = planOf((b, conv) => b.activation('squash', b.globalPool('mean', conv), activation('tanh')))
  expect(arriveAhead(squashed)).toBeInstanceOf(Promise)
})
