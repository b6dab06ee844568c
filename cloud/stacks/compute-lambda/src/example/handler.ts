import { handle, type LambdaEvent, type LambdaAnswer } from "./events";

export function handler(event: LambdaEvent): LambdaAnswer {
  return handle(event, (line) => console.log(JSON.stringify(line)));
}
