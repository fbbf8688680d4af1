import { ESLint } from 'eslint'

const eslint = new ESLint()

/**
 * Lints a file that does not exist with the repo's own configuration.
 * @param file where it would stand, from the root of the repo
 * @param rule only messages of this rule
 * @returns the messages, in the order of the lines
 */
export async function messagesFor(file: string, code: string, rule: string): Promise<string[]> {
  const results = await eslint.lintText(`${code}\n`, { filePath: file })
  const messages = results.flatMap((result) => result.messages)
  const fatal = messages.find((message) => message.fatal)
  if (fatal) throw new Error(`The example does not parse: ${fatal.message}`)
  return messages.filter((message) => message.ruleId === rule).map((message) => message.message)
}
