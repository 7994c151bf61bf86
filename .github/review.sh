#!/usr/bin/env bash
# What action.yml runs: reviews $CONTRACT against $BEFORE, writes the reports, and ends with 1 where the contract has errors or
# breaks more than $FAIL_ON allows. All reports are written before the step fails.
set -euo pipefail

: "${CONTRACT:?is the path of the contract}" "${BEFORE:?is what the contract is compared with}"
: "${RUNNER_TEMP:?}" "${GITHUB_OUTPUT:?}" "${GITHUB_STEP_SUMMARY:?}"
xaigen=${XAIGEN:-xaigen}
waivers=(${WAIVERS:+--waivers "$WAIVERS"})
fail_on=(--fail-on "${FAIL_ON:-breaking}")
[[ ${FAIL_ON:-} != none ]] || fail_on=()
markdown=$RUNNER_TEMP/contract-review.md
sarif=$RUNNER_TEMP/contract-review.sarif
failed=0

# Ends the step at once where the tool could not do its work, and remembers a gate that was not passed.
gate() {
  local status=0
  "$@" || status=$?
  ((status <= 1)) || exit "$status"
  ((status == 0)) || failed=1
}

gate "$xaigen" lint "$CONTRACT" --format github

"$xaigen" diff "$BEFORE" "$CONTRACT" "${waivers[@]}" --format markdown > "$markdown"
"$xaigen" diff "$BEFORE" "$CONTRACT" "${waivers[@]}" --format sarif > "$sarif"
cat "$markdown" >> "$GITHUB_STEP_SUMMARY"
printf 'markdown=%s\nsarif=%s\n' "$markdown" "$sarif" >> "$GITHUB_OUTPUT"

gate "$xaigen" diff "${RELEASED:-$BEFORE}" "$CONTRACT" "${waivers[@]}" --format github "${fail_on[@]}"
exit "$failed"
