import { scalingOf } from '../../image/input/values.ts'
import { isSizeGuessed } from '../../state/preprocessing.ts'
import type { ChannelOrder, Preprocessing, PreprocessingSource, ValueRange } from '../../types.ts'
import { Menu } from '../parts/Menu.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords } from '../useWords.ts'
import { NumberField } from './NumberField.tsx'
import { preprocessingText } from './preprocessingText.ts'
import { readFactors, readOneOrThree, readSide } from './readNumbers.ts'
import { useChangePreprocessing } from './useChangePreprocessing.ts'
import './preprocessing.css'

/** How the network in use gets its pixels, with everything that can be changed about it. */
export default function PreprocessingGroup() {
  const preprocessing = useApp(({ engine }) => engine?.model.preprocessing)
  const from = useApp(({ engine }) => engine?.model.preprocessingFrom)
  return preprocessing && from && <Fields of={preprocessing} from={from} />
}

function Fields({ of, from }: { of: Preprocessing; from: PreprocessingSource }) {
  const { preprocessing: words } = useLazyWords()
  const input = useApp(({ engine }) => engine?.model.input.channels)
  const isFree = useApp(({ engine }) => engine?.model.input.free !== undefined)
  const isSizeGuess = useApp(isSizeGuessed)
  const used = useApp(({ lastOutcome }) => lastOutcome?.input.preprocessing)
  const set = useChangePreprocessing()
  const change = (some: Partial<Preprocessing>) => set({ ...of, ...some })
  const { rgb, bgr, grey } = words.channelNames
  const orders: Partial<Record<ChannelOrder, string>> = input === 1 ? { grey } : { rgb, bgr }
  const hasEffect = of.resize === 'bilinear' || of.resize === 'bicubic'
  return (
    <fieldset className="preprocessing">
      <legend>{words.title}</legend>
      <div className="preprocessing-fields">
        <div className="wide">
          <Menu
            label={words.values}
            options={words.valueNames}
            value={of.values}
            onChange={(values) => set(withValues(of, values))}
          />
        </div>
        {of.values === 'custom' && <Custom of={of} />}
        <Menu
          label={words.channels}
          options={orders as Record<ChannelOrder, string>}
          value={of.channels}
          onChange={(channels) => change({ channels })}
        />
        <Menu
          label={words.resize}
          options={words.resizeNames}
          value={of.resize}
          onChange={(resize) => change({ resize })}
        />
        <div className="wide">
          <Menu label={words.fit} options={words.fitNames} value={of.fit} onChange={(fit) => change({ fit })} />
        </div>
        {isFree && (
          <>
            <NumberField
              label={words.width}
              values={[of.width]}
              read={readSide}
              onChange={([width]) => width !== undefined && change({ width })}
            />
            <NumberField
              label={words.height}
              values={[of.height]}
              read={readSide}
              onChange={([height]) => height !== undefined && change({ height })}
            />
          </>
        )}
        {of.fit === 'short-side' && (
          <NumberField
            label={words.shortSide}
            values={[of.shortSide ?? Math.max(of.height, of.width)]}
            read={readSide}
            onChange={([shortSide]) => shortSide !== undefined && change({ shortSide })}
          />
        )}
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={of.antialias}
          onChange={(event) => change({ antialias: event.target.checked })}
        />
        {words.antialias}
        {!hasEffect && <span className="note">{words.noEffect}</span>}
      </label>
      {of.fit !== 'stretch' && <p className="note">{words.seesPart}</p>}
      <p className="note">
        {words.from[from]}{' '}
        {from === 'person' && (
          <button type="button" className="link" onClick={() => set(null)}>
            {words.reset}
          </button>
        )}
      </p>
      {isSizeGuess && <p className="note">{words.sizeIsFree}</p>}
      {used && <p className="note">{words.used(preprocessingText(words, used))}</p>}
    </fieldset>
  )
}

/** The numbers of a preprocessing of one's own. */
function Custom({ of }: { of: Preprocessing }) {
  const { preprocessing: words } = useLazyWords()
  const set = useChangePreprocessing()
  return (
    <>
      <NumberField
        label={words.mean}
        values={of.mean ?? [0]}
        read={readOneOrThree}
        onChange={(mean) => set({ ...of, mean })}
      />
      <NumberField
        label={words.scale}
        values={of.scale ?? [1]}
        read={readFactors}
        onChange={(scale) => set({ ...of, scale })}
      />
      <p className="note wide">{words.numbersHint}</p>
    </>
  )
}

/**
 * The same with other values. `caffe` has its channels in the order BGR, the others RGB, unless a person changes that;
 * `custom` begins with the numbers of what was chosen before.
 */
function withValues(of: Preprocessing, values: ValueRange): Preprocessing {
  if (values === 'custom') {
    const { mean, divisor } = scalingOf(of)
    return { ...of, values, mean: shortest(mean), scale: shortest(divisor.map((one) => 1 / one)) }
  }
  const isColour = of.channels !== 'grey'
  const channels = isColour && values === 'caffe' ? 'bgr' : isColour && of.values === 'caffe' ? 'rgb' : of.channels
  return { ...of, values, channels }
}

/** One number if all are the same. */
const shortest = (numbers: readonly number[]) => {
  const rounded = numbers.map((one) => Number(one.toPrecision(9)))
  return rounded.every((one) => one === rounded[0]) ? rounded.slice(0, 1) : rounded
}
