import { useSyncExternalStore } from 'react'

// The address bar is the only state of navigation: components read it here and change it here.

type Listener = () => void
const listeners = new Set<Listener>()

function notify() {
  for (const listener of listeners) listener()
}

function subscribe(listener: Listener): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', notify)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('popstate', notify)
  }
}

function snapshot(): string {
  return window.location.pathname + window.location.search
}

export type NavigateMode = 'push' | 'replace'

/** Goes to an address of these pages; `replace` leaves no step for Back. */
export function navigate(address: string, mode: NavigateMode = 'push'): void {
  if (address === snapshot()) return
  if (mode === 'replace') window.history.replaceState(null, '', address)
  else window.history.pushState(null, '', address)
  notify()
}

export interface Address {
  path: string
  params: URLSearchParams
}

/** The present address; the component renders again when it changes. */
export function useAddress(): Address {
  const text = useSyncExternalStore(subscribe, snapshot)
  const cut = text.indexOf('?')
  return cut < 0
    ? { path: text, params: new URLSearchParams() }
    : { path: text.slice(0, cut), params: new URLSearchParams(text.slice(cut)) }
}
