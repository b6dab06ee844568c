import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameTags, type StackContext } from "@cloud/shared";
import type { NatGateways } from "./nat-gateway";
import type { Subnets } from "./subnets";
import type { Vpc } from "./vpc";

export interface RoutingArgs {
  readonly context: StackContext;
  readonly network: Vpc;
  readonly publicSubnets: Subnets;
  readonly privateSubnets: Subnets;
  readonly databaseSubnets: Subnets;
  readonly natGateways: NatGateways;
  readonly enableIpv6: boolean;
}

const anyIpv4 = { destinationCidrBlock: "0.0.0.0/0" };
const anyIpv6 = { destinationIpv6CidrBlock: "::/0" };

/**
 * Public subnets share one table and database subnets another, which has no way out. Each private
 * subnet has its own, so that going from one NAT gateway to one a zone changes routes only.
 */
export class Routing extends pulumi.ComponentResource {
  readonly publicTable: aws.ec2.RouteTable;
  readonly privateTables: readonly aws.ec2.RouteTable[];
  readonly databaseTable: aws.ec2.RouteTable;
  readonly #context: StackContext;
  readonly #vpcId: pulumi.Output<string>;

  constructor(name: string, args: RoutingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:network:Routing", name, {}, opts);
    this.#context = args.context;
    this.#vpcId = args.network.vpc.id;
    this.publicTable = this.#publicTable(args);
    this.privateTables = args.privateSubnets.subnets.map((subnet, zone) =>
      this.#privateTable(args, subnet, zone),
    );
    this.databaseTable = this.#table("database");
    this.#associate("database", this.databaseTable, args.databaseSubnets.subnets);
    this.registerOutputs({
      publicTableId: this.publicTable.id,
      privateTableIds: this.privateTables.map((table) => table.id),
      databaseTableId: this.databaseTable.id,
    });
  }

  get tables(): readonly aws.ec2.RouteTable[] {
    return [this.publicTable, ...this.privateTables, this.databaseTable];
  }

  #publicTable({ network, publicSubnets, enableIpv6 }: RoutingArgs): aws.ec2.RouteTable {
    const table = this.#table("public");
    const gatewayId = network.internetGateway.id;
    this.#route("public-internet", table, { ...anyIpv4, gatewayId });
    if (enableIpv6) {
      this.#route("public-internet-ipv6", table, { ...anyIpv6, gatewayId });
    }
    this.#associate("public", table, publicSubnets.subnets);
    return table;
  }

  #privateTable(args: RoutingArgs, subnet: aws.ec2.Subnet, zone: number): aws.ec2.RouteTable {
    const name = `private-${zone + 1}`;
    const table = this.#table(name);
    const natGateway = args.natGateways.forZone(zone);
    if (natGateway !== undefined) {
      this.#route(`${name}-nat`, table, { ...anyIpv4, natGatewayId: natGateway.id });
    }
    const egressOnlyGateway = args.network.egressOnlyInternetGateway;
    if (egressOnlyGateway !== undefined) {
      const egressOnlyGatewayId = egressOnlyGateway.id;
      this.#route(`${name}-internet-ipv6`, table, { ...anyIpv6, egressOnlyGatewayId });
    }
    this.#association(name, table, subnet);
    return table;
  }

  #table(name: string): aws.ec2.RouteTable {
    return new aws.ec2.RouteTable(
      name,
      { vpcId: this.#vpcId, tags: nameTags(this.#context, name) },
      { parent: this },
    );
  }

  #route(
    name: string,
    table: aws.ec2.RouteTable,
    target: Omit<aws.ec2.RouteArgs, "routeTableId">,
  ): void {
    new aws.ec2.Route(name, { routeTableId: table.id, ...target }, { parent: this });
  }

  #associate(name: string, table: aws.ec2.RouteTable, subnets: readonly aws.ec2.Subnet[]): void {
    subnets.forEach((subnet, zone) => this.#association(`${name}-${zone + 1}`, table, subnet));
  }

  #association(name: string, table: aws.ec2.RouteTable, subnet: aws.ec2.Subnet): void {
    new aws.ec2.RouteTableAssociation(
      name,
      { routeTableId: table.id, subnetId: subnet.id },
      { parent: this },
    );
  }
}
