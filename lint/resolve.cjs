'use strict'
// Tells the boundaries rules which file an import means. The stock resolver does not know the alias `@/`, and
// the one that reads tsconfig.json brings a native binary along for this one line.
const { existsSync, statSync } = require('node:fs')
const { builtinModules } = require('node:module')
const path = require('node:path')

const root = path.resolve(__dirname, '..')
const ENDINGS = ['', '.ts', '.mjs', '.js', '.vue', '.json', '/index.ts']

exports.interfaceVersion = 2

exports.resolve = function resolve(source, importer) {
  const [file] = source.split('?')
  if (file.startsWith('node:') || builtinModules.includes(file)) return { found: true, path: null }
  const base = file.startsWith('@/')
    ? path.join(root, 'src', file.slice(2))
    : file.startsWith('.')
      ? path.resolve(path.dirname(importer), file)
      : path.join(root, 'node_modules', file)
  const found = ENDINGS.map((ending) => base + ending).find(
    (name) => existsSync(name) && !isBareFolder(name, file),
  )
  return found ? { found: true, path: found } : { found: false }
}

/** A folder of ours is its index file; a package is its folder. */
function isBareFolder(name, source) {
  return statSync(name).isDirectory() && (source.startsWith('.') || source.startsWith('@/'))
}
