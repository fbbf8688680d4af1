import type { InputFile } from '@/ingest'
import { checkFiles } from './check-files'
import type { WorkerRequest, WorkerResponse } from './messages'

const post = (message: WorkerResponse) => self.postMessage(message)

self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => {
  const files = event.data.files.map(({ name, file }): InputFile => ({
    name,
    size: file.size,
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
  }))
  checkFiles(files, { onProgress: (progress) => post({ type: 'progress', progress }) }).then(
    (batch) => post({ type: 'done', batch }),
    (error: unknown) =>
      post({ type: 'failed', message: error instanceof Error ? error.message : String(error) }),
  )
})
