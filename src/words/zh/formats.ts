import { formatsFor } from '../formats.ts'

export const formats = formatsFor('zh-Hans', {
  seconds: (number) => `${number} 秒`,
  betweenSentences: '',
})
