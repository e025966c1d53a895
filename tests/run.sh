#!/usr/bin/env bash
# Builds everything and runs every test, on a machine that has only the .NET SDK and git. The last line is the count.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

# Debian packages that some test needs; missing ones are installed, which takes root.
packages=(postgresql redis-server)

# Tools that some test needs, with the package that brings each: a machine may have the tool from elsewhere.
commands=(node:nodejs npm:npm curl:curl jq:jq)

# Beside the embedded store, with which every project runs.
stores=(postgres cosmos)

# The house: what lies at the top (dot-files aside), and how long a source file may be.
layout=(Api Directory.Build.props Directory.Packages.props Grains Grains.Interfaces LICENSE Orleans.sln README.md Silo deploy global.json tests)
longest_file=400
median_limit=60

export HOME="${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# The tests start about a hundred short processes: no time to win by profiling them.
export DOTNET_TieredPGO=0
export DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
for place in "${DOTNET_ROOT:-}" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet; do
  command -v dotnet >/dev/null || PATH="$PATH:$place"
done

passed=0
failed=0
results="$(mktemp -d)"

finish() {
  local status=$?
  trap - EXIT
  [[ -z ${formatting:-} ]] || kill "$formatting" 2>/dev/null || true
  # Stopped half-way: that is a failure too, whatever was counted so far.
  if [[ $status -ne 0 && $failed -eq 0 ]]; then failed=1; fi
  rm -rf -- "$results"
  echo
  echo "$passed passed, $failed failed"
  exit $((failed > 0))
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

say() { printf '\n== %s (%ss)\n' "$1" "$SECONDS"; }

# check NAME COMMAND… counts one test; its output is shown when it fails.
check() {
  local name="$1" log
  shift
  log="$(mktemp -p "$results")"
  if "$@" >"$log" 2>&1; then
    passed=$((passed + 1))
    echo "passed  $name"
  else
    failed=$((failed + 1))
    echo "FAILED  $name"
    sed 's/^/        /' "$log"
  fi
}

install_missing() {
  local package command missing=()
  for package in "${packages[@]}"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
  done
  for command in "${commands[@]}"; do
    command -v "${command%%:*}" >/dev/null || missing+=("${command#*:}")
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0
  say "Installing ${missing[*]}"
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

our_files() { git ls-files --cached --others --exclude-standard -- "$@"; }

top_level_is_as_designed() {
  diff <(printf '%s\n' "${layout[@]}" | LC_ALL=C sort) <(our_files | cut -d/ -f1 | grep -v '^\.' | LC_ALL=C sort -u)
}

# FILE-LENGTHS on standard input; a file that was deleted and not committed yet has none.
lengths_of() { our_files "$@" | while IFS= read -r file; do [[ ! -f $file ]] || echo "$(wc -l <"$file") $file"; done; }

no_file_is_too_long() {
  local long
  long="$(lengths_of '*.cs' | awk -v most="$longest_file" '$1 > most')"
  [[ -z $long ]] || { echo "over $longest_file lines:"; echo "$long"; return 1; }
}

the_median_file_is_short() {
  local median
  median="$(lengths_of 'Api/*.cs' 'Grains/*.cs' 'Grains.Interfaces/*.cs' 'Silo/*.cs' | cut -d' ' -f1 | sort -n | awk '{ n[NR] = $1 } END { print n[int((NR + 1) / 2)] }')"
  [[ $median -lt $median_limit ]] || { echo "the median is $median lines, it must be under $median_limit"; return 1; }
}

# counter TRX NAME prints one of the sums that the test runner wrote down, or nothing.
counter() { sed -n "s/.*<Counters.*[ ]$2=\"\([0-9]*\)\".*/\1/p" "$1" | head -n 1; }

# run_project PROJECT [STORE FILTER [QUEUE]] runs one test project, or of it what must hold for that store (and queue) too, and adds
# its sums.
# A runner that crashes or finds no test is a failure of its own.
run_project() {
  local project="$1" store="${2:-}" queue="${4:-}" name trx status=0 began=$SECONDS total=0 ran=0 bad=0
  name="$(basename -- "$project" .csproj)${store:+ on $store}${queue:+ over $queue}"
  trx="$results/$name.trx"
  ASSAY_TEST_STORE="$store" ASSAY_TEST_QUEUE="$queue" dotnet test "$project" --no-build ${3:+--filter "FullyQualifiedName~$3"} --configuration "$configuration" --results-directory "$results" \
    --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" >"$results/$name.log" 2>&1 || status=$?
  if [[ -f $trx ]]; then
    total="$(counter "$trx" total)"
    ran="$(counter "$trx" passed)"
    bad="$(counter "$trx" failed)"
  fi
  total=${total:-0} ran=${ran:-0} bad=${bad:-0}
  if [[ ($status -ne 0 && $bad -eq 0) || $total -eq 0 || $total -ne $((ran + bad)) ]]; then
    bad=$((bad + 1))
    echo "FAILED  $name: the test runner broke off, left tests out, or found none (exit $status, $total found, $ran passed)"
  fi
  [[ $bad -eq 0 ]] || sed 's/^/        /' "$results/$name.log"
  # Measured figures that tests print, one a line.
  [[ ! -f $trx ]] || grep -h -o 'figure: .*' "$trx" | sed 's/<.*//; s/^/        /' || true
  passed=$((passed + ran))
  failed=$((failed + bad))
  echo "$name: $ran passed, $bad failed, $((SECONDS - began)) s"
}

install_missing

configuration=Debug
say "Restoring and building"
dotnet restore Orleans.sln --disable-build-servers --verbosity quiet
dotnet build Orleans.sln --no-restore --configuration "$configuration" --disable-build-servers --verbosity quiet --nologo

say "House rules"
check "The top level holds what the design names and nothing else" top_level_is_as_designed
check "No source file is longer than $longest_file lines" no_file_is_too_long
check "The median source file is shorter than $median_limit lines" the_median_file_is_short

# Formatting is looked at beside the tests: it takes one core for long, and they leave it idle now and then.
dotnet format Orleans.sln --verify-no-changes --no-restore >"$results/format.log" 2>&1 &
formatting=$!
is_formatted() { wait "$formatting" || { cat "$results/format.log"; return 1; }; }

say "Tests"
while IFS= read -r project; do
  grep -q Microsoft.NET.Test.Sdk "$project" || continue
  run_project "$project"
done < <(our_files 'tests/*.csproj')

# One contract for all stores: every test of the store and of the pipeline, on each.
for store in "${stores[@]}"; do
  run_project tests/Silo.Tests/Silo.Tests.csproj "$store" Assay.Silo.Tests.Storage.Contract
  run_project tests/Grains.Tests/Grains.Tests.csproj "$store" Assay.Grains.Tests.Pipeline
done

# One pipeline for both modes: the same tests once more, with jobs going over a broker.
for store in sqlite postgres; do
  run_project tests/Grains.Tests/Grains.Tests.csproj "$store" Assay.Grains.Tests.Pipeline service_bus
done
check "The code is formatted" is_formatted
say "Done"
