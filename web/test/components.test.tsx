// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Band, type Column, DataTable, Difference, Figure, SymbolNote, Typeahead, VerdictTag } from '@/components'

beforeEach(() => window.history.replaceState(null, '', '/page?place=X08000001'))
afterEach(cleanup)

interface Line {
  name: string
  value: number | null
}

const columns: Column<Line>[] = [
  { key: 'name', title: 'Name', cell: (line) => line.name, value: (line) => line.name },
  { key: 'value', title: 'Value', numeric: true, cell: (line) => line.value ?? '-', value: (line) => line.value },
]
const lines: Line[] = [
  { name: 'Elmhaven', value: 3 },
  { name: 'Ashbury', value: null },
  { name: 'Dunbury', value: 11 },
]

function names() {
  return screen.getAllByRole('rowheader').map((cell) => cell.textContent)
}

describe('a table', () => {
  const table = () => render(<DataTable id="t" caption="Figures" columns={columns} rows={lines} rowKey={(line) => line.name} pageSize={2} />)

  it('sorts by a heading, keeps that in the address, and puts what is missing last both ways', () => {
    table()
    fireEvent.click(screen.getByRole('button', { name: /Value/ }))
    expect(names()).toEqual(['Elmhaven', 'Dunbury'])
    expect(window.location.search).toBe('?place=X08000001&t-sort=value')
    fireEvent.click(screen.getByRole('button', { name: /Value/ }))
    expect(names()).toEqual(['Dunbury', 'Elmhaven'])
    expect(screen.getByRole('columnheader', { name: /Value/ }).getAttribute('aria-sort')).toBe('descending')
  })

  it('pages, and Back returns to the page before', async () => {
    table()
    fireEvent.click(screen.getByRole('button', { name: /^Next/ }))
    expect(names()).toEqual(['Dunbury'])
    await act(async () => {
      const back = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }))
      window.history.back()
      await back
    })
    expect(names()).toEqual(['Elmhaven', 'Ashbury'])
  })
})

describe('a type-ahead', () => {
  const options = ['Ashbury', 'Brackfield', 'Great Ashbury'].map((text) => ({ value: text.toLowerCase(), text }))

  it('is worked with the keyboard alone', () => {
    let chosen = ''
    render(<Typeahead label="Authority" options={options} onChoose={(value) => (chosen = value)} />)
    const field = screen.getByRole('combobox', { name: 'Authority' })
    fireEvent.change(field, { target: { value: 'ash' } })
    expect(within(screen.getByRole('listbox')).getAllByRole('option').map((option) => option.textContent)).toEqual(['Ashbury', 'Great Ashbury'])
    fireEvent.keyDown(field, { key: 'ArrowDown' })
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(chosen).toBe('great ashbury')
  })

  it('says when nothing is found', () => {
    render(<Typeahead label="Authority" options={options} onChoose={() => {}} />)
    fireEvent.change(screen.getByRole('combobox'), { target: { value: 'zzz' } })
    expect(screen.getByRole('status').textContent).toBe('Nothing found')
  })
})

describe('a figure', () => {
  it('opens the row it comes from, and takes the place along', () => {
    render(<Figure value={45.06} unit="points" decimals={1} source={{ source_id: 's1', line: 12 }} />)
    const link = screen.getByRole('link', { name: '45.1 points' })
    expect(link.getAttribute('href')).toBe('/data/sources/s1/rows/12?place=X08000001')
  })

  it('is marked when provisional, and the mark is explained without hovering', () => {
    render(
      <>
        <Figure value={45} decimals={0} status="provisional" />
        <SymbolNote rows={[{ value: 45, status: 'provisional' }, { value: null, symbol: 'c' }]} />
      </>,
    )
    expect(screen.getByText('p')).toBeTruthy()
    expect(screen.getByText('p: provisional, may be revised; c: suppressed by the publisher.')).toBeTruthy()
  })
})

it('gives a verdict as a word and a mark', () => {
  const { container } = render(<VerdictTag verdict="on_track" />)
  expect(container.textContent).toBe('On track')
  expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
})

it('shows a dash where a band or a difference is not known', () => {
  const { container } = render(
    <>
      <Band band={null} />
      <Difference value={null} unit="%" decimals={1} />
    </>,
  )
  expect(container.textContent).toBe('--')
})
