import type { Words } from '../en/index.ts'

export const settings: Words['settings'] = {
  showsRegion: { label: 'Recuadro en la zona más caliente' },
  evidence: { label: 'Evidencia en contra', hint: 'Las partes de la imagen que hacen la clase menos probable.' },
  score: { label: 'Puntuación', options: { probability: 'Probabilidad', logit: 'Logit' } },
  layer: { label: 'Capa' },
  reading: { label: 'Leer como' },
  output: { label: 'Salida' },
  method: { label: 'Método' },
  fusion: { label: 'Fusión' },
  smoothing: { label: 'Suavizado' },
  classAsked: { label: 'Explicar otra clase' },
  colours: { label: 'Colores' },
  opacity: { label: 'Opacidad' },
  scale: { label: 'Escala de los colores', options: { own: 'una por clase', common: 'una para las tres primeras' } },
  overlayStyle: {
    label: 'Estilo',
    options: { heat: 'Calor', clear: 'Limpio', contours: 'Contornos', mask: 'Máscara' },
  },
  threshold: { label: 'Umbral' },
}
