#!/usr/bin/env bash
# Makes the Service Bus namespace of Assay with the az command line, or sets an existing one right: the same as main.bicep.
# Running it again changes nothing that is as written here. It prints no key.
#
#   RESOURCE_GROUP=assay LOCATION=westeurope bash deploy/service-bus/create.sh
#
# RESOURCE_GROUP   must be there
# LOCATION         westeurope
# NAMESPACE        ci-mock-servicebus; part of a public address, so no other namespace in the world may have it
# TIER             Basic
# SCORING_QUEUE    scoring-jobs
# REPORT_QUEUE     report-jobs
# SENDERS          object ids of identities that may send, separated by spaces
# RECEIVERS        object ids of identities that may receive; a silo stands in both lists
# PRINCIPAL_TYPE   ServicePrincipal, which managed identities are; else User or Group
# IDENTITIES_ONLY  false; true refuses every key
set -euo pipefail

: "${RESOURCE_GROUP:?must name the resource group}"
location="${LOCATION:-westeurope}"
namespace="${NAMESPACE:-ci-mock-servicebus}"
tier="${TIER:-Basic}"
read -r -a senders <<<"${SENDERS:-}"
read -r -a receivers <<<"${RECEIVERS:-}"

data_sender=69a216fc-b8fb-44d8-bc22-1f3c2cd27a39
data_receiver=4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0

# policy NAME RIGHT…
policy() {
  local name="$1"
  shift
  echo "policy $name: $*"
  az servicebus namespace authorization-rule create --resource-group "$RESOURCE_GROUP" --namespace-name "$namespace" \
    --name "$name" --rights "$@" --output none
}

# grant ROLE IDENTITY…
grant() {
  local role="$1" identity said
  shift
  for identity in "$@"; do
    echo "role $role: $identity"
    # Some versions of az fail where the role is given already.
    if ! said="$(az role assignment create --assignee-object-id "$identity" \
      --assignee-principal-type "${PRINCIPAL_TYPE:-ServicePrincipal}" --role "$role" --scope "$scope" --output none 2>&1)" &&
      [[ $said != *RoleAssignmentExists* ]]; then
      echo "$said" >&2
      exit 1
    fi
  done
}

echo "namespace $namespace: $tier, $location"
scope="$(az servicebus namespace create --resource-group "$RESOURCE_GROUP" --name "$namespace" --location "$location" \
  --sku "$tier" --minimum-tls-version 1.2 --disable-local-auth "${IDENTITIES_ONLY:-false}" --query id --output tsv)"

for queue in "${SCORING_QUEUE:-scoring-jobs}" "${REPORT_QUEUE:-report-jobs}"; do
  echo "queue $queue"
  az servicebus queue create --resource-group "$RESOURCE_GROUP" --namespace-name "$namespace" --name "$queue" \
    --max-delivery-count 3 --lock-duration PT5M --default-message-time-to-live PT1H --max-size 1024 \
    --enable-dead-lettering-on-message-expiration true --output none
done

policy assay Send Listen
policy assay-send Send
policy assay-listen Listen
grant "$data_sender" "${senders[@]}"
grant "$data_receiver" "${receivers[@]}"

echo "done: Endpoint=sb://$namespace.servicebus.windows.net/"
