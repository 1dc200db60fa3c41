import type { CommandWords } from '../../ui/commands/commands.ts'

/** What the keys of each command do, for the list of shortcuts. */
export const keys = {
  top: 'Explain the first, second or third class',
  lessOpacity: 'Lower opacity',
  moreOpacity: 'Higher opacity',
  colours: 'Next colours',
  overlayStyle: 'Heat, clear, contours, mask',
  compare: 'Compare photo and heat',
  region: 'Box around the hottest region',
  evidence: 'Evidence for or against the class',
  sideBySide: 'The top three side by side',
  photoOnly: 'Hold to see photo',
  probe: 'Read values on the map',
  arrows: 'On the picture: read the next cell, or move the enlarged picture',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit the whole picture',
  help: 'This list',
  escape: 'Close',
  stepPicture: 'Previous or next picture',
  ends: 'In the filmstrip: first or last picture',
  remove: 'In the filmstrip: remove the picture',
  seen: 'On the part that the network sees: move it; Home for the middle, End for the end',
  names: { space: 'Space', up: '↑', down: '↓', left: '←', right: '→', escape: 'Esc' },
  keysWork: 'Letter, digit and symbol keys work on the Picture tab. You can switch them off in Settings.',
  keysAreOff: 'Letter, digit and symbol keys are off. You can switch them on in Settings.',
} satisfies CommandWords & { seen: string; names: Record<string, string>; keysWork: string; keysAreOff: string }
