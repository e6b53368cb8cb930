import { addresses } from '@/addresses'
import { Page } from '@/components/page/page'
import { Link } from '@/router/link'

/** Who is signed in came to a page that none of their roles opens. */
export function NotAllowed() {
  return (
    <Page title="This page is not open to you">
      <p className="govuk-body">None of the roles that you hold opens it. If your work needs it, ask an administrator of your authority.</p>
      <p className="govuk-body">
        <Link {...addresses.account()}>See which roles you hold</Link> or <Link to="/">go to the first page</Link>.
      </p>
    </Page>
  )
}
