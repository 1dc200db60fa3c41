import type { LazyWords } from '../en/lazy.ts'
import { formats, plural } from './formats.ts'

const about: LazyWords['methods']['about'] = {
  gradCam:
    'Wo in dieser Schicht Belege für die Klasse liegen. Ein Gewicht je Kanal kann Stellen markieren, die nichts beitragen.',
  hiResCam: 'Welche Stellen dieser Schicht zur Wertung beitragen; exakt, wenn eine lineare Schicht folgt. Oft fleckig.',
  gradCamPlusPlus:
    'Wie Grad-CAM, doch jedes von mehreren Objekten zählt. Die Gewichte hängen von der Skala der Wertung ab.',
  gradCamElementWise: 'Wo Aktivierung mal Gradient zur Wertung beiträgt. Gegenbelege heben nichts auf.',
  xGradCam: 'Wie Grad-CAM, mit Gewichten, die die Wertung nach Aktivierung aufteilen. Nicht feiner als diese Schicht.',
  layerCam:
    'Wo Aktivierungen mit positivem Gradienten sind; feiner in frühen Schichten. Es ist kein Maß einer Wirkung.',
  eigenCam: 'Was diese Schicht beherrscht. Es kennt die Klasse nicht und sagt nichts über ihre Wertung.',
  eigenGradCam: 'Das Hauptmuster von Aktivierung mal Gradient. Schwächeres, das auch zählt, fehlt.',
  kpcaCam: 'Was diese Schicht beherrscht, auch nichtlinear. Es kennt die Klasse nicht.',
  segEigenCam:
    'Das Hauptmuster von Aktivierungen und Gradienten, die größere Seite positiv. Hängt wenig von der Klasse ab.',
  fem: 'Wo Aktivierungen ungewöhnlich stark sind. Es kennt die Klasse nicht.',
  finerCam: 'Was die Klasse von den ähnlichsten unterscheidet. Gemeinsames bleibt kalt, obwohl es zählt.',
  shapleyCam:
    'Wie Grad-CAM, mit der Krümmung der Wertung. Bei einem Logit hinter ReLU-Schichten ist es dieselbe Karte.',
  refineCam: 'Worin mehrere Schichten übereinstimmen, so fein wie die erste. Was eine übersieht, fehlt.',
  fullGrad: 'Wie stark die Wertung reagiert, über alle Schichten. Belege dafür und dagegen trennt es nicht.',
  scoreCam: 'Was jeder Kanal von der Klasse zeigt, wenn der Rest dunkel ist. Dunkles ringsum ist dem Netz fremd.',
  smoothGradCamPlusPlus: 'Grad-CAM++ im Mittel über verrauschte Kopien: ruhiger. Wie ruhig, hängt vom Rauschen ab.',
  ablationCam: 'Wie sehr die Wertung ohne jeden Kanal fällt. Kanäle, die einander ersetzen, sieht es nicht.',
  rise: 'Welche Pixel die Wertung halten, wenn das halbe Bild dunkel ist. Die Körnung ist Zufall.',
  occlusion: 'Wie sehr die Wertung fällt, wenn ein Fleck verdeckt ist. Was zweimal zu sehen ist, entgeht ihr.',
  guidedBackprop: 'Scharfe Kanten, die das Netz anregen. Kaum von der Klasse abhängig: keine Begründung.',
  guidedGradCam: 'Scharfe Kanten, wo Grad-CAM heiß ist. Die Kanten selbst hängen kaum von der Klasse ab.',
  inputXGradient: 'Wie viel jedes Pixel auf den ersten Blick beiträgt. Es rauscht, und dunkle Pixel zählen wenig.',
  smoothGrad: 'Auf welche Pixel die Wertung reagiert, im Mittel über verrauschte Kopien. Nicht, in welche Richtung.',
  integratedGradients:
    'Was jedes Pixel auf dem Weg von einem leeren Bild beiträgt, zusammen etwa die ganze Wertung. Es hängt von diesem Bild ab.',
  random: 'Nichts: Zufall, als Vergleich. Eine Methode, die nicht besser ist, sagt nichts.',
  sobel: 'Kanten des Bildes, ganz ohne Netz, als Vergleich. Eine Karte wie diese muss das Netz nicht erklären.',
}

export const methods: LazyWords['methods'] = {
  about,
  groups: { layer: 'Eine Schicht', passes: 'Viele Durchläufe', pixels: 'Pixel', baselines: 'Vergleichswerte' },
  cost: (passes, time) =>
    plural(passes, {
      one: `Etwa 1 Durchlauf, ${time} s auf diesem Gerät.`,
      other: `Etwa ${formats.number(passes)} Durchläufe, ${time} s auf diesem Gerät.`,
    }),
  smoothings: { none: 'Keine', flips: 'Gespiegelt, drei Kontraste', eigen: 'Hauptkomponente' },
  fuseWith: 'Mit einer weiteren Schicht verbinden',
  fuseNone: 'Keine weitere Schicht',
  leaveOut: (layer) => `${layer} weglassen`,
  fusions: { mean: 'Mittelwert', product: 'Produkt' },
  explainingBy: (method) => `Erklärung mit ${method}`,
  passes: (done, total) => `${formats.number(done)} von ${formats.number(total)} Durchläufen`,
  stop: 'Anhalten',
  unfinished: (done, total) =>
    `Unfertig: nach ${formats.number(done)} von ${formats.number(total)} Durchläufen angehalten.`,
  soFar: (done, total) => `Unfertig: bisher ${formats.number(done)} von ${formats.number(total)} Durchläufen.`,
  onlyFor: (method) => `${method} zeigt keine Belege gegen eine Klasse.`,
  compare: 'Methoden vergleichen',
  compareHint: 'Jede Methode zur selben Frage. Wählen Sie eine, um sie für das Bild zu verwenden.',
  sortBy: 'Sortieren nach',
  asListed: 'Reihenfolge der Liste',
  classes: 'Klassen',
  oneClass: 'Die erklärte',
  topThree: 'Die ersten drei',
  run: 'Ausführen',
  runMethod: (method) => `${method} ausführen`,
  useMethod: (method) => `${method} verwenden`,
  inUse: 'in Gebrauch',
  waiting: 'Wartet …',
  noMap: 'Noch nicht berechnet',
  nothing: 'Keine Belege',
  anyClass: 'für jede Klasse gleich',
  measureOver: (pictures) => `Über ${formats.number(pictures)} Bilder messen`,
  overTitle: (metric) => `${metric} über die Bilder`,
  overMaps: (done, total) => `${formats.number(done)} von ${formats.number(total)} Karten`,
  overMethod: 'Methode',
  overMean: 'Mittelwert',
  overShare: 'Anteil',
  overInterval: '95-%-Konfidenzintervall',
  overPictures: 'Bilder',
  overRange: (low, high) => `${low} bis ${high}`,
  saveTable: 'Tabelle speichern (CSV)',
  saveValues: 'Werte speichern (JSON)',
}
