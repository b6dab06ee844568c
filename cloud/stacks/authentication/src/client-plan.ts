import { ConfigurationError } from "@cloud/shared";

export type Tier = "LITE" | "ESSENTIALS" | "PLUS";

export interface ClientRequest {
  readonly name: string;
  readonly kind: "browser" | "server" | "machine";
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly scopes: readonly string[];
}

export interface ClientPlanRequest {
  readonly tier: Tier;
  readonly apiIdentifier: string;
  readonly apiScopes: readonly { readonly name: string }[];
  readonly clients: readonly ClientRequest[];
  readonly identityProviders: readonly { readonly name: string }[];
}

/** What makes clients different from one another, in the words of Cognito. */
export interface PlannedClient {
  readonly name: string;
  readonly generateSecret: boolean;
  /** Whether users of this client see the login page. */
  readonly usesLoginPage: boolean;
  readonly allowedOauthFlowsUserPoolClient: boolean;
  readonly allowedOauthFlows: string[];
  readonly allowedOauthScopes: string[];
  readonly explicitAuthFlows: string[];
  readonly callbackUrls: string[];
  readonly logoutUrls: string[];
  readonly supportedIdentityProviders: string[];
  readonly rotatesRefreshTokens: boolean;
}

const ofUsers = ["openid", "email", "profile"];

/** The full names of the scopes of the API, as they stand in tokens. */
export function apiScopeNames(request: Pick<ClientPlanRequest, "apiIdentifier" | "apiScopes">) {
  return request.apiScopes.map(({ name }) => `${request.apiIdentifier}/${name}`);
}

export function planClients(request: ClientPlanRequest): PlannedClient[] {
  refuseMistakes(request);
  return request.clients.map((client) =>
    client.kind === "machine" ? machine(client, request) : forUsers(client, request),
  );
}

/** Gets tokens for itself; no user is involved. */
function machine(client: ClientRequest, { apiIdentifier }: ClientPlanRequest): PlannedClient {
  return {
    name: client.name,
    generateSecret: true,
    usesLoginPage: false,
    allowedOauthFlowsUserPoolClient: true,
    allowedOauthFlows: ["client_credentials"],
    allowedOauthScopes: client.scopes.map((scope) => `${apiIdentifier}/${scope}`),
    // Without any flow named, Cognito would let users sign in with a password.
    explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    callbackUrls: [],
    logoutUrls: [],
    supportedIdentityProviders: [],
    rotatesRefreshTokens: false,
  };
}

/** Users sign in on the login page where there is a way back, else in the program itself. */
function forUsers(client: ClientRequest, request: ClientPlanRequest): PlannedClient {
  const usesLoginPage = client.callbackUrls.length > 0;
  const rotatesRefreshTokens = request.tier !== "LITE";
  return {
    name: client.name,
    generateSecret: client.kind === "server",
    usesLoginPage,
    allowedOauthFlowsUserPoolClient: usesLoginPage,
    allowedOauthFlows: usesLoginPage ? ["code"] : [],
    allowedOauthScopes: usesLoginPage
      ? [...ofUsers, ...client.scopes.map((scope) => `${request.apiIdentifier}/${scope}`)]
      : [],
    // The password never leaves the program. Tokens that are used up when they are refreshed have
    // a call of their own, and Cognito refuses to allow both.
    explicitAuthFlows: [
      "ALLOW_USER_SRP_AUTH",
      ...(rotatesRefreshTokens ? [] : ["ALLOW_REFRESH_TOKEN_AUTH"]),
    ],
    callbackUrls: [...client.callbackUrls],
    logoutUrls: [...client.logoutUrls],
    supportedIdentityProviders: [
      "COGNITO",
      ...(usesLoginPage ? request.identityProviders.map(({ name }) => name) : []),
    ],
    rotatesRefreshTokens,
  };
}

function refuseMistakes({ clients, apiScopes }: ClientPlanRequest): void {
  const known = apiScopes.map(({ name }) => name);
  const names = clients.map(({ name }) => name);
  const problems = [
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `there is more than one client ${name}`),
    ...clients.flatMap((client) => mistakesOf(client, known)),
  ];
  if (problems.length > 0) {
    throw new ConfigurationError(
      `authentication:clients cannot be used:\n- ${problems.join("\n- ")}`,
    );
  }
}

function mistakesOf(client: ClientRequest, known: readonly string[]): string[] {
  const { name, kind, callbackUrls, logoutUrls, scopes } = client;
  const urls = [...callbackUrls, ...logoutUrls];
  return [
    ...scopes
      .filter((scope) => !known.includes(scope))
      .map((scope) => `${name} asks for ${scope}, which is not among authentication:apiScopes`),
    ...urls
      .filter((url) => url.startsWith("http://") && !/^http:\/\/localhost(:|\/|$)/.test(url))
      .map((url) => `${name} has ${url}, but only localhost does without https`),
    ...(kind === "machine" && scopes.length === 0
      ? [`${name} is a machine and needs scopes of the API`]
      : []),
    ...(kind === "machine" && urls.length > 0
      ? [`${name} is a machine, which nobody is sent back to`]
      : []),
    ...(kind !== "machine" && callbackUrls.length === 0 && scopes.length > 0
      ? [`${name} gets scopes on the login page only, and needs callbackUrls`]
      : []),
  ];
}
