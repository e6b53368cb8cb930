import { Link } from '@/router/link'
import { Page } from '@/components/page/page'

export function NotFound() {
  return (
    <Page title="Page not found">
      <p className="govuk-body">If you typed the address, check that it is correct. If you pasted it, check that you copied all of it.</p>
      <p className="govuk-body">
        <Link to="/">Go to the first page</Link> or choose a section above.
      </p>
    </Page>
  )
}
