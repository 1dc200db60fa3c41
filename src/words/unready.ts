import type { Language } from './languages.ts'

/** What stands in index.html itself, for when the files of the page do not come; never in its scripts. */
export const unready: Readonly<Record<Language, { says: string; reload: string }>> = {
  en: {
    says: 'Heatlens did not start as it should: some of its files may not have arrived. Check the connection, then reload.',
    reload: 'Reload',
  },
  de: {
    says: 'Heatlens ist nicht richtig gestartet: Einige seiner Dateien sind wohl nicht angekommen. Prüfen Sie die Verbindung und laden Sie dann neu.',
    reload: 'Neu laden',
  },
  es: {
    says: 'Heatlens no arrancó como debía: puede que algunos de sus archivos no hayan llegado. Comprueba la conexión y después recarga.',
    reload: 'Recargar',
  },
  pl: {
    says: 'Heatlens nie uruchomił się jak należy: być może część jego plików nie dotarła. Sprawdź połączenie, a potem odśwież.',
    reload: 'Odśwież',
  },
  zh: {
    says: 'Heatlens 未能正常启动：它的部分文件可能没有到达。请检查连接，然后重新加载。',
    reload: '重新加载',
  },
}
