#!/usr/bin/env bash
# Measures one thing: progress on standard error, one JSON line on standard output.
#   run.sh NAME [--rows N] [--db h2|postgresql]
#   run.sh all      everything, and the table in the README
# JFR=folder leaves a flight recording of every application there.
set -eu

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/.." && pwd)
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
names=(pull push noop capture memory growth hub-pull hub-push start)

refuse() {
    echo "run.sh: $1" >&2
    exit 2
}

known() {
    local name
    for name in "${names[@]}"; do
        if [ "$name" = "$1" ]; then return 0; fi
    done
    return 1
}

check_rows() {
    local least=1 most=10000000
    case $name in
    start) refuse "--rows '$1': start has no rows" ;;
    noop) least=10 ;;
    growth) least=1000 ;;
    memory) least=60000 ;;
    esac
    if ! [[ $1 =~ ^[1-9][0-9]{0,7}$ ]] || [ "$1" -lt $least ] || [ "$1" -gt $most ]; then
        refuse "--rows '$1': a whole number from $least to $most for $name"
    fi
}

# What is wrong is said before anything is built, so not by the runner; a test compares what both say.
[ $# -gt 0 ] || refuse "NAME is missing: all, or one of ${names[*]}"
name=$1
if [ "$name" = all ]; then
    [ $# -eq 1 ] || refuse "all has no options: it runs at the sizes and on the databases of the table"
elif ! known "$name"; then
    refuse "There is no benchmark '$name': all, or one of ${names[*]}"
fi
case $name in
all) databases=(h2 postgresql) ;;
hub-push) databases=(postgresql) ;;
*) databases=(h2) ;;
esac
for ((option = 2; option <= $#; option += 2)); do
    following=$((option + 1))
    value=${!following:-}
    case ${!option} in
    --rows) check_rows "$value" ;;
    --db)
        case $value in
        h2 | postgresql) databases=("$value") ;;
        *) refuse "--db '$value': h2 or postgresql" ;;
        esac
        ;;
    *) refuse "There is no option '${!option}': --rows N, --db h2|postgresql" ;;
    esac
done

built() {
    local stamp="$here/target/built-$1"
    [ -f "$stamp" ] && [ -f "$here/runner/target/runner.jar" ] && [ -f "$here/hub/target/$1/quarkus-run.jar" ] &&
        [ -f "$here/edge/target/$1/quarkus-run.jar" ] && [ -f "$here/plain/target/$1/quarkus-run.jar" ] &&
        [ -z "$(find "$root" \( -name target -o -name .git -o -name node_modules \) -prune -o \
            \( -path '*/src/main*' -o -name pom.xml \) -newer "$stamp" -print)" ]
}

for db in "${databases[@]}"; do
    if ! built "$db"; then
        mkdir -p "$here/target"
        touch "$here/target/building"
        echo "Building for $db ..." >&2
        (cd "$root" && ./mvnw -B -ntp -q -pl benchmarks/runner -am package -DskipTests -Dbenchmark.db="$db" </dev/null) >&2
        mv "$here/target/building" "$here/target/built-$db"
    fi
done

exec "$java" -Dbenchmarks.folder="$here" -Dbenchmarks.readme="$root/README.md" -jar "$here/runner/target/runner.jar" "$@"
