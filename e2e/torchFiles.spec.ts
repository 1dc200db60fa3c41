import { samplePath } from '../fixtures/goldens.ts'
import { writeSafetensors } from '../fixtures/safetensors.ts'
import { smallStateDict } from '../fixtures/smallStateDict.ts'
import { expect, test } from './helpers/app.ts'
import { modelDialog, rowOf } from './helpers/modelDialog.ts'

// Weights of PyTorch, opened as a person opens them.

test('what weights leave open is asked, and another choice opens the same file again', async ({ app, page }) => {
  const buffer = Buffer.from(await writeSafetensors(smallStateDict()).arrayBuffer())
  await app.start('/?backend=wasm')
  await app.openWeights([{ name: 'birds.safetensors', mimeType: '', buffer }])
  await expect(rowOf(page, 'in use')).toContainText('birds')
  await expect(modelDialog(page).getByLabel('Activation after fc.0')).toHaveValue('ReLU')
  await expect(modelDialog(page)).toContainText('A guess: the weights do not say')
  await expect(app.main).toHaveAttribute('data-asks', 'architecture')
  await page.keyboard.press('Escape')
  await app.choose(samplePath('cat'))
  await app.expectState('done')
  const before = await app.savedData()

  await page.getByLabel('Activation after fc.0').selectOption('Tanh')
  await expect(page.locator('.panel')).toContainText('Your choice.')
  await expect(app.main).toHaveAttribute('data-asks', 'preprocessing')
  await app.expectState('done')
  const after = await app.savedData()
  expect(after.predictions[0]?.logit).not.toBeCloseTo(before.predictions[0]?.logit ?? 0, 3)
  expect(after.model.id).toBe(before.model.id)
  await expect(page.getByLabel('Activation after fc.0')).toHaveValue('Tanh')
})
