import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import { allTexts } from '@/i18n'
import OverviewPage from '@/pages/OverviewPage.vue'
import { lostPage } from '@/stores/lost-page'
import { forReaders, isWithheld, publication } from '@/stores/publication'
import { prepareSchemeReader } from '@/stores/scheme-reader'
import { keepAtPlace, letGoOfPlace } from '@/stores/scroll-memory'

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's name in `app.pages`. */
    title?: string
  }
}

/** A page that is fetched when it is opened, and what it says with it. */
const page =
  <Module>(load: () => Promise<Module>) =>
  () =>
    Promise.all([load(), allTexts()]).then(([module]) => module)

/** The pages in the order of the navigation. Pages other than the first are fetched when they are opened. */
const routes: RouteRecordRaw[] = [
  { path: '/', component: OverviewPage, meta: { title: 'overview' } },
  {
    path: '/execution',
    component: page(() => import('@/pages/ExecutionPage.vue')),
    meta: { title: 'execution' },
  },
  { path: '/scores', component: page(() => import('@/pages/ScoresPage.vue')), meta: { title: 'scores' } },
  {
    path: '/problems',
    component: page(() => import('@/pages/ProblemsPage.vue')),
    meta: { title: 'problems' },
  },
  {
    path: '/problems/category/:code',
    component: page(() => import('@/pages/CategoryPage.vue')),
    props: true,
    meta: { title: 'problems' },
  },
  {
    path: '/problems/copies',
    component: page(() => import('@/pages/CopiesPage.vue')),
    meta: { title: 'problems' },
  },
  {
    path: '/findings',
    component: page(() => import('@/pages/FindingsPage.vue')),
    meta: { title: 'findings' },
  },
  {
    path: '/findings/spot-check',
    component: page(() => import('@/pages/SpotCheckPage.vue')),
    meta: { title: 'findings' },
  },
  {
    path: '/findings/reviews',
    component: page(() => import('@/pages/ReviewsPage.vue')),
    meta: { title: 'findings' },
  },
  {
    path: '/findings/rules',
    component: page(() => import('@/pages/FindingRulesPage.vue')),
    meta: { title: 'findings' },
  },
  {
    path: '/departments',
    component: page(() => import('@/pages/DepartmentsPage.vue')),
    meta: { title: 'departments' },
  },
  {
    path: '/departments/:name',
    component: page(() => import('@/pages/DepartmentPage.vue')),
    props: true,
    meta: { title: 'departments' },
  },
  { path: '/schemes', component: page(() => import('@/pages/SchemesPage.vue')), meta: { title: 'schemes' } },
  ...(publication === null
    ? [
        {
          path: '/publish',
          component: page(() => import('@/pages/PublishPage.vue')),
          meta: { title: 'publish' },
        },
      ]
    : []),
  ...(forReaders
    ? [{ path: '/data', component: page(() => import('@/pages/AboutPage.vue')), meta: { title: 'about' } }]
    : [
        {
          path: '/problems/taxonomy',
          component: page(() => import('@/pages/TaxonomyPage.vue')),
          meta: { title: 'problems' },
        },
        { path: '/query', component: page(() => import('@/pages/QueryPage.vue')), meta: { title: 'query' } },
        { path: '/data', component: page(() => import('@/pages/DataPage.vue')), meta: { title: 'data' } },
        {
          path: '/data/source/:file/:place?',
          component: page(() => import('@/pages/SourcePage.vue')),
          props: true,
          meta: { title: 'data' },
        },
      ]),
  {
    path: '/:rest(.*)*',
    component: page(() => import('@/pages/NotFoundPage.vue')),
    meta: { title: 'notFound' },
  },
]

/** Pages of what the publisher of this page has left out. */
const isLeftOut = (page: string | undefined) =>
  (page === 'findings' && isWithheld('findings')) ||
  ((page === 'scores' || page === 'schemes') && isWithheld('recomputed'))

/** Hash history: the built site runs under any sub-path of any static server, and from a single file. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: routes.filter(({ meta }) => !isLeftOut(meta?.title)),
  scrollBehavior(to, from, saved) {
    letGoOfPlace()
    if (!saved) return to.path === from.path ? false : { top: 0 }
    keepAtPlace(saved)
    return false
  },
})

router.beforeEach(async ({ query }) => {
  // Where it cannot be fetched, the link's scheme is named as one that could not be used.
  if (query.scheme !== undefined) await prepareSchemeReader().catch(() => undefined)
})

// A page whose code does not come would else be a click that does nothing.
router.onError((_, to) => (lostPage.value = router.resolve(to).href))
router.afterEach((_to, _from, failure) => {
  if (!failure) lostPage.value = null
})
