// The Service Bus namespace of Assay: two queues, policies with least rights, roles for identities. No output is a secret.
// Deploying it again changes nothing that is as written here.

@description('Name of the namespace. It is part of a public address, so no other namespace in the world may have it.')
@minLength(6)
@maxLength(50)
param namespaceName string = 'ci-mock-servicebus'

@description('Where it lies. Default: where the resource group lies.')
param location string = resourceGroup().location

@description('Basic has all that Assay needs.')
@allowed(['Basic', 'Standard', 'Premium'])
param tier string = 'Basic'

@description('AZURE_SERVICE_BUS_SCORING_QUEUE.')
param scoringQueue string = 'scoring-jobs'

@description('AZURE_SERVICE_BUS_REPORT_QUEUE.')
param reportQueue string = 'report-jobs'

@description('Object ids of the identities that may send. A silo sends and receives: it stands in both lists.')
param senders string[] = []

@description('Object ids of the identities that may receive.')
param receivers string[] = []

@description('What the object ids are. A managed identity is a service principal.')
@allowed(['ServicePrincipal', 'User', 'Group'])
param principalType string = 'ServicePrincipal'

@description('True refuses every key: then only identities of Entra ID get in.')
param identitiesOnly bool = false

var policies = [
  { name: 'assay', rights: ['Send', 'Listen'] }
  { name: 'assay-send', rights: ['Send'] }
  { name: 'assay-listen', rights: ['Listen'] }
]

var dataSender = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
)
var dataReceiver = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
)

resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: namespaceName
  location: location
  sku: {
    name: tier
    tier: tier
  }
  properties: {
    minimumTlsVersion: '1.2'
    disableLocalAuth: identitiesOnly
  }
}

// One after the other here and below: the service refuses some changes while another one is under way.
@batchSize(1)
resource queues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [
  for queue in [scoringQueue, reportQueue]: {
    parent: bus
    name: queue
    properties: {
      maxDeliveryCount: 3
      lockDuration: 'PT5M'
      defaultMessageTimeToLive: 'PT1H'
      maxSizeInMegabytes: 1024
      deadLetteringOnMessageExpiration: true
    }
  }
]

@batchSize(1)
resource rules 'Microsoft.ServiceBus/namespaces/authorizationRules@2024-01-01' = [
  for policy in policies: {
    parent: bus
    name: policy.name
    properties: {
      rights: policy.rights
    }
    dependsOn: [queues]
  }
]

resource sending 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for sender in senders: {
    scope: bus
    name: guid(bus.id, sender, dataSender)
    properties: {
      principalId: sender
      principalType: principalType
      roleDefinitionId: dataSender
    }
  }
]

resource receiving 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for receiver in receivers: {
    scope: bus
    name: guid(bus.id, receiver, dataReceiver)
    properties: {
      principalId: receiver
      principalType: principalType
      roleDefinitionId: dataReceiver
    }
  }
]

@description('AZURE_SERVICE_BUS_CONNECTION_STRING for a process with an identity of its own: an address without a key.')
output connectionStringWithoutKey string = 'Endpoint=sb://${namespaceName}.servicebus.windows.net/'

@description('For the alerts.')
output namespaceName string = bus.name
