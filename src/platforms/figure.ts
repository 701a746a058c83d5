/** A number as people read it: `1,204`. */
export function figure(amount: number): string {
  return amount.toLocaleString('en');
}
