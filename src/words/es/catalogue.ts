import type { LazyWords } from '../en/lazy.ts'
import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

export const catalogue: LazyWords['catalogue'] = {
  title: 'Obtener una red',
  networks: 'Redes disponibles',
  get: (name) => `Obtener ${name}`,
  use: (name) => `Usar ${name}`,
  inUse: 'en uso',
  imagenet: (count) => `${formats.number(count)} tipos de cosas (ImageNet)`,
  teaching: (count) => `${formats.number(count)} cosas cotidianas, para enseñar`,
  facts: (knows, bytes, licence) => `${knows} · ${formats.megabytes(bytes)} · licencia: ${licence}`,
  roads: {
    embedded: 'viene con esta página',
    visit: 'aquí durante esta visita',
    device: 'en este dispositivo',
    host: 'de este servidor',
    server: (host) => `de ${host}, por el servidor de este ordenador`,
    site: (host) => `de ${host}`,
    hand: 'en tres pasos, a mano',
  },
  loading: 'Cargando la lista…',
  empty: 'Este servidor no ofrece redes.',
  card: (network) => `Esta respuesta es de ${network}. Otra red puede verlo de otra manera.`,
  absent: (name) => `${name} todavía no está aquí, pero se puede obtener.`,
  back: 'Todas las redes',
  siteAsks: (name, host, bytes, licence) =>
    `${name} viene de ${host}: ${formats.megabytes(bytes)}, licencia: ${licence}.`,
  sitePrivacy:
    'No se descarga nada hasta que pulsas el botón. Entonces el otro sitio sabe tu dirección IP y qué archivo quieres, y nada más.',
  addressTitle: 'Desde una dirección',
  addressHelp:
    'La dirección del archivo de una red en un sitio que permite que otros lo lean: .keras, .h5, .onnx, .pth, .safetensors o .zip, o el model.json de TensorFlow.js.',
  addressAsked: (host) => `El enlace a esta página pide una red de ${host}.`,
  frameTitle: 'Dirección de la red',
  frame: {
    label: 'Dirección de una red',
    fetch: 'Obtener',
    fetchFrom: 'Obtener de {host}',
    cancel: 'Cancelar',
    fetching: 'Descargando de {host}',
    notAnAddress: 'Esta no es la dirección de una red: debe empezar por https://.',
  },
  fetching: (name, host) => `Obteniendo ${name} de ${host}.`,
  checking: (name) => `Comprobando ${name}.`,
  left: (seconds) => {
    if (seconds < 50) return 'Queda menos de un minuto.'
    const minutes = Math.round(seconds / 60)
    if (minutes > 90) return `Quedan unas ${formats.number(Math.round(minutes / 60))} horas.`
    return plural(minutes, {
      one: 'Queda alrededor de 1 minuto.',
      many: `Quedan unos ${formats.number(minutes)} minutos.`,
      other: `Quedan unos ${formats.number(minutes)} minutos.`,
    })
  },
  keepWorking: 'Puedes seguir trabajando.',
  byHand: 'A mano',
  byHandInstead: 'Descargarla a mano',
  step1: rich('Descarga {file} ({size}) de {host}.'),
  step2: (minutes, megabits) =>
    `Espera: ${plural(minutes, {
      one: 'alrededor de 1 minuto',
      many: `unos ${formats.number(minutes)} minutos`,
      other: `unos ${formats.number(minutes)} minutos`,
    })} a ${formats.number(megabits)} Mbit/s.`,
  step3: 'Suelta el archivo aquí o elígelo entre tus descargas.',
  choose: 'Elegir el archivo',
  dropHere: 'Suelta el archivo aquí',
  tryAgain: 'Intentar de nuevo',
  ownFile: 'Añadir una red',
}
