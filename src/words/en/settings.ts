import type { SettingWords } from '../../settings/settings.ts'

/** The settings, by their keys in the table: the label of each, and the names of its values. */
export const settings = {
  showsRegion: { label: 'Box around the hottest region' },
  evidence: { label: 'Evidence against', hint: 'The parts of the picture that make the class less likely.' },
  score: { label: 'Score', options: { probability: 'Probability', logit: 'Logit' } },
  layer: { label: 'Layer' },
  reading: { label: 'Read as' },
  output: { label: 'Output' },
  method: { label: 'Method' },
  fusion: { label: 'Fusion' },
  smoothing: { label: 'Smoothing' },
  classAsked: { label: 'Explain another class' },
  colours: { label: 'Colours' },
  opacity: { label: 'Opacity' },
  scale: { label: 'Heat scale', options: { own: 'each class its own', common: 'one for the top three' } },
  overlayStyle: { label: 'Style', options: { heat: 'Heat', clear: 'Clear', contours: 'Contours', mask: 'Mask' } },
  threshold: { label: 'Threshold' },
} satisfies SettingWords
