import { expect, it, vi } from 'vitest'
import { failed } from '../../fixtures/failed.ts'
import { broken, picture, setUp } from '../../fixtures/fakeApp.ts'
import { HeatlensError, toProblem } from '../errors/index.ts'
import type { Photo } from '../worker/image/imageWorker.ts'

const away = () => new HeatlensError('workMissing', { work: 'opensPictures' }, { cause: failed.part() })

it('a network whose engine or worker did not come is fetched anew by a new worker, when a person says so', async () => {
  const open = vi.fn(() => Promise.reject(failed.part()))
  const { get, explainer } = setUp({ explainer: { open } })
  await get().load()
  // It is not treated as a loss, which would be retried automatically.
  expect(open).toHaveBeenCalledOnce()
  expect(get().phase).toMatchObject({ at: 'stopped', way: 'fetch', problem: expect.toTell(/did not arrive/) })
  await get().restart()
  expect(explainer.restart).toHaveBeenCalledOnce()
  expect(open).toHaveBeenCalledTimes(2)
})

it('a picture that could not be opened for want of a file of the page is opened when it is picked again', async () => {
  let isAway = true
  const { get } = setUp({
    imageWorker: { open: (one) => (isAway ? Promise.reject<Photo>(away()) : broken(one)) },
  })
  await get().load()
  await get().open([picture('a.png'), picture('b.png')])
  expect(get().pictures).toMatchObject([
    { state: 'failed', isUntried: true },
    { state: 'failed', isUntried: true },
  ])
  expect(get().failure?.problem).toTell(/did not arrive/)
  isAway = false
  await get().pick(get().pictures[0]?.id as number)
  // And with it the other one, which lacked the same file.
  expect(get().pictures).toMatchObject([{ state: 'done' }, { state: 'done' }])
  expect(get().pictures[0]).not.toHaveProperty('problem')
  expect(get().failure).toBeNull()
})

it('a picture that is damaged stays so', async () => {
  const { get } = setUp({ imageWorker: { open: () => Promise.reject(failed.picture('Damaged. Take another.')) } })
  await get().load()
  await get().open([picture('a.png')])
  await get().pick(get().pictures[0]?.id as number)
  expect(get().pictures).toMatchObject([
    { state: 'failed', problem: toProblem(failed.picture('Damaged. Take another.')) },
  ])
})

it('what a person tries again and then works is no longer said to have failed, and another failure stays', async () => {
  const { get } = setUp()
  await get().load()
  get().refuse(toProblem(failed.room()), 'a.png', { about: 'saving' })
  get().settle('copying')
  expect(get().failure?.problem).toEqual(toProblem(failed.room()))
  get().settle('saving')
  expect(get().failure).toBeNull()
  get().refuse(toProblem(failed.picture('b.png')), 'b.png')
  get().settle('saving')
  expect(get().failure?.problem).toEqual(toProblem(failed.picture('b.png')))
})
