import type { Names } from '../en/names.ts'
import { titlesOf } from '../titles.ts'

export const names: Names = {
  backends: { webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'JavaScript puro' },
  colours: {
    jet: 'JET',
    viridis: 'Viridis',
    inferno: 'Inferno',
    magma: 'Magma',
    cividis: 'Cividis',
    turbo: 'Turbo',
    grey: 'Gris',
  },
  presets: {
    caffe: 'VGG16 (BGR, media restada)',
    tf: 'RGB, de −1 a 1 (tf)',
    torch: 'RGB, estandarizado (torch)',
  },
  inSentence: (text) => (text === 'Starter network' ? 'Estructura de VGG16' : text),
  title: titlesOf(
    {
      'Starter network': 'Estructura de VGG16, pequeña, para la enseñanza',
      'not stated': 'no indicada',
      'trained from scratch for Heatlens on 16,987 photographs of 19 everyday things (Imagenette and public image collections)':
        'entrenada desde cero para Heatlens con 16.987 fotografías de 19 cosas cotidianas (Imagenette y colecciones públicas de imágenes)',
      'K. Simonyan and A. Zisserman, Visual Geometry Group, Oxford; converted from the release of Keras Applications':
        'K. Simonyan y A. Zisserman, Visual Geometry Group, Oxford; convertida de la versión de Keras Applications',
    },
    (file) => `el archivo ${file}`,
  ),
}
