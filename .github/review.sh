#!/usr/bin/env bash
# What action.yml runs: reviews $CONTRACT against $BEFORE, or else against the target branch of the pull request, writes the reports,
# and ends with 1 where the contract has errors or breaks more than $FAIL_ON allows. All reports are written before the step fails.
set -euo pipefail

: "${CONTRACT:?is the path of the contract}"
: "${RUNNER_TEMP:?}" "${GITHUB_OUTPUT:?}" "${GITHUB_STEP_SUMMARY:?}"
xaigen=${XAIGEN:-xaigen}
waivers=(${WAIVERS:+--waivers "$WAIVERS"})
fail_on=(--fail-on "${FAIL_ON:-breaking}")
[[ ${FAIL_ON:-} != none ]] || fail_on=()
markdown=$RUNNER_TEMP/contract-review.md
sarif=$RUNNER_TEMP/contract-review.sarif
changelog=$RUNNER_TEMP/contract-changelog.md
failed=0

# Ends the step at once where the tool could not do its work, and remembers a gate that was not passed.
gate() {
  local status=0
  "$@" || status=$?
  ((status <= 1)) || exit "$status"
  ((status == 0)) || failed=1
}

refuse() {
  printf '::error::%s\n' "$1"
  exit 2
}

# Makes the target branch known: a checkout of one commit, which is what actions/checkout does by default, lacks it.
fetch_target() {
  git rev-parse --quiet --verify "$1^{commit}" > /dev/null && return
  local depth=()
  [[ $(git rev-parse --is-shallow-repository) != true ]] || depth=(--depth=1)
  git fetch --quiet "${depth[@]}" origin "+refs/heads/$GITHUB_BASE_REF:refs/remotes/$1" \
    || refuse "The target branch $GITHUB_BASE_REF cannot be fetched. Let actions/checkout fetch all branches, with fetch-depth: 0."
}

# The path of the contract in the target branch: another one where the pull request moves it, none where it is new.
path_in() {
  local here=${CONTRACT#./}
  if git cat-file -e "$1:$here" 2> /dev/null; then
    printf '%s' "$here"
  else
    git -c core.quotePath=false diff --find-renames --diff-filter=R --name-status "$1" HEAD \
      | awk -F '\t' -v new="$here" '$3 == new { printf "%s", $2 }'
  fi
}

before=${BEFORE:-}
if [[ -z $before ]]; then
  [[ -n ${GITHUB_BASE_REF:-} ]] \
    || refuse "This is no pull request, so it has no target branch to compare with. Set before, to a path or a REVISION:PATH such as v1.0:$CONTRACT."
  fetch_target "origin/$GITHUB_BASE_REF"
  path=$(path_in "origin/$GITHUB_BASE_REF")
  [[ -z $path ]] || before=origin/$GITHUB_BASE_REF:$path
fi

gate "$xaigen" lint "$CONTRACT" --format github

if [[ -n $before ]]; then
  reports=(--report "markdown=$markdown" --report "sarif=$sarif" --report "changelog=$changelog")
  if [[ -n ${RELEASED:-} ]]; then
    "$xaigen" diff "$before" "$CONTRACT" "${waivers[@]}" "${reports[@]}" > /dev/null
  else
    gate "$xaigen" diff "$before" "$CONTRACT" "${waivers[@]}" "${reports[@]}" --format github "${fail_on[@]}"
  fi
  printf 'sarif=%s\n' "$sarif" >> "$GITHUB_OUTPUT"
else
  printf 'The contract `%s` is new: %s has none to compare it with.\n' "$CONTRACT" "$GITHUB_BASE_REF" | tee "$markdown" > "$changelog"
fi
cat "$markdown" >> "$GITHUB_STEP_SUMMARY"
printf 'markdown=%s\nchangelog=%s\n' "$markdown" "$changelog" >> "$GITHUB_OUTPUT"

if [[ -n ${RELEASED:-} ]]; then
  gate "$xaigen" diff "$RELEASED" "$CONTRACT" "${waivers[@]}" --format github "${fail_on[@]}"
fi
exit "$failed"
