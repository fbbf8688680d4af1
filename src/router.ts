import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import OverviewPage from '@/pages/OverviewPage.vue'
import { forReaders, isWithheld, publication } from '@/stores/publication'
import { whenTallEnough } from '@/stores/scroll-memory'

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's name in `app.pages`. */
    title?: string
  }
}

/** The pages in the order of the navigation. Pages other than the first are fetched when they are opened. */
const routes: RouteRecordRaw[] = [
  { path: '/', component: OverviewPage, meta: { title: 'overview' } },
  { path: '/execution', component: () => import('@/pages/ExecutionPage.vue'), meta: { title: 'execution' } },
  { path: '/scores', component: () => import('@/pages/ScoresPage.vue'), meta: { title: 'scores' } },
  { path: '/problems', component: () => import('@/pages/ProblemsPage.vue'), meta: { title: 'problems' } },
  {
    path: '/problems/taxonomy',
    component: () => import('@/pages/TaxonomyPage.vue'),
    meta: { title: 'problems' },
  },
  {
    path: '/problems/category/:code',
    component: () => import('@/pages/CategoryPage.vue'),
    props: true,
    meta: { title: 'problems' },
  },
  {
    path: '/problems/copies',
    component: () => import('@/pages/CopiesPage.vue'),
    meta: { title: 'problems' },
  },
  { path: '/findings', component: () => import('@/pages/FindingsPage.vue'), meta: { title: 'findings' } },
  {
    path: '/findings/spot-check',
    component: () => import('@/pages/SpotCheckPage.vue'),
    meta: { title: 'findings' },
  },
  {
    path: '/findings/reviews',
    component: () => import('@/pages/ReviewsPage.vue'),
    meta: { title: 'findings' },
  },
  {
    path: '/findings/rules',
    component: () => import('@/pages/FindingRulesPage.vue'),
    meta: { title: 'findings' },
  },
  {
    path: '/departments',
    component: () => import('@/pages/DepartmentsPage.vue'),
    meta: { title: 'departments' },
  },
  {
    path: '/departments/:name',
    component: () => import('@/pages/DepartmentPage.vue'),
    props: true,
    meta: { title: 'departments' },
  },
  { path: '/schemes', component: () => import('@/pages/SchemesPage.vue'), meta: { title: 'schemes' } },
  ...(publication === null
    ? [{ path: '/publish', component: () => import('@/pages/PublishPage.vue'), meta: { title: 'publish' } }]
    : []),
  ...(forReaders
    ? [{ path: '/data', component: () => import('@/pages/AboutPage.vue'), meta: { title: 'about' } }]
    : [
        { path: '/query', component: () => import('@/pages/QueryPage.vue'), meta: { title: 'query' } },
        { path: '/data', component: () => import('@/pages/DataPage.vue'), meta: { title: 'data' } },
        {
          path: '/data/source/:file/:place?',
          component: () => import('@/pages/SourcePage.vue'),
          props: true,
          meta: { title: 'data' },
        },
      ]),
  { path: '/:rest(.*)*', component: () => import('@/pages/NotFoundPage.vue'), meta: { title: 'notFound' } },
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
    if (saved) return whenTallEnough(saved)
    return to.path === from.path ? {} : { top: 0 }
  },
})
