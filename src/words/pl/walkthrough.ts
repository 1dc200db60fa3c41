import type { WalkthroughWords } from '../en/walkthrough.ts'
import { formats } from './formats.ts'
import { walkthroughMethods } from './walkthroughMethods.ts'

export const walkthrough: WalkthroughWords = {
  methods: walkthroughMethods,
  toCome: 'Wybierz obraz, aby zobaczyć tutaj każdy krok do jego mapy ciepła, z liczbami.',
  reading: (layer) => `Odczytywanie liczb warstwy ${layer}…`,
  title: 'Od obrazu do mapy ciepła, krok po kroku',
  showCode: 'Pokaż kod',

  present: {
    start: 'Prezentuj',
    title: 'Prezentacja',
    step: 'Krok',
    position: (number, count) => `${formats.number(number)} z ${formats.number(count)}`,
    level: 'Poziom',
    plain: 'Prosto',
    detailed: 'Szczegółowo',
    previous: 'Wstecz',
    next: 'Dalej',
    hint: 'Strzałki zmieniają krok, Esc kończy.',
  },

  picture: {
    title: 'Obraz',
    text: (size) =>
      `Wejście sieci ma stały rozmiar, więc obraz jest skalowany do ${size} × ${size} pikseli. Keras bierze najbliższy piksel, bez wygładzania, i nie zachowuje proporcji.`,
    loaded: 'Obraz po wczytaniu',
    loadedSize: (width, height) => `Po wczytaniu, ${width} × ${height}`,
    seen: 'Co widzi sieć',
    seenSize: (width, height) => `Co widzi sieć, ${width} × ${height}`,
    asked: (width, height) => `Wejście sieci ma stały rozmiar, więc obraz ma potem ${width} × ${height} pikseli.`,
    fits: {
      stretch: 'Jest rozciągany, więc nie zachowuje proporcji.',
      'centre-crop': 'Używana jest tylko jego największa środkowa część o takich proporcjach.',
    },
    shortSide: (side) => `Jego krótszy bok dostaje ${side} pikseli i używany jest tylko środek.`,
    /** The same, once a person has moved that part. */
    movedCrop: 'Używana jest tylko jego największa część o tych proporcjach: ta, którą wybrano.',
    movedShortSide: (side) => `Krótszy bok ma ${side} pikseli i używana jest tylko część, którą wybrano.`,
    resized: {
      nearest: 'Każdy piksel to najbliższy piksel obrazu, bez wygładzania.',
      bilinear: 'Piksele pomiędzy innymi są interpolowane liniowo.',
      bicubic: 'Piksele pomiędzy innymi są interpolowane krzywymi trzeciego stopnia.',
      area: 'Każdy piksel to średnia obszaru, który pokrywa.',
    },
    smooth: 'Wygładzanie przy zmniejszaniu sprawia, że drobne wzory nie zmieniają się w fałszywe.',
    grey: 'Najpierw jest zamieniany na szary.',
  },
  preprocessing: {
    title: 'Przetwarzanie wstępne',
    formula: (height, width, channels) =>
      `x[…, c] = (piksel[…, kolejność c] − średnia c) · skala c, kształt [1, ${height}, ${width}, ${channels}]`,
    reasons: {
      '0..1': 'Ta sieć przyjmuje wartości od 0 do 1: każda jest dzielona przez 255.',
      '0..255': 'Ta sieć przyjmuje wartości bez zmian, od 0 do 255.',
      custom: 'Ta sieć przyjmuje wartości po odjęciu własnej średniej, pomnożone przez własną skalę.',
      caffe:
        'Tę sieć, jak VGG16, uczono na kolejności niebieski, zielony, czerwony, po odjęciu średniego koloru ImageNet. Dlatego kanały są przestawiane, a średnie odejmowane. Niczego się nie dzieli.',
      '-1..1': 'Tę sieć uczono na wartościach od −1 do 1: każda jest dzielona przez 127,5, po czym odejmuje się 1.',
      torch: 'Tę sieć uczono na wartościach po odjęciu średniej ImageNet, podzielonych przez odchylenie standardowe.',
    },
    /** For ImageNet’s mean in the order of RGB. */
    meanColour: 'Tę sieć uczono na obrazach po odjęciu średniego koloru ImageNet. Niczego się nie dzieli.',
    blueFirst: 'Kanały są w kolejności niebieski, zielony, czerwony.',
    from: {
      network: 'Resztę robią same pierwsze warstwy sieci.',
      guess: 'Żaden plik tego nie podaje: to przypuszczenie, które możesz zmienić w części „Przetwarzanie wstępne”.',
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
      `Sieć przypisuje liczbę każdej ze swoich klas (jest ich ${formats.number(classes)}), a softmax robi z nich prawdopodobieństwa. Oto trzy największe.`,
    sigmoid: {
      formula: 'p = 1 / (1 + e^−z): z to logit wyjścia, p to prawdopodobieństwo drugiej odpowiedzi, 1 − p pierwszej',
      text: 'Sieć ma jedno wyjście. Funkcja sigmoidalna zamienia jego liczbę na prawdopodobieństwo drugiej z dwóch odpowiedzi; reszta to prawdopodobieństwo pierwszej.',
    },
    multiLabel: {
      formula: (classes) =>
        `p = 1 / (1 + e^−z), z: [${classes}] logity → p: [${classes}] prawdopodobieństwa, każde od 0 do 1`,
      text: (classes) =>
        `Sieć przypisuje liczbę każdej ze swoich klas (jest ich ${formats.number(classes)}), a funkcja sigmoidalna robi z każdej osobne prawdopodobieństwo. Nie muszą sumować się do 1. Oto największe.`,
    },
    values: {
      formula: (classes) => `y = z: [${classes}], wartości bez zmian`,
      text: 'Ostatnia warstwa nie ma aktywacji, która daje prawdopodobieństwa. Oto jej wartości.',
    },
  },
  theClass: {
    title: 'Klasa',
    text: 'Mapa ciepła odpowiada na pytanie o jedną klasę: co na obrazie za nią przemawia? Na początku jest to klasa najbardziej prawdopodobna; każdą inną możesz wyszukać obok obrazu.',
    index: 'Indeks',
    name: 'Klasa',
    probability: 'Prawdopodobieństwo',
    logit: 'Logit',
    value: 'Wartość',
  },
  network: {
    title: 'Sieć',
    text: 'Obraz przechodzi przez te warstwy, jedną po drugiej: sploty szukają wzorców, pooling zmniejsza to, co znalazły, a warstwy gęste na końcu decydują. Można wyjaśnić każdą warstwę, której wyjście ma jeszcze wysokość i szerokość: kliknij ją.',
    total: (count) => `Parametry łącznie: ${formats.number(count)}`,
    chain: (count) => `Obraz przechodzi przez te warstwy, jedną po drugiej. Jest ich ${formats.number(count)}.`,
    branches: (count, kinds) =>
      `Obraz przechodzi przez te warstwy. Jest ich ${formats.number(count)}. Niektóre ścieżki rozdzielają się i znów łączą (${kinds}).`,
    convolutions: 'Sploty szukają wzorców.',
    ends: {
      average: (layer) => `Na końcu z miejsc zostaje tylko średnia każdego kanału warstwy ${layer}.`,
      max: (layer) => `Na końcu z miejsc zostaje tylko największa wartość każdego kanału warstwy ${layer}.`,
      flatten: (layer) => `Na końcu wszystkie komórki warstwy ${layer} trafiają do jednego rzędu.`,
    },
    last: (layer, kind) => `Ostatnia warstwa, ${layer} (${kind}), daje odpowiedź.`,
    click: 'Można wyjaśnić każdą warstwę, której wyjście ma jeszcze wysokość i szerokość: kliknij ją.',
  },
  names: {
    title: 'Nazwy warstw',
    text: 'Użyj nazwy warstwy, aby uzyskać jej wyjście.',
  },
  target: {
    title: 'Warstwa docelowa',
    formula: (layer, height, width, channels) => `A = wyjście ${layer}: [${height}, ${width}, ${channels}]`,
    isLast: 'Ostatni splot to zwykły wybór:',
    isDefault: 'To ostatnia warstwa, przez którą prowadzą wszystkie ścieżki i której wyjście ma jeszcze miejsca:',
    isChosen: 'Wybrano tę warstwę:',
    text: (height, width, channels) =>
      `jej komórki (${height} × ${width}) nadal odpowiadają miejscom na obrazie, a każdy z kanałów (${formats.number(channels)}) oznacza wzorzec, którego sieć się nauczyła.`,
    layer: 'Warstwa',
    output: 'Wyjście',
    some: (count) => `Kanały tej warstwy: ${formats.number(count)}`,
    someOf: (first) => `Kanały najsilniej reagujące na ten obraz (${first.join(', ')}…), każdy we własnej skali`,
  },
  gradient: {
    title: 'Gradient',
    text: {
      probability: (label, count, layer) =>
        `Jak zmieniłoby się prawdopodobieństwo klasy „${label}”, gdyby komórka kanału była trochę bardziej aktywna? To jest gradient: po jednej liczbie na każde wyjście warstwy ${layer}, razem ${formats.number(count)}.`,
      logit: (label, count, layer) =>
        `Jak zmieniłby się logit klasy „${label}”, gdyby komórka kanału była trochę bardziej aktywna? To jest gradient: po jednej liczbie na każde wyjście warstwy ${layer}, razem ${formats.number(count)}.`,
      value: (label, count, layer) =>
        `Jak zmieniłaby się wartość „${label}”, gdyby komórka kanału była trochę bardziej aktywna? To jest gradient: po jednej liczbie na każde wyjście warstwy ${layer}, razem ${formats.number(count)}.`,
    },
    gallery: (count) => `Gradienty kanałów o największej wadze: ${formats.number(count)}`,
    galleryOf: (first) =>
      `Gradienty reagujących kanałów o największej wadze (${first.join(', ')}…), każdy we własnej skali`,
    flatGalleryOf: (first) =>
      `Gradienty reagujących kanałów o największej wadze (${first.join(', ')}…), wszystkie w jednej skali: w każdej komórce takie same, bo sieć uśrednia potem kanały`,
  },
  pooled: {
    title: 'Uśrednione gradienty',
    text: (channel, weight) =>
      `Średnia po wszystkich komórkach pokazuje, jak ważny jest kanał dla klasy: to jego waga. Największą z tych, które reagują, ma kanał ${channel}: ${formats.short(weight)}. Kliknij wykres, aby użyć innego kanału w następnym kroku.`,
    chart: (count, channel, weight) =>
      `Wagi wszystkich kanałów: ${formats.number(count)}; wybrany jest kanał ${channel}, jego waga to ${formats.short(weight)}`,
    chosen: (channel, weight) => `kanał ${channel}: ${formats.short(weight)}`,
  },
  weighted: {
    title: 'Jeden kanał, z wagą',
    text: 'Kanał jest jasny tam, gdzie na obrazie jest jego wzorzec. Pomnożony przez wagę pokazuje swój wkład: wartości powyżej zera przemawiają za klasą, poniżej zera przeciw niej.',
    channel: 'Kanał',
    numbered: (channel) => `Kanał ${channel}`,
    times: (channel, weight) => `Kanał ${channel} × ${formats.short(weight)}`,
    before: (channel) => `Kanał ${channel} przed ważeniem`,
    after: (channel) => `Kanał ${channel} po ważeniu`,
  },
  mean: {
    title: 'Średnia po kanałach',
    text: 'Średnia wszystkich ważonych kanałów: gdzie wiele z nich się zgadza, ich wartości się sumują.',
    largest: (value) => `Największa wartość to ${formats.short(value)}.`,
    noLargest: 'Największa wartość nie przekracza zera.',
    map: 'Średnia po kanałach',
    caption: 'Przed ReLU',
  },
  relu: {
    title: 'ReLU i skalowanie do 1',
    formula: (height, width) => `H = max(L, 0) / max L, H: [${height}, ${width}] od 0 do 1`,
    text: (label) =>
      `Zostaje tylko to, co przemawia za klasą „${label}”: wartości poniżej zera stają się zerem, a reszta jest dzielona przez największą wartość. To jest mapa ciepła. Wskaż komórkę, aby odczytać jej liczbę.`,
    empty: (label) =>
      `Żadna komórka nie przemawia za klasą „${label}”: wszystkie wartości stają się zerem, mapa jest pusta, a obraz nie dostaje koloru. Notebook dzieliłby tu zero przez zero.`,
    map: (height, width) => `Mapa ciepła ${height} × ${width}`,
    caption: (height, width) => `Mapa ciepła, ${height} × ${width}`,
  },
  enlarged: {
    title: 'Powiększona i pokolorowana',
    text: 'Mapa jest powiększana przez interpolację liniową do rozmiaru obrazu albo części, którą widzi sieć, a każda wartość dostaje kolor: niebieski jest zimny, czerwony gorący. JET może pokazywać krawędzie, których nie ma; inne kolory możesz wybrać obok obrazu.',
    map: 'Powiększona mapa ciepła w JET',
    caption: 'W JET',
    empty: 'Tylko najzimniejszy kolor',
  },
  over: {
    title: 'Na obrazie',
    formula: 'S = 0,4 · ciepło + obraz; zapisane: min(S, 255); pokazane: S / max S',
    text: 'Ciepło jest dodawane do obrazu. Żaden kolor nie przekracza 255: zapisany plik przycina większe sumy, a wykres notebooka dzieli wszystko przez największą sumę, co przyciemnia obraz.',
    saved: 'Jak w pliku, przycięte',
    plotted: 'Jak pokazuje notebook',
  },
  save: {
    title: 'Zapis',
    text: 'Tablice to wejście, wyjście warstwy, gradienty, wagi i mapa, jako pliki .npy. Skrypt odtwarza ten wynik z bieżącymi ustawieniami: z tablic albo z pliku sieci, jeśli Python może ją uruchomić.',
    picture: 'Zapisz obraz',
    data: 'Zapisz dane',
    arrays: 'Zapisz tablice',
    copy: 'Kopiuj jako Python',
    copied: 'Skopiowano.',
  },
  plane: {
    keys: (label) => `${label}. Użyj strzałek, aby odczytać liczby.`,
    reading: (row, column, value) => `wiersz ${row}, kolumna ${column}: ${formats.precise(value)}`,
    scale: (low, high) => `Skala od ${formats.short(low)} do ${formats.short(high)}`,
  },
  against: {
    theClass:
      'Mapa ciepła odpowiada na pytanie o jedną klasę: co na obrazie przemawia przeciw niej? Na początku jest to klasa najbardziej prawdopodobna; każdą inną możesz wyszukać obok obrazu.',
    gradient: 'Tutaj ma odwrócony znak: liczy się to, ile komórka odebrałaby klasie.',
    weighted:
      'Kanał jest jasny tam, gdzie na obrazie jest jego wzorzec. Pomnożony przez wagę pokazuje swój wkład: wartości powyżej zera przemawiają przeciw klasie, poniżej zera za nią.',
    relu: (label: string) =>
      `Zostaje tylko to, co przemawia przeciw klasie „${label}”: wartości poniżej zera stają się zerem, a reszta jest dzielona przez największą wartość. To jest mapa ciepła. Wskaż komórkę, aby odczytać jej liczbę.`,
    empty: (label: string) =>
      `Żadna komórka nie przemawia przeciw klasie „${label}”: wszystkie wartości stają się zerem, mapa jest pusta, a obraz nie dostaje koloru. Notebook dzieliłby tu zero przez zero.`,
  },
}
