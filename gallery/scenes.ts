import type { Problem } from '../src/errors/codes.ts'
import type { Remedy } from '../src/errors/index.ts'
import type { Outcome } from '../src/export/savedData.ts'
import { frame } from '../src/image/input/fit.ts'
import { defaultSettings } from '../src/settings/settings.ts'
import type { AppShell } from '../src/state/appShell.ts'
import type { AppState, Failure, FailureTopic, Phase } from '../src/state/appState.ts'
import type { PageState } from '../src/state/pageState.ts'
import type { Confidence, EvidenceId, overlayStyles } from '../src/types.ts'
import type { DialogId } from '../src/ui/first/useOpenDialog.ts'
import type { OpenedNetwork } from '../src/worker/explainer/explainer.ts'
import { details, engine, models, outcomeOf, type Photo, picturesOf, predictions, shownOf } from './answer.ts'
import { answerOf, multiLabel, nested, severalOutputs, values } from './networks.ts'

/** A state of the page, and how to reach it. */
export interface Scene {
  /** Its `data-state`. */
  page: PageState
  state: Partial<AppState>
  shell?: Partial<AppShell>
  dialog?: DialogId | 'model' | 'keyboard'
  /** A file is being dragged over the page. */
  isOver?: true
  /** A selector of an element to click after rendering, for state outside of the stores. */
  press?: string
  /** What is among its texts, in English. */
  says?: readonly string[]
  /** Some lazily loaded parts do not arrive. */
  missesParts?: true
}

/** The keys of a store's data, without its actions. */
type Data<Store> = {
  [Key in keyof Store]: Store[Key] extends (...parts: never[]) => unknown ? never : Key
}[keyof Store]

/**
 * Every state of the page. The groups are records over the store's unions, so a new member does not compile until it
 * has a scene here.
 */
export function makeScenes(photo: Photo) {
  const ready: Partial<AppState> = {
    ...{ phase: { at: 'resting' }, modelId: engine.model.id, engine, models, canKeep: true },
    room: { used: 300e6, quota: 20e9, isKept: false },
    readDetails: async () => details,
    measureMemory: async () => ({ tensors: 52, bytes: 610e6 }),
    refreshModels: async () => {},
  }
  const outcome = outcomeOf(photo)
  const isWorking: Phase = { at: 'working', picture: photo.file.name }
  const pictures = picturesOf(photo)
  const done: Partial<AppState> = {
    ...ready,
    ...{ pictures: pictures.slice(0, 1), shown: shownOf(photo, outcome), lastOutcome: outcome },
  }
  const working: Partial<AppState> = { ...done, phase: isWorking }
  const scene = (page: PageState, state: Partial<AppState>, more: Partial<Scene> = {}): Scene => ({
    ...{ page, state, ...more },
  })
  const failed = (failure: Failure, state = done) => scene('failed', { ...state, failure })
  const stopped = (way: Remedy, problem: Problem) =>
    scene('failed', { ...ready, engine: null, phase: { at: 'stopped', problem, way } })
  const problems = {
    picture: { code: 'pictureUnknown', parameters: { file: 'diary.png' } },
    fetching: { code: 'modelFileNotFetched', parameters: { file: 'model.json' } },
    part: { code: 'partMissing', parameters: {} },
    method: { code: 'unknownMethod', parameters: { method: 'guess' } },
  } satisfies Record<string, Problem>

  const page: Record<PageState, Scene> = {
    loading: scene('loading', {
      ...{ ...ready, engine: null, phase: { at: 'loading', progress: { loaded: 120e6, total: 276e6 } } },
    }),
    ready: scene('ready', ready),
    working: scene('working', {
      ...{ ...ready, phase: isWorking, pictures: [{ ...pictures[0], state: 'working' }] as AppState['pictures'] },
    }),
    done: scene('done', done),
    failed: failed({ problem: problems.picture }, ready),
  }

  const named = (name: string) => [new File(['x'], name)]
  const halted = {
    ...{ files: named('vgg16.h5'), keeping: { weights: 'float32' as const } },
    progress: { loaded: 200e6, total: 553e6 },
  }
  const rare: Outcome = { ...outcome, explanation: { ...outcome.explanation, classIndex: 6, probability: 0.013 } }
  const progress: Record<string, Scene> = {
    'loading, not begun': scene('loading', {
      ...{ engine: null, phase: { at: 'loading', progress: { loaded: 0, total: 0 } } },
    }),
    'loading, getting ready': scene('loading', {
      ...{ ...ready, engine: null, phase: { at: 'loading', progress: { loaded: 276e6, total: 276e6 } } },
    }),
    'working, predictions are there': scene('working', {
      ...{ ...working, shown: { pictureId: 1, photo, predictions }, lastOutcome: null },
      pictures: [{ ...pictures[0], state: 'working' }] as AppState['pictures'],
    }),
    'working, another class': scene('working', working),
  }

  const way: Record<Remedy, Scene> = {
    load: stopped('load', problems.fetching),
    restart: stopped('restart', problems.fetching),
    fetch: stopped('fetch', problems.part),
    leave: stopped('leave', problems.method),
    none: stopped('none', problems.fetching),
  }

  const about: Record<FailureTopic, Scene> = {
    answer: failed({ problem: problems.part, about: 'answer' }),
    network: { ...failed({ problem: problems.fetching, about: 'network' }), dialog: 'model' },
    saving: failed({ problem: problems.part, about: 'saving' }),
    copying: failed({ problem: problems.part, about: 'copying' }),
    reading: failed({ problem: problems.part, about: 'reading' }),
    offer: failed({ problem: problems.part, about: 'offer' }),
    stretching: failed({ problem: problems.part, about: 'stretching' }),
  }

  const failure: Record<Exclude<keyof Failure, 'problem'>, Scene> = {
    picture: failed({ problem: problems.picture, picture: 'diary.png' }),
    about: about.network,
    pictureId: failed({ problem: problems.picture, picture: 'diary.png', pictureId: 2 }),
    others: failed({ problem: problems.picture, picture: 'diary.png', others: ['letter.png', 'notes.png'] }),
    isPast: { ...failed({ problem: problems.picture, picture: 'diary.png', isPast: true }), page: 'done' },
    isUnharmed: failed({ problem: problems.fetching, isUnharmed: true }),
    again: failed({ problem: problems.fetching, again: 'host' }),
    unkept: failed({
      problem: problems.fetching,
      unkept: { files: [photo.file], keeping: { weights: 'float32' } },
    }),
  }

  const shell: Record<Data<AppShell>, Scene> = {
    isOnline: scene('done', done, { shell: { isOnline: false, isKept: true } }),
    isKept: scene('ready', ready, { shell: { isKept: 'just' } }),
    hasUpdate: scene('done', done, { shell: { hasUpdate: true } }),
    losesPictures: scene('done', done, { shell: { hasUpdate: true, losesPictures: true } }),
    isReloading: scene('done', done, { shell: { hasUpdate: true, isReloading: true } }),
    install: scene('ready', ready, { shell: { install: async () => {} }, press: '.preferences-open' }),
  }

  const dialog: Record<NonNullable<Scene['dialog']>, Scene> = {
    camera: scene('ready', ready, { dialog: 'camera' }),
    address: scene('ready', ready, { dialog: 'address' }),
    classes: scene('ready', ready, { dialog: 'classes' }),
    model: scene('done', done, { dialog: 'model' }),
    keyboard: scene('done', done, { dialog: 'keyboard' }),
  }

  const evidence: Record<EvidenceId, Scene> = {
    for: scene('done', { ...done, shown: shownOf(photo, outcomeOf(photo, 'for', true)) }),
    against: scene('done', { ...done, shown: shownOf(photo, outcomeOf(photo, 'against')) }),
  }

  const look: Record<(typeof overlayStyles)[number], Scene> = {
    heat: scene('done', { ...done, settings: { ...defaultSettings, showsRegion: true } }),
    clear: scene('done', { ...done, settings: { ...defaultSettings, overlayStyle: 'clear', opacity: 0.7 } }),
    contours: scene('done', { ...done, settings: { ...defaultSettings, overlayStyle: 'contours' } }),
    mask: scene('done', { ...done, settings: { ...defaultSettings, overlayStyle: 'mask' } }),
  }

  const range = { bits: 6, of: 8 }
  const more: Record<string, Scene> = {
    'no GPU': scene('ready', {
      ...ready,
      engine: { ...engine, backend: { id: 'wasm', reason: { code: 'noWebgl', parameters: {} } } },
    }),
    'no storage': scene('done', { ...done, canKeep: false, room: null }, { dialog: 'model' }),
    'no host': scene('ready', { ...ready, models: [] }, { dialog: 'model' }),
    'parts that did not arrive': scene('ready', ready, { missesParts: true }),
    'a batch': scene('working', { ...working, pictures, finished: 2 }),
    'a batch that was cancelled': scene('done', {
      ...done,
      pictures: pictures.filter(({ state }) => state !== 'working'),
    }),
    'an export': scene('done', { ...done, pictures, exporting: { kind: 'zip', done: 2, total: 5 } }),
    'pictures removed': scene('done', {
      ...done,
      removals: [{ pictures: [{ picture: pictures[1] ?? never(), at: 1 }], finished: 1 }],
    }),
    'the list, and nothing on the stage': scene('ready', { ...ready, pictures: pictures.slice(0, 2) }),
    'a network is being kept': scene(
      'done',
      { ...done, adding: { file: 'vgg16.h5', progress: { loaded: 200e6, total: 553e6 } } },
      { dialog: 'model' },
    ),
    'adding was cancelled': scene('done', { ...done, halted }, { says: ['Cancelled: ', 'vgg16.h5', 'Go on'] }),
    'others were not added': scene(
      'done',
      {
        ...done,
        beside: {
          networks: ['b.keras', 'c.onnx', 'd.h5', 'e.h5'].map(named),
          pictures: named('cat.jpg'),
          inArchive: { files: named('all.zip'), members: ['second/model.h5'] },
        },
      },
      {
        dialog: 'model',
        says: [
          'Not added: ',
          'and 1 more',
          'Add c.onnx',
          'Add second/model.h5',
          'cat.jpg',
          'is a picture',
          'Open the picture',
        ],
      },
    ),
    'a list that came earlier': scene(
      'done',
      {
        ...done,
        givenList: { modelId: engine.model.id, file: 'names.txt', isUsed: true, names: [], faults: [], instead: [] },
      },
      { says: ['names.txt', 'which you gave earlier', 'Do not use them'] },
    ),
    'a file whose message does not name it': scene(
      'failed',
      { ...done, failure: { problem: { code: 'keras3Weights', parameters: {} }, picture: 'w.h5', about: 'network' } },
      { says: ['<bdi>w.h5: </bdi>'] },
    ),
    'a class that is none of the first': scene(
      'done',
      { ...done, shown: shownOf(photo, rare), lastOutcome: rare },
      { says: ['lang="en">golf ball</span><span class="prediction-value">1.3%'] },
    ),
    notices: scene('ready', {
      ...ready,
      notices: [
        { code: 'networkForVisit', parameters: { network: 'Leaf disease' } },
        { code: 'missingInTable', parameters: { count: 2, total: 40 } },
      ],
    }),
    'an offer': scene('done', {
      ...done,
      pictures: [{ ...(pictures[0] ?? never()), savedSettings: { heatlens: 1, look: 'mask' } }],
    }),
    'a dark picture': scene('done', { ...done, shown: { ...shownOf(photo, outcome), photo: { ...photo, range } } }),
    'something is dragged': scene('done', done, { isOver: true }),
    share: scene('done', done, { press: 'button.share' }),
    settings: scene('done', done, { press: '.preferences-open' }),
    channels: scene('done', done, { press: '[role=tab]:nth-of-type(2)' }),
    walkthrough: scene('done', done, { press: '[role=tab]:nth-of-type(3)' }),
  }

  const withNetwork = (network: OpenedNetwork, sure: readonly number[], areValues = false): Partial<AppState> => {
    const shown = answerOf(network, photo, sure, areValues)
    return { ...done, engine: network, modelId: network.model.id, shown, lastOutcome: shown.outcome ?? null }
  }
  const nestedNetwork = nested()
  const networks: Record<string, Scene> = {
    'two answers': scene('done', withNetwork(nestedNetwork, [0.83, 0.17])),
    'two answers, being named': scene('done', withNetwork(nestedNetwork, [0.83, 0.17]), {
      press: '.answer-names summary',
    }),
    'several labels': scene('done', withNetwork(multiLabel, [0.97, 0.62, 0.08, 0.01])),
    'a value': scene('done', withNetwork(values, [34.7], true)),
    'several outputs, numbers': scene('done', withNetwork(severalOutputs, [0.7, 0.2, 0.06, 0.04])),
    'many layers, drawn': scene('done', withNetwork(nestedNetwork, [0.83, 0.17]), {
      ...{ dialog: 'model', press: '.network-open' },
    }),
    'few layers, drawn': scene('done', done, { dialog: 'model', press: '.network-open' }),
    'walkthrough of a nested network': scene('done', withNetwork(nestedNetwork, [0.83, 0.17]), {
      press: '[role=tab]:nth-of-type(3)',
    }),
    'walkthrough of several labels': scene('done', withNetwork(multiLabel, [0.97, 0.62, 0.08, 0.01]), {
      press: '[role=tab]:nth-of-type(3)',
    }),
  }
  const { preprocessing } = engine.model
  const guessed = {
    ...engine,
    model: { ...engine.model, preprocessingFrom: 'guess' as const, preprocessing: { ...preprocessing, ...asTorch } },
  }
  const custom = {
    ...{ ...preprocessing, values: 'custom' as const, mean: [123.7, 116.8, 103.9], scale: [0.0171] },
    ...{ fit: 'short-side' as const, shortSide: 256 },
  }
  const chosen = {
    ...engine,
    model: { ...engine.model, preprocessingFrom: 'person' as const, preprocessing: custom },
  }
  const sure = { ...outcome, predictions: predictions.map((one) => ({ ...one, probability: 1, logit: 412 })) }
  const tries: Pick<AppState, 'tryPreprocessings'> = {
    tryPreprocessings: async (choices, onAnswer) => {
      for (const at of choices.keys())
        if (at < 4) onAnswer(at, { ...(predictions[at] ?? never()), probability: 0.9 / (at + 1) })
    },
  }
  const compare = '.preprocessing-question button'
  const cropped = croppedPhoto(photo)
  const pixels: Record<string, Scene> = {
    'a guess': scene('done', { ...done, engine: guessed }),
    'a guess, compared': scene('done', { ...done, ...tries, engine: guessed }, { press: compare }),
    'in doubt': scene('done', { ...done, lastOutcome: sure, shown: shownOf(photo, sure) }),
    'in doubt, compared': scene(
      'done',
      { ...done, ...tries, lastOutcome: sure, shown: shownOf(photo, sure) },
      { press: compare },
    ),
    'of a person': scene('done', { ...done, engine: chosen }),
    'of a person, in the dialog': scene('done', { ...done, engine: chosen }, { dialog: 'model' }),
    'answers out of date': scene('done', { ...done, pictures, engine: chosen }),
    'a part of the picture': scene('done', { ...done, shown: shownOf(cropped, croppedOf(outcome)) }),
    'a part of the picture, moved': scene('done', {
      ...{ ...done, shown: shownOf(cropped, croppedOf(outcome)) },
      pictures: pictures.slice(0, 1).map((one) => ({ ...one, seenFrom: 0 })),
    }),
    'not sure': scene('done', { ...done, engine: withConfidence({ sure: 0.9, together: 0.95 }) }),
    'one of three': scene('done', { ...done, engine: withConfidence({ sure: 0.9, together: 0.5 }) }),
    'a part of the picture, as a mask': scene('done', {
      ...{ ...done, shown: shownOf(cropped, croppedOf(outcome)) },
      settings: { ...defaultSettings, overlayStyle: 'mask', showsRegion: true },
    }),
  }

  return { networks, page, progress, way, about, failure, shell, dialog, evidence, look, pixels, more }
}

const asTorch = { values: 'torch', channels: 'rgb' } as const

/** The network, with what was measured of it. */
const withConfidence = (confidence: Confidence): OpenedNetwork => ({
  ...engine,
  model: { ...engine.model, confidence },
})

/** A photo of which a network sees the middle square. */
const croppedPhoto = (photo: Photo): Photo => {
  const preprocessing = { ...photo.preprocessing, fit: 'centre-crop' as const }
  return { ...photo, preprocessing, crop: frame(photo.size, preprocessing).crop }
}

/** An answer of a network that saw the middle of the picture. */
const croppedOf = (outcome: Outcome): Outcome => {
  const area = { left: 1 / 6, top: 0, right: 5 / 6, bottom: 1 }
  return { ...outcome, explanation: { ...outcome.explanation, heatmap: { ...outcome.explanation.heatmap, area } } }
}

function never(): never {
  throw new RangeError('There are five pictures.')
}

/** Each scene by its group and name, such as `page: done`. */
export const listScenes = (photo: Photo): Map<string, Scene> =>
  new Map(
    Object.entries(makeScenes(photo)).flatMap(([group, scenes]) =>
      Object.entries(scenes).map(([name, scene]) => [`${group}: ${name}`, scene] as const),
    ),
  )
