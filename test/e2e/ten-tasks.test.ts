import { openApp } from './browser'
import { tenTasks } from './ten-tasks'

tenTasks(() => openApp(), '数据')
