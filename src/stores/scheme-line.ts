/** Apart from what reads links, so that a link without a scheme does not bring all schemes along. */
export { parseSchemeChange } from '@/engine'
