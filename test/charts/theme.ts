import type { ChartTheme } from '@/charts'

/** A fixed theme, so that tests need no stylesheet. */
export const TEST_THEME: ChartTheme = {
  surface: '#ffffff',
  surface2: '#eef1f1',
  ink: '#15212c',
  ink2: '#43505c',
  ink3: '#5f6b76',
  line: '#dfe3e4',
  line2: '#c3cbd0',
  accent: '#1d4e73',
  accentWeak: '#e2ecf3',
  good: '#1b6e52',
  warn: '#8f5200',
  bad: '#ab2a1b',
  self: '#84909b',
  recomputed: '#1d4e74',
  series: ['#1d4e73', '#c9842b', '#3b8c7c', '#8a5a9e', '#7f95b8', '#a8543a'],
  heat: ['#f0f3f4', '#d3e2ec', '#a6c6da', '#6d9fc1', '#3b769f', '#1d4e73'],
  fontFamily: 'sans-serif',
}
