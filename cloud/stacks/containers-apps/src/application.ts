import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, namePrefix, nameTags, resourceName, type StackContext } from "@cloud/shared";
import type { PlannedApplication } from "./application-plan";
import type { ApplicationsParameters } from "./applications";
import { containerDefinition } from "./container-definition";
import { Routing } from "./routing";
import { Scaling } from "./scaling";

export interface ApplicationArgs {
  readonly context: StackContext;
  readonly region: pulumi.Output<string>;
  readonly plan: PlannedApplication;
  readonly parameters: ApplicationsParameters;
  /** What must be there before a task can start. */
  readonly permissions: readonly pulumi.Resource[];
}

/** One application: what it runs, how many of it, and how it is reached. */
export class Application extends pulumi.ComponentResource {
  readonly plan: PlannedApplication;
  readonly logGroup: aws.cloudwatch.LogGroup;
  readonly taskDefinition: aws.ecs.TaskDefinition;
  readonly routing: Routing | undefined;
  readonly service: aws.ecs.Service;

  constructor(name: string, args: ApplicationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:containers-apps:Application", name, {}, opts);
    const { context, plan, parameters } = args;
    const { request, route } = plan;
    this.plan = plan;
    this.logGroup = new aws.cloudwatch.LogGroup(
      name,
      {
        name: `/cloud/${namePrefix(context)}/apps/${name}`,
        retentionInDays: parameters.logRetentionDays,
        kmsKeyId: parameters.logsKeyArn,
        tags: nameTags(context, `${name}-log`),
      },
      { parent: this },
    );
    this.taskDefinition = this.#taskDefinition(name, args);
    this.routing =
      route === undefined
        ? undefined
        : new Routing(name, { context, request, route, parameters }, { parent: this });
    this.service = this.#service(name, args);
    if (plan.maxTasks > plan.minTasks) {
      this.#scaling(name, args);
    }
    this.registerOutputs({ serviceArn: this.service.arn });
  }

  #taskDefinition(
    name: string,
    { context, region, plan, parameters }: ApplicationArgs,
  ): aws.ecs.TaskDefinition {
    const { request } = plan;
    return new aws.ecs.TaskDefinition(
      name,
      {
        family: resourceName(context, name, nameLimits.taskFamily),
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: String(request.cpu),
        memory: String(request.memory),
        runtimePlatform: {
          operatingSystemFamily: "LINUX",
          cpuArchitecture: request.architecture.toUpperCase(),
        },
        executionRoleArn: parameters.executionRoleArn,
        taskRoleArn: plan.taskRoleArn,
        containerDefinitions: pulumi
          .all([this.logGroup.name, region])
          .apply(([group, known]) =>
            JSON.stringify([containerDefinition(plan, { group, region: known })]),
          ),
        tags: nameTags(context, name),
      },
      { parent: this },
    );
  }

  #service(name: string, args: ApplicationArgs): aws.ecs.Service {
    const { context, plan, parameters } = args;
    const { request } = plan;
    return new aws.ecs.Service(
      name,
      {
        name: resourceName(context, name, nameLimits.ecsService),
        cluster: parameters.clusterArn,
        taskDefinition: this.taskDefinition.arn,
        desiredCount: plan.minTasks,
        capacityProviderStrategies: [...plan.capacity],
        // Another strategy is then a deployment; without it, AWS would want another service.
        forceNewDeployment: true,
        deploymentMinimumHealthyPercent: 100,
        deploymentMaximumPercent: 200,
        deploymentCircuitBreaker: { enable: true, rollback: true },
        networkConfiguration: {
          subnets: [...parameters.privateSubnetIds],
          securityGroups: [parameters.containerSecurityGroupId],
          assignPublicIp: false,
        },
        ...this.#loadBalancing(name, plan),
        serviceRegistries: { registryArn: this.#entry(name, context, parameters).arn },
        enableExecuteCommand: plan.allowSessions,
        enableEcsManagedTags: true,
        propagateTags: "SERVICE",
        waitForSteadyState: parameters.waitForSteadyState,
        tags: nameTags(context, name, { Application: request.name }),
      },
      {
        parent: this,
        // AWS refuses a target group that no rule forwards to yet.
        dependsOn: [
          ...args.permissions,
          ...(this.routing === undefined ? [] : [this.routing.rule]),
        ],
        // Scaling decides how many there are, once the service is there.
        ignoreChanges: ["desiredCount"],
      },
    );
  }

  #loadBalancing(name: string, { request }: PlannedApplication) {
    return this.routing === undefined
      ? {}
      : {
          loadBalancers: [
            {
              targetGroupArn: this.routing.targetGroup.arn,
              containerName: name,
              containerPort: request.port,
            },
          ],
          healthCheckGracePeriodSeconds: request.startSeconds,
        };
  }

  /** The name in the private domain, with the addresses of all tasks. */
  #entry(
    name: string,
    context: StackContext,
    parameters: ApplicationsParameters,
  ): aws.servicediscovery.Service {
    return new aws.servicediscovery.Service(
      name,
      {
        name,
        description: `Tasks of ${name}`,
        dnsConfig: {
          namespaceId: parameters.namespaceId,
          routingPolicy: "MULTIVALUE",
          dnsRecords: [{ type: "A", ttl: 10 }],
        },
        tags: nameTags(context, `${name}-discovery`),
      },
      { parent: this },
    );
  }

  #scaling(name: string, { context, plan, parameters }: ApplicationArgs): void {
    const { cpuPercent, requestsPerTask } = plan.request;
    const group = this.routing?.targetGroup;
    new Scaling(
      name,
      {
        context,
        clusterName: parameters.clusterName,
        serviceName: this.service.name,
        minTasks: plan.minTasks,
        maxTasks: plan.maxTasks,
        cpuPercent,
        requests:
          group === undefined || requestsPerTask === undefined
            ? undefined
            : {
                perTask: requestsPerTask,
                resourceLabel: pulumi.interpolate`${parameters.loadBalancerArnSuffix}/${group.arnSuffix}`,
              },
      },
      { parent: this },
    );
  }
}
