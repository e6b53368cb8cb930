import { useEffect, useRef, useState } from 'react'
import { onAnswer } from '@/api/client'
import type { Me } from '@/api/people-types'
import { useSession } from './session'

const warnBefore = 2 * 60_000
const lookEvery = 5_000

/** When the session ends unless something is asked, by this machine's clock; it moves with every answer. */
function useEnd(me: Me): { idle: boolean; left: number } | null {
  const [left, setLeft] = useState<{ idle: boolean; left: number } | null>(null)
  useEffect(() => {
    // The server's clock may be another: what counts is how long it gave when it answered.
    const began = Date.now()
    const idle = Date.parse(me.idle_until)
    const most = Date.parse(me.until)
    const now = Date.now()
    let idleAt = began + (idle - now)
    const mostAt = began + (most - now)
    const span = idleAt - began
    const forget = onAnswer((status) => {
      if (status < 400) idleAt = Date.now() + span
    })
    const look = () => {
      const end = Math.min(idleAt, mostAt)
      const remaining = end - Date.now()
      setLeft(remaining > warnBefore ? null : { idle: idleAt <= mostAt, left: Math.max(0, remaining) })
    }
    const timer = window.setInterval(look, lookEvery)
    look()
    return () => {
      forget()
      window.clearInterval(timer)
    }
  }, [me])
  return left
}

/** Warns two minutes before the session ends, and lets the reader go on. */
export function SessionEnds() {
  const { me, reload } = useSession()
  const end = useEnd(me)
  const dialog = useRef<HTMLDialogElement>(null)
  const shown = end !== null
  useEffect(() => {
    if (shown && !dialog.current?.open) dialog.current?.showModal()
    if (!shown) dialog.current?.close()
  }, [shown])
  const over = end !== null && end.left === 0
  useEffect(() => {
    if (over) void reload()
  }, [over, reload])
  return (
    <dialog ref={dialog} className="app-dialog" aria-labelledby="session-ends" aria-describedby="session-ends-words" role="alertdialog">
      <h2 className="govuk-heading-m" id="session-ends">
        You are about to be signed out
      </h2>
      <p className="govuk-body" id="session-ends-words">
        {end?.idle === false
          ? 'Your session ends in two minutes and cannot be made longer. Save what you are doing.'
          : 'Nothing was asked of the server for a while, so your session ends in two minutes. What you typed and did not save would be lost.'}
      </p>
      {end?.idle === false ? (
        <button type="button" className="govuk-button" onClick={() => dialog.current?.close()}>
          I understand
        </button>
      ) : (
        <button type="button" className="govuk-button" onClick={() => void reload()}>
          Stay signed in
        </button>
      )}
    </dialog>
  )
}
