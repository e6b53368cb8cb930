import { type KeyboardEvent, useState } from 'react'
import { matching, type Option } from './matching'

const mostShown = 12

/** What is typed, what it finds, and which of that Enter would choose. */
export function useTypeahead(options: readonly Option[], onChoose: (value: string) => void) {
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)

  const found = open ? matching(options, typed) : []
  const shown = found.slice(0, mostShown)

  function type(text: string) {
    setTyped(text)
    setActive(0)
    setOpen(true)
  }

  function choose(option: Option | undefined) {
    if (option === undefined) return
    setTyped('')
    setOpen(false)
    onChoose(option.value)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive(open && shown.length > 0 ? (active + step + shown.length) % shown.length : 0)
      setOpen(true)
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      choose(shown[active])
    } else if (event.key === 'Escape') {
      setTyped('')
      setOpen(false)
    }
  }

  return { typed, open, setOpen, active, found: found.length, shown, type, choose, onKeyDown }
}
