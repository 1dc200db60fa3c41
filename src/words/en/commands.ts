import type { ButtonWords } from '../../ui/commands/commands.ts'

/** The buttons of commands: what stands on each, and its hint. */
export const commands = {
  compare: { label: 'Compare' },
  sideBySide: { label: 'Side by side' },
  photoOnly: { label: 'Photo only', hint: 'Hold to see the photo alone (space)' },
  zoomIn: { label: 'Zoom in' },
  zoomOut: { label: 'Zoom out' },
  fit: { label: 'Fit' },
  help: { label: 'Keyboard' },
} satisfies ButtonWords
