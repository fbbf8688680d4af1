import { DISTRICT } from './district'

/** The README that lies beside the files. */
export function readme(seed: number, tables: number): string {
  return `# 模拟数据：${DISTRICT.district}

**本文件夹内容全部为程序编造的模拟数据**，世上没有${DISTRICT.district}，部门、金额、指标、得分和问题均与任何真实单位无关。

**Simulated data.** There is no such district; every department, amount, score and sentence is made up.

| 文件 file | 内容 content |
| --- | --- |
| \`指标明细.csv\` | ${DISTRICT.departments.length} departments, ${DISTRICT.firstYear}–${DISTRICT.lastYear}, ${tables} tables; one row an indicator |
| \`预算明细.csv\` | one row per department, year and fund source, in 万元; 总分 and 等级 on the rows 部门预算总额 |
| \`问题清单.csv\` | problems and promised measures |
| \`planted.json\` | what was planted: contradictions (with rule ids), low spenders, recurring problems with their state in each year, promises not kept, copied text |

## How it was made
\`npm run -s jijing -- sample --seed ${seed}\` writes these files again, byte for byte.

- Budgets are log-normal around a typical size, with a few very large departments; fund sources add up exactly.
- Scores follow the scheme \`shangjie-department-2022\` and are computed by the engine of this project, so that a
  table without a planted contradiction recomputes exactly; where points are lost, a reason stands beside.
- ${DISTRICT.merger.from.join(' and ')} were merged into ${DISTRICT.merger.into} in ${DISTRICT.merger.year};
  ${DISTRICT.newDepartment.department} is new in ${DISTRICT.newDepartment.year}.
- Contradictions stand in about one table in ten. Some departments claim every year that everything was
  spent, nothing adjusted and nothing carried over; the other contradictions are spread.
- \`recurrences\`, \`states\`, \`returned\` in \`planted.json\` count the problem list only, not the reasons in the indicator list.
- \`test/cli/sample-checked.test.ts\` holds what the program finds against \`planted.json\`.
`
}
