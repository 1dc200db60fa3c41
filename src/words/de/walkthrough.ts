import type { WalkthroughWords } from '../en/walkthrough.ts'
import { formats } from './formats.ts'

export const walkthrough: WalkthroughWords = {
  toCome: 'Wählen Sie ein Bild: Dann steht hier jeder Schritt bis zur Heatmap, mit seinen Zahlen.',
  reading: (layer) => `Die Zahlen von ${layer} werden gelesen …`,
  title: 'Vom Bild zur Heatmap, Schritt für Schritt',
  showCode: 'Code zeigen',

  picture: {
    title: 'Das Bild',
    text: (size) =>
      `Das Netz hat eine feste Zahl von Eingängen, deshalb wird das Bild auf ${size} × ${size} Pixel verkleinert. Keras nimmt den nächsten Pixel, ohne zu glätten, und behält das Seitenverhältnis nicht bei.`,
    loaded: 'Das Bild, wie es geladen wurde',
    loadedSize: (width, height) => `Wie geladen, ${width} × ${height}`,
    seen: 'Was das Netz sieht',
    seenSize: (size) => `Was das Netz sieht, ${size} × ${size}`,
  },
  preprocessing: {
    title: 'Vorverarbeitung',
    formula: (size) => `x[…, c] = (Pixel[…, Reihenfolge c] − Mittelwert c) / Teiler c, Form [1, ${size}, ${size}, 3]`,
    reasons: {
      caffe:
        'VGG16 wurde mit Blau, Grün, Rot trainiert, abzüglich der mittleren Farbe von ImageNet: Die Farbkanäle tauschen also die Plätze, und die Mittelwerte werden abgezogen. Geteilt wird nicht.',
      tf: 'Dieses Netz wurde mit Werten von −1 bis 1 trainiert: Jeder Wert wird durch 127,5 geteilt, dann wird 1 abgezogen.',
      torch:
        'Dieses Netz wurde mit Werten trainiert, von denen der Mittelwert von ImageNet abgezogen und die durch die Standardabweichung geteilt sind.',
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
      `Das Netz gibt jeder seiner ${formats.number(classes)} Klassen eine Zahl, und Softmax macht daraus Wahrscheinlichkeiten. Das sind die drei größten, mit der WordNet-Kennung der Klasse.`,
  },
  theClass: {
    title: 'Die Klasse',
    text: 'Die Heatmap antwortet für eine Klasse: Was im Bild spricht für sie? Zuerst ist das die wahrscheinlichste; jede andere lässt sich neben dem Bild suchen.',
    index: 'Index',
    name: 'Klasse',
    probability: 'Wahrscheinlichkeit',
    logit: 'Logit',
  },
  network: {
    title: 'Das Netz',
    text: 'Das Bild läuft durch diese Schichten, eine nach der anderen: Faltungen suchen Muster, Pooling verkleinert, was sie gefunden haben, und die vollvernetzten Schichten am Ende entscheiden. Eine Schicht, deren Ausgabe noch ein Bild ist, lässt sich erklären: einfach anklicken.',
    layer: 'Schicht (Typ)',
    shape: 'Form der Ausgabe',
    parameters: 'Parameter',
    total: (count) => `Parameter insgesamt: ${formats.number(count)}`,
  },
  names: {
    title: 'Die Namen der Schichten',
    text: 'Mit ihrem Namen lässt sich die Ausgabe einer Schicht abfragen.',
  },
  target: {
    title: 'Die Zielschicht',
    formula: (layer, height, width, channels) => `A = Ausgabe von ${layer}: [${height}, ${width}, ${channels}]`,
    isLast: 'Die letzte Faltung ist die übliche Wahl:',
    isChosen: 'Diese Schicht wurde gewählt:',
    text: (height, width, channels) =>
      `Ihre ${height} × ${width} Zellen haben noch einen Ort im Bild, und jeder ihrer ${channels} Kanäle steht für ein Muster, das das Netz gelernt hat.`,
    layer: 'Schicht',
    output: 'Ausgabe',
  },
  gradient: {
    title: 'Der Gradient',
    text: {
      probability: (label, count, layer) =>
        `Wie würde sich die Wahrscheinlichkeit von „${label}“ ändern, wenn eine Zelle eines Kanals etwas aktiver wäre? Das ist der Gradient: eine Zahl für jede der ${formats.number(count)} Ausgaben von ${layer}.`,
      logit: (label, count, layer) =>
        `Wie würde sich der Logit von „${label}“ ändern, wenn eine Zelle eines Kanals etwas aktiver wäre? Das ist der Gradient: eine Zahl für jede der ${formats.number(count)} Ausgaben von ${layer}.`,
    },
    gallery: (count) => `Die Gradienten der ${count} Kanäle mit dem größten Gewicht`,
    galleryOf: (first) =>
      `Die Gradienten der Kanäle ${first.join(', ')} …, derer mit dem größten Gewicht, jeder auf eigener Skala`,
  },
  pooled: {
    title: 'Die gemittelten Gradienten',
    text: (channel, weight) =>
      `Der Mittelwert über alle Zellen sagt, wie viel ein Kanal für die Klasse zählt: sein Gewicht. Kanal ${channel} hat das größte, ${formats.short(weight)}. Ein Klick in das Diagramm nimmt einen anderen Kanal in den nächsten Schritt mit.`,
    chart: (count, channel, weight) =>
      `Die Gewichte aller ${count} Kanäle; Kanal ${channel} ist gewählt, sein Gewicht ist ${formats.short(weight)}`,
    chosen: (channel, weight) => `Kanal ${channel}: ${formats.short(weight)}`,
  },
  weighted: {
    title: 'Ein Kanal, gewichtet',
    text: 'Ein Kanal ist hell, wo sein Muster im Bild ist. Mal sein Gewicht zeigt er, was er über die Klasse sagt: über null spricht er für sie, unter null gegen sie.',
    channel: 'Kanal',
    numbered: (channel) => `Kanal ${channel}`,
    times: (channel, weight) => `Kanal ${channel} × ${formats.short(weight)}`,
    before: (channel) => `Kanal ${channel} vor der Gewichtung`,
    after: (channel) => `Kanal ${channel} nach der Gewichtung`,
  },
  mean: {
    title: 'Der Mittelwert über die Kanäle',
    text: 'Alle gewichteten Kanäle werden übereinandergelegt: Was viele von ihnen an einer Stelle sagen, summiert sich.',
    largest: (value) => `Der größte Wert ist ${formats.short(value)}.`,
    noLargest: 'Der größte Wert liegt nicht über null.',
    map: 'Der Mittelwert über die Kanäle',
    caption: 'Vor ReLU',
  },
  relu: {
    title: 'ReLU und Skalierung auf 1',
    formula: (height, width) => `H = max(L, 0) / max L, H: [${height}, ${width}] von 0 bis 1`,
    text: (label) =>
      `Nur was für „${label}“ spricht, bleibt: Was unter null liegt, wird abgeschnitten, der Rest durch seinen größten Wert geteilt. Das ist die Heatmap. Zeigen Sie auf eine Zelle, um ihre Zahl zu lesen.`,
    empty: (label) =>
      `Keine Zelle spricht für „${label}“: Alles wird abgeschnitten, die Karte ist leer, und über das Bild wird keine Farbe gelegt. Das Notebook würde hier null durch null teilen.`,
    map: (height, width) => `Die Heatmap, ${height} × ${width}`,
    caption: (height, width) => `Die Heatmap, ${height} × ${width}`,
  },
  enlarged: {
    title: 'Vergrößert und gefärbt',
    text: 'Die Karte wird auf die Größe des Bildes gebracht, linear zwischen den Zellen, und jeder Wert bekommt eine Farbe: Blau ist kalt, Rot ist heiß. JET macht Kanten, wo keine sind; andere Farben gibt es neben dem Bild.',
    map: 'Die vergrößerte Heatmap in JET',
    caption: 'In JET',
    empty: 'Nichts als die kälteste Farbe',
  },
  over: {
    title: 'Über dem Bild',
    formula: 'S = 0,4 · Wärme + Bild; gespeichert: min(S, 255); gezeigt: S / max S',
    text: 'Die Wärme wird zum Bild addiert. Summen über 255 haben keine Farbe: Die gespeicherte Datei schneidet sie ab, und die Ausgabe des Notebooks teilt alles durch die größte Summe, was das Bild verdunkelt.',
    saved: 'Wie gespeichert, abgeschnitten',
    plotted: 'Wie das Notebook es zeigt',
  },
  save: {
    title: 'Speichern',
    text: 'Die Arrays sind die Eingabe, die Ausgaben der Schicht, die Gradienten, die Gewichte und die Karte, als .npy-Dateien. Das Skript stellt genau dieses Ergebnis noch einmal her, mit den gewählten Einstellungen: mit Keras oder ohne Keras aus den Arrays.',
    picture: 'Bild speichern',
    data: 'Daten speichern',
    arrays: 'Arrays speichern',
    copy: 'Als Python kopieren',
    copied: 'Kopiert.',
    notCopied:
      'Der Browser hat das Skript nicht in die Zwischenablage gelassen. Speichern Sie stattdessen die Arrays: Das Skript ist dabei.',
  },
  plane: {
    keys: (label) => `${label}. Die Pfeiltasten nennen die Zahlen.`,
    reading: (row, column, value) => `Zeile ${row}, Spalte ${column}: ${formats.precise(value)}`,
    scale: (low, high) => `Skala von ${formats.short(low)} bis ${formats.short(high)}`,
  },
  against: {
    theClass:
      'Die Heatmap antwortet für eine Klasse: Was im Bild spricht gegen sie? Zuerst ist das die wahrscheinlichste; jede andere lässt sich neben dem Bild suchen.',
    gradient: 'Hier ist er umgekehrt, Plus zu Minus: Es zählt, was eine Zelle der Klasse nehmen würde.',
    weighted:
      'Ein Kanal ist hell, wo sein Muster im Bild ist. Mal sein Gewicht zeigt er, was er über die Klasse sagt: über null spricht er gegen sie, unter null für sie.',
    relu: (label: string) =>
      `Nur was gegen „${label}“ spricht, bleibt: Was unter null liegt, wird abgeschnitten, der Rest durch seinen größten Wert geteilt. Das ist die Heatmap. Zeigen Sie auf eine Zelle, um ihre Zahl zu lesen.`,
    empty: (label: string) =>
      `Keine Zelle spricht gegen „${label}“: Alles wird abgeschnitten, die Karte ist leer, und keine Farbe liegt über dem Bild. Das Notebook würde hier null durch null teilen.`,
  },
}
