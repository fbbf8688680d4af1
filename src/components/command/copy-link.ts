import { useI18n } from 'vue-i18n'
import { useAnnouncer } from '@/stores/announcer'

/** Copies the address of what is shown, and says so; says too where the browser does not let it (plain http). */
export function useCopyLink(): () => Promise<boolean> {
  const { t } = useI18n()
  const announcer = useAnnouncer()
  return async () => {
    try {
      await navigator.clipboard.writeText(location.href)
      announcer.show(t('command.linkCopied'))
      return true
    } catch {
      announcer.show(t('app.export.copyFailed'))
      return false
    }
  }
}
