import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../testing.ts";

let cloud: TestCloud;
let vpcId: string;
beforeEach(async () => {
  cloud = new TestCloud();
  const vpc = await cloud.create("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
  vpcId = vpc.id;
});
afterEach(() => cloud.remove());

describe("a namespace", () => {
  const type = "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace";
  const entry = (name: string, namespaceId: string) =>
    cloud.create("aws:servicediscovery/service:Service", name, {
      name: "web",
      dnsConfig: { namespaceId, dnsRecords: [{ type: "A", ttl: 10 }] },
    });

  test("has a name once, in a VPC that is there", async () => {
    const made = await cloud.create(type, "services", { name: "shop.internal", vpc: vpcId });

    expect(made.id).toMatch(/^ns-[a-z0-9]{16}$/);
    await expect(cloud.create(type, "twin", { name: "shop.internal", vpc: vpcId })).rejects.toThrow(
      "api error NamespaceAlreadyExists",
    );
    await expect(cloud.create(type, "x", { name: "x.internal", vpc: "vpc-0" })).rejects.toThrow(
      "api error InvalidInput: The vpc ID 'vpc-0' does not exist",
    );
  });

  test("has each service once, and is kept while it has some", async () => {
    const { id } = await cloud.create(type, "services", { name: "shop.internal", vpc: vpcId });
    await entry("web", id);

    await expect(entry("twin", id)).rejects.toThrow("api error ServiceAlreadyExists");
    await expect(entry("lost", "ns-0")).rejects.toThrow(
      "api error NamespaceNotFound: No namespace exists with the specified ID.",
    );
    await expect(cloud.delete(type, "services", id)).rejects.toThrow(
      "api error ResourceInUse: Namespace has associated services; delete the services before deleting the namespace",
    );
  });
});
