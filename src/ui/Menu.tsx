import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'

interface MenuProps<Id extends string> {
  label: string
  options: Readonly<Record<Id, string>>
  value: Id
  onChange(value: Id): void
}

/** A choice of one among a few. */
export function Menu<Id extends string>({ label, options, value, onChange }: MenuProps<Id>) {
  return (
    <Select className="menu" value={value} onChange={(key) => onChange(key as Id)}>
      <Label>{label}</Label>
      <Button className="button menu-button">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox>
          {(Object.entries(options) as [Id, string][]).map(([id, text]) => (
            <ListBoxItem key={id} id={id} className="option">
              {text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
