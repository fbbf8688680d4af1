import type { Warehouse } from './warehouse'
export { WorkspaceBusyError, WorkspaceUnreadableError } from './errors'
export declare function openWasm(options: { persist: boolean }): Promise<Warehouse>
export declare function discardOpfs(): Promise<void>
