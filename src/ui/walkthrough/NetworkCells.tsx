import { use } from 'react'
import { innerOf, namesCode, quoted, topNames } from '../../export/stepCode.ts'
import type { ModelInfo } from '../../types.ts'
import type { WalkthroughWords } from '../../words/en/walkthrough.ts'
import type { Formats } from '../../words/formats.ts'
import { NetworkButton } from '../network/NetworkButton.tsx'
import { NetworkList } from '../network/NetworkList.tsx'
import { useWalkthroughWords, useWords } from '../useWords.ts'
import { Cell } from './Cell.tsx'
import { networkFacts } from './networkFacts.ts'
import { PresentedContext } from './steps.ts'
import { TargetCell } from './TargetCell.tsx'
import type { Walk } from './walk.ts'

/** The network in a few sentences: in those of the notebook, where it is one like VGG16. */
function aboutNetwork(model: ModelInfo, words: WalkthroughWords['network'], formats: Formats): string {
  const { isVgg, isChain, hasConvolutions, joins, end, last } = networkFacts(model)
  if (isVgg) return words.text
  const count = model.summary.length
  return formats.sentences(
    isChain ? words.chain(count) : words.branches(count, joins.join(', ')),
    ...(hasConvolutions ? [words.convolutions] : []),
    ...(end ? [words.ends[end.how](end.of)] : []),
    ...(last ? [words.last(last.name, last.className)] : []),
    words.click,
  )
}

const listOf = (names: readonly string[]) => `[${names.map((name) => `'${quoted(name)}'`).join(', ')}]`

function printedNames({ summary }: ModelInfo, layer: string): string {
  const names = summary.map(({ name }) => name)
  const inner = innerOf(layer)
  if (inner === undefined) return listOf(topNames(names))
  const within = names.filter((name) => name.startsWith(`${inner}/`)).map((name) => name.slice(inner.length + 1))
  return `${listOf(topNames(names))}\n${listOf(topNames(within))}`
}

/** The layers of the network, and the target layer. */
export function NetworkCells(walk: Walk) {
  const { formats } = useWords()
  const { network, names } = useWalkthroughWords()
  const { isPlain = false } = use(PresentedContext)
  const { model, outcome } = walk
  const { layer } = outcome.explanation
  return (
    <>
      <Cell number={5} title={network.title} code="model.summary()">
        <p>{aboutNetwork(model, network, formats)}</p>
        <NetworkList model={model} layer={layer} isPlain={isPlain} />
        {!isPlain && <p className="printed">{network.total(model.parameters)}</p>}
        <NetworkButton />
      </Cell>
      <Cell number={6} title={names.title} code={namesCode(layer)}>
        <p>{names.text}</p>
        <pre className="printed names-printed">{printedNames(model, layer)}</pre>
      </Cell>
      <TargetCell {...walk} />
    </>
  )
}
