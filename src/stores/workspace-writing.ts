/** What changes what a workspace holds, apart from the store: a published page shows, and changes nothing. */
export {
  clearWorkspace,
  existingKeys,
  importedWith,
  knownWorkspace,
  loadChunks,
  removeEvaluation,
  replaceEvaluation,
} from '@/warehouse'
export { checkShipped, fetchShipped, REAL_TABLE, SAMPLE_DISTRICT } from './shipped'
