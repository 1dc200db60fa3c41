import type { Language } from './languages.ts'

/** What stands in index.html itself, for when the files of the page do not come; never in its scripts. */
export const unready: Readonly<Record<Language, { says: string; reload: string }>> = {
  en: {
    says: 'Heatlens could not start, because some of its files did not arrive. Check the connection, then reload.',
    reload: 'Reload',
  },
  de: {
    says: 'Heatlens konnte nicht starten, weil einige seiner Dateien nicht angekommen sind. Prüfen Sie die Verbindung und laden Sie dann neu.',
    reload: 'Neu laden',
  },
  es: {
    says: 'Heatlens no pudo arrancar porque algunos de sus archivos no llegaron. Comprueba la conexión y después recarga.',
    reload: 'Recargar',
  },
  pl: {
    says: 'Heatlens nie mógł wystartować, bo część jego plików nie dotarła. Sprawdź połączenie, a potem odśwież.',
    reload: 'Odśwież',
  },
  zh: {
    says: 'Heatlens 无法启动，因为它的部分文件没有到达。请检查连接，然后重新加载。',
    reload: '重新加载',
  },
}
