// Alerts on the Service Bus namespace of Assay. Deploy them after main.bicep, into the same resource group.

@description('Name of the namespace.')
param namespaceName string = 'ci-mock-servicebus'

@description('The queues to watch.')
param queues string[] = ['scoring-jobs', 'report-jobs']

@description('Ids of the action groups that are told. Without any, the alerts are only seen in the portal.')
param actionGroups string[] = []

@description('Messages that a queue may hold for half an hour on end. A message that waits for an hour becomes a dead letter.')
param backlog int = 200

var alerts = [
  {
    name: 'dead-letters'
    text: 'A queue has dead letters: a job was given up, or nobody took it in time.'
    severity: 1
    metric: 'DeadletteredMessages'
    perQueue: true
    aggregation: 'Maximum'
    threshold: 0
    window: 'PT5M'
  }
  {
    name: 'backlog'
    text: 'A queue has held more than its share for half an hour: the silos are too few, too slow, or away.'
    severity: 2
    metric: 'ActiveMessages'
    perQueue: true
    aggregation: 'Minimum'
    threshold: backlog
    window: 'PT30M'
  }
  {
    name: 'throttled'
    text: 'The namespace asks for fewer operations.'
    severity: 2
    metric: 'ThrottledRequests'
    perQueue: false
    aggregation: 'Total'
    threshold: 0
    window: 'PT5M'
  }
  {
    name: 'server-errors'
    text: 'The service fails at requests.'
    severity: 2
    metric: 'ServerErrors'
    perQueue: false
    aggregation: 'Total'
    threshold: 5
    window: 'PT15M'
  }
  {
    name: 'user-errors'
    text: 'Requests are refused: a wrong key or role, a queue that is not there, or lost locks.'
    severity: 3
    metric: 'UserErrors'
    perQueue: false
    aggregation: 'Total'
    threshold: 50
    window: 'PT15M'
  }
]

var eachQueue = [
  {
    name: 'EntityName'
    operator: 'Include'
    values: queues
  }
]

resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: namespaceName
}

resource rules 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for alert in alerts: {
    name: '${namespaceName}-${alert.name}'
    location: 'global'
    properties: {
      description: alert.text
      enabled: true
      severity: alert.severity
      scopes: [bus.id]
      evaluationFrequency: 'PT5M'
      windowSize: alert.window
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.name
            metricNamespace: 'Microsoft.ServiceBus/namespaces'
            metricName: alert.metric
            timeAggregation: alert.aggregation
            operator: 'GreaterThan'
            threshold: alert.threshold
            dimensions: alert.perQueue ? eachQueue : []
          }
        ]
      }
      actions: [
        for group in actionGroups: {
          actionGroupId: group
        }
      ]
    }
  }
]
