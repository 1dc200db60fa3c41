import type { Language } from './languages.ts'

/** The message in index.html for when the files of the page do not arrive; it is never in the scripts. */
export const unready: Readonly<Record<Language, { says: string; reload: string }>> = {
  en: {
    says: 'Heatlens did not start properly: some of its files may be missing. Check the connection, then reload.',
    reload: 'Reload',
  },
  de: {
    says: 'Heatlens ist nicht richtig gestartet: Vielleicht fehlen einige seiner Dateien. Prüfen Sie die Verbindung, und laden Sie dann neu.',
    reload: 'Neu laden',
  },
  es: {
    says: 'Heatlens no se inició correctamente: puede que falten algunos de sus archivos. Comprueba la conexión y después recarga.',
    reload: 'Recargar',
  },
  pl: {
    says: 'Heatlens nie uruchomił się prawidłowo: być może brakuje części jego plików. Sprawdź połączenie, a potem odśwież.',
    reload: 'Odśwież',
  },
  zh: {
    says: 'Heatlens 未能正常启动：可能缺少部分文件。请检查连接，然后重新加载。',
    reload: '重新加载',
  },
}
