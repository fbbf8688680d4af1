import type { Arbitrary } from 'fast-check'

/** A piece of the app that reads what strangers wrote, and what must hold whatever they wrote. */
export interface Target<Input = never> {
  name: string
  /** Inputs that every run of the tests tries. */
  inCi: number
  /** Inputs of a recorded run, for each that its `--runs` names. */
  share: number
  inputs: Arbitrary<Input>
  /** What takes its time before the first input. */
  prepare?(): Promise<void>
  /** @throws where something does not hold */
  holds(input: Input): void | Promise<void>
}

/** The longest that one input may take, milliseconds: far above what any takes, far below a hang. */
export const ONE_INPUT_MS = 10_000

/** The most memory that a target may hold, megabytes of JavaScript's heap. */
export const HEAP_MB = 512
