/** The labels and hints of command buttons. */
export const commands = {
  compare: { label: 'Compare' },
  sideBySide: { label: 'Side by side' },
  photoOnly: { label: 'Hold to see photo', hint: 'Hold to see the photo alone (Space), or click to switch' },
  zoomIn: { label: 'Zoom in' },
  zoomOut: { label: 'Zoom out' },
  fit: { label: 'Fit' },
  help: { label: 'Keyboard' },
}
