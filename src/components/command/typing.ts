/** Whether an event comes from a place where a person types: there, no key of ours may fire. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.closest('input, textarea, select, [contenteditable="true"], [role="textbox"]') !== null
}
