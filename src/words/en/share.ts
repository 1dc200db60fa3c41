/** Passing on what is on the stage, taking up what was passed on, and what is offered with a picture. */
export const share = {
  link: 'Link',
  carries:
    'The link carries the network, the layer, the class, and how the heat is drawn. The picture itself never goes into it.',
  withAddress: (host: string) => `With the picture’s address, at ${host}`,
  addressHint: 'Who opens the link can read it, and is asked before anything is fetched from it.',
  hereOnly: (network: string) => `${network} is on this device only. Who opens the link needs the same network there.`,
  copy: 'Copy link',
  copied: 'The link is copied.',
  copyYourself: 'The browser does not let Heatlens copy the link. It is selected: press Ctrl+C (⌘C).',
  pass: 'Share…',
  withPicture: 'With the saved picture',
  notTaken: 'This device did not take it. Copy the link instead.',

  savedByUs: 'This picture was saved by Heatlens with its settings.',
  hasHeat: 'The network sees the heat in it too: for a clean answer, explain the original photo.',
  useSettings: 'Use these settings',

  smallRange: (part: string) => `This picture uses ${part} of its range, so it looks almost black.`,
  stretch: 'Stretch',
  stretched: (part: string) => `This picture uses ${part} of its range. Here its values are stretched to all of it.`,
  undoStretch: 'Undo',
}
