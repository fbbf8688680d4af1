import { messagesOf, type Messages } from './messages'

export const zhCN = messagesOf(
  import.meta.glob<Messages>('./zh-CN/*.json', { eager: true, import: 'default' }),
)
