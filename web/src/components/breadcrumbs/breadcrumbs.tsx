import type { Target } from '@/addresses'
import { Link } from '@/router/link'

export function Breadcrumbs({ trail }: { trail: { text: string; target: Target }[] }) {
  return (
    <nav className="govuk-breadcrumbs app-no-print" aria-label="Breadcrumb">
      <ol className="govuk-breadcrumbs__list">
        {trail.map(({ text, target }) => (
          <li className="govuk-breadcrumbs__list-item" key={text}>
            <Link className="govuk-breadcrumbs__link" {...target}>
              {text}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
