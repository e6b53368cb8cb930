import { saveTable, type TableData } from '@/downloads/save'
import './download-links.css'

interface Props {
  /** What is downloaded, for those who hear the links one by one. */
  of: string
  /** Where the server gives the files. */
  urls?: { csv: string; xlsx: string }
  /** Else the table as it stands on the page. */
  table?: () => TableData
}

/** "Download CSV, XLSX". */
export function DownloadLinks({ of, urls, table }: Props) {
  const hidden = <span className="govuk-visually-hidden"> of {of}</span>
  const name = of.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 80)
  return (
    <p className="app-downloads app-no-print">
      Download{' '}
      {(['csv', 'xlsx'] as const).map((format) =>
        urls !== undefined ? (
          <a key={format} className="govuk-link" href={urls[format]} download>
            {format.toUpperCase()}
            {hidden}
          </a>
        ) : (
          <button
            key={format}
            type="button"
            className="app-downloads__button"
            onClick={() => {
              if (table !== undefined) void saveTable(name, format, table())
            }}
          >
            {format.toUpperCase()}
            {hidden}
          </button>
        ),
      )}
    </p>
  )
}
