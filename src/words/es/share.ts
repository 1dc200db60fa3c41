import type { LateWords } from '../en/late.ts'

export const share: LateWords['share'] = {
  link: 'Enlace',
  carries: 'El enlace lleva la red, la capa, la clase y cómo se dibuja el calor. La imagen misma nunca va en él.',
  withAddress: (host) => `Con la dirección de la imagen, en ${host}`,
  addressHint: 'Quien abra el enlace puede leerla, y se le pregunta antes de traer nada de allí.',
  hereOnly: (network) =>
    `${network} está solo en este dispositivo. Quien abra el enlace necesita tener allí la misma red.`,
  copy: 'Copiar enlace',
  copied: 'El enlace está copiado.',
  copyYourself: 'El navegador no deja que Heatlens copie el enlace. Está seleccionado: pulsa Ctrl+C (⌘C).',
  pass: 'Compartir…',
  withPicture: 'Con la imagen guardada',
  notTaken: 'Este dispositivo no lo aceptó. Copia el enlace.',

  savedByUs: 'Heatlens guardó esta imagen con sus ajustes.',
  hasHeat: 'La red también ve el calor que hay en ella: para una respuesta limpia, explica la foto original.',
  useSettings: 'Usar estos ajustes',

  smallRange: (part) => `Esta imagen usa ${part} de su rango de valores, por eso se ve casi negra.`,
  stretch: 'Ampliar el rango',
  stretched: (part) => `Esta imagen usa ${part} de su rango de valores. Aquí sus valores se amplían a todo el rango.`,
  undoStretch: 'Deshacer',
}
