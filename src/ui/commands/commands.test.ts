import { beforeEach, describe, expect, it, vi } from 'vitest'
import { setUp } from '../../../fixtures/fakeApp.ts'
import { settingsTable } from '../../settings/table.ts'
import { useStage } from '../stage/useStage.ts'
import { type CommandId, commandIds, commands } from './commands.ts'

const atFirst = useStage.getState()
beforeEach(() => {
  useStage.setState(atFirst, true)
  // Nothing has the focus.
  vi.stubGlobal('document', { activeElement: null, getElementById: () => null })
})

async function start(pictures: readonly string[] = []) {
  const { get } = setUp()
  await get().load()
  for (const name of pictures) await get().open([new File([name], name)])
  const context = (key = '') => ({ app: get(), stage: useStage.getState(), key })
  const canRun = (id: CommandId, key = '') => commands[id].canRun?.(context(key)) ?? true
  const run = (id: CommandId, key = '') => commands[id].run(context(key))
  return { get, context, canRun, run }
}

it('gives a key to one command, but for arrows, which are also those of the filmstrip', () => {
  const keys = commandIds.flatMap((id) => commands[id].keys)
  const twice = keys.filter((key, at) => keys.indexOf(key) !== at)
  expect(twice).toEqual(['ArrowLeft', 'ArrowRight'])
})

describe('a command', () => {
  it('for a picture cannot run before there is one', async () => {
    const before = await start()
    const ids: CommandId[] = ['top', 'compare', 'sideBySide', 'photoOnly', 'probe', 'stepPicture', 'remove', 'escape']
    expect(ids.filter((id) => before.canRun(id, '1'))).toEqual([])
    const { canRun } = await start(['a.png', 'b.png'])
    expect(ids.filter((id) => !canRun(id, id === 'top' ? '1' : 'ArrowLeft'))).toEqual(['escape'])
  })

  it('that makes the picture smaller can run only where it is enlarged', async () => {
    const { canRun } = await start(['a.png'])
    expect([canRun('zoomIn'), canRun('zoomOut'), canRun('fit')]).toEqual([true, false, false])
    useStage.setState({ zoom: { x: 0, y: 0, scale: 2 } })
    expect([canRun('zoomIn'), canRun('zoomOut'), canRun('fit')]).toEqual([true, true, true])
  })

  it('that switches goes through all values of its setting, and back to the first', async () => {
    const { get, run } = await start()
    for (const [id, setting] of [
      ['colours', 'colours'],
      ['overlayStyle', 'overlayStyle'],
      ['evidence', 'evidence'],
    ] as const) {
      const { values } = settingsTable[setting].check
      const seen = values.map(() => {
        run(id)
        return get().settings[setting]
      })
      expect(seen).toEqual([...values.slice(1), values[0]])
    }
    run('region')
    expect(get().settings.showsRegion).toBe(true)
  })

  it('for the opacity stays from 0 to 1', async () => {
    const { get, run } = await start()
    for (let times = 0; times < 30; times++) run('moreOpacity')
    expect(get().settings.opacity).toBe(1)
    for (let times = 0; times < 30; times++) run('lessOpacity')
    expect(get().settings.opacity).toBe(0)
  })

  it('that holds ends when it is let go', async () => {
    const { run, context } = await start(['a.png'])
    run('photoOnly')
    expect(commands.photoOnly.isOn?.(context())).toBe(true)
    commands.photoOnly.release?.(context())
    expect(commands.photoOnly.isOn?.(context())).toBe(false)
  })

  it('Escape closes one thing at a time, what was opened in the stage first', async () => {
    const { run, canRun } = await start(['a.png'])
    run('compare')
    run('sideBySide')
    useStage.setState({ probe: { x: 0.5, y: 0.5, by: 'keys' } })
    const open = () => {
      const { probe, isSideBySide, split } = useStage.getState()
      return [probe !== null, isSideBySide, split !== null]
    }
    expect(open()).toEqual([true, true, true])
    // The divider is not visible in the side-by-side view.
    expect(canRun('compare')).toBe(false)
    const steps = [0, 1, 2].map(() => {
      run('escape')
      return open()
    })
    expect(steps).toEqual([
      [false, true, true],
      [false, false, true],
      [false, false, false],
    ])
    expect(canRun('escape')).toBe(false)
  })

  it('of the filmstrip takes its keys only there', async () => {
    const { context } = await start(['a.png'])
    expect([commands.remove.takesKey?.(context()), commands.ends.takesKey?.(context())]).toEqual([false, false])
    const frame = { dataset: { pictureId: '1' } }
    vi.stubGlobal('document', { activeElement: { closest: () => frame }, getElementById: () => null })
    expect([commands.remove.takesKey?.(context()), commands.ends.takesKey?.(context())]).toEqual([true, true])
  })
})
