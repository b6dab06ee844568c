/** By type: what the API calls creating, updating, deleting and reading one, in this order. */
export type OperationNames = Readonly<Record<string, string>>;
