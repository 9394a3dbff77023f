#!/usr/bin/env bash
# Measures one thing: progress on standard error, one JSON line on standard output.
#   run.sh NAME [--rows N] [--db h2|postgresql]
#   run.sh all      everything, and the table in the README
# JFR=folder leaves a flight recording of every application there.
set -eu

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/.." && pwd)
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

databases() {
    local db=h2
    case ${1:-} in
    all) db="h2 postgresql" ;;
    hub-push) db=postgresql ;;
    esac
    while [ $# -gt 1 ]; do
        shift
        if [ "$1" = --db ]; then db=${2:-}; fi
    done
    echo "$db"
}

built() {
    local stamp="$here/target/built-$1"
    [ -f "$stamp" ] && [ -f "$here/runner/target/runner.jar" ] && [ -f "$here/hub/target/$1/quarkus-run.jar" ] &&
        [ -f "$here/edge/target/$1/quarkus-run.jar" ] && [ -f "$here/plain/target/$1/quarkus-run.jar" ] &&
        [ -z "$(find "$root" \( -name target -o -name .git -o -name node_modules \) -prune -o \
            \( -path '*/src/main*' -o -name pom.xml \) -newer "$stamp" -print)" ]
}

for db in $(databases "$@"); do
    case $db in h2 | postgresql) ;; *) continue ;; esac
    if ! built "$db"; then
        mkdir -p "$here/target"
        touch "$here/target/building"
        echo "Building for $db ..." >&2
        (cd "$root" && ./mvnw -B -ntp -q -pl benchmarks/runner -am package -DskipTests -Dbenchmark.db="$db" </dev/null) >&2
        mv "$here/target/building" "$here/target/built-$db"
    fi
done

exec "$java" -Dbenchmarks.folder="$here" -Dbenchmarks.readme="$root/README.md" -jar "$here/runner/target/runner.jar" "$@"
