import type { DemonstrationAccount } from '@/api/people-types'

interface Props {
  accounts: DemonstrationAccount[]
  onChoose: (account: DemonstrationAccount) => void
}

/** The invented people of a demonstration: choosing one fills the form. */
export function Accounts({ accounts, onChoose }: Props) {
  if (accounts.length === 0) return null
  return (
    <section aria-labelledby="demonstration-accounts">
      <h2 className="govuk-heading-m" id="demonstration-accounts">
        Accounts of the demonstration
      </h2>
      <p className="govuk-body">Each is invented and holds one role. They work on this machine alone.</p>
      <table className="govuk-table">
        <caption className="govuk-visually-hidden">Accounts of the demonstration</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">Role</th>
            <th scope="col" className="govuk-table__header">For</th>
            <th scope="col" className="govuk-table__header">
              <span className="govuk-visually-hidden">Use</span>
            </th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {accounts.map((account) => (
            <tr key={account.email} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">{account.title}</th>
              <td className="govuk-table__cell" style={{ overflowWrap: 'anywhere' }}>
                {account.scope_name}
              </td>
              <td className="govuk-table__cell">
                <button type="button" className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" onClick={() => onChoose(account)}>
                  Use<span className="govuk-visually-hidden"> the account of the {account.title}</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
