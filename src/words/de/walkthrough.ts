import type { WalkthroughWords } from '../en/walkthrough.ts'
import { formats } from './formats.ts'
import { walkthroughMethods } from './walkthroughMethods.ts'

export const walkthrough: WalkthroughWords = {
  methods: walkthroughMethods,
  toCome: 'Wählen Sie ein Bild, um hier jeden Schritt bis zur Heatmap mit seinen Zahlen zu sehen.',
  reading: (layer) => `Die Zahlen von ${layer} werden gelesen …`,
  title: 'Vom Bild zur Heatmap, Schritt für Schritt',
  showCode: 'Code zeigen',

  present: {
    start: 'Präsentieren',
    title: 'Präsentation',
    step: 'Schritt',
    position: (number, count) => `${formats.number(number)} von ${formats.number(count)}`,
    level: 'Stufe',
    plain: 'Einfach',
    detailed: 'Ausführlich',
    previous: 'Zurück',
    next: 'Weiter',
    hint: 'Pfeiltasten wechseln den Schritt, Esc beendet.',
  },

  picture: {
    title: 'Das Bild',
    text: (size) =>
      `Die Eingabe des Netzes hat eine feste Größe, deshalb wird das Bild auf ${size} × ${size} Pixel gebracht. Keras nimmt den nächsten Pixel, ohne zu glätten, und behält das Seitenverhältnis nicht bei.`,
    loaded: 'Das Bild, wie es geladen wurde',
    loadedSize: (width, height) => `Wie geladen, ${width} × ${height}`,
    seen: 'Was das Netz sieht',
    seenSize: (width, height) => `Was das Netz sieht, ${width} × ${height}`,
    asked: (width, height) =>
      `Die Eingabe des Netzes hat eine feste Größe, deshalb wird das Bild auf ${width} × ${height} Pixel gebracht.`,
    fits: {
      stretch: 'Es wird gestreckt, das Seitenverhältnis bleibt also nicht erhalten.',
      'centre-crop': 'Verwendet wird nur der größte mittige Ausschnitt mit diesem Seitenverhältnis.',
    },
    shortSide: (side) => `Seine kurze Seite wird auf ${side} Pixel gebracht, und nur die Mitte wird verwendet.`,
    /** The same, once a person has moved that part. */
    movedCrop: 'Nur der größte Ausschnitt mit diesem Seitenverhältnis wird verwendet: der, den Sie gewählt haben.',
    movedShortSide: (side) =>
      `Die kurze Seite wird auf ${side} Pixel gebracht, und nur der Ausschnitt, den Sie gewählt haben, wird verwendet.`,
    resized: {
      nearest: 'Jeder Pixel ist der nächste des Bildes, ohne Glättung.',
      bilinear: 'Pixel zwischen anderen werden linear interpoliert.',
      bicubic: 'Pixel zwischen anderen werden kubisch interpoliert.',
      area: 'Jeder Pixel ist der Mittelwert der Fläche, die er bedeckt.',
    },
    smooth: 'Die Glättung beim Verkleinern verhindert, dass aus feinen Mustern falsche werden.',
    grey: 'Vorher wird es grau gemacht.',
  },
  preprocessing: {
    title: 'Vorverarbeitung',
    formula: (height, width, channels) =>
      `x[…, c] = (Pixel[…, Reihenfolge c] − Mittelwert c) · Faktor c, Form [1, ${height}, ${width}, ${channels}]`,
    reasons: {
      '0..1': 'Dieses Netz nimmt Werte von 0 bis 1: Jeder Wert wird durch 255 geteilt.',
      '0..255': 'Dieses Netz nimmt die Werte, wie sie sind, von 0 bis 255.',
      custom:
        'Dieses Netz nimmt Werte, von denen ein eigener Mittelwert abgezogen und die mit einem eigenen Faktor multipliziert sind.',
      caffe:
        'Wie VGG16 wurde dieses Netz mit der Reihenfolge Blau, Grün, Rot trainiert, abzüglich der mittleren Farbe von ImageNet. Also werden die Kanäle umgeordnet und die Mittelwerte abgezogen. Geteilt wird nicht.',
      '-1..1':
        'Dieses Netz wurde mit Werten von −1 bis 1 trainiert: Jeder Wert wird durch 127,5 geteilt, dann wird 1 abgezogen.',
      torch:
        'Dieses Netz wurde mit Werten trainiert, von denen der Mittelwert von ImageNet abgezogen und die durch die Standardabweichung geteilt sind.',
    },
    /** For ImageNet’s mean in the order of RGB. */
    meanColour:
      'Dieses Netz wurde mit Bildern trainiert, von denen die mittlere Farbe von ImageNet abgezogen ist. Geteilt wird nicht.',
    blueFirst: 'Die Kanäle stehen in der Reihenfolge Blau, Grün, Rot.',
    from: {
      network: 'Den Rest erledigen die ersten Schichten des Netzes selbst.',
      guess: 'Keine Datei sagt das: Es ist eine Vermutung, die Sie unter „Vorverarbeitung“ ändern können.',
    },
    point: 'Zeigen Sie auf das Bild, um einen anderen Pixel zu verfolgen.',
    input: 'Die Eingabe; auf einen Pixel zeigen',
    place: (row, column) => `Zeile ${row}, Spalte ${column}`,
    pixel: 'Pixel (R, G, B)',
  },
  prediction: {
    title: 'Die Vorhersage',
    formula: (classes) => `p = softmax(z), z: [${classes}] Logits → p: [${classes}] Wahrscheinlichkeiten, Summe 1`,
    text: (classes) =>
      `Das Netz gibt jeder seiner ${formats.number(classes)} Klassen eine Zahl, und Softmax macht daraus Wahrscheinlichkeiten. Das sind die drei größten.`,
    sigmoid: {
      formula:
        'p = 1 / (1 + e^−z): z ist das Logit der Ausgabe, p die Wahrscheinlichkeit der zweiten Antwort, 1 − p die der ersten',
      text: 'Das Netz hat eine einzige Ausgabe. Die Sigmoidfunktion macht aus ihrer Zahl die Wahrscheinlichkeit der zweiten von zwei Antworten; der Rest ist die der ersten.',
    },
    multiLabel: {
      formula: (classes) =>
        `p = 1 / (1 + e^−z), z: [${classes}] Logits → p: [${classes}] Wahrscheinlichkeiten, jede von 0 bis 1`,
      text: (classes) =>
        `Das Netz gibt jeder seiner ${formats.number(classes)} Klassen eine Zahl, und die Sigmoidfunktion macht aus jeder eine eigene Wahrscheinlichkeit. Sie müssen nicht zusammen 1 ergeben. Das sind die größten.`,
    },
    values: {
      formula: (classes) => `y = z: [${classes}] Werte, wie sie sind`,
      text: 'Die letzte Schicht hat keine Aktivierung, die Wahrscheinlichkeiten ergibt. Das sind ihre Werte.',
    },
  },
  theClass: {
    title: 'Die Klasse',
    text: 'Die Heatmap beantwortet eine Frage zu einer Klasse: Was im Bild spricht für sie? Zuerst ist das die wahrscheinlichste; jede andere können Sie neben dem Bild suchen.',
    index: 'Index',
    name: 'Klasse',
    probability: 'Wahrscheinlichkeit',
    logit: 'Logit',
    value: 'Wert',
  },
  network: {
    title: 'Das Netz',
    text: 'Das Bild läuft durch diese Schichten, eine nach der anderen: Faltungen suchen Muster, Pooling verkleinert, was sie gefunden haben, und die vollvernetzten Schichten am Ende entscheiden. Jede Schicht, deren Ausgabe noch Höhe und Breite hat, lässt sich erklären: einfach anklicken.',
    total: (count) => `Parameter insgesamt: ${formats.number(count)}`,
    chain: (count) => `Das Bild läuft durch diese ${formats.number(count)} Schichten, eine nach der anderen.`,
    branches: (count, kinds) =>
      `Das Bild läuft durch diese ${formats.number(count)} Schichten. Manche Wege trennen sich und kommen wieder zusammen (${kinds}).`,
    convolutions: 'Faltungen suchen Muster.',
    ends: {
      average: (layer) => `Am Ende bleibt von den Orten nur der Mittelwert jedes Kanals von ${layer}.`,
      max: (layer) => `Am Ende bleibt von den Orten nur der größte Wert jedes Kanals von ${layer}.`,
      flatten: (layer) => `Am Ende kommen alle Zellen von ${layer} in eine Reihe.`,
    },
    last: (layer, kind) => `Die letzte Schicht, ${layer} (${kind}), gibt die Antwort.`,
    click: 'Jede Schicht, deren Ausgabe noch Höhe und Breite hat, lässt sich erklären: einfach anklicken.',
  },
  names: {
    title: 'Die Namen der Schichten',
    text: 'Über den Namen einer Schicht erhalten Sie ihre Ausgabe.',
  },
  target: {
    title: 'Die Zielschicht',
    formula: (layer, height, width, channels) => `A = Ausgabe von ${layer}: [${height}, ${width}, ${channels}]`,
    isLast: 'Die letzte Faltung ist die übliche Wahl:',
    isDefault: 'Das ist die letzte Schicht, durch die alle Wege führen und deren Ausgabe noch Orte hat:',
    isChosen: 'Diese Schicht wurde gewählt:',
    text: (height, width, channels) =>
      `Ihre ${height} × ${width} Zellen entsprechen noch Orten im Bild, und jeder ihrer ${formats.number(channels)} Kanäle steht für ein Muster, das das Netz gelernt hat.`,
    layer: 'Schicht',
    output: 'Ausgabe',
    some: (count) => `${formats.number(count)} Kanäle dieser Schicht`,
    someOf: (first) =>
      `Die Kanäle, die auf dieses Bild am stärksten reagieren (${first.join(', ')} …), jeder auf eigener Skala`,
  },
  gradient: {
    title: 'Der Gradient',
    text: {
      probability: (label, count, layer) =>
        `Wie würde sich die Wahrscheinlichkeit von „${label}“ ändern, wenn eine Zelle eines Kanals etwas aktiver wäre? Das ist der Gradient: eine Zahl für jede der ${formats.number(count)} Ausgaben von ${layer}.`,
      logit: (label, count, layer) =>
        `Wie würde sich der Logit von „${label}“ ändern, wenn eine Zelle eines Kanals etwas aktiver wäre? Das ist der Gradient: eine Zahl für jede der ${formats.number(count)} Ausgaben von ${layer}.`,
      value: (label, count, layer) =>
        `Wie würde sich der Wert von „${label}“ ändern, wenn eine Zelle eines Kanals etwas aktiver wäre? Das ist der Gradient: eine Zahl für jede der ${formats.number(count)} Ausgaben von ${layer}.`,
    },
    gallery: (count) => `Die Gradienten der ${formats.number(count)} Kanäle mit dem größten Gewicht`,
    galleryOf: (first) =>
      `Die Gradienten der reagierenden Kanäle mit dem größten Gewicht (${first.join(', ')} …), jeder auf eigener Skala`,
    flatGalleryOf: (first) =>
      `Die Gradienten der reagierenden Kanäle mit dem größten Gewicht (${first.join(', ')} …), alle auf einer Skala: in jeder Zelle gleich, weil das Netz die Kanäle danach mittelt`,
  },
  pooled: {
    title: 'Die gemittelten Gradienten',
    text: (channel, weight) =>
      `Der Mittelwert über alle Zellen zeigt, wie viel ein Kanal für die Klasse zählt: sein Gewicht. Kanal ${channel} hat das größte von denen, die reagieren, ${formats.short(weight)}. Ein Klick in das Diagramm nimmt einen anderen Kanal in den nächsten Schritt mit.`,
    chart: (count, channel, weight) =>
      `Die Gewichte aller ${formats.number(count)} Kanäle; Kanal ${channel} ist ausgewählt, sein Gewicht ist ${formats.short(weight)}`,
    chosen: (channel, weight) => `Kanal ${channel}: ${formats.short(weight)}`,
  },
  weighted: {
    title: 'Ein Kanal, gewichtet',
    text: 'Ein Kanal ist hell, wo sein Muster im Bild ist. Mit seinem Gewicht multipliziert zeigt er seinen Beitrag: Werte über null sprechen für die Klasse, Werte unter null gegen sie.',
    channel: 'Kanal',
    numbered: (channel) => `Kanal ${channel}`,
    times: (channel, weight) => `Kanal ${channel} × ${formats.short(weight)}`,
    before: (channel) => `Kanal ${channel} vor der Gewichtung`,
    after: (channel) => `Kanal ${channel} nach der Gewichtung`,
  },
  mean: {
    title: 'Der Mittelwert über die Kanäle',
    text: 'Der Mittelwert aller gewichteten Kanäle: Wo viele übereinstimmen, summieren sich ihre Werte.',
    largest: (value) => `Der größte Wert ist ${formats.short(value)}.`,
    noLargest: 'Der größte Wert liegt nicht über null.',
    map: 'Der Mittelwert über die Kanäle',
    caption: 'Vor ReLU',
  },
  relu: {
    title: 'ReLU und Skalierung auf 1',
    formula: (height, width) => `H = max(L, 0) / max L, H: [${height}, ${width}] von 0 bis 1`,
    text: (label) =>
      `Nur was für „${label}“ spricht, bleibt: Werte unter null werden null, der Rest wird durch den größten Wert geteilt. Das ist die Heatmap. Zeigen Sie auf eine Zelle, um ihre Zahl zu lesen.`,
    empty: (label) =>
      `Keine Zelle spricht für „${label}“: Alle Werte werden null, die Karte ist leer, und das Bild bekommt keine Farbe. Das Notebook würde hier null durch null teilen.`,
    map: (height, width) => `Die Heatmap, ${height} × ${width}`,
    caption: (height, width) => `Die Heatmap, ${height} × ${width}`,
  },
  enlarged: {
    title: 'Vergrößert und gefärbt',
    text: 'Die Karte wird durch lineare Interpolation auf die Größe des Bildes gebracht oder des Ausschnitts, den das Netz sieht, und jeder Wert bekommt eine Farbe: Blau ist kalt, Rot ist heiß. JET kann Kanten zeigen, die nicht da sind; andere Farben können Sie neben dem Bild wählen.',
    map: 'Die vergrößerte Heatmap in JET',
    caption: 'In JET',
    empty: 'Nur die kälteste Farbe',
  },
  over: {
    title: 'Über dem Bild',
    formula: 'S = 0,4 · Wärme + Bild; gespeichert: min(S, 255); gezeigt: S / max S',
    text: 'Die Wärme wird zum Bild addiert. Keine Farbe hat einen Wert über 255: Die gespeicherte Datei schneidet größere Summen ab, und die Ausgabe des Notebooks teilt alles durch die größte Summe, was das Bild verdunkelt.',
    saved: 'Wie gespeichert, abgeschnitten',
    plotted: 'Wie das Notebook es zeigt',
  },
  save: {
    title: 'Speichern',
    text: 'Die Arrays sind die Eingabe, die Ausgabe der Schicht, die Gradienten, die Gewichte und die Karte, als .npy-Dateien. Das Skript reproduziert dieses Ergebnis mit den aktuellen Einstellungen: aus den Arrays oder aus der Datei des Netzes, wenn Python es ausführen kann.',
    picture: 'Bild speichern',
    data: 'Daten speichern',
    arrays: 'Arrays speichern',
    copy: 'Als Python kopieren',
    copied: 'Kopiert.',
  },
  plane: {
    keys: (label) => `${label}. Mit den Pfeiltasten lesen Sie die Zahlen ab.`,
    reading: (row, column, value) => `Zeile ${row}, Spalte ${column}: ${formats.precise(value)}`,
    scale: (low, high) => `Skala von ${formats.short(low)} bis ${formats.short(high)}`,
  },
  against: {
    theClass:
      'Die Heatmap beantwortet eine Frage zu einer Klasse: Was im Bild spricht gegen sie? Zuerst ist das die wahrscheinlichste; jede andere können Sie neben dem Bild suchen.',
    gradient: 'Hier ist sein Vorzeichen umgekehrt: Es zählt, wie viel eine Zelle der Klasse nehmen würde.',
    weighted:
      'Ein Kanal ist hell, wo sein Muster im Bild ist. Mit seinem Gewicht multipliziert zeigt er seinen Beitrag: Werte über null sprechen gegen die Klasse, Werte unter null für sie.',
    relu: (label: string) =>
      `Nur was gegen „${label}“ spricht, bleibt: Werte unter null werden null, der Rest wird durch den größten Wert geteilt. Das ist die Heatmap. Zeigen Sie auf eine Zelle, um ihre Zahl zu lesen.`,
    empty: (label: string) =>
      `Keine Zelle spricht gegen „${label}“: Alle Werte werden null, die Karte ist leer, und das Bild bekommt keine Farbe. Das Notebook würde hier null durch null teilen.`,
  },
}
