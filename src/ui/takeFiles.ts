/** What a drop or a paste brought. */
export interface Taken {
  files: File[]
  /** A sentence on what could not be taken, and the name of it. */
  refusal?: { problem: string; name?: string }
}

/** Takes the files out of a drop or a paste. Folders and things that are no files come back as a refusal. */
export function takeFiles(transfer: DataTransfer, how: 'dropped' | 'pasted'): Taken {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file')
  const folder = items.map((item) => item.webkitGetAsEntry?.()).find((entry) => entry?.isDirectory)
  const files = items.flatMap((item) => {
    const file = item.webkitGetAsEntry?.()?.isDirectory ? null : item.getAsFile()
    return file ? [file] : []
  })
  if (folder) {
    return {
      files,
      refusal: { problem: `“${folder.name}” is a folder. Open it and drop the pictures inside.`, name: folder.name },
    }
  }
  if (files.length > 0) return { files }
  return {
    files,
    refusal: {
      problem:
        how === 'dropped'
          ? 'What was dropped holds no file. Save the picture first, then drop the file.'
          : 'The clipboard holds no picture. Copy a picture itself, not its address, and paste again.',
    },
  }
}

/** Tells weights as Keras saves them, and a list of classes that comes along, from pictures. */
export function sortFiles(files: readonly File[]): { weights: File[]; pictures: File[] } {
  const h5 = files.find(({ name }) => /\.(h5|hdf5)$/i.test(name))
  if (!h5) return { weights: [], pictures: [...files] }
  const list = files.find(({ name }) => /\.json$/i.test(name))
  const weights = list ? [h5, list] : [h5]
  return { weights, pictures: files.filter((file) => !weights.includes(file)) }
}
