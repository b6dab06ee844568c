import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planRoutes, type RoutePlanRequest, sourceArn } from "./route-plan";

const listenerArn = "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/a/b/c";

function invokeArnOf(lambdaArn: string): string {
  return `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${lambdaArn}/invocations`;
}

const orders = invokeArnOf("arn:aws:lambda:us-east-1:111111111111:function:orders:live");

type Wanted = NonNullable<RoutePlanRequest["routes"]>[number];

const wanted: Wanted = {
  name: "order",
  route: "GET /orders/{id}",
  function: "orders",
  authorization: "token",
  scopes: [],
  timeoutSeconds: 30,
  requestsPerSecond: undefined,
  burst: undefined,
};

function request(change: Partial<RoutePlanRequest> = {}): RoutePlanRequest {
  return {
    routes: [wanted],
    functionInvokeArns: { orders },
    listenerArn,
    requestsPerSecond: 50,
    burst: 100,
    ...change,
  };
}

function refusal(change: Partial<RoutePlanRequest>): string {
  try {
    planRoutes(request(change));
  } catch (error) {
    return (error as Error).message;
  }
  return "";
}

describe("routes", () => {
  it("lead to an alias of a function, or to the function itself", () => {
    const plain = invokeArnOf("arn:aws:lambda:us-east-1:111111111111:function:plain");
    const functionInvokeArns = { orders, plain };
    const routes = [wanted, { ...wanted, name: "plain", route: "GET /", function: "plain" }];

    expect(planRoutes(request({ routes, functionInvokeArns })).map(({ target }) => target)).toEqual(
      [
        {
          kind: "function",
          invokeArn: orders,
          alias: { functionName: "orders", qualifier: "live" },
        },
        {
          kind: "function",
          invokeArn: plain,
          alias: { functionName: "plain", qualifier: undefined },
        },
      ],
    );
  });

  it("are one for everything where there is a load balancer, and none otherwise", () => {
    const made = planRoutes(request({ routes: undefined }));

    expect(made).toMatchObject([
      { name: "everything", routeKey: "$default", needsToken: true, limits: undefined },
    ]);
    expect(planRoutes(request({ routes: undefined, listenerArn: "" }))).toEqual([]);
    expect(planRoutes(request({ routes: undefined, listenerArn: undefined }))).toEqual([]);
    expect(planRoutes(request({ routes: [] }))).toEqual([]);
  });

  it("have limits of their own if they name either", () => {
    const limited = { ...wanted, burst: 7 };

    expect(planRoutes(request({ routes: [limited] }))[0]?.limits).toEqual({
      requestsPerSecond: 50,
      burst: 7,
    });
  });

  it.each([
    [{ routes: [wanted, { ...wanted, route: "GET /" }] }, "the name order is there twice"],
    [
      { routes: [wanted, { ...wanted, name: "again" }] },
      "the route GET /orders/{id} is there twice",
    ],
    [
      { functionInvokeArns: { cart: orders, mail: orders } },
      "order goes to the function orders, which is not among services-api:functionInvokeArns (cart, mail)",
    ],
    [
      { functionInvokeArns: undefined },
      "order goes to the function orders, which is not among services-api:functionInvokeArns (there are none)",
    ],
    [
      { functionInvokeArns: { orders: "arn:aws:lambda:x" } },
      "order goes to the function orders, whose ARN arn:aws:lambda:x invokes no function",
    ],
    [
      { routes: [{ ...wanted, function: undefined }], listenerArn: "" },
      "order goes to the load balancer, but services-api:listenerArn is empty; name a function",
    ],
    [
      { routes: [{ ...wanted, authorization: "none" as const, scopes: ["read"] }] },
      "order asks for scopes, which need authorization: token",
    ],
  ])("are refused for %o", (change, problem) => {
    expect(refusal(change)).toBe(`services-api:routes cannot be made so:\n- ${problem}`);
  });

  it("are not looked up among the properties of objects", () => {
    expect(refusal({ routes: [{ ...wanted, function: "constructor" }] })).toContain(
      "order goes to the function constructor, which is not among",
    );
  });
});

describe("what a function lets in", () => {
  const execution = "arn:aws:execute-api:us-east-1:111111111111:abc";

  it.each([
    ["$default", "/$default/*"],
    ["ANY /", "/$default/*/"],
    ["GET /orders/{id}/lines/{line}", "/$default/GET/orders/*/lines/*"],
    ["ANY /{proxy+}", "/$default/*/*"],
  ])("for %s is %s", (routeKey, end) => {
    expect(sourceArn(execution, "$default", routeKey)).toBe(`${execution}${end}`);
  });

  it("matches each request of its route", () => {
    const word = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
    const parts = fc.array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(parts, word, (path, given) => {
        const key = path.map(([part, open]) => (open ? `/{${part}}` : `/${part}`)).join("");
        const asked = path.map(([part, open]) => (open ? `/${given}` : `/${part}`)).join("");
        const pattern = sourceArn(execution, "$default", `GET ${key}`)
          .replace(/[.$/]/g, "\\$&")
          .replaceAll("*", ".*");

        expect(`${execution}/$default/GET${asked}`).toMatch(new RegExp(`^${pattern}$`, "u"));
      }),
    );
  });
});
