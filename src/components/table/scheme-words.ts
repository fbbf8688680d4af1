/** Apart from the export, so that its button does not bring all schemes along. */
export { schemeById } from '@/engine'
