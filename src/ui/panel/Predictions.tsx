import { type PointerEvent, useContext, useEffect, useRef } from 'react'
import type { ModelInfo } from '../../types.ts'
import { CommandButton } from '../commands/CommandButton.tsx'
import { part } from '../parts/part.tsx'
import { readable } from '../parts/readable.ts'
import { shareOf, sureText } from '../parts/sureText.ts'
import { usePreview } from '../stage/usePreview.ts'
import { StoreContext, useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { TOP } from './topThree.ts'
import { useLastOutcome } from './useLastOutcome.ts'

const Answers = part(() => import('./Answers.tsx'))

/** True if there is more to say of its answers than that they are probabilities, or to ask. */
const isUncommonModel = ({ outputs, output, numbers }: ModelInfo) =>
  outputs.length > 1 || numbers.length > 0 || outputs[output]?.head !== 'softmax'

/** ImageNet's first class and its last. */
const [FIRST, LAST] = ['n01440764', 'n15075141']

/** True if its classes are ImageNet's: by what its package says, or by their ids. */
const isOfImageNet = ({ knowledge, classes }: ModelInfo) =>
  classes.length === 1000 && (knowledge === 'imagenet' || (classes[0]?.[0] === FIRST && classes.at(-1)?.[0] === LAST))

/**
 * The most probable classes, and another one that is explained, as bars that are buttons: hovering or focusing one
 * previews it, and a click explains it.
 */
export function Predictions() {
  const { outcome, isCurrent } = useLastOutcome()
  /** The predictions of the picture on the stage before its heatmap is known. */
  const early = useApp(({ shown }) => (shown?.outcome ? undefined : shown?.predictions))
  const predictions = early ?? outcome?.predictions
  /** The class whose first heatmap is being made, where that takes long. */
  const coming = useApp(({ explaining, shown }) =>
    explaining?.pictureId === shown?.pictureId ? explaining?.classIndex : undefined,
  )
  const explained = early ? coming : outcome?.explanation.classIndex
  const explainClass = useApp((state) => state.explainClass)
  const preview = usePreviews(explained)
  const isUncommon = useApp(({ engine }) => !!engine && isUncommonModel(engine.model))
  const known = useApp(({ engine }) => (engine && isOfImageNet(engine.model) ? engine.model.classes.length : 0))
  const rows = predictions?.slice(0, TOP)
  /** The class that is explained and not among them. */
  const asked = useApp(({ engine }) =>
    !early && rows?.every((one) => one.classIndex !== explained) ? engine?.model.classes[explained ?? -1] : undefined,
  )
  if (asked && outcome) rows?.push({ ...outcome.explanation, wnid: asked[0], label: asked[1] })
  const { stage, page, formats } = useWords()
  return (
    <section className="section" aria-busy={!!outcome && !isCurrent && !early}>
      <div className="section-head">
        <h2>{stage.predictions}</h2>
        <CommandButton of="sideBySide" className="quiet-button" />
      </div>
      <ol className="predictions" aria-label={stage.predictions}>
        {rows?.map(({ classIndex, label, probability, logit }) => (
          <li key={classIndex}>
            <button
              type="button"
              className="bare-button prediction"
              aria-pressed={classIndex === explained}
              disabled={!isCurrent && coming === undefined}
              {...preview(classIndex)}
              onClick={() => void explainClass(classIndex)}
            >
              <span className="prediction-mark" aria-hidden="true" />
              <span className="prediction-label" lang="en">
                {readable(label)}
              </span>
              <span className="prediction-value">{sureText({ probability, logit }, formats)}</span>
              <span className="prediction-bar" aria-hidden="true">
                <span style={{ inlineSize: `${shareOf({ probability, logit }, rows[0]?.logit ?? 0) * 100}%` }} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      {known > 0 && <p className="note">{page.knowsImageNet(known)}</p>}
      {isUncommon && <Answers />}
    </section>
  )
}

/** Previews a class while the pointer or the focus is on its button. */
function usePreviews(explained: number | undefined) {
  const app = useContext(StoreContext)
  const { begin, hold, end } = usePreview.getState()
  const over = useRef<number | null>(null)
  useEffect(() => end, [end])
  const enter = (classIndex: number) => {
    if (!app || over.current === classIndex) return
    over.current = classIndex
    if (classIndex === explained) end()
    else begin(app, classIndex)
  }
  const leave = () => {
    over.current = null
    end()
  }
  return (classIndex: number) => ({
    // A move rather than an enter: a list that changes under a resting pointer expresses no intent. Touch has no hover.
    onPointerMove({ pointerType, movementX, movementY }: PointerEvent) {
      if (pointerType !== 'touch' && (movementX !== 0 || movementY !== 0)) enter(classIndex)
    },
    onPointerLeave: leave,
    onFocus({ currentTarget }: { currentTarget: Element }) {
      if (currentTarget.matches(':focus-visible')) enter(classIndex)
    },
    onBlur: leave,
    onPointerDown() {
      // The click that follows makes it stay.
      over.current = classIndex
      hold()
    },
  })
}
