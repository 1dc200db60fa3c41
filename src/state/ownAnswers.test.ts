import { expect, it, vi } from 'vitest'
import { opened, picture, setUp } from '../../fixtures/fakeApp.ts'
import type { OutputInfo } from '../types.ts'
import type { OpenedNetwork } from '../worker/explainer/explainer.ts'
import type { RestartableExplainer } from '../worker/page/connectExplainer.ts'
import { withOwnAnswers } from './ownAnswers.ts'
import { keepPreferences, readPreferences } from './preferences.ts'

const two = [
  ['0', 'class 0'],
  ['1', 'class 1'],
] as const

const colour: OutputInfo = {
  ...{ name: 'colour', head: 'softmax', classes: opened.model.classes, layers: ['l'], targetLayer: 'l' },
}
const shape: OutputInfo = { name: 'shape', head: 'sigmoid', classes: two, layers: ['k', 'm'], targetLayer: 'm' }

const network = (outputs: readonly OutputInfo[]): OpenedNetwork => ({
  ...opened,
  model: { ...opened.model, outputs, output: 0, ...(outputs[0] as OutputInfo) } as OpenedNetwork['model'],
})

async function loaded(outputs: readonly OutputInfo[], query = '') {
  const app = setUp({ explainer: { open: vi.fn(async () => network(outputs)) }, query })
  await app.get().load()
  return app
}

it('puts the output that the address names into use, with its classes and layers', async () => {
  const { get } = await loaded([colour, shape], '?output=shape&layer=k')
  expect(get().engine?.model).toMatchObject({ output: 1, classes: two, layers: ['k', 'm'], targetLayer: 'm' })
  expect(get().settings).toMatchObject({ output: 'shape', layer: 'k' })
})

it('ignores an output that is not there, and says so', async () => {
  const { get } = await loaded([colour, shape], '?output=constructor')
  expect(get().engine?.model.output).toBe(0)
  expect(get().settings.output).toBeNull()
  expect(get().notices).toEqual([{ code: 'unknownIgnored', parameters: { key: 'output', value: 'constructor' } }])
})

it('answers every picture anew for another output, and drops a layer that it does not see', async () => {
  const { get, explainer } = await loaded([colour, shape], '?layer=l')
  await get().open([picture('a'), picture('b')])
  const before = vi.mocked(explainer.forward).mock.calls.length
  await get().change({ output: 'shape' })
  expect(vi.mocked(explainer.forward).mock.calls.length).toBe(before + 2)
  expect(get().pictures.map(({ state }) => state)).toEqual(['done', 'done'])
  expect(get().settings.layer).toBeNull()
  expect(get().shown?.outcome?.explanation).toMatchObject({ layer: 'm', output: 1 })
  await get().change({ output: null })
  expect(get().engine?.model).toMatchObject({ output: 0, targetLayer: 'l' })
})

it('reads one linear value as a logit of two answers, or as it is, and as it was opened again', async () => {
  const linear: OutputInfo = {
    ...{ name: 'out', head: 'linear', reading: 'logits', units: 1, classes: two, layers: ['l'], targetLayer: 'l' },
  }
  const { get, explainer } = await loaded([linear], '?reading=logits')
  await get().open([picture('a')])
  expect(get().engine?.model.classes).toEqual(two)
  await get().change({ reading: 'values' })
  expect(get().engine?.model.classes).toEqual([['0', 'class 0']])
  expect(vi.mocked(explainer.forward).mock.lastCall?.[3]).toHaveProperty('reading', 'values')
  await get().change({ reading: null })
  expect(get().engine?.model).toMatchObject({ classes: two, outputs: [linear] })
  expect(vi.mocked(explainer.forward).mock.lastCall?.[3]).not.toHaveProperty('reading')
})

it('reads no probabilities in another way', async () => {
  const { get } = await loaded([colour], '?reading=values')
  expect(get().settings.reading).toBeNull()
  expect(get().notices).toEqual([{ code: 'unknownIgnored', parameters: { key: 'reading', value: 'values' } }])
})

it('names the two answers of one unit, in what was answered too, and forgets an empty name', async () => {
  const { get } = await loaded([shape])
  await get().open([picture('a')])
  await get().nameAnswers(['ant', ''])
  expect(get().engine?.model.classes.map(([, label]) => label)).toEqual(['ant', 'class 1'])
  const labels = () => get().shown?.outcome?.predictions.map(({ classIndex, label }) => [classIndex, label])
  expect(labels()).toContainEqual([0, 'ant'])
  // Else the panel would wait for an answer that is there.
  expect(get().lastOutcome).toBe(get().shown?.outcome)
  expect(get().pictures[0]?.outcome?.predictions).toEqual(get().shown?.outcome?.predictions)
  await get().open([picture('b')])
  expect(labels()).toContainEqual([0, 'ant'])
  await get().nameAnswers(['', ' '])
  expect(get().answerNames.size).toBe(0)
  expect(get().engine?.model.classes).toEqual(two)
})

it('keeps the names for that network alone', async () => {
  const app = await loaded([shape])
  let text: string | null = null
  keepPreferences(app.store, {
    change(change) {
      text = change(text)
    },
  })
  await app.get().nameAnswers(['cat', '<b>dog</b>'])
  const { answerNames } = readPreferences(text)
  expect([...(answerNames?.values() ?? [])]).toEqual([['cat', '<b>dog</b>']])
  const again = setUp({ explainer: { open: vi.fn(async () => network([shape])) } })
  again.store.setState({ answerNames: answerNames ?? new Map() })
  await again.get().load()
  expect(again.get().engine?.model.classes.map(([, label]) => label)).toEqual(['cat', '<b>dog</b>'])
  const other = { ...network([shape]), model: { ...network([shape]).model, sha256: 'version2' } }
  const elsewhere = setUp({ explainer: { open: vi.fn(async () => other) } })
  elsewhere.store.setState({ answerNames: answerNames ?? new Map() })
  await elsewhere.get().load()
  expect(elsewhere.get().engine?.model.classes).toEqual(two)
})

it.each([['{}'], ['[["a"]]'], ['[["a",["b"]]]'], ['[[1,["b","c"]]]'], ['"x"'], ['[["a",["b",2]]]']])(
  'reads no names from %s',
  (names) => {
    expect(readPreferences(`{"version":1,"names":${names}}`).answerNames).toBeUndefined()
  },
)

it('takes numbers for an input of any name, and answers anew', async () => {
  const { get, explainer } = await loaded([colour])
  await get().open([picture('a')])
  const before = vi.mocked(explainer.forward).mock.calls.length
  await get().setNumbers('__proto__', [1, 2])
  await get().setNumbers('age', [3])
  expect(Object.entries(get().numberInputs)).toEqual([
    ['__proto__', [1, 2]],
    ['age', [3]],
  ])
  expect(vi.mocked(explainer.forward).mock.calls.length).toBe(before + 2)
  expect(get().shown?.outcome).toBeDefined()
})

it('leaves the other methods, which a proxy makes', () => {
  const asked: unknown[] = []
  const client = new Proxy({} as RestartableExplainer, { get: (_, name) => () => asked.push(name) })
  const explainer = withOwnAnswers(client, setUp().get)
  void explainer.memory()
  explainer.restart()
  expect(asked).toEqual(['memory', 'restart'])
})
