import type { Names } from '../en/names.ts'
import { titlesOf } from '../titles.ts'

export const names: Names = {
  backends: { webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'reinem JavaScript' },
  colours: {
    jet: 'JET',
    viridis: 'Viridis',
    inferno: 'Inferno',
    magma: 'Magma',
    cividis: 'Cividis',
    turbo: 'Turbo',
    grey: 'Grau',
  },
  presets: {
    caffe: 'VGG16 (BGR, Mittelwert abgezogen)',
    tf: 'RGB, −1 bis 1 (tf)',
    torch: 'RGB, standardisiert (torch)',
  },
  inSentence: (text) => (text === 'Starter network' ? 'VGG16-Aufbau' : text),
  title: titlesOf(
    {
      'Starter network': 'VGG16-Aufbau, klein, für den Unterricht',
      'not stated': 'nicht angegeben',
      'trained from scratch for Heatlens on 16,987 photographs of 19 everyday things (Imagenette and public image collections)':
        'für Heatlens von Grund auf trainiert, mit 16.987 Fotos von 19 Alltagsdingen (Imagenette und öffentliche Bildsammlungen)',
      'K. Simonyan and A. Zisserman, Visual Geometry Group, Oxford; converted from the release of Keras Applications':
        'K. Simonyan und A. Zisserman, Visual Geometry Group, Oxford; umgewandelt aus der Ausgabe von Keras Applications',
    },
    (file) => `die Datei ${file}`,
  ),
}
