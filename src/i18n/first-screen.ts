import { messagesOf, type Messages } from './messages'

/** What the frame of the app and its first screen say; all that a published page says before it has shown a figure. */
export const firstTexts = messagesOf(
  import.meta.glob<Messages>('./zh-CN/{app,command,filter,overview,tour,workbook}.json', {
    eager: true,
    import: 'default',
  }),
)
