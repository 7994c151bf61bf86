#!/usr/bin/env bash
# What action.yml runs: puts $REPORT under pull request $NUMBER, in the place of the comment of an earlier run. It warns where it may not:
# the token of a pull request from a fork only reads. The report is in the summary of the run in any case.
set -euo pipefail

: "${CONTRACT:?}" "${REPORT:?}" "${NUMBER:?}" "${RUNNER_TEMP:?}" "${GITHUB_REPOSITORY:?}"
export MARKER="<!-- xaigen: review of $CONTRACT -->"
body=$RUNNER_TEMP/contract-comment.md
comments=repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments
{ printf '%s\n' "$MARKER"; cat "$REPORT"; } > "$body"

# Only comments of bots: anybody can begin one with these words.
earlier=$(gh api --paginate "$comments" --jq '.[] | select(.user.type == "Bot" and (.body | startswith($ENV.MARKER))) | .id' | tail -n 1) || earlier=
if [[ -n $earlier ]]; then
  send=(--method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$earlier")
else
  send=(--method POST "$comments")
fi
gh api --silent "${send[@]}" --field "body=@$body" \
  || printf '::warning::The report could not be put under the pull request. It is in the summary of this run; the comment needs pull-requests: write, which pull requests from forks do not have.\n'
