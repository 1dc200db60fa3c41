import type { Words } from '../en/index.ts'

export const settings: Words['settings'] = {
  showsRegion: { label: 'Ramka wokół najgorętszego obszaru' },
  evidence: { label: 'Przesłanki przeciw', hint: 'Części obrazu, które czynią klasę mniej prawdopodobną.' },
  score: { label: 'Wynik', options: { probability: 'Prawdopodobieństwo', logit: 'Logit' } },
  layer: { label: 'Warstwa' },
  reading: { label: 'Czytaj jako' },
  output: { label: 'Wyjście' },
  method: { label: 'Metoda' },
  fusion: { label: 'Łączenie' },
  smoothing: { label: 'Wygładzanie' },
  classAsked: { label: 'Wyjaśnij inną klasę' },
  colours: { label: 'Kolory' },
  opacity: { label: 'Krycie' },
  scale: { label: 'Skala kolorów', options: { own: 'każda klasa osobno', common: 'wspólna dla trzech pierwszych' } },
  overlayStyle: {
    label: 'Styl',
    options: { heat: 'Ciepło', clear: 'Przejrzysty', contours: 'Kontury', mask: 'Maska' },
  },
  threshold: { label: 'Próg' },
}
