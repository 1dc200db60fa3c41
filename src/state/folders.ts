/** The folder that a dropped file comes from, with those around it: `runs/birds`. Only of files from dropped folders. */
export const knownFolders = new WeakMap<File, string>()

/** A file's name, behind that of its folder where it comes from one: `birds/model.h5`. */
export const placeOf = (file: File): string =>
  [knownFolders.get(file)?.split('/').at(-1), file.name].filter(Boolean).join('/')
