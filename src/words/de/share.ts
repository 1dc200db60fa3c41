import type { LateWords } from '../en/late.ts'

export const share: LateWords['share'] = {
  link: 'Dieser Link',
  carries:
    'Im Link stehen das Netz, die Schicht, die Klasse und wie die Wärme gezeichnet ist. Das Bild selbst kommt nie hinein.',
  withAddress: (host) => `Mit der Adresse des Bildes bei ${host}`,
  addressHint: 'Wer den Link öffnet, kann sie lesen und wird gefragt, bevor etwas von dort geholt wird.',
  hereOnly: (network) => `${network} liegt nur auf diesem Gerät. Wer den Link öffnet, braucht dort das gleiche Netz.`,
  copy: 'Link kopieren',
  copied: 'Der Link ist kopiert.',
  copyYourself: 'Der Browser lässt Heatlens den Link nicht kopieren. Er ist markiert: Drücken Sie Strg+C (⌘C).',
  pass: 'Teilen …',
  withPicture: 'Mit dem gespeicherten Bild',
  notTaken: 'Dieses Gerät hat es nicht angenommen. Kopieren Sie stattdessen den Link.',

  savedByUs: 'Dieses Bild hat Heatlens mit seinen Einstellungen gespeichert.',
  hasHeat: 'Das Netz sieht auch die Wärme darin: Für eine saubere Antwort erklären Sie das ursprüngliche Foto.',
  useSettings: 'Diese Einstellungen verwenden',

  smallRange: (part) => `Dieses Bild nutzt ${part} seines Wertebereichs, darum sieht es fast schwarz aus.`,
  stretch: 'Strecken',
  stretched: (part) =>
    `Dieses Bild nutzt ${part} seines Wertebereichs. Hier sind seine Werte auf den ganzen gestreckt.`,
  undoStretch: 'Rückgängig',
}
