import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  nameLimits,
  namePrefix,
  nameTags,
  resourceName,
  ServiceRole,
  type ServiceRoleArgs,
  serviceTrust,
  type StackContext,
} from "@cloud/shared";
import {
  ecsExecutionPolicy,
  ecsTaskPolicy,
  instancePolicy,
  lambdaPolicy,
  type PolicyScope,
} from "./role-policies";

export interface RolesArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly secretsKeyArn: pulumi.Output<string>;
  readonly permissionsBoundaryArn: string | undefined;
}

/** The roles that other stacks give to their resources. */
export class Roles extends pulumi.ComponentResource {
  readonly instance: ServiceRole;
  readonly instanceProfile: aws.iam.InstanceProfile;
  readonly ecsExecution: ServiceRole;
  readonly ecsTask: ServiceRole;
  readonly lambda: ServiceRole;
  readonly rdsMonitoring: ServiceRole;
  readonly #args: RolesArgs;

  constructor(name: string, args: RolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:security:Roles", name, {}, opts);
    this.#args = args;
    const { context, account } = args;
    const scope = policyScope(args);
    const ecsTrust = account.apply(({ accountId }) =>
      serviceTrust("ecs-tasks.amazonaws.com", accountId),
    );
    this.instance = this.#role("instance", {
      description: "EC2 instances",
      trust: serviceTrust("ec2.amazonaws.com"),
      policy: scope.apply(instancePolicy),
      managedPolicyArns: { "session-manager": this.#managed("AmazonSSMManagedInstanceCore") },
    });
    this.instanceProfile = new aws.iam.InstanceProfile(
      "instance",
      {
        name: resourceName(context, "instance", nameLimits.instanceProfile),
        role: this.instance.role.name,
        tags: nameTags(context, "instance"),
      },
      { parent: this },
    );
    this.ecsExecution = this.#role("ecs-execution", {
      description: "ECS, to start tasks",
      trust: ecsTrust,
      policy: scope.apply(ecsExecutionPolicy),
    });
    this.ecsTask = this.#role("ecs-task", {
      description: "Containers of ECS tasks",
      trust: ecsTrust,
      policy: ecsTaskPolicy(),
    });
    this.lambda = this.#role("lambda", {
      description: "Functions inside the VPC",
      trust: serviceTrust("lambda.amazonaws.com"),
      policy: scope.apply(lambdaPolicy),
    });
    this.rdsMonitoring = this.#role("rds-monitoring", {
      description: "RDS, to deliver enhanced monitoring",
      trust: account.apply(({ accountId }) =>
        serviceTrust("monitoring.rds.amazonaws.com", accountId),
      ),
      managedPolicyArns: {
        monitoring: this.#managed("service-role/AmazonRDSEnhancedMonitoringRole"),
      },
    });
    this.registerOutputs({ instanceProfileName: this.instanceProfile.name });
  }

  #role(
    name: string,
    args: Omit<ServiceRoleArgs, "context" | "permissionsBoundaryArn">,
  ): ServiceRole {
    const { context, permissionsBoundaryArn } = this.#args;
    return new ServiceRole(name, { context, permissionsBoundaryArn, ...args }, { parent: this });
  }

  #managed(policy: string): pulumi.Output<string> {
    return this.#args.account.apply(
      ({ partition }) => `arn:${partition}:iam::aws:policy/${policy}`,
    );
  }
}

function policyScope({ context, account, secretsKeyArn }: RolesArgs): pulumi.Output<PolicyScope> {
  return pulumi.all([account, secretsKeyArn]).apply(([known, keyArn]) => ({
    ...known,
    prefix: namePrefix(context),
    secretsKeyArn: keyArn,
  }));
}
