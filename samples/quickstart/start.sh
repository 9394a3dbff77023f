#!/usr/bin/env bash
# Builds the quickstart's hub and edge and starts both; Ctrl-C ends both.
#   start.sh            for people: prints the two addresses; data stay in target/data. HUB_PORT and EDGE_PORT choose
#                       the ports; HOST=0.0.0.0 lets other machines in, such as a phone in the same network
#   start.sh --script   the same without a person: fresh data, free ports; ends both when it is done
set -eu

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
hub_port=${HUB_PORT:-8080}
edge_port=${EDGE_PORT:-8081}
host=${HOST:-localhost}
started=()

fail() {
    echo "start.sh: $*" >&2
    exit 1
}

end_both() {
    trap - EXIT
    for pid in ${started[@]+"${started[@]}"}; do
        kill "$pid" 2>/dev/null || true
    done
    for pid in ${started[@]+"${started[@]}"}; do
        wait "$pid" 2>/dev/null || true
    done
    if [ -n "${fresh:-}" ]; then
        rm -rf "$fresh"
    fi
}

check_java() {
    java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
    command -v "$java" >/dev/null 2>&1 ||
        fail "no Java found. Install a JDK, 17 or newer, and put its bin folder on the PATH or set JAVA_HOME."
    local version
    version=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
    [ "${version:-0}" -ge 17 ] ||
        fail "Java 17 or newer is needed, $java is version ${version:-unknown}. Set JAVA_HOME to a newer JDK."
    command -v "${java%java}javac" >/dev/null 2>&1 ||
        fail "$java belongs to a runtime without a compiler. Install a full JDK, 17 or newer."
}

check_port() {
    if (exec 3<>"/dev/tcp/localhost/$1") 2>/dev/null; then
        fail "port $1 is taken, perhaps by a quickstart that still runs. Stop what uses it, or choose another: $2=<port> $0"
    fi
}

built() {
    local stamp="$here/target/built"
    [ -f "$stamp" ] && [ -f "$here/hub/target/quarkus-app/quarkus-run.jar" ] &&
        [ -f "$here/edge/target/quarkus-app/quarkus-run.jar" ] && [ -f "$here/walkthrough/target/walkthrough.jar" ] &&
        [ -z "$(find "$root" \( -name target -o -name .git -o -name node_modules \) -prune -o \
            \( -path '*/src/main*' -o -name pom.xml \) -newer "$stamp" -print)" ]
}

build() {
    if built; then
        return
    fi
    mkdir -p "$here/target"
    touch "$here/target/building"
    echo "Building (the first time this downloads libraries and takes some minutes) ..."
    (cd "$root" && ./mvnw -B -ntp -q -pl samples/quickstart/walkthrough -am package -DskipTests </dev/null) ||
        fail "the build failed; its messages are above."
    mv "$here/target/building" "$here/target/built"
}

# start <name> <port> [option...]: starts an app, waits until it listens and leaves its address in $address
start() {
    local name=$1 port=$2 log="$data/$1.log"
    shift 2
    : >"$log"
    "$java" -Dquickstart.data="$data" -Dquarkus.http.port="$port" "$@" \
        -jar "$here/$name/target/quarkus-app/quarkus-run.jar" >"$log" 2>&1 </dev/null &
    local pid=$!
    started+=("$pid")
    while ! address=$(sed -n 's/.*Listening on: \(http:[^ ]*\).*/\1/p' "$log" | head -n 1) || [ -z "$address" ]; do
        if ! kill -0 "$pid" 2>/dev/null; then
            cat "$log" >&2
            fail "the $name did not start; its log is above."
        fi
        sleep 0.2
    done
}

trap end_both EXIT
trap 'exit 130' INT TERM HUP

check_java
case ${1:-} in
--script)
    build
    fresh=$(mktemp -d "${TMPDIR:-/tmp}/quickstart.XXXXXX")
    data=$fresh
    start hub 0
    hub=$address
    start edge 0 -Dquarkus.sync.remote.url="$hub/sync"
    edge=$address
    # In the background, because a shell that waits can still be told to stop.
    "$java" -jar "$here/walkthrough/target/walkthrough.jar" "$hub" "$edge" </dev/null &
    started+=("$!")
    wait "$!"
    ;;
"")
    check_port "$hub_port" HUB_PORT
    check_port "$edge_port" EDGE_PORT
    build
    data=$here/target/data
    mkdir -p "$data"
    start hub "$hub_port" -Dquarkus.http.host="$host"
    hub=$address
    start edge "$edge_port" -Dquarkus.http.host="$host" -Dquarkus.sync.remote.url="${hub/0.0.0.0/localhost}/sync"
    edge=$address
    echo
    echo "  Hub   $hub"
    echo "  Edge  $edge"
    echo
    echo "Open both. At the edge press Sync, cut the network, edit on both sides, switch it on again and press Sync."
    echo "Logs and databases are in $data; delete it to start anew. Ctrl-C ends both."
    wait
    ;;
*)
    fail "unknown option '$1'. Use it without one, or with --script."
    ;;
esac
