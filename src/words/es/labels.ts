import type { LazyWords } from '../en/lazy.ts'
import { rich } from '../rich.ts'
import { formats, plural } from './formats.ts'

const names = (count: number) =>
  plural(count, {
    one: '1 nombre',
    many: `${formats.number(count)} de nombres`,
    other: `${formats.number(count)} nombres`,
  })
const classes = (count: number) =>
  plural(count, {
    one: '1 clase',
    many: `${formats.number(count)} de clases`,
    other: `${formats.number(count)} clases`,
  })

export const labels: LazyWords['labels'] = {
  edit: 'Editar los nombres de las clases',
  title: 'Nombres de las clases',
  how: (count) =>
    `Un nombre por línea, en el orden de las clases (${formats.number(count)}). Pega una lista de cualquier forma: líneas, JSON, una tabla, una lista de Python.`,
  field: 'Nombres de las clases, uno por línea',
  openList: 'Abrir una lista',
  useNumbers: 'Usar números',
  restore: 'Restaurar los nombres de la red',
  undo: 'Deshacer',
  apply: 'Aplicar',
  count: (given, wanted) => `${names(given)}, ${classes(wanted)}`,
  kept: 'Los nombres se guardan con esta red en este dispositivo.',
  tooLong:
    'La lista es demasiado larga para guardarla en este dispositivo, así que dura hasta que cierres o recargues la página.',
  used: rich('Se usan los nombres de {file}.'),
  usedEarlier: rich('Los nombres de {file}, que diste antes, se usan también aquí.'),
  doNotUse: 'No usarlos',
  unused: rich('La lista de {file} no se usa.'),
  otherNetwork: 'Se conserva y acompañará a la próxima red que añadas.',
  mend: 'Editar los nombres',
  notAList: 'No contiene nombres de clases en forma de texto.',
  otherLength: (given, wanted) => `La lista tiene ${names(given)} y la red ${classes(wanted)}.`,
  outOfRange: (highest, wanted) =>
    `La lista cuenta hasta ${formats.number(highest)}, pero la red tiene ${classes(wanted)}, de 0 a ${formats.number(wanted - 1)}.`,
  twice: (label, first, second, count) =>
    `Las clases ${first} y ${second} tienen el mismo nombre, «${label}».${count > 1 ? ` Otras repeticiones: ${formats.number(count - 1)}.` : ''}`,
  empty: (first, count) =>
    `La clase ${first} no tiene nombre y se llama por su número.${count > 1 ? ` Otras sin nombre: ${formats.number(count - 1)}.` : ''}`,
  sameNumber: (index, count) =>
    `La lista tiene dos nombres para la clase ${index}; vale el primero.${count > 1 ? ` Otras clases así: ${formats.number(count - 1)}.` : ''}`,
  shortened: (first, count) =>
    `El nombre de la clase ${first} es muy largo y se ha cortado.${count > 1 ? ` Otros nombres cortados: ${formats.number(count - 1)}.` : ''}`,
}
