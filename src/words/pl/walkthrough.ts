import type { WalkthroughWords } from '../en/walkthrough.ts'
import { formats } from './formats.ts'

export const walkthrough: WalkthroughWords = {
  toCome: 'Wybierz obraz: tutaj pojawi się każdy krok do mapy ciepła, z jego liczbami.',
  reading: (layer) => `Odczytywanie liczb warstwy ${layer}…`,
  title: 'Od obrazu do mapy ciepła, krok po kroku',
  showCode: 'Pokaż kod',

  picture: {
    title: 'Obraz',
    text: (size) =>
      `Sieć ma stałą liczbę wejść, więc obraz jest zmniejszany do ${size} × ${size} pikseli. Keras bierze najbliższy piksel, bez wygładzania, i nie zachowuje proporcji.`,
    loaded: 'Obraz po wczytaniu',
    loadedSize: (width, height) => `Po wczytaniu, ${width} × ${height}`,
    seen: 'Co widzi sieć',
    seenSize: (size) => `Co widzi sieć, ${size} × ${size}`,
  },
  preprocessing: {
    title: 'Przetwarzanie wstępne',
    formula: (size) => `x[…, c] = (piksel[…, kolejność c] − średnia c) / dzielnik c, kształt [1, ${size}, ${size}, 3]`,
    reasons: {
      caffe:
        'VGG16 uczono na kolejności niebieski, zielony, czerwony, po odjęciu średniego koloru ImageNet: kanały koloru zamieniają się więc miejscami i odejmowane są średnie. Niczego się nie dzieli.',
      tf: 'Tę sieć uczono na wartościach od −1 do 1: każda jest dzielona przez 127,5, po czym odejmuje się 1.',
      torch: 'Tę sieć uczono na wartościach po odjęciu średniej ImageNet, podzielonych przez odchylenie standardowe.',
    },
    point: 'Wskaż miejsce na obrazie, aby śledzić inny piksel.',
    input: 'Wejście; wskaż piksel',
    place: (row, column) => `Wiersz ${row}, kolumna ${column}`,
    pixel: 'Piksel (R, G, B)',
  },
  prediction: {
    title: 'Predykcja',
    formula: (classes) => `p = softmax(z), z: [${classes}] logity → p: [${classes}] prawdopodobieństwa o sumie 1`,
    text: (classes) =>
      `Sieć przypisuje liczbę każdej ze swoich klas (jest ich ${formats.number(classes)}), a softmax robi z nich prawdopodobieństwa. Oto trzy największe, z identyfikatorem klasy w WordNet.`,
  },
  theClass: {
    title: 'Klasa',
    text: 'Mapa ciepła odpowiada dla jednej klasy: co na obrazie za nią przemawia? Na początku jest to klasa najbardziej prawdopodobna; każdą inną można wyszukać obok obrazu.',
    index: 'Indeks',
    name: 'Klasa',
    probability: 'Prawdopodobieństwo',
    logit: 'Logit',
  },
  network: {
    title: 'Sieć',
    text: 'Obraz przechodzi przez te warstwy, jedną po drugiej: sploty szukają wzorców, pooling zmniejsza to, co znalazły, a warstwy gęste na końcu decydują. Warstwę, której wyjście jest jeszcze obrazem, można wyjaśnić: kliknij ją.',
    layer: 'Warstwa (typ)',
    shape: 'Kształt wyjścia',
    parameters: 'Parametry',
    total: (count) => `Parametry łącznie: ${formats.number(count)}`,
  },
  names: {
    title: 'Nazwy warstw',
    text: 'Po nazwie można zapytać o wyjście warstwy.',
  },
  target: {
    title: 'Warstwa docelowa',
    formula: (layer, height, width, channels) => `A = wyjście ${layer}: [${height}, ${width}, ${channels}]`,
    isLast: 'Ostatni splot to zwykły wybór:',
    isChosen: 'Wybrano tę warstwę:',
    text: (height, width, channels) =>
      `jej komórki (${height} × ${width}) mają jeszcze swoje miejsce na obrazie, a każdy z kanałów (${channels}) oznacza wzorzec, którego sieć się nauczyła.`,
    layer: 'Warstwa',
    output: 'Wyjście',
  },
  gradient: {
    title: 'Gradient',
    text: {
      probability: (label, count, layer) =>
        `Jak zmieniłoby się prawdopodobieństwo klasy „${label}”, gdyby komórka kanału była trochę bardziej aktywna? To jest gradient: po jednej liczbie na każde wyjście warstwy ${layer}, razem ${formats.number(count)}.`,
      logit: (label, count, layer) =>
        `Jak zmieniłby się logit klasy „${label}”, gdyby komórka kanału była trochę bardziej aktywna? To jest gradient: po jednej liczbie na każde wyjście warstwy ${layer}, razem ${formats.number(count)}.`,
    },
    gallery: (count) => `Gradienty kanałów o największej wadze: ${count}`,
    galleryOf: (first) => `Gradienty kanałów ${first.join(', ')}…, tych o największej wadze, każdy we własnej skali`,
  },
  pooled: {
    title: 'Uśrednione gradienty',
    text: (channel, weight) =>
      `Średnia po wszystkich komórkach mówi, jak ważny jest kanał dla klasy: to jego waga. Największą ma kanał ${channel}: ${formats.short(weight)}. Kliknij wykres, aby przenieść inny kanał do następnego kroku.`,
    chart: (count, channel, weight) =>
      `Wagi wszystkich kanałów: ${count}; wybrany jest kanał ${channel}, jego waga to ${formats.short(weight)}`,
    chosen: (channel, weight) => `kanał ${channel}: ${formats.short(weight)}`,
  },
  weighted: {
    title: 'Jeden kanał, z wagą',
    text: 'Kanał jest jasny tam, gdzie na obrazie jest jego wzorzec. Pomnożony przez wagę pokazuje, co mówi o klasie: powyżej zera przemawia za nią, poniżej zera przeciw niej.',
    channel: 'Kanał',
    numbered: (channel) => `Kanał ${channel}`,
    times: (channel, weight) => `Kanał ${channel} × ${formats.short(weight)}`,
    before: (channel) => `Kanał ${channel} przed ważeniem`,
    after: (channel) => `Kanał ${channel} po ważeniu`,
  },
  mean: {
    title: 'Średnia po kanałach',
    text: 'Wszystkie ważone kanały nakładają się na siebie: to, co wiele z nich mówi o jednym miejscu, sumuje się.',
    largest: (value) => `Największa wartość to ${formats.short(value)}.`,
    noLargest: 'Największa wartość nie przekracza zera.',
    map: 'Średnia po kanałach',
    caption: 'Przed ReLU',
  },
  relu: {
    title: 'ReLU i skalowanie do 1',
    formula: (height, width) => `H = max(L, 0) / max L, H: [${height}, ${width}] od 0 do 1`,
    text: (label) =>
      `Zostaje tylko to, co przemawia za klasą „${label}”: co jest poniżej zera, jest odcinane, a reszta dzielona przez największą wartość. To jest mapa ciepła. Wskaż komórkę, aby odczytać jej liczbę.`,
    empty: (label) =>
      `Żadna komórka nie przemawia za klasą „${label}”: wszystko jest odcięte, mapa jest pusta i na obraz nie trafia żaden kolor. Notatnik dzieliłby tu zero przez zero.`,
    map: (height, width) => `Mapa ciepła ${height} × ${width}`,
    caption: (height, width) => `Mapa ciepła, ${height} × ${width}`,
  },
  enlarged: {
    title: 'Powiększona i pokolorowana',
    text: 'Mapa jest powiększana do rozmiaru obrazu, liniowo między komórkami, a każda wartość dostaje kolor: niebieski jest zimny, czerwony gorący. JET tworzy krawędzie tam, gdzie ich nie ma; inne kolory można wybrać obok obrazu.',
    map: 'Powiększona mapa ciepła w JET',
    caption: 'W JET',
    empty: 'Tylko najzimniejszy kolor',
  },
  over: {
    title: 'Na obrazie',
    formula: 'S = 0,4 · ciepło + obraz; zapisane: min(S, 255); pokazane: S / max S',
    text: 'Ciepło jest dodawane do obrazu. Sumy powyżej 255 nie mają koloru: zapisywany plik je przycina, a wykres notatnika dzieli wszystko przez największą sumę, co przyciemnia obraz.',
    saved: 'Jak w pliku, przycięte',
    plotted: 'Jak pokazuje notatnik',
  },
  save: {
    title: 'Zapis',
    text: 'Tablice to wejście, wyjścia warstwy, gradienty, wagi i mapa, jako pliki .npy. Skrypt odtwarza dokładnie ten wynik z użytymi ustawieniami: z Kerasem albo bez niego, z tablic.',
    picture: 'Zapisz obraz',
    data: 'Zapisz dane',
    arrays: 'Zapisz tablice',
    copy: 'Kopiuj jako Python',
    copied: 'Skopiowano.',
    notCopied: 'Przeglądarka nie wpuściła skryptu do schowka. Zapisz tablice: skrypt jest wśród nich.',
  },
  plane: {
    keys: (label) => `${label}. Strzałki podają liczby.`,
    reading: (row, column, value) => `wiersz ${row}, kolumna ${column}: ${formats.precise(value)}`,
    scale: (low, high) => `Skala od ${formats.short(low)} do ${formats.short(high)}`,
  },
  against: {
    theClass:
      'Mapa ciepła odpowiada dla jednej klasy: co na obrazie przemawia przeciw niej? Na początku to klasa najbardziej prawdopodobna; każdą inną można wyszukać obok obrazu.',
    gradient: 'Tutaj jest odwrócony, plus na minus: liczy się to, co komórka odebrałaby klasie.',
    weighted:
      'Kanał jest jasny tam, gdzie jego wzór jest na obrazie. Pomnożony przez wagę pokazuje, co mówi o klasie: powyżej zera przemawia przeciw niej, poniżej zera za nią.',
    relu: (label: string) =>
      `Zostaje tylko to, co przemawia przeciw „${label}”: to, co poniżej zera, jest odcinane, a reszta dzielona przez największą wartość. To jest mapa ciepła. Wskaż komórkę, aby odczytać jej liczbę.`,
    empty: (label: string) =>
      `Żadna komórka nie przemawia przeciw „${label}”: wszystko jest odcinane, mapa jest pusta i na obraz nie nakłada się koloru. Notatnik dzieliłby tu zero przez zero.`,
  },
}
