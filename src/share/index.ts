export {
  carryOver,
  DEFAULT_VIEW,
  formatView,
  parseView,
  URL_VERSION,
  type IgnoredParameter,
  type ViewState,
} from './url-state'
