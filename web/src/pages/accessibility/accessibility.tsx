import { Page, Sentence } from '@/components'
import { useAbout } from '@/hooks/use-about'

/** What is checked, what is known not to work, and what to do about it. */
export default function Accessibility() {
  const { product } = useAbout()
  return (
    <Page title="Accessibility">
      <Sentence>
        {product} is built so that anyone can use it: with a keyboard alone, with a screen reader, magnified, in print, or on a narrow
        screen.
      </Sentence>
      <h2 className="govuk-heading-m">What you can do</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>reach everything with the keyboard, and see where you are</li>
        <li>enlarge the text to four times its size without scrolling sideways, tables of many columns apart</li>
        <li>read every chart as a sentence and as a table, and download the table</li>
        <li>tell every verdict and band by its word, letter or mark: nothing depends on colour alone</li>
        <li>print any page without its navigation</li>
        <li>turn off movement in your system’s settings: the pages follow it</li>
      </ul>
      <h2 className="govuk-heading-m">How it is checked</h2>
      <p className="govuk-body">
        Every page is opened in Chromium, 1280 and 360 pixels wide, and examined with axe against the Web Content Accessibility Guidelines
        2.2, level AA; that every control is reached with the Tab key is tested too. An automatic examination finds only part of what
        matters. The pages have not been examined by an independent body, nor tested by people who use screen readers or voice control
        every day. No claim of full compliance is made.
      </p>
      <h2 className="govuk-heading-m">What is known not to work well</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          Tables of many columns scroll sideways on narrow screens. The first column stays in view, and the table can be scrolled with the
          arrow keys once it has the focus.
        </li>
        <li>
          The words on a chart’s lines do not grow when only the text, and not the whole page, is enlarged. The table under the chart does.
        </li>
        <li>Names of columns and rows of published files are shown as the publisher wrote them: abbreviations are not explained.</li>
        <li>The two printed pages are set in small type. The same words stand on the first page and the scorecard in full size.</li>
        <li>Downloaded workbooks have one sheet with a heading row, and no further structure for screen readers.</li>
      </ul>
      <h2 className="govuk-heading-m">If something keeps you from your work</h2>
      <p className="govuk-body">
        Tell the officer in your authority who runs {product}: say which page, what you tried to do and what you use. Ask for any table as
        CSV, or for the two pages in large print. If you are not content with the answer, the Equality Advisory and Support Service can
        advise you.
      </p>
    </Page>
  )
}
