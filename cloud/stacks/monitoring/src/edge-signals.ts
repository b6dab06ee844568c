import type { Inventory } from "./inventory";
import type { Thresholds } from "./monitoring";
import { above, below, signal, type Signal, type Source, type StackName } from "./signal";

const oneMinute = 60;
const oneDay = 86_400;

/** Where requests come in and go out: certificate, firewall, gateways, API, sign-in. */
export function edgeSignals(inventory: Inventory, thresholds: Thresholds): Signal[] {
  return [
    ...certificate(inventory, thresholds),
    ...firewall(inventory, thresholds),
    ...inventory.natGatewayIds.flatMap(natGateway),
    ...api(inventory, thresholds),
    ...userPool(inventory),
  ];
}

function certificate({ certificateArn }: Inventory, { certificateDays }: Thresholds): Signal[] {
  if (certificateArn === undefined) {
    return [];
  }
  const source: Source = {
    stack: "dns",
    subject: "certificate",
    namespace: "AWS/CertificateManager",
    dimensions: { CertificateArn: certificateArn },
  };
  const meaning = "ACM could not renew the certificate, look at its validation records";
  return [
    signal(source, "Days to the end of certificates", "DaysToExpiry", "Minimum", {
      periodSeconds: oneDay,
      ...below(certificateDays, "critical", meaning),
    }),
  ];
}

function firewall({ webAcl }: Inventory, thresholds: Thresholds): Signal[] {
  if (webAcl === undefined) {
    return [];
  }
  const source: Source = {
    stack: "security",
    subject: webAcl.name,
    namespace: "AWS/WAFV2",
    dimensions: { WebACL: webAcl.name, Region: webAcl.region, Rule: "ALL" },
  };
  const meaning = "The web ACL stops many requests: an attack, or a rule that is too strict";
  return [
    signal(source, "Allowed requests", "AllowedRequests", "Sum"),
    signal(
      source,
      "Blocked requests",
      "BlockedRequests",
      "Sum",
      above(thresholds.blockedRequests, "alert", meaning),
    ),
  ];
}

function natGateway(id: string): Signal[] {
  const source: Source = {
    stack: "network",
    subject: id,
    namespace: "AWS/NATGateway",
    dimensions: { NatGatewayId: id },
  };
  const meaning = "The NAT gateway has no port left for a destination, so connections fail";
  return [
    signal(source, "Bytes to the internet", "BytesOutToDestination", "Sum"),
    signal(source, "Active connections", "ActiveConnectionCount", "Maximum"),
    signal(source, "Dropped packets", "PacketsDropCount", "Sum"),
    signal(source, "Ports not found", "ErrorPortAllocation", "Sum", above(0, "critical", meaning)),
  ];
}

function api(inventory: Inventory, { serverErrors, latencySeconds }: Thresholds): Signal[] {
  if (inventory.api === undefined) {
    return [];
  }
  const source: Source = {
    stack: "services-api",
    subject: "api",
    namespace: "AWS/ApiGateway",
    dimensions: { ApiId: inventory.api.id, Stage: inventory.api.stage },
  };
  const failing = "The API answers with errors, its access log says which routes";
  const slow = "The API is slow, its access log says which routes";
  return [
    signal(source, "Requests", "Count", "Sum"),
    signal(source, "Errors of clients", "4xx", "Sum"),
    signal(source, "Errors of servers", "5xx", "Sum", above(serverErrors, "critical", failing)),
    // In milliseconds, unlike load balancers.
    signal(source, "Latency", "Latency", "p95", above(latencySeconds * 1000, "alert", slow, 3)),
  ];
}

function userPool({ userPool: pool }: Inventory): Signal[] {
  if (pool === undefined) {
    return [];
  }
  return Object.entries(pool.clientIds).flatMap(([name, clientId]) => {
    const source: Source = {
      stack: "authentication",
      subject: name,
      namespace: "AWS/Cognito",
      dimensions: { UserPool: pool.id, UserPoolClient: clientId },
    };
    const meaning = "Cognito turns sign-ins away because there are too many at once";
    return [
      signal(source, "Sign-ins", "SignInSuccesses", "Sum"),
      signal(source, "Renewed tokens", "TokenRefreshSuccesses", "Sum"),
      signal(source, "Sign-ins turned away", "SignInThrottles", "Sum", above(0, "alert", meaning)),
    ];
  });
}

/** A load balancer belongs to one stack and may serve another. */
export function loadBalancer(
  stack: StackName,
  suffix: string,
  { serverErrors, latencySeconds }: Thresholds,
): Signal[] {
  const source: Source = {
    stack,
    subject: "load-balancer",
    namespace: "AWS/ApplicationELB",
    dimensions: { LoadBalancer: suffix },
  };
  const unreachable = "The load balancer finds nobody to answer, look at the health of its targets";
  const failing = "What is behind the load balancer answers with errors, look at its logs";
  const slow = "What is behind the load balancer is slow";
  return [
    signal(source, "Requests", "RequestCount", "Sum"),
    signal(
      source,
      "Errors of the load balancer",
      "HTTPCode_ELB_5XX_Count",
      "Sum",
      above(serverErrors, "critical", unreachable),
    ),
    signal(
      source,
      "Errors of targets",
      "HTTPCode_Target_5XX_Count",
      "Sum",
      above(serverErrors, "critical", failing),
    ),
    signal(
      source,
      "Response time",
      "TargetResponseTime",
      "p95",
      above(latencySeconds, "alert", slow, 3),
    ),
  ];
}

export function targetGroup(
  stack: StackName,
  subject: string,
  dimensions: { readonly LoadBalancer: string; readonly TargetGroup: string },
): Signal[] {
  const source: Source = { stack, subject, namespace: "AWS/ApplicationELB", dimensions };
  const meaning = "Targets do not answer their health check";
  return [
    signal(source, "Healthy targets", "HealthyHostCount", "Minimum"),
    signal(source, "Unhealthy targets", "UnHealthyHostCount", "Maximum", {
      periodSeconds: oneMinute,
      ...above(0, "critical", meaning, 5),
    }),
  ];
}
