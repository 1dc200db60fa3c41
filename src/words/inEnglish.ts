import { errors } from './en/errors.ts'
import { firstErrors } from './en/firstErrors.ts'
import { formatMessage, type MessageFormatter } from './formatMessage.ts'

const texts = { ...firstErrors, ...errors }

/** Formats every message in English, without fetching anything: for Node. */
export const inEnglish: MessageFormatter = (message) => formatMessage(texts, message) ?? message.code
