import type { WalkthroughWords } from '../en/walkthrough.ts'
import { formats } from './formats.ts'

export const walkthroughMethods: WalkthroughWords['methods'] = {
  weights: {
    title: 'Wagi kanałów',
    gradCamPlusPlus:
      'Waga kanału to suma jego dodatnich gradientów, każdego pomnożonego przez α, które jest większe tam, gdzie kanał reaguje w niewielu miejscach. Dzięki temu małe rzeczy liczą się tak samo jak duże.',
    xGradCam:
      'Waga kanału to średnia jego gradientów ważona jego wyjściami: gradient liczy się tam, gdzie kanał reaguje.',
    finerCam:
      'Waga kanału to średnia jego gradientów, jak w Grad-CAM, ale dla innej wartości: tego, co odróżnia klasę od trzech najbliższych jej klas.',
    shapleyCam:
      'Waga kanału to średnia jego gradientów pomniejszona o połowę tego, jak zmieniają się one, gdy rosną wyjścia (hesjan). W ten sposób szacuje się jego wartość Shapleya do drugiego rzędu.',
    largest: (channel, weight) =>
      `Spośród kanałów, które reagują, największą wagę ma kanał ${channel}: ${formats.short(weight)}. Kliknij wykres, aby w następnym kroku użyć innego kanału.`,
  },
  products: {
    title: 'Każda komórka osobno',
    hiResCam:
      'Nie ma wag: każde wyjście jest mnożone przez własny gradient, a nie przez średnią. Komórka liczy się tylko o tyle, o ile klasa zależy właśnie od niej.',
    gradCamElementWise:
      'Nie ma wag: każde wyjście jest mnożone przez własny gradient, a ujemne iloczyny stają się zerem, zanim kanały zostaną dodane.',
    layerCam:
      'Nie ma wag: każde wyjście jest mnożone przez własny gradient tam, gdzie jest on dodatni. Dzięki temu także wcześniejsze, dokładniejsze warstwy dają użyteczne mapy.',
    eigenGradCam:
      'Nie ma wag: każde wyjście jest mnożone przez własny gradient. Mapą będzie to, co kanały mają wspólnego.',
    segEigenCam:
      'Nie ma wag: każde wyjście jest mnożone przez wielkość swojego gradientu, bez względu na znak. Mapą będzie to, co kanały mają wspólnego.',
  },
  oneChannel: {
    title: 'Jeden kanał, komórka po komórce',
    text: 'Gdzie wynik jest powyżej zera, kanał dodaje do mapy; gdzie jest poniżej zera, odejmuje od niej.',
    after: (channel) => `Kanał ${channel}, mnożony komórka po komórce`,
  },
  component: {
    title: 'Pierwsza składowa główna',
    text: 'Każda komórka ma po jednej liczbie na kanał. Mapa mówi, gdzie komórka leży w kierunku, w którym komórki różnią się najbardziej. Znak tego kierunku jest dowolny; tutaj większa strona jest dodatnia.',
  },
  titles: { asked: 'Co jest sprawdzane', answered: 'Co odpowiada sieć', mapped: 'Jak powstaje z tego mapa' },
  steps: {
    eigenCam: {
      asked: 'Nie pada pytanie o żadną klasę: liczą się tylko wyjścia warstwy.',
      answered: 'Każda komórka warstwy ma po jednej liczbie na kanał. Od każdego kanału odejmowana jest jego średnia.',
      mapped:
        'Mapa mówi, gdzie komórka leży w kierunku, w którym komórki różnią się najbardziej (pierwsza składowa główna); większa strona jest dodatnia.',
    },
    kpcaCam: {
      asked: 'Nie pada pytanie o żadną klasę: liczą się tylko wyjścia warstwy.',
      answered:
        'Każde dwie komórki są porównywane jądrem, tangensem hiperbolicznym iloczynu ich liczb: jedna liczba na każdą parę komórek.',
      mapped: 'Mapa to pierwsza składowa główna tej tabeli; większa strona jest dodatnia.',
    },
    fem: {
      asked: 'Nie pada pytanie o żadną klasę: liczą się tylko wyjścia warstwy.',
      answered:
        'Komórka kanału reaguje silnie, jeśli leży o więcej niż dwa odchylenia standardowe powyżej średniej kanału.',
      mapped: 'Każdy kanał jest mnożony przez udział swoich silnie reagujących komórek i brana jest średnia.',
    },
    refineCam: {
      asked: 'Powstają mapy kilku warstw: ostatnie wiedzą, co jest na obrazie, wcześniejsze, gdzie.',
      answered: 'Każda warstwa daje własną mapę Grad-CAM++, przeskalowaną od 0 do 1.',
      mapped: 'Mapy są powiększane i mnożone: zostaje tylko to, w czym wszystkie warstwy są zgodne.',
    },
    fullGrad: {
      asked: 'Co do wyniku dodaje każda część: każdy piksel wejścia i każde obciążenie (bias) w sieci?',
      answered:
        'Każda część jest mnożona przez swój gradient. Razem z obciążeniem ostatniej warstwy wszystkie iloczyny dają logit.',
      mapped: 'Wielkości kanałów każdej warstwy są skalowane od 0 do 1, powiększane i dodawane.',
    },
    scoreCam: {
      asked:
        'Każdy kanał warstwy, powiększony i przeskalowany od 0 do 1, służy za maskę: obraz zostaje tylko tam, gdzie kanał reaguje.',
      answered: 'Dla każdego z tych obrazów sieć daje wynik klasy. Gradient nie jest potrzebny.',
      mapped: 'Softmax zamienia wyniki w wagi, a mapa to średnia kanałów z tymi wagami.',
    },
    smoothGradCamPlusPlus: {
      asked: 'Do obrazu raz po raz dodawany jest szum, aby przypadki pojedynczych pikseli się uśredniły.',
      answered:
        'Dla każdego zaszumionego obrazu jest gradient. Zachowywane są średnie gradientów, ich kwadratów i sześcianów.',
      mapped: 'Z tych średnich obliczane są wagi Grad-CAM++, przez które mnożone są kanały czystego obrazu.',
    },
    ablationCam: {
      asked: 'A gdyby sieci zabrakło kanału? Każdy kanał warstwy jest po kolei zerowany.',
      answered: 'Reszta sieci działa jeszcze raz od tej warstwy i daje wynik bez tego kanału.',
      mapped: 'Waga kanału to część wyniku, która bez niego przepada.',
    },
    rise: {
      asked: 'Obraz jest przykrywany losowymi maskami, z których każda pokazuje mniej więcej połowę.',
      answered: 'Dla każdego zamaskowanego obrazu sieć daje wynik klasy.',
      mapped: 'Mapa to średnia masek, każdej pomnożonej przez swój wynik, minus średni wynik.',
    },
    occlusion: {
      asked: 'Kwadrat przesuwa się po obrazie i zasłania jedno miejsce po drugim.',
      answered: 'Dla każdego miejsca sieć daje wynik bez niego.',
      mapped: 'Piksel dostaje średnią tego, co wynik traci przez kwadraty, które go zasłaniają.',
    },
    guidedBackprop: {
      asked: 'Jak zmieniłby się wynik z każdą liczbą wejścia? Gradient jest prowadzony wstecz aż do obrazu.',
      answered: 'Po drodze przez aktywne ReLU przechodzą tylko dodatnie gradienty.',
      mapped: 'Wielkości są sumowane po kolorach. Mapa pokazuje bardziej krawędzie niż klasę.',
    },
    guidedGradCam: {
      asked: 'Powstają dwie mapy: Grad-CAM, zgrubna, ale znająca klasę, i kierowana propagacja wsteczna, dokładna.',
      answered: 'Mapa Grad-CAM jest powiększana do rozmiaru wejścia.',
      mapped: 'Obie mapy są mnożone piksel po pikselu.',
    },
    inputXGradient: {
      asked: 'Jak zmieniłby się wynik z każdą liczbą wejścia? Gradient jest prowadzony wstecz aż do obrazu.',
      answered: 'Każda liczba wejścia jest mnożona przez swój gradient: mniej więcej tyle dodaje do wyniku.',
      mapped: 'Iloczyny są sumowane po kolorach.',
    },
    smoothGrad: {
      asked: 'Do obrazu raz po raz dodawany jest szum, aby przypadki pojedynczych pikseli się uśredniły.',
      answered: 'Dla każdego zaszumionego obrazu gradient jest prowadzony wstecz aż do obrazu.',
      mapped: 'Brana jest średnia gradientów, a jej wielkości są sumowane po kolorach.',
    },
    integratedGradients: {
      asked: 'Obraz wyłania się z czerni małymi krokami.',
      answered: 'W każdym kroku gradient jest prowadzony wstecz aż do obrazu.',
      mapped:
        'Średni gradient jest mnożony przez to, co obraz dodaje do czerni. Wszystkie piksele razem dają różnicę wyników.',
    },
    random: {
      asked: 'O nic nie pytamy: to punkt odniesienia, który pokazuje, co same z siebie mówią wyjścia warstwy.',
      answered: 'Każdy kanał dostaje losową wagę od −1 do 1, zawsze tę samą.',
      mapped: 'Mapa to średnia kanałów z tymi wagami. Dobra metoda różni się od niej.',
    },
    sobel: {
      asked: 'O nic nie pytamy: to punkt odniesienia, który nie używa sieci.',
      answered: 'W każdym pikselu porównywana jest jasność sąsiadów w poziomie i w pionie.',
      mapped: 'Mapa to stromość jasności: krawędzie obrazu. Dobra metoda różni się od niej.',
    },
  },
  map: {
    title: 'Mapa',
    text: (method) => `Oto co daje ${method}, zanim odpadną wartości poniżej zera.`,
    label: 'Mapa metody',
  },
  smoothing: {
    flips: 'Jest wygładzona: to średnia map obrazu i jego odbicia lustrzanego, przy trzech kontrastach każda.',
    eigen: 'Jest wygładzona: zamiast średniej brana jest pierwsza składowa główna kanałów.',
  },
  fusion: {
    mean: (layers) => `Mapy kilku warstw (${layers}) są skalowane, powiększane i uśredniane.`,
    product: (layers) => `Mapy kilku warstw (${layers}) są skalowane, powiększane i mnożone.`,
  },
}
