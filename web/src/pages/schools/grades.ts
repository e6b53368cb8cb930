const grades: Record<string, string> = {
  '1': 'Outstanding',
  '2': 'Good',
  '3': 'Requires improvement',
  '4': 'Inadequate',
}

/** An inspectors' grade in words; a word stays as it is. */
export function gradeText(value: string): string {
  return grades[value] ?? value
}
