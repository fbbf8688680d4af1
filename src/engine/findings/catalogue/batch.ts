import { rule, SOURCES } from '../rule'

/** What only shows when tables are laid beside each other. */
export const BATCH_RULES = [
  rule(
    'table.duplicate',
    'warning',
    ['同一部门同一年度交了两份', 'Same department and year handed in twice'],
    [
      '同一部门（项目）同一年度有两份自评表；只有一份计入统计，请确认以哪一份为准。',
      'There are two tables of the same unit and year; only one is counted. Say which holds.',
    ],
    SOURCES.practice,
  ),
  rule(
    'text.copied-year',
    'note',
    ['文字照抄往年', 'Text copied from an earlier year'],
    [
      '问题或措施的文字与本部门往年的相同或几乎相同。',
      "The text of a problem or measure is (nearly) that of the department's earlier year.",
    ],
    SOURCES.practice,
  ),
  rule(
    'text.copied-department',
    'warning',
    ['文字与其他部门雷同', 'Text shared with another department'],
    [
      '问题或措施的文字与另一个部门的相同或几乎相同。',
      'The text of a problem or measure is (nearly) that of another department.',
    ],
    SOURCES.practice,
  ),
  rule(
    'problem.returned',
    'note',
    ['上年承诺整改的问题又出现', 'A problem promised to be fixed is back'],
    [
      '上一年度写了改进措施的问题类别，本年度又被列为问题。',
      'A kind of problem for which a measure was promised the year before is named again.',
    ],
    SOURCES.practice,
  ),
]
