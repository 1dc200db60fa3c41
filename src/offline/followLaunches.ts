import type { AppStore } from '../state/appState.ts'
import { fetchSample } from '../ui/first/fetchSample.ts'
import { samplesFor } from '../ui/first/samples.ts'
import { sortFiles, withLists } from '../ui/first/takeFiles.ts'
import { useOpenDialog } from '../ui/first/useOpenDialog.ts'
import { handleLaunches } from './handleLaunches.ts'

/** Handles in the page what the system, or a shortcut of the installed app, opens it with. */
export function followLaunches(store: AppStore): void {
  const { open, addModel, refuse } = store.getState()
  handleLaunches({
    async take(files) {
      const { network, pictures } = await withLists(sortFiles(files))
      if (network.length > 0) void addModel(network)
      if (pictures.length > 0) void open(pictures)
    },
    // Any site can submit the form that brings these, so networks are not accepted.
    takePictures(pictures) {
      if (pictures.length > 0) void open(pictures)
      else refuse({ code: 'handedPicturesMissing', parameters: {} })
    },
    starts: {
      camera: () => useOpenDialog.getState().show('camera'),
      sample() {
        const [first] = samplesFor(store.getState().engine?.model.classes ?? [])
        if (first) void open(fetchSample(first.sample))
      },
    },
  })
}
