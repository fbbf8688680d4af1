/** Whether an event comes from a place where a person types: there, no key of ours may fire. */
export function isTyping(event: Event): boolean {
  // The target is told as seen from outside: of the SQL editor it is the host, not the field in its shadow root.
  const [origin] = event.composedPath()
  if (!(origin instanceof Element)) return false
  return origin.closest('input, textarea, select, [contenteditable="true"], [role="textbox"]') !== null
}
