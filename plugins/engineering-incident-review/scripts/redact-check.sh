#!/bin/sh
# Looks through an incident review that was just written for things that must not be in it.
# Input: the PostToolUse event as JSON on standard input. Reads that one file, writes nothing, opens no connection.
# Exit 0: nothing to say. Exit 2: the message on standard error goes back to Claude.
set -u

event=$(cat)
file=$(printf '%s' "$event" | tr '\n' ' ' | sed -n 's/.*"file_path"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p')

# Only incident reviews: the hook is active in every session, so it has to be sure that it is meant.
case "$file" in
  */incident-reviews/*.md | incident-reviews/*.md) ;;
  *) exit 0 ;;
esac
[ -f "$file" ] && [ -r "$file" ] || exit 0

found=""
look() { # $1 what it is, $2 extended regular expression
  lines=$(grep -nE -e "$2" -- "$file" | cut -d: -f1 | head -n 5 | tr '\n' ' ')
  [ -n "$lines" ] && found="${found}- $1: line ${lines% }
"
}

# Our own addresses and the reserved example domain are fine; everybody else's are not.
mail=$(grep -nEi '[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+' -- "$file" |
  sed -E 's/[A-Za-z0-9._%+-]+@(brightwater\.example|example\.(com|org|net))//g' |
  grep -Ei '[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+' | cut -d: -f1 | head -n 5 | tr '\n' ' ')
[ -n "$mail" ] && found="${found}- e-mail address from outside: line ${mail% }
"
look "telephone number" '(^|[^0-9A-Za-z])\+[0-9]{1,3}[ ./-]?[0-9][0-9 ./-]{6,}[0-9]'
look "private key" '-----BEGIN [A-Z ]*PRIVATE KEY-----'
look "access token or password" '(token|secret|passw(or)?d|api[_-]?key|authorization)["'"'"' ]*[:=]["'"'"' ]*[A-Za-z0-9_./+=-]{16,}'
look "address with a signed link" 'https?://[^ )>]*[?&](sig|signature|token|x-amz-signature)='

[ -z "$found" ] && exit 0

# Kinds and lines only: the value itself must not be repeated into the conversation.
{
  printf 'The incident review %s holds what a review must not hold:\n%s' "$file" "$found"
  printf 'Replace each with a neutral word (customer A, the on-call engineer, ***) and keep the time and the effect.\n'
} >&2
exit 2
