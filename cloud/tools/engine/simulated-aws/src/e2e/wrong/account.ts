import * as aws from "@pulumi/aws";

// Credentials of one account, for a stack that belongs to another.

const provider = new aws.Provider("account-of-others", {
  region: "us-east-1",
  allowedAccountIds: ["222222222222"],
});
new aws.sqs.Queue("queue", {}, { provider });
