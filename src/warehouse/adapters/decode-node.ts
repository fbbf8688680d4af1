import {
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBTypeId,
  type DuckDBListType,
  type DuckDBResultReader,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import { wholeNumber } from './whole-number'

/** The only place where values leave the native DuckDB; `decode-arrow.ts` is its twin. */
export function decodeNodeRows<Row>(result: DuckDBResultReader): Row[] {
  const names = result.deduplicatedColumnNames()
  const types = result.columnTypes()
  return result
    .getRows()
    .map((row) => Object.fromEntries(row.map((value, i) => [names[i]!, decode(value, types[i]!)])) as Row)
}

function decode(value: DuckDBValue, type: DuckDBType): unknown {
  if (value === null) return null
  if (value instanceof DuckDBDecimalValue) return value.toString()
  if (value instanceof DuckDBListValue) {
    return value.items.map((item) => decode(item, (type as DuckDBListType).valueType))
  }
  if (typeof value === 'bigint') {
    return type.typeId === DuckDBTypeId.HUGEINT ? value.toString() : wholeNumber(value)
  }
  if (typeof value === 'object')
    throw new Error(`A column of type ${type.toString()} has no decoder; cast it in SQL.`)
  return value
}
