import * as pulumi from "@pulumi/pulumi";
import type { ParametersOf, StackContext } from "@cloud/shared";
import { planAcls } from "./acl-plan";
import { type CidrPlan, planSubnets, type Tier } from "./cidr-plan";
import { type Connections as ConnectionPlan, planConnections } from "./connection-plan";
import { Connections } from "./connections";
import type { definition } from "./definition";
import { Endpoints } from "./endpoints";
import { FlowLogs } from "./flow-logs";
import { NatGateways } from "./nat-gateway";
import { NetworkAcls } from "./network-acls";
import { Routing } from "./routing";
import { Subnets } from "./subnets";
import { Vpc } from "./vpc";
import { zoneNames } from "./zones";

export type NetworkParameters = ParametersOf<typeof definition>;

export interface NetworkArgs {
  readonly context: StackContext;
  readonly parameters: NetworkParameters;
}

/** The whole network of an environment. */
export class Network extends pulumi.ComponentResource {
  readonly plan: CidrPlan;
  readonly zones: readonly pulumi.Output<string>[];
  readonly vpc: Vpc;
  readonly publicSubnets: Subnets;
  readonly privateSubnets: Subnets;
  readonly databaseSubnets: Subnets;
  readonly natGateways: NatGateways;
  readonly routing: Routing;
  readonly networkAcls: NetworkAcls | undefined;
  readonly connections: Connections;
  readonly endpoints: Endpoints;
  readonly flowLogs: FlowLogs | undefined;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:network:Network", name, {}, opts);
    const { context, parameters } = args;
    this.plan = planSubnets({
      vpcCidr: parameters.vpcCidr,
      zoneCount: parameters.azCount,
      zoneCapacity: parameters.zoneCapacity,
      subnetBits: {
        public: parameters.publicSubnetBits,
        private: parameters.privateSubnetBits,
        database: parameters.databaseSubnetBits,
      },
    });
    const connections = planConnections(
      parameters.vpcCidr,
      parameters.peerings,
      parameters.transitGateway,
    );
    this.zones = zoneNames(parameters.azCount, parameters.availabilityZones, { parent: this });
    const { enableIpv6, vpcCidr } = parameters;
    // Waits for the zones, so that nothing is made in a region that has too few of them.
    const cidr = pulumi.all([...this.zones]).apply(() => vpcCidr);
    this.vpc = new Vpc("vpc", { context, cidr, enableIpv6 }, { parent: this });
    this.publicSubnets = this.#subnets("public", args, parameters.publicIpOnLaunch);
    this.privateSubnets = this.#subnets("private", args);
    this.databaseSubnets = this.#subnets("database", args);
    this.natGateways = new NatGateways(
      "nat",
      {
        context,
        strategy: parameters.natGateways,
        publicSubnets: this.publicSubnets.subnets,
        internetGateway: this.vpc.internetGateway,
      },
      { parent: this },
    );
    this.routing = new Routing(
      "routing",
      {
        context,
        network: this.vpc,
        publicSubnets: this.publicSubnets,
        privateSubnets: this.privateSubnets,
        databaseSubnets: this.databaseSubnets,
        natGateways: this.natGateways,
        enableIpv6,
      },
      { parent: this },
    );
    this.networkAcls = parameters.enableNetworkAcls
      ? this.#networkAcls(args, connections)
      : undefined;
    this.connections = new Connections(
      "connections",
      {
        context,
        vpc: this.vpc.vpc,
        plan: connections,
        subnetIds: this.privateSubnets.ids,
        routeTables: this.routing.privateTables,
      },
      { parent: this },
    );
    this.endpoints = new Endpoints(
      "endpoints",
      {
        context,
        vpc: this.vpc.vpc,
        gatewayServices: parameters.gatewayEndpoints,
        routeTables: this.routing.tables,
        interfaceServices: parameters.interfaceEndpoints,
        subnets: this.privateSubnets.subnets,
      },
      { parent: this },
    );
    this.flowLogs = parameters.enableFlowLogs ? this.#flowLogs(args) : undefined;
    this.registerOutputs({ vpcId: this.vpc.vpc.id });
  }

  #subnets(tier: Tier, { context, parameters }: NetworkArgs, publicIpOnLaunch = false): Subnets {
    return new Subnets(
      tier,
      {
        context,
        tier,
        vpc: this.vpc.vpc,
        zones: this.zones,
        cidrs: this.plan[tier],
        enableIpv6: parameters.enableIpv6,
        publicIpOnLaunch,
      },
      { parent: this },
    );
  }

  #networkAcls({ context, parameters }: NetworkArgs, connections: ConnectionPlan): NetworkAcls {
    return new NetworkAcls(
      "network-acls",
      {
        context,
        vpc: this.vpc.vpc,
        subnets: {
          public: this.publicSubnets,
          private: this.privateSubnets,
          database: this.databaseSubnets,
        },
        plan: this.plan,
        rules: planAcls({
          zoneCount: parameters.azCount,
          publicPorts: parameters.networkAclPublicPorts,
          peerCidrs: connections.cidrs,
          gatewayEndpoints: parameters.gatewayEndpoints.length > 0,
        }),
        enableIpv6: parameters.enableIpv6,
      },
      { parent: this },
    );
  }

  #flowLogs({ context, parameters }: NetworkArgs): FlowLogs {
    return new FlowLogs(
      "flow-logs",
      {
        context,
        vpc: this.vpc.vpc,
        traffic: parameters.flowLogsTraffic,
        retentionDays: parameters.flowLogsRetentionDays,
        aggregationSeconds: parameters.flowLogsAggregationSeconds,
        kmsKeyArn: parameters.flowLogsKmsKeyArn,
      },
      { parent: this },
    );
  }
}
