import { compact } from './normalise'

/** What people type into a cell to say that there is nothing: `/`, `-`, `—`, `……` and blanks. `无` is an answer. */
export function isBlank(text: string | undefined): boolean {
  if (text === undefined) return true
  // Signs of nothing are short; this also keeps the pattern off long prose.
  return text.length <= 24 && /^[-/\\—–―─_.·…*]*$/.test(compact(text))
}

/** `isBlank`, or a text that says that there is nothing to tell: `无`, `暂无`, `没有。` */
export function saysNothing(text: string): boolean {
  return isBlank(text) || /^(?:暂?无|没有|不存在|不适用|无问题|无存在问题)[。.]?$/.test(compact(text))
}

const INSTRUCTION =
  /\(?(?:限|不超过|控制在|不少于|约)?\d{2,4}个?字(?:以内|之内|左右|内|以下|以上)?\)|^(?:请(?:填写|说明|简述|对照)|填写说明|填报说明)|应单独说明理由/

/** An instruction of the form left in place of an answer, e.g. `对照年度目标，说明…（100字以内）`. */
export function isInstruction(text: string): boolean {
  return INSTRUCTION.test(compact(text))
}
