import { addresses } from '@/addresses'
import type { Line } from '@/api/types'
import { SourceLink } from '@/components'
import { Link } from '@/router/link'
import { partsOfLine } from './line-parts'

/** One thing the data say: its name opens the measure, its figure the row it comes from. */
export function MinuteLine({ line }: { line: Line }) {
  const { name, figure, rest } = partsOfLine(line)
  return (
    <>
      {name !== '' &&
        (line.measure === null ? (
          <strong>{name}</strong>
        ) : (
          <Link {...addresses.measure(line.measure, { group: line.group })} className="govuk-link app-minute__name">
            {name}
          </Link>
        ))}
      {name !== '' && ': '}
      {line.source === null ? (
        figure
      ) : (
        <SourceLink source={line.source} className="app-figure">
          {figure}
        </SourceLink>
      )}
      {rest}
    </>
  )
}
