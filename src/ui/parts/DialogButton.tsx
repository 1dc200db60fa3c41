import { type ComponentProps, useState } from 'react'
import type { Part } from './part.tsx'

interface DialogButtonProps<Props> extends Omit<ComponentProps<'button'>, 'type' | 'onClick'> {
  /** A dialog in a file of its own. */
  dialog: Part<Props & { onClose(): void }>
  /** What the dialog takes beside `onClose`. */
  given: Props
}

/** A button that opens a dialog, whose file is fetched before the click. */
export function DialogButton<Props extends object>({
  dialog: Opened,
  given,
  className = 'button',
  ...button
}: DialogButtonProps<Props>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={className}
        aria-haspopup="dialog"
        // So that it is there by the time of the click.
        onPointerEnter={Opened.ahead}
        onClick={() => setOpen(true)}
        {...button}
      />
      {isOpen && <Opened {...given} onClose={() => setOpen(false)} />}
    </>
  )
}
