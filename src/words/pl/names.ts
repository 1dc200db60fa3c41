import type { Names } from '../en/names.ts'
import { titlesOf } from '../titles.ts'

export const names: Names = {
  backends: { webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'czystym JavaScripcie' },
  colours: {
    jet: 'JET',
    viridis: 'Viridis',
    inferno: 'Inferno',
    magma: 'Magma',
    cividis: 'Cividis',
    turbo: 'Turbo',
    grey: 'Szary',
  },
  presets: {
    caffe: 'VGG16 (BGR, średnia odjęta)',
    tf: 'RGB, od −1 do 1 (tf)',
    torch: 'RGB, standaryzowane (torch)',
  },
  inSentence: (text) => (text === 'Starter network' ? 'Układ VGG16' : text),
  title: titlesOf(
    {
      'Starter network': 'Układ VGG16, mały, do nauki',
      'not stated': 'nie podano',
      'trained from scratch for Heatlens on 16,987 photographs of 19 everyday things (Imagenette and public image collections)':
        'wyuczona od zera dla Heatlens na 16 987 zdjęciach 19 codziennych rzeczy (Imagenette i publiczne zbiory zdjęć)',
      'K. Simonyan and A. Zisserman, Visual Geometry Group, Oxford; converted from the release of Keras Applications':
        'K. Simonyan i A. Zisserman, Visual Geometry Group, Oxford; przekonwertowana z wydania Keras Applications',
    },
    (file) => `plik ${file}`,
  ),
}
