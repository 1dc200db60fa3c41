import { describe, expect, it, vi } from 'vitest'
import { failed } from '../../fixtures/failed.ts'
import {
  allBut,
  broken,
  deferred,
  explanationOf,
  known,
  opened,
  photoOf,
  picture,
  sample,
  setUp,
} from '../../fixtures/fakeApp.ts'
import { HeatlensError, toProblem } from '../errors/index.ts'
import { defaultSettings, drawingOf, savedKeys, toStored } from '../settings/settings.ts'
import type { Details, Explanation, LoadProgress, Question, Understood } from '../types.ts'
import type { Explainer, OpenedNetwork } from '../worker/explainer/explainer.ts'
import type { Photo } from '../worker/image/imageWorker.ts'
import type { Models } from '../worker/page/connectModels.ts'
import { toPageState } from './pageState.ts'

it('loads, runs the network and explains the first prediction', async () => {
  const { get, explainer } = setUp()
  await get().load()
  expect(toPageState(get())).toEqual({ state: 'ready', picture: undefined })
  await get().open([picture('a.png')])
  expect(toPageState(get()).state).toBe('done')
  expect(get().shown?.outcome).toMatchObject({
    image: { name: 'a.png', width: 2, height: 1 },
    explanation: { classIndex: 1, layer: 'l' },
  })
  expect(explainer.open).toHaveBeenCalledWith({ modelUrl: 'https://x.test/efficientnet-lite0' }, expect.any(Function))
})

it('keeps a picture that is chosen before the network is there', async () => {
  const { get } = setUp()
  await get().open([picture('early.png')])
  expect(get().phase.at).toBe('loading')
  await get().load()
  expect(get().shown?.outcome?.image.name).toBe('early.png')
})

it('explains another class from the kept forward pass', async () => {
  const { get, explainer } = setUp()
  await get().load()
  await get().open([picture('a.png')])
  await get().explainClass(2)
  expect(get().shown?.outcome?.explanation.classIndex).toBe(2)
  expect(explainer.forward).toHaveBeenCalledTimes(1)
  expect(get().pictures[0]?.outcome).toBe(get().shown?.outcome)
})

it('runs the network again where the pass is gone', async () => {
  let isGone = true
  const { get, explainer } = setUp({
    explainer: {
      explain: async (_, question) => {
        if (!isGone) return explanationOf(question)
        isGone = false
        throw failed.passGone()
      },
    },
  })
  await get().load()
  await get().open([picture('a.png')])
  expect(toPageState(get()).state).toBe('done')
  expect(explainer.forward).toHaveBeenCalledTimes(2)
})

it('asks anew when the score changes, and not when the colours do', async () => {
  const { get, explainer } = setUp()
  await get().load()
  await get().open([picture('a.png')])
  await get().explainClass(2)
  await get().change({ colours: 'viridis', opacity: 0.7 })
  expect(explainer.explain).toHaveBeenCalledTimes(2)
  await get().change({ score: 'logit' })
  expect(get().shown?.outcome?.explanation).toMatchObject({ classIndex: 2, score: 'logit' })
})

it('asks anew for what speaks against the class, and not when it is drawn in another way', async () => {
  const { get, explainer } = setUp()
  await get().load()
  await get().open([picture('a.png')])
  await get().explainClass(2)
  await get().change({ overlayStyle: 'mask', threshold: 0.8, showsRegion: true })
  expect(explainer.explain).toHaveBeenCalledTimes(2)
  await get().change({ evidence: 'against' })
  expect(get().shown?.outcome?.explanation).toMatchObject({ classIndex: 2, evidence: 'against' })
  expect(explainer.explain).toHaveBeenCalledTimes(3)
  expect(explainer.forward).toHaveBeenCalledOnce()
})

describe('several pictures', () => {
  it('are explained one after another and can be picked again without another forward pass', async () => {
    const { get, explainer } = setUp()
    await get().load()
    await get().open([picture('a.png'), picture('b.png'), picture('c.png')])
    expect(get().pictures.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
    expect(get().shown?.outcome?.image.name).toBe('c.png')
    await get().pick(get().pictures[0]?.id as number)
    expect(get().shown?.outcome?.image.name).toBe('a.png')
    expect(explainer.forward).toHaveBeenCalledTimes(3)
  })

  it('do not stop at one that fails, whose failure is told at the end and when it is picked', async () => {
    const { get } = setUp({ imageWorker: { open: broken } })
    await get().load()
    await get().open([picture('a.png'), picture('bad.png'), picture('c.png')])
    expect(get().pictures.map(({ state }) => state)).toEqual(['done', 'failed', 'done'])
    // The notice stays, while the page is in the state of the picture that was answered after it.
    expect(toPageState(get())).toEqual({ state: 'done', picture: 'c.png' })
    expect(get().failure?.problem).toEqual(toProblem(failed.picture('bad.png')))
    expect(get().shown?.outcome?.image.name).toBe('c.png')
    await get().pick(get().pictures[0]?.id as number)
    expect(toPageState(get()).state).toBe('done')
    await get().pick(get().pictures[1]?.id as number)
    expect(toPageState(get())).toEqual({ state: 'failed', picture: 'bad.png' })
    expect(get().shown?.outcome?.image.name).toBe('a.png')
  })

  it('are all named where several fail, and those of an older choice are not', async () => {
    const { get } = setUp({ imageWorker: { open: (file) => (file.name === 'a.png' ? broken(file) : worse(file)) } })
    const worse = (file: File) => Promise.reject(failed.picture(file.name))
    await get().load()
    await get().open([picture('first.png')])
    await get().open([picture('one.png'), picture('two.png'), picture('a.png'), picture('three.png')])
    expect(get().failure).toMatchObject({ picture: 'three.png', others: ['one.png', 'two.png'] })
    expect(toPageState(get())).toEqual({ state: 'failed', picture: 'three.png' })
    // A repeated failure is about that picture alone.
    await get().pick(get().pictures[1]?.id as number)
    expect(get().failure).toEqual({
      picture: 'one.png',
      pictureId: get().pictures[1]?.id,
      problem: toProblem(failed.picture('one.png')),
    })
  })

  it('leave the stage to the one that was picked meanwhile', async () => {
    const slow = deferred<Photo>()
    const { get } = setUp({
      imageWorker: { open: allBut('b.png', slow.promise) },
    })
    await get().load()
    const all = get().open([picture('a.png'), picture('b.png')])
    await vi.waitFor(() => expect(get().pictures[1]?.state).toBe('working'))
    await get().pick(get().pictures[0]?.id as number)
    slow.resolve(photoOf('b.png'))
    await all
    expect(get().pictures[1]?.state).toBe('done')
    expect(get().shown?.outcome?.image.name).toBe('a.png')
  })

  it('are listed once, however often they are chosen', async () => {
    const { get } = setUp()
    await get().load()
    const again = picture('a.png')
    await get().open([again])
    await get().open([again])
    expect(get().pictures).toHaveLength(1)
  })
})

describe('the newest choice wins over a sample', () => {
  it('that is being opened, also when the older answer comes later', async () => {
    const slow = deferred<Photo>()
    const { get } = setUp({
      imageWorker: { open: allBut('cat.png', slow.promise) },
    })
    await get().load()
    const old = get().open([sample('cat')])
    await vi.waitFor(() => expect(get().phase).toEqual({ at: 'working', picture: 'cat.png' }))
    await get().open([picture('new.png')])
    slow.resolve(photoOf('cat.png'))
    await old
    expect(get().shown?.outcome?.image.name).toBe('new.png')
    expect(get().pictures.map(({ file }) => file.name)).toEqual(['new.png'])
    expect(toPageState(get()).state).toBe('done')
  })

  it('and a failure of the older one is not told', async () => {
    const slow = deferred<Photo>()
    const { get } = setUp({
      imageWorker: { open: allBut('cat.png', slow.promise) },
    })
    await get().load()
    const old = get().open([sample('cat')])
    await vi.waitFor(() => expect(get().phase).toEqual({ at: 'working', picture: 'cat.png' }))
    await get().open([picture('new.png')])
    slow.reject(failed.picture('old is bad'))
    await old
    expect(toPageState(get()).state).toBe('done')
  })

  it('and for classes, too', async () => {
    const slow = deferred<Explanation>()
    const { get, store } = setUp({
      explainer: {
        explain: (_, question) => (question.classIndex === 0 ? slow.promise : Promise.resolve(explanationOf(question))),
      },
    })
    await get().load()
    await get().open([picture('a.png')])
    const shown: (number | undefined)[] = []
    store.subscribe((state) => shown.push(state.shown?.outcome?.explanation.classIndex))
    const older = get().explainClass(0)
    const newer = get().explainClass(2)
    slow.resolve(explanationOf({ classIndex: 0, layer: 'l', method: 'gradCam', score: 'logit' }))
    await Promise.all([older, newer])
    expect(get().shown?.outcome?.explanation.classIndex).toBe(2)
    expect(shown).not.toContain(0)
  })
})

describe('a failure', () => {
  it('leaves the last result where it is, and the next picture works', async () => {
    const { get } = setUp({ imageWorker: { open: broken } })
    await get().load()
    await get().open([picture('good.png')])
    await get().open([picture('bad.png')])
    expect(get().failure).toEqual({
      picture: 'bad.png',
      problem: toProblem(failed.picture('bad.png')),
    })
    expect(get().shown?.outcome?.image.name).toBe('good.png')
    await get().open([picture('next.png')])
    expect(toPageState(get()).state).toBe('done')
    expect(get().shown?.outcome?.image.name).toBe('next.png')
  })

  it('to load can be tried again', async () => {
    let tries = 0
    const { get } = setUp({
      explainer: {
        open: () => (tries++ === 0 ? Promise.reject(failed.load('No. Try again.')) : Promise.resolve(opened)),
      },
    })
    await get().load()
    expect(get().phase).toEqual({ at: 'stopped', problem: toProblem(failed.load('No. Try again.')), way: 'load' })
    await get().open([picture('a.png')])
    await get().load()
    expect(toPageState(get()).state).toBe('done')
    expect(get().shown?.outcome?.image.name).toBe('a.png')
  })

  it('of the engine that comes again at once offers a restart, which goes on with the picture', async () => {
    let isLost = false
    let restarts = 0
    const lose = async (_: number, question: Question) => {
      if (isLost) throw failed.lost()
      return explanationOf(question)
    }
    const { get, explainer } = setUp({
      explainer: {
        explain: lose,
        restart: vi.fn(() => {
          isLost = ++restarts < 2
        }),
      },
    })
    await get().load()
    await get().open([picture('good.png')])
    isLost = true
    await get().open([picture('a.png'), picture('b.png')])
    expect(get().phase).toEqual({ at: 'stopped', problem: toProblem(failed.lost()), way: 'restart' })
    expect(get().shown?.outcome?.image.name).toBe('good.png')
    await get().restart()
    expect(explainer.restart).toHaveBeenCalledTimes(2)
    expect(get().pictures.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
    expect(toPageState(get()).state).toBe('done')
  })

  it('that nobody foresaw is told all the same', async () => {
    const { get } = setUp({ imageWorker: { open: () => Promise.reject(new TypeError('odd')) } })
    await get().load()
    await get().open([picture('a.png')])
    expect(get().failure?.problem).toTell('odd')
  })
})

it('says what of the address the network does not have', async () => {
  const { get } = setUp({ query: '?layer=nowhere&class=999&backend=none' })
  await get().load()
  expect(get().notices).toHaveLength(3)
  await get().open([picture('a.png')])
  expect(get().shown?.outcome?.explanation).toMatchObject({ layer: 'l', classIndex: 1 })
  get().dismiss()
  expect(get().notices).toEqual([])
})

it('explains the class that the address asks for in every picture', async () => {
  const { get } = setUp({ query: '?class=c' })
  await get().load()
  await get().open([picture('a.png'), picture('b.png')])
  expect(get().pictures.map(({ outcome }) => outcome?.explanation.classIndex)).toEqual([2, 2])
})

it('saves the picture with the settings in use, and nothing before there is one', async () => {
  const { get, imageWorker } = setUp({ query: '?colours=viridis&opacity=60&look=mask&threshold=30' })
  await get().load()
  await expect(get().savePicture()).rejects.toMatchObject({ kind: 'picture' })
  await get().open([picture('a.png')])
  await get().savePicture()
  const drawn = { colours: 'viridis', opacity: 0.6, threshold: 0.3, showsRegion: false }
  const drawing = { ...drawingOf(defaultSettings), ...drawn, overlayStyle: 'mask' }
  const { id, name, sha256 } = opened.model
  const file = get().shown?.photo.file
  expect(imageWorker.render).toHaveBeenLastCalledWith(file, undefined, drawing, {
    heatlens: 1,
    model: { id, name, sha256 },
    ...toStored(defaultSettings, savedKeys),
    ...{ layer: 'l', method: 'gradCam', score: 'probability', evidence: 'for', ...drawn, look: 'mask' },
    class: { index: 1, wnid: 'b', label: 'bee', isFirst: true },
  })
  get().embedSettings(false)
  await get().savePicture()
  expect(imageWorker.render).toHaveBeenLastCalledWith(file, undefined, drawing, undefined)
})

describe('the way on', () => {
  it('after an engine that failed while it was loading is a new worker', async () => {
    let isDead = true
    let restarts = 0
    const { get } = setUp({
      explainer: {
        open: () => (isDead ? Promise.reject(failed.worker()) : Promise.resolve(opened)),
        restart: () => {
          isDead = ++restarts < 2
        },
      },
    })
    await get().load()
    expect(get().phase).toMatchObject({ at: 'stopped', way: 'restart' })
    await get().restart()
    expect(toPageState(get()).state).toBe('ready')
  })

  it('is not taken away by something else that is refused', async () => {
    let tries = 0
    const { get } = setUp({
      explainer: {
        open: () => (tries++ === 0 ? Promise.reject(failed.load('No.')) : Promise.resolve(opened)),
      },
    })
    await get().load()
    get().refuse({ code: 'nothingDropped', parameters: {} }, 'holiday')
    expect(get().phase).toMatchObject({ at: 'stopped', way: 'load' })
    await get().load()
    expect(get().failure?.problem).toEqual({ code: 'nothingDropped', parameters: {} })
    get().dismiss()
    expect(toPageState(get()).state).toBe('ready')
  })

  it('runs one queue only, also where a picture is chosen during the restart', async () => {
    const loading = deferred<OpenedNetwork>()
    let opens = 0
    let busy = 0
    let mostBusy = 0
    const { get } = setUp({
      explainer: { open: () => (opens++ === 0 ? Promise.resolve(opened) : loading.promise) },
      imageWorker: {
        open: async (file) => {
          mostBusy = Math.max(mostBusy, ++busy)
          await Promise.resolve()
          busy--
          return photoOf(file.name)
        },
      },
    })
    await get().load()
    const restarted = get().restart()
    await get().open([picture('a.png'), picture('b.png'), picture('c.png')])
    expect(get().phase.at).toBe('loading')
    loading.resolve(opened)
    await restarted
    expect(get().pictures.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
    expect(mostBusy).toBe(1)
  })
})

describe('what is shown is what the settings say', () => {
  it('where the score changes while the answer is on its way', async () => {
    const first = deferred<Explanation>()
    let asked = 0
    const { get, store } = setUp({
      explainer: {
        explain: (_, question) => (asked++ === 0 ? first.promise : Promise.resolve(explanationOf(question))),
      },
    })
    await get().load()
    const done = get().open([picture('a.png')])
    await vi.waitFor(() => expect(asked).toBe(1))
    await get().change({ score: 'logit' })
    const rested: unknown[] = []
    store.subscribe(({ phase, shown }) => phase.at === 'resting' && rested.push(shown?.outcome?.explanation.score))
    first.resolve(explanationOf({ classIndex: 1, layer: 'l', method: 'gradCam', score: 'probability' }))
    await done
    expect(get().shown?.outcome?.explanation).toMatchObject({ classIndex: 1, score: 'logit' })
    // The page is not `done` before that.
    expect(new Set(rested)).toEqual(new Set(['logit']))
  })

  it('where a picture of before is picked again', async () => {
    const { get } = setUp()
    await get().load()
    await get().open([picture('a.png'), picture('b.png')])
    await get().change({ score: 'logit' })
    await get().pick(get().pictures[0]?.id as number)
    expect(get().shown?.outcome).toMatchObject({ image: { name: 'a.png' }, explanation: { score: 'logit' } })
  })

  it('and keeps the class that was asked for meanwhile', async () => {
    const slow = deferred<Explanation>()
    const { get } = setUp({
      explainer: {
        explain: (_, question) =>
          question.classIndex === 2 && question.score === 'probability'
            ? slow.promise
            : Promise.resolve(explanationOf(question)),
      },
    })
    await get().load()
    await get().open([picture('a.png')])
    const pending = get().explainClass(2)
    const changed = get().change({ score: 'logit' })
    slow.resolve(explanationOf({ classIndex: 2, layer: 'l', method: 'gradCam', score: 'probability' }))
    await Promise.all([pending, changed])
    expect(get().shown?.outcome?.explanation).toMatchObject({ classIndex: 2, score: 'logit' })
  })
})

describe('the newest choice wins from the moment it is made', () => {
  it('over a sample that is still on its way', async () => {
    const fetched = deferred<File[]>()
    const { get } = setUp()
    await get().load()
    const old = get().open(fetched.promise)
    await get().open([picture('own.png')])
    fetched.resolve([sample('cat')])
    await old
    expect(get().pictures.map(({ file }) => file.name)).toEqual(['own.png'])
  })

  it('and its late failure is not told', async () => {
    const fetched = deferred<File[]>()
    const { get } = setUp()
    await get().load()
    const old = get().open(fetched.promise)
    await get().open([picture('own.png')])
    fetched.reject(failed.picture('The sample could not be fetched.'))
    await old
    expect(get().failure).toBeNull()
  })

  it('over a picture of the list that is being opened again', async () => {
    const slow = deferred<Photo>()
    let isAgain = false
    const { get } = setUp({
      imageWorker: {
        open: (file) => (isAgain && file.name === 'a.png' ? slow.promise : Promise.resolve(photoOf(file.name))),
      },
    })
    await get().load()
    await get().open([picture('a.png'), picture('b.png')])
    isAgain = true
    const pick = get().pick(get().pictures[0]?.id as number)
    await get().open([picture('new.png')])
    slow.reject(failed.picture('a.png is gone'))
    await pick
    expect(toPageState(get())).toEqual({ state: 'done', picture: 'new.png' })
  })

  it('and leaves no photo without an answer on the stage', async () => {
    const slow = deferred<never>()
    const { get } = setUp({ explainer: { forward: () => slow.promise }, imageWorker: { open: broken } })
    await get().load()
    void get().open([sample('cat')])
    await vi.waitFor(() => expect(get().shown).not.toBeNull())
    await get().open([picture('bad.png')])
    expect(get().shown).toBeNull()
    expect(toPageState(get())).toEqual({ state: 'failed', picture: 'bad.png' })
  })
})

describe('the stage', () => {
  it('follows the queue again after a picture that was picked has failed', async () => {
    const slow = deferred<Photo>()
    const { get } = setUp({ imageWorker: { open: (file) => (file.name === 'bad.png' ? slow.promise : broken(file)) } })
    await get().load()
    const all = get().open([picture('bad.png'), picture('c.png'), picture('d.png')])
    await vi.waitFor(() => expect(get().pictures[0]?.state).toBe('working'))
    await get().pick(get().pictures[0]?.id as number)
    slow.reject(failed.picture('bad'))
    await all
    expect(get().shown?.outcome?.image.name).toBe('d.png')
  })

  it('keeps following where one that has failed already is looked up', async () => {
    const slow = deferred<Photo>()
    const { get } = setUp({ imageWorker: { open: (file) => (file.name === 'b.png' ? slow.promise : broken(file)) } })
    await get().load()
    const all = get().open([picture('bad.png'), picture('b.png')])
    await vi.waitFor(() => expect(get().pictures[1]?.state).toBe('working'))
    await get().pick(get().pictures[0]?.id as number)
    expect(get().failure?.picture).toBe('bad.png')
    slow.resolve(photoOf('b.png'))
    await all
    expect(get().shown?.outcome?.image.name).toBe('b.png')
  })

  it('stays stopped where the engine failed for a class while the queue went on', async () => {
    const slow = deferred<Photo>()
    const { get } = setUp({
      imageWorker: { open: allBut('bad.png', slow.promise) },
      explainer: {
        explain: (_, question) =>
          question.classIndex === 2 ? Promise.reject(failed.backend()) : Promise.resolve(explanationOf(question)),
      },
    })
    await get().load()
    const all = get().open([picture('a.png'), picture('bad.png')])
    await vi.waitFor(() => expect(get().pictures[1]?.state).toBe('working'))
    await get().explainClass(2)
    slow.reject(failed.picture('bad'))
    await all
    expect(get().phase).toMatchObject({ at: 'stopped', way: 'restart' })
  })
})

describe('the score on the stage and in the menu agree', () => {
  it('after it was changed and changed back while an answer was on its way', async () => {
    const slow = deferred<Explanation>()
    const { get } = setUp({
      explainer: {
        explain: (_, question) =>
          question.score === 'logit' ? slow.promise : Promise.resolve(explanationOf(question)),
      },
    })
    await get().load()
    await get().open([picture('a.png')])
    const there = get().change({ score: 'logit' })
    const back = get().change({ score: 'probability' })
    slow.resolve(explanationOf({ classIndex: 1, layer: 'l', method: 'gradCam', score: 'logit' }))
    await Promise.all([there, back])
    expect(get().shown?.outcome?.explanation.score).toBe('probability')
  })

  it('after a bad file was chosen while an answer was on its way', async () => {
    const slow = deferred<Explanation>()
    let isSlow = false
    const { get } = setUp({
      imageWorker: { open: broken },
      explainer: { explain: (_, question) => (isSlow ? slow.promise : Promise.resolve(explanationOf(question))) },
    })
    await get().load()
    await get().open([picture('a.png')])
    isSlow = true
    const change = get().change({ score: 'logit' })
    const bad = get().open([picture('bad.png')])
    isSlow = false
    slow.resolve(explanationOf({ classIndex: 1, layer: 'l', method: 'gradCam', score: 'logit' }))
    await Promise.all([change, bad])
    expect(get().shown?.outcome?.explanation.score).toBe('logit')
    expect(get().failure?.picture).toBe('bad.png')
  })

  it('after a fresh start', async () => {
    let isDead = false
    let restarts = 0
    const { get } = setUp({
      explainer: {
        explain: (_, question) => (isDead ? Promise.reject(failed.worker()) : Promise.resolve(explanationOf(question))),
        restart: () => {
          isDead = ++restarts < 2
        },
      },
    })
    await get().load()
    await get().open([picture('a.png')])
    isDead = true
    await get().change({ score: 'logit' })
    expect(get().phase.at).toBe('stopped')
    await get().restart()
    expect(get().shown?.outcome?.explanation.score).toBe('logit')
    expect(toPageState(get())).toEqual({ state: 'done', picture: 'a.png' })
  })

  it('and colours ask nothing, also while an answer is on its way', async () => {
    const { get, explainer } = setUp()
    await get().load()
    await get().open([picture('a.png')])
    const change = get().change({ score: 'logit' })
    for (let i = 0; i < 20; i++) void get().change({ opacity: i / 20 })
    await change
    expect(explainer.explain).toHaveBeenCalledTimes(2)
  })
})

describe('the choice of the network', () => {
  it.each([
    ['what the address asks for', { query: '?model=mine', last: 'old' }, 'mine'],
    ['else what was used last', { last: 'old', models: { list: async () => [known('old'), known('vgg16')] } }, 'old'],
    ['else VGG16 where it is there', { last: 'gone', models: { list: async () => [known('vgg16')] } }, 'vgg16'],
    ['else what comes with the page', {}, 'efficientnet-lite0'],
  ])('takes %s', async (_, own, id) => {
    const { explainer, get } = setUp(own)
    await get().load()
    expect(explainer.open).toHaveBeenCalledWith({ modelUrl: `https://x.test/${id}` }, expect.any(Function))
    expect(get().modelId).toBe(id)
  })

  it('keeps a file on the device, takes it into use, remembers it, and explains the pictures anew', async () => {
    const { explainer, models, memory, get } = setUp()
    await get().load()
    await get().open([picture('one')])
    expect(explainer.forward).toHaveBeenCalledTimes(1)
    await get().addModel([new File(['x'], 'w.h5')])
    expect(models.add).toHaveBeenCalledOnce()
    expect(explainer.open).toHaveBeenLastCalledWith({ modelUrl: 'https://x.test/added' }, expect.any(Function))
    expect(memory.write).toHaveBeenCalledWith('added')
    expect(explainer.forward).toHaveBeenCalledTimes(2)
    expect(get().shown?.outcome).toBeDefined()
    expect(get().adding).toBeNull()
  })

  it('tells why a file could not be kept, and goes on with the network in use', async () => {
    const add = async () => Promise.reject(failed.load('It is full. Delete one.'))
    const { explainer, get } = setUp({ models: { add } })
    await get().load()
    await get().addModel([new File(['x'], 'w.h5')])
    expect(get().failure).toEqual({
      ...{ problem: toProblem(failed.load('It is full. Delete one.')), picture: 'w.h5' },
      ...{ about: 'network', isUnharmed: true },
    })
    expect(get().phase).toEqual({ at: 'resting' })
    expect(explainer.open).toHaveBeenCalledOnce()
  })

  it('ends what is said of keeping a file, also where the last word of it comes after the answer or the failure', async () => {
    for (const answer of ['added', failed.load('It is full. Delete one.')]) {
      const isRead = deferred<void>()
      let reportProgress: (progress: LoadProgress) => void = () => {}
      const add = vi.fn<Models['add']>(async (_files, _keeping, onProgress) => {
        reportProgress = onProgress
        await isRead.promise
        if (typeof answer === 'string') return answer
        throw answer
      })
      const { get } = setUp({ models: { add } })
      await get().load()
      const adding = get().addModel([new File(['x'], 'w.h5')])
      await vi.waitFor(() => expect(add).toHaveBeenCalledOnce())
      reportProgress({ loaded: 1, total: 2 })
      expect(get().adding).toEqual({ file: 'w.h5', progress: { loaded: 1, total: 2 } })
      isRead.resolve()
      await adding
      reportProgress({ loaded: 2, total: 2 })
      expect(get().adding).toBeNull()
    }
  })

  it('leaves a network that is still loading for another one at once', async () => {
    const slow = deferred<OpenedNetwork>()
    const open = vi.fn(async ({ modelUrl }: { modelUrl: string }) =>
      modelUrl.endsWith('vgg16') ? slow.promise : opened,
    )
    const { explainer, get } = setUp({ query: '?model=vgg16', explainer: { open } })
    void get().load()
    await vi.waitFor(() => expect(open).toHaveBeenCalledOnce())
    await get().useModel('efficientnet-lite0')
    expect(explainer.restart).toHaveBeenCalledOnce()
    expect(get().phase).toEqual({ at: 'resting' })
    slow.resolve({ ...opened, model: { ...opened.model, name: 'late' } })
    await slow.promise
    expect(get().engine?.model.name).toBe('M')
  })

  it('breaks off without a word when asked to', async () => {
    const add: Models['add'] = (_file, _weights, _tell, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    const { get } = setUp({ models: { add } })
    await get().load()
    const adding = get().addModel([new File(['x'], 'w.h5')])
    expect(get().adding?.file).toBe('w.h5')
    get().cancelAdding()
    await adding
    expect(get().adding).toBeNull()
    expect(get().failure).toBeNull()
    expect(get().halted).toBeNull()
  })

  it('goes on with what was cancelled halfway, and forgets it when asked to', async () => {
    const asked: string[][] = []
    const add: Models['add'] = (files, keeping, tell, signal) => {
      asked.push([...files.map(({ name }) => name), keeping.weights])
      tell({ loaded: 1, total: 2 })
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    }
    const { get } = setUp({ models: { add } })
    await get().load()
    for (const keeping of [{ weights: 'float16' }, undefined] as const) {
      const { halted } = get()
      const adding = get().addModel(halted?.files ?? [new File(['x'], 'w.h5')], halted?.keeping ?? keeping)
      await vi.waitFor(() => expect(get().adding?.progress.loaded).toBe(1))
      get().cancelAdding()
      await adding
    }
    expect(asked).toEqual([
      ['w.h5', 'float16'],
      ['w.h5', 'float16'],
    ])
    expect(get().halted?.progress).toEqual({ loaded: 1, total: 2 })
    get().startOver()
    expect(get().halted).toBeNull()
  })

  it('keeps the files of a network that lacks some, says what was understood, and offers another precision', async () => {
    const understood = { name: 'N' } as Understood
    const add = vi.fn<Models['add']>(async (files, { weights }, _tell, _signal, onUnderstood) => {
      if (files.length < 2) throw new HeatlensError('weightsNotBeside', { file: 'a.json' })
      onUnderstood?.(understood)
      if (weights === 'float32') throw new HeatlensError('networkNeedsMore', { megabytes: 9, limit: 8 })
      return 'added'
    })
    const { get } = setUp({ models: { add } })
    await get().load()
    await get().addModel([new File(['x'], 'a.json')])
    expect(get()).toMatchObject({ collected: { lack: 'weights' }, understood: null })
    expect(get().failure?.problem.code).toBe('weightsNotBeside')
    await get().addModel([new File(['x'], 'w.h5')])
    expect(get()).toMatchObject({ collected: null, understood, unfit: { keeping: { weights: 'float32' } } })
    const { unfit } = get()
    await get().addModel(unfit?.files ?? [], { weights: 'uint8' })
    expect(get()).toMatchObject({ collected: null, understood, unfit: null, failure: null, modelId: 'added' })
    expect(add.mock.lastCall?.[0].map(({ name }) => name)).toEqual(['a.json', 'w.h5'])
  })
})

describe('what an answer was made of', () => {
  it('is read once an answer, for the question that was asked, and again after a failure', async () => {
    const details = vi
      .fn<Explainer['details']>()
      .mockRejectedValueOnce(new Error('gone'))
      .mockResolvedValue({ channels: 3 } as Details)
    const { get, explainer } = setUp({ explainer: { details } })
    await get().load()
    await expect(get().readDetails()).rejects.toMatchObject({ kind: 'picture' })
    await get().open([picture('a.png')])
    await expect(get().readDetails()).rejects.toThrow('gone')
    await expect(get().readDetails()).resolves.toEqual({ channels: 3 })
    await get().readDetails()
    expect(details).toHaveBeenCalledTimes(2)
    expect(details.mock.calls[1]?.[1]).toEqual({
      classIndex: 1,
      method: 'gradCam',
      layer: 'l',
      score: 'probability',
      evidence: 'for',
    })
    await get().explainClass(2)
    await get().readDetails()
    expect(details.mock.calls[2]?.[1]).toMatchObject({ classIndex: 2 })
    // One forward pass was enough for all of it.
    expect(explainer.forward).toHaveBeenCalledOnce()
  })
})
