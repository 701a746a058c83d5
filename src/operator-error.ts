/** Something the operator must mend: the message is one sentence that says what to do, shown as it is, without a stack. */
export class OperatorError extends Error {
  override readonly name: string = 'OperatorError';
}
