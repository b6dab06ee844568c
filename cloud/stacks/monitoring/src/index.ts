import { currentContext, readParameters } from "@cloud/shared";
import { definition } from "./definition";
import { Monitoring } from "./monitoring";
import { monitoringOutputs } from "./outputs";

const monitoring = new Monitoring("monitoring", {
  context: currentContext(),
  parameters: readParameters(definition),
});

export const {
  dashboardNames,
  alarmArns,
  alertTopicArn,
  criticalTopicArn,
  alarmLogGroupName,
  metricNamespace,
  samplingRuleName,
  traceGroupNames,
  budgetName,
} = monitoringOutputs(monitoring);
