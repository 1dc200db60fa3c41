import type { LazyWords } from '../en/lazy.ts'

export const share: LazyWords['share'] = {
  link: 'Enlace',
  carries: 'El enlace incluye la red, la capa, la clase y cómo se dibuja el calor, nunca la imagen.',
  withAddress: (host) => `Incluir la dirección de la imagen, en ${host}`,
  addressHint: 'Quien abra el enlace puede leer la dirección, y se le pregunta antes de descargar nada de allí.',
  hereOnly: (network) =>
    `${network} está solo en este dispositivo. Quien abra el enlace necesita tener la misma red en el suyo.`,
  copy: 'Copiar enlace',
  copied: 'Enlace copiado.',
  copyYourself: 'El navegador no deja que Heatlens copie el enlace. Está seleccionado: pulsa Ctrl+C (⌘C).',
  copyLines: 'Copiar',
  linesCopied: 'Copiado.',
  copyLinesYourself: 'El navegador no deja que Heatlens copie las líneas. Están seleccionadas: pulsa Ctrl+C (⌘C).',
  pass: 'Compartir…',
  withPicture: 'Incluir la imagen guardada',
  notTaken: 'No se pudo compartir. Copia el enlace.',

  savedByUs: 'Heatlens guardó esta imagen con sus ajustes.',
  hasHeat: 'La red también ve el calor que hay en ella. Para un resultado limpio, explica la foto original.',
  useSettings: 'Usar estos ajustes',

  smallRange: (part) => `Esta imagen usa solo ${part} de su rango de valores, por eso se ve casi negra.`,
  stretch: 'Ampliar el rango',
  stretched: (part) =>
    `Esta imagen usa solo ${part} de su rango de valores. Aquí sus valores se amplían a todo el rango.`,
  undoStretch: 'Deshacer',

  greets: (what) => `Compartido: ${what}.`,
  dropIt: 'Suelta aquí la imagen para verlo.',
  openWhole: 'Abrir en Heatlens',
}
