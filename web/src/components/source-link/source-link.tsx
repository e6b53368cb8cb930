import type { ReactNode } from 'react'
import { addresses } from '@/addresses'
import type { SourceRef } from '@/api/types'
import { Link } from '@/router/link'

interface Props {
  source: Pick<SourceRef, 'source_id' | 'line'> & Partial<SourceRef>
  children?: ReactNode
  className?: string
}

/** Opens the row of the file that a figure comes from. */
export function SourceLink({ source, children, className }: Props) {
  const where = source.line === null ? '' : `, row ${source.line.toLocaleString('en-GB')}`
  return (
    <Link {...addresses.sourceRow(source)} className={className} title={`Where this comes from${where}`}>
      {children ?? `${source.title ?? source.file ?? 'Source'}${where}`}
    </Link>
  )
}
