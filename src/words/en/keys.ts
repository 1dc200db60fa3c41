import type { CommandWords } from '../../ui/commands/commands.ts'

/** What the keys of each command do, for the list of keys. */
export const keys = {
  top: 'Explain the first, second or third class',
  lessOpacity: 'Less heat',
  moreOpacity: 'More heat',
  colours: 'Next colours',
  overlayStyle: 'Heat, contours, mask',
  compare: 'Compare photo and heat',
  region: 'Box around the hottest region',
  evidence: 'What speaks for it, or against it',
  sideBySide: 'The top three side by side',
  photoOnly: 'Hold: the photo alone',
  probe: 'Read the map',
  arrows: 'On the picture: read the next cell, or move the enlarged picture',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  fit: 'The whole picture',
  help: 'This list',
  escape: 'Put away what was opened',
  stepThrough: 'The picture before, the next one',
  ends: 'In the filmstrip: the first, the last picture',
  remove: 'In the filmstrip: remove the picture',
  names: { space: 'Space', up: '↑', down: '↓', left: '←', right: '→', escape: 'Esc' },
  keysWork: 'Letters, digits and signs work on the Picture tab. You can switch them off in Settings.',
  keysAreOff: 'Letters, digits and signs are off. You can switch them on in Settings.',
} satisfies CommandWords & { names: Record<string, string>; keysWork: string; keysAreOff: string }
