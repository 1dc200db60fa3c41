/** Sharing what is on the stage, opening what was shared, and the offers for a picture. */
export const share = {
  link: 'Link',
  carries: 'The link holds the network, the layer, the class and how the heat is drawn, never the picture itself.',
  withAddress: (host: string) => `Include the picture’s address, at ${host}`,
  addressHint: 'Anyone who opens the link can read the address, and is asked before anything is fetched from it.',
  hereOnly: (network: string) =>
    `${network} is only on this device. Anyone who opens the link needs the same network there.`,
  copy: 'Copy link',
  copied: 'Link copied.',
  copyYourself: 'The browser does not let Heatlens copy the link. It is selected: press Ctrl+C (⌘C).',
  copyLines: 'Copy',
  linesCopied: 'Copied.',
  copyLinesYourself: 'The browser does not let Heatlens copy the lines. They are selected: press Ctrl+C (⌘C).',
  pass: 'Share…',
  withPicture: 'Include the saved picture',
  notTaken: 'Sharing failed. Copy the link instead.',

  savedByUs: 'Heatlens saved this picture with its settings.',
  hasHeat: 'The network also sees the heat in it. For a clean result, explain the original photo.',
  useSettings: 'Use these settings',

  smallRange: (part: string) => `This picture uses only ${part} of its range, so it looks almost black.`,
  stretch: 'Stretch',
  stretched: (part: string) =>
    `This picture uses only ${part} of its range. Here its values are stretched to the full range.`,
  undoStretch: 'Undo',

  /** For who opens a link to a picture that it does not hold. */
  greets: (what: string) => `Shared: ${what}.`,
  dropIt: 'Drop the picture to see it.',
  openWhole: 'Open in Heatlens',
}
