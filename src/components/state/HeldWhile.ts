import { defineComponent, Fragment, h, type VNode } from 'vue'

/**
 * Leaves what it shows as it is while `held`: what would be made anew with the next answer need not be made anew for the
 * question, and shows no mixture of both.
 */
export default defineComponent({
  props: { held: { type: Boolean, required: true } },
  setup(props, { slots }) {
    let last: VNode | null = null
    return () => (props.held && last ? last : (last = h(Fragment, slots.default?.())))
  },
})
