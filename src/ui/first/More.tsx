import { type MouseEvent, useId, useRef } from 'react'
import { Engine } from '../panel/Engine.tsx'
import { useWords } from '../useWords.ts'
import { PictureSources } from './PictureSources.tsx'
import { Samples } from './Samples.tsx'
import './more.css'

/** What the empty page shows, folded away behind one button once there is a picture: samples, ways, the network. */
export default function More() {
  const { page } = useWords()
  const id = useId()
  const sheet = useRef<HTMLDivElement>(null)
  /** Whatever was pressed in it opens a picture or a dialog. */
  const close = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('button')) sheet.current?.hidePopover()
  }
  return (
    <>
      <button type="button" className="tab opens" popoverTarget={id} title={page.moreHint}>
        {page.more}
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a popover with a name of its own in every browser. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys click the buttons in it. */}
      <div
        ref={sheet}
        id={id}
        popover="auto"
        className="popover more"
        role="group"
        aria-label={page.more}
        onClick={close}
      >
        <Samples />
        <PictureSources />
        <Engine />
      </div>
    </>
  )
}
