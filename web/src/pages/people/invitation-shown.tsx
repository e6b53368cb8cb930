import type { Invitation } from '@/api/people-types'
import { Sentence } from '@/components'
import { instant } from '@/format/time'

/** The link that an administrator passes on. It is shown this once. */
export function InvitationShown({ invitation, email }: { invitation: Invitation; email: string }) {
  return (
    <>
      <Sentence>
        Send this link to {email} yourself. It works once, until {instant(invitation.expires)}, and is not shown again.
      </Sentence>
      <p className="app-secret" role="status">
        {invitation.url}
      </p>
    </>
  )
}
