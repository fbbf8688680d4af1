/**
 * Sentences for people are no behaviour: a plain text under `zh` or `en`, and the titles and meanings in the lists of rules.
 * That each is there, in both languages, is tested; that its wording never changes need not be. A sentence with a number in
 * it is a template, and templates are mutated like all other code.
 */
function isSentence(path) {
  if (!path.isStringLiteral()) return false
  const { parent } = path
  if (parent.type === 'ObjectProperty')
    return ['zh', 'en'].includes(parent.key.name) && parent.value === path.node
  const list = path.findParent((one) => one.isCallExpression() && one.node.callee.name === 'rule')
  return list !== null && list.node.arguments.indexOf(path.node) !== 0 && /[^a-zA-Z.-]/.test(path.node.value)
}

/** The form in which Stryker looks for its plugins. */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'sentences',
    value: {
      shouldIgnore: (path) => (isSentence(path) ? 'a sentence for people, see sentences.mjs' : undefined),
    },
  },
]
