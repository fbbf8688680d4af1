import { FILES } from './files'
import { SMALL } from './small-parsers'
import { SNAPSHOTS } from './snapshots'
import type { Target } from './target'

export const TARGETS: readonly Target[] = [...SMALL, FILES, SNAPSHOTS] as never[]
