import { errors } from './en/errors.ts'
import { firstErrors } from './en/firstErrors.ts'
import { formatMessage, type MessageFormatter } from './formatMessage.ts'

const texts = { ...firstErrors, ...errors }

/** Tells everything in English, where nothing has to be fetched: in Node. */
export const inEnglish: MessageFormatter = (message) => formatMessage(texts, message) ?? message.code
