import type { WalkthroughWords } from '../en/walkthrough.ts'
import { formats } from './formats.ts'

export const walkthroughMethods: WalkthroughWords['methods'] = {
  weights: {
    title: 'Die Gewichte der Kanäle',
    gradCamPlusPlus:
      'Das Gewicht eines Kanals ist die Summe seiner positiven Gradienten, jeder mit einem α multipliziert, das größer ist, wo der Kanal an wenigen Stellen anspricht. So zählen kleine Dinge ebenso wie große.',
    xGradCam:
      'Das Gewicht eines Kanals ist das mit seinen Ausgaben gewichtete Mittel seiner Gradienten: Der Gradient zählt dort, wo der Kanal anspricht.',
    finerCam:
      'Das Gewicht eines Kanals ist wie bei Grad-CAM das Mittel seiner Gradienten, aber von einem anderen Wert: davon, was die Klasse von den drei ihr nächsten Klassen unterscheidet.',
    shapleyCam:
      'Das Gewicht eines Kanals ist das Mittel seiner Gradienten, minus die Hälfte davon, wie sie sich ändern, wenn die Ausgaben wachsen (die Hesse-Matrix). Das schätzt seinen Shapley-Wert in zweiter Ordnung.',
    largest: (channel, weight) =>
      `Von den Kanälen, die ansprechen, hat Kanal ${channel} das größte Gewicht, ${formats.short(weight)}. Ein Klick ins Diagramm wählt einen anderen Kanal für den nächsten Schritt.`,
  },
  products: {
    title: 'Jede Zelle für sich',
    hiResCam:
      'Es gibt keine Gewichte: Jede Ausgabe wird mit ihrem eigenen Gradienten multipliziert, nicht mit einem Mittel. Eine Zelle zählt nur so weit, wie die Klasse von genau dieser Zelle abhängt.',
    gradCamElementWise:
      'Es gibt keine Gewichte: Jede Ausgabe wird mit ihrem eigenen Gradienten multipliziert, und negative Produkte werden null, bevor die Kanäle addiert werden.',
    layerCam:
      'Es gibt keine Gewichte: Jede Ausgabe wird mit ihrem eigenen Gradienten multipliziert, wo dieser positiv ist. So geben auch frühere, feinere Schichten brauchbare Karten.',
    eigenGradCam:
      'Es gibt keine Gewichte: Jede Ausgabe wird mit ihrem eigenen Gradienten multipliziert. Die Karte wird das sein, was die Kanäle gemeinsam haben.',
    segEigenCam:
      'Es gibt keine Gewichte: Jede Ausgabe wird mit dem Betrag ihres Gradienten multipliziert, gleich welches Vorzeichen er hat. Die Karte wird das sein, was die Kanäle gemeinsam haben.',
  },
  oneChannel: {
    title: 'Ein Kanal, Zelle für Zelle',
    text: 'Wo das Ergebnis über null liegt, trägt der Kanal zur Karte bei; wo es unter null liegt, nimmt er ihr etwas weg.',
    after: (channel) => `Kanal ${channel}, Zelle für Zelle multipliziert`,
  },
  component: {
    title: 'Die erste Hauptkomponente',
    text: 'Jede Zelle hat je Kanal eine Zahl. Die Karte sagt, wo eine Zelle in der Richtung liegt, in der sich die Zellen am meisten unterscheiden. Das Vorzeichen dieser Richtung ist beliebig; hier ist die größere Seite positiv.',
  },
  titles: { asked: 'Was versucht wird', answered: 'Was das Netz antwortet', mapped: 'Wie daraus eine Karte wird' },
  steps: {
    eigenCam: {
      asked: 'Nach keiner Klasse wird gefragt: Nur die Ausgaben der Schicht zählen.',
      answered: 'Jede Zelle der Schicht hat je Kanal eine Zahl. Von jedem Kanal wird sein Mittel abgezogen.',
      mapped:
        'Die Karte sagt, wo eine Zelle in der Richtung liegt, in der sich die Zellen am meisten unterscheiden (die erste Hauptkomponente); die größere Seite ist positiv.',
    },
    kpcaCam: {
      asked: 'Nach keiner Klasse wird gefragt: Nur die Ausgaben der Schicht zählen.',
      answered:
        'Je zwei Zellen werden durch einen Kern verglichen, den Tangens hyperbolicus des Produkts ihrer Zahlen: eine Zahl für jedes Paar von Zellen.',
      mapped: 'Die Karte ist die erste Hauptkomponente dieser Tabelle; die größere Seite ist positiv.',
    },
    fem: {
      asked: 'Nach keiner Klasse wird gefragt: Nur die Ausgaben der Schicht zählen.',
      answered:
        'Eine Zelle eines Kanals spricht stark an, wenn sie mehr als zwei Standardabweichungen über dem Mittel des Kanals liegt.',
      mapped:
        'Jeder Kanal wird mit dem Anteil seiner Zellen multipliziert, die stark ansprechen, und das Mittel wird genommen.',
    },
    refineCam: {
      asked: 'Von mehreren Schichten werden Karten gemacht: Die letzten wissen, was da ist, die früheren, wo.',
      answered: 'Jede Schicht gibt ihre eigene Karte von Grad-CAM++, von 0 bis 1 skaliert.',
      mapped: 'Die Karten werden vergrößert und multipliziert: Nur worin alle Schichten übereinstimmen, bleibt.',
    },
    fullGrad: {
      asked: 'Was trägt jeder Teil zum Wert bei: jedes Pixel der Eingabe und jeder Bias im Netz?',
      answered:
        'Jeder Teil wird mit seinem Gradienten multipliziert. Mit dem Bias der letzten Schicht ergeben alle Produkte zusammen das Logit.',
      mapped: 'Die Beträge der Kanäle jeder Schicht werden von 0 bis 1 skaliert, vergrößert und addiert.',
    },
    scoreCam: {
      asked:
        'Jeder Kanal der Schicht, vergrößert und von 0 bis 1 skaliert, dient als Maske: Das Bild bleibt nur, wo der Kanal anspricht.',
      answered: 'Für jedes dieser Bilder gibt das Netz der Klasse einen Wert. Ein Gradient ist nicht nötig.',
      mapped: 'Softmax macht aus den Werten Gewichte, und die Karte ist das Mittel der Kanäle mit diesen Gewichten.',
    },
    smoothGradCamPlusPlus: {
      asked: 'Dem Bild wird immer wieder Rauschen hinzugefügt, damit sich Zufälle einzelner Pixel herausmitteln.',
      answered:
        'Für jedes verrauschte Bild gibt es einen Gradienten. Die Mittel der Gradienten, ihrer Quadrate und Kuben werden behalten.',
      mapped:
        'Aus diesen Mitteln werden die Gewichte von Grad-CAM++ berechnet; sie multiplizieren die Kanäle des klaren Bildes.',
    },
    ablationCam: {
      asked: 'Was, wenn dem Netz ein Kanal fehlte? Nacheinander wird jeder Kanal der Schicht auf null gesetzt.',
      answered: 'Der Rest des Netzes läuft von dieser Schicht an noch einmal und gibt einen Wert ohne diesen Kanal.',
      mapped: 'Das Gewicht eines Kanals ist der Anteil des Wertes, der ohne ihn verloren geht.',
    },
    rise: {
      asked: 'Das Bild wird mit zufälligen Masken bedeckt, die je etwa die Hälfte zeigen.',
      answered: 'Für jedes maskierte Bild gibt das Netz der Klasse einen Wert.',
      mapped: 'Die Karte ist das Mittel der Masken, jede mit ihrem Wert multipliziert, minus den mittleren Wert.',
    },
    occlusion: {
      asked: 'Ein Quadrat wandert über das Bild und verdeckt eine Stelle nach der anderen.',
      answered: 'Für jede Stelle gibt das Netz den Wert ohne sie.',
      mapped: 'Ein Pixel bekommt das Mittel dessen, was der Wert durch die Quadrate verliert, die es verdecken.',
    },
    guidedBackprop: {
      asked: 'Wie änderte sich der Wert mit jeder Zahl der Eingabe? Der Gradient wird bis zum Bild zurückverfolgt.',
      answered: 'Unterwegs gehen nur positive Gradienten durch ein ReLU, das aktiv war.',
      mapped: 'Die Beträge werden über die Farben addiert. Die Karte zeigt eher Kanten als die Klasse.',
    },
    guidedGradCam: {
      asked: 'Zwei Karten werden gemacht: Grad-CAM, grob, aber mit der Klasse, und Guided Backpropagation, fein.',
      answered: 'Die Karte von Grad-CAM wird auf die Größe der Eingabe vergrößert.',
      mapped: 'Beide Karten werden Pixel für Pixel multipliziert.',
    },
    inputXGradient: {
      asked: 'Wie änderte sich der Wert mit jeder Zahl der Eingabe? Der Gradient wird bis zum Bild zurückverfolgt.',
      answered: 'Jede Zahl der Eingabe wird mit ihrem Gradienten multipliziert: etwa das, was sie zum Wert beiträgt.',
      mapped: 'Die Produkte werden über die Farben addiert.',
    },
    smoothGrad: {
      asked: 'Dem Bild wird immer wieder Rauschen hinzugefügt, damit sich Zufälle einzelner Pixel herausmitteln.',
      answered: 'Für jedes verrauschte Bild wird der Gradient bis zum Bild zurückverfolgt.',
      mapped: 'Das Mittel der Gradienten wird genommen, und seine Beträge werden über die Farben addiert.',
    },
    integratedGradients: {
      asked: 'Das Bild wird in kleinen Schritten aus dem Schwarz eingeblendet.',
      answered: 'Bei jedem Schritt wird der Gradient bis zum Bild zurückverfolgt.',
      mapped:
        'Der mittlere Gradient wird mit dem multipliziert, was das Bild zum Schwarz hinzufügt. Alle Pixel ergeben zusammen den Unterschied der Werte.',
    },
    random: {
      asked: 'Nichts wird gefragt: Dies ist ein Vergleich dafür, was die Ausgaben der Schicht von selbst zeigen.',
      answered: 'Jeder Kanal bekommt ein zufälliges Gewicht von −1 bis 1, immer dasselbe.',
      mapped: 'Die Karte ist das Mittel der Kanäle mit diesen Gewichten. Eine gute Methode unterscheidet sich von ihr.',
    },
    sobel: {
      asked: 'Nichts wird gefragt: Dies ist ein Vergleich, der das Netz nicht benutzt.',
      answered: 'An jedem Pixel wird die Helligkeit seiner Nachbarn waagrecht und senkrecht verglichen.',
      mapped:
        'Die Karte ist, wie steil die Helligkeit ist: die Kanten des Bildes. Eine gute Methode unterscheidet sich von ihr.',
    },
  },
  map: {
    title: 'Die Karte',
    text: (method) => `Das gibt ${method}, bevor Werte unter null wegfallen.`,
    label: 'Die Karte der Methode',
  },
  smoothing: {
    flips: 'Sie ist geglättet: das Mittel der Karten des Bildes und seines Spiegelbildes, bei je drei Kontrasten.',
    eigen: 'Sie ist geglättet: Statt des Mittels wird die erste Hauptkomponente der Kanäle genommen.',
  },
  fusion: {
    mean: (layers) => `Die Karten mehrerer Schichten (${layers}) werden skaliert, vergrößert und gemittelt.`,
    product: (layers) => `Die Karten mehrerer Schichten (${layers}) werden skaliert, vergrößert und multipliziert.`,
  },
}
