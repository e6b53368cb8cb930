import { type FormEvent, type ReactNode, createContext, useContext, useEffect, useRef, useState } from 'react'
import { ApiError } from '@/api/client'
import './form.css'

/** What is wrong with what was sent. */
export interface FormProblem {
  message: string
  /** Name of the field it is about, "" of none. */
  field: string
}

const ProblemContext = createContext<FormProblem | null>(null)

/** The words under a field's label when it is wrong. */
export function useProblemOf(field: string): string | null {
  const problem = useContext(ProblemContext)
  return problem !== null && problem.field === field ? problem.message : null
}

interface Props {
  /** Of the button that sends. */
  action: string
  /** Rejects with an ApiError for what the reader can put right. */
  onSend: () => Promise<void>
  /** What is wrong before it is sent; null when nothing is. */
  check?: () => FormProblem | null
  warning?: boolean
  /** Beside the button. */
  also?: ReactNode
  children?: ReactNode
}

/** A form that sends once, and says at its top and at the field what is wrong. */
export function Form({ action, onSend, check, warning = false, also, children }: Props) {
  const [problem, setProblem] = useState<FormProblem | null>(null)
  const [sending, setSending] = useState(false)
  const summary = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (problem === null) return
    summary.current?.focus()
    document.title = `Error: ${document.title.replace(/^Error: /, '')}`
  }, [problem])

  async function send(event: FormEvent) {
    event.preventDefault()
    if (sending) return
    const found = check?.() ?? null
    setProblem(found)
    if (found !== null) return
    setSending(true)
    try {
      await onSend()
    } catch (error) {
      const known = error instanceof ApiError
      setProblem({ message: known ? error.message : 'That did not work. Try again.', field: known ? error.field : '' })
    } finally {
      setSending(false)
    }
  }

  return (
    <ProblemContext value={problem}>
      {problem !== null && (
        <div className="govuk-error-summary" ref={summary} tabIndex={-1} role="alert">
          <h2 className="govuk-error-summary__title">There is a problem</h2>
          <div className="govuk-error-summary__body">
            <ul className="govuk-list govuk-error-summary__list">
              <li>{problem.field === '' ? problem.message : <a href={`#${problem.field}`}>{problem.message}</a>}</li>
            </ul>
          </div>
        </div>
      )}
      <form onSubmit={(event) => void send(event)} noValidate className="app-form">
        {children}
        <div className="govuk-button-group">
          <button type="submit" className={`govuk-button${warning ? ' govuk-button--warning' : ''}`} aria-disabled={sending}>
            {action}
          </button>
          {also}
        </div>
      </form>
    </ProblemContext>
  )
}
