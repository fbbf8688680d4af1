import { messagesOf, type Messages } from './messages'

export const en = messagesOf(import.meta.glob<Messages>('./en/*.json', { eager: true, import: 'default' }))
