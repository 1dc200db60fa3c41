import { beforeEach, describe, expect, it, vi } from 'vitest'
import { HOLD_MS, holdOrToggle } from './holdOrToggle.ts'
import { useStage } from './useStage.ts'

const isOn = () => useStage.getState().isPhotoOnly
let button: ReturnType<typeof holdOrToggle>

/** A whole press of a pointer, with the click that a browser fires at its end. */
const press = (ms: number) => {
  button.onPointerDown({ button: 0, timeStamp: 1000 })
  const during = isOn()
  button.onPointerUp({ timeStamp: 1000 + ms })
  button.onClick({ detail: 1 })
  return [during, isOn()]
}
const key = (key: string, repeat = false) => ({ key, repeat, preventDefault: vi.fn() })

beforeEach(() => {
  button = holdOrToggle(useStage.getState())
  useStage.getState().releasePhoto()
  if (isOn()) useStage.getState().togglePhoto()
})

describe('the photo alone', () => {
  it('is seen while the button is held, and no longer', () => {
    expect(press(HOLD_MS)).toEqual([true, false])
    expect(press(5000)).toEqual([true, false])
  })

  it('is switched to by a click, and back by another', () => {
    expect(press(HOLD_MS - 1)).toEqual([true, true])
    expect(press(HOLD_MS - 1)).toEqual([true, false])
  })

  it('stays when it was switched to and then held', () => {
    press(50)
    expect(press(5000)).toEqual([true, true])
    button.onBlur()
    button.onPointerLeave()
    expect(isOn()).toBe(true)
  })

  it('is switched to by a finger, whose pointer leaves before the click', () => {
    button.onPointerDown({ button: 0, timeStamp: 0 })
    button.onPointerUp({ timeStamp: 80 })
    button.onPointerLeave()
    button.onClick({ detail: 1 })
    expect(isOn()).toBe(true)
  })

  it('ends with a pointer that slides off or scrolls, and with the focus', () => {
    for (const end of [button.onPointerLeave, button.onPointerCancel, button.onBlur]) {
      button.onPointerDown({ button: 0, timeStamp: 0 })
      expect(isOn()).toBe(true)
      end()
      expect(isOn()).toBe(false)
    }
  })

  it('is nothing of another button of the mouse', () => {
    button.onPointerDown({ button: 2, timeStamp: 0 })
    expect(isOn()).toBe(false)
  })

  it('is switched to by a click without a pointer, also after a press that slid off', () => {
    button.onPointerDown({ button: 0, timeStamp: 0 })
    button.onPointerLeave()
    button.onClick({ detail: 1 })
    expect(isOn()).toBe(false)
    button.onClick({ detail: 0 })
    expect(isOn()).toBe(true)
  })

  it('is held by the space bar, and switched to by Enter, once for a key that repeats', () => {
    const space = key(' ')
    button.onKeyDown(space)
    button.onKeyDown(key(' ', true))
    expect([isOn(), space.preventDefault.mock.calls.length]).toEqual([true, 1])
    const up = key(' ')
    button.onKeyUp(up)
    expect([isOn(), up.preventDefault.mock.calls.length]).toEqual([false, 1])
    button.onKeyDown(key('Enter'))
    button.onKeyDown(key('Enter', true))
    button.onKeyUp(key('Enter'))
    expect(isOn()).toBe(true)
    button.onKeyDown(key('Enter'))
    expect(isOn()).toBe(false)
  })

  it('leaves other keys to the browser', () => {
    const tab = key('Tab')
    button.onKeyDown(tab)
    button.onKeyUp(tab)
    expect([isOn(), tab.preventDefault.mock.calls.length]).toEqual([false, 0])
  })
})
