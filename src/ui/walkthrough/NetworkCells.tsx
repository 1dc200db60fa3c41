import { innerOf, namesCode, quoted, targetCode, topNames } from '../../export/stepCode.ts'
import type { ModelInfo } from '../../types.ts'
import type { WalkthroughWords } from '../../words/en/walkthrough.ts'
import type { Formats } from '../../words/formats.ts'
import { NetworkButton } from '../network/NetworkButton.tsx'
import { NetworkList } from '../network/NetworkList.tsx'
import { useWalkthroughWords, useWords } from '../useWords.ts'
import { Cell } from './Cell.tsx'
import { Numbers } from './Numbers.tsx'
import { isConvolution, networkFacts } from './networkFacts.ts'
import type { Walk } from './walk.ts'

const shapeOf = (sides: readonly number[]) => `(None, ${sides.join(', ')})`

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
export function NetworkCells({ model, details, outcome: { explanation } }: Walk) {
  const { formats } = useWords()
  const { network, names, target } = useWalkthroughWords()
  const { layer } = explanation
  const { height, width, channels } = details
  return (
    <>
      <Cell number={5} title={network.title} code="model.summary()">
        <p>{aboutNetwork(model, network, formats)}</p>
        <NetworkList model={model} layer={layer} />
        <p className="printed">{network.total(model.parameters)}</p>
        <NetworkButton />
      </Cell>
      <Cell number={6} title={names.title} code={namesCode(layer)}>
        <p>{names.text}</p>
        <pre className="printed names-printed">{printedNames(model, layer)}</pre>
      </Cell>
      <Cell
        number={7}
        title={target.title}
        formula={target.formula(layer, height, width, channels)}
        code={targetCode(layer)}
      >
        <p>
          {formats.sentences(
            layer !== model.targetLayer
              ? target.isChosen
              : isConvolution(model, layer)
                ? target.isLast
                : target.isDefault,
            target.text(height, width, channels),
          )}
        </p>
        <Numbers
          rows={[
            [target.layer, layer],
            [target.output, shapeOf([height, width, channels])],
          ]}
        />
      </Cell>
    </>
  )
}
