#!/usr/bin/env bash
# The load test of README.md, for 1,000 and 10,000 users or for those numbers that are given.
set -euo pipefail
cd "$(dirname "$0")/../.."

python=${PYTHON:-python3}
users=("$@")
(($#)) || users=(1000 10000)
work=target/load
jar=target/sentiment-service.jar
address=http://127.0.0.1:18080
processes=()

fail() {
  echo "$*" >&2
  exit 2
}

start() {
  local instances=$1 i processors ports=()
  for ((i = 1; i <= instances; i++)); do
    ports+=($((18080 + i)))
    # Each has its share of the processors, 1 GB and the image's settings, as its container would.
    processors=$(seq -s, $((i - 1)) "$instances" $(($(nproc) - 1)))
    MALLOC_ARENA_MAX=2 taskset -c "$processors" java -XX:MaxRAM=1g -XX:MaxRAMPercentage=40 -XX:+ExitOnOutOfMemoryError -jar "$jar" \
      --server.address=127.0.0.1 --server.port="${ports[-1]}" --management.server.address=127.0.0.1 \
      --management.server.port="$((18090 + i))" --sentiment.server-id="$i" >>"$work/service-$i.log" 2>&1 &
    processes+=($!)
  done
  printf 'server 127.0.0.1:%s max_fails=0;\n' "${ports[@]}" >"$work/instances.conf"
  nginx -e stderr -p "$work" -c nginx.conf 2>>"$work/nginx.log" &
  processes+=($!)
  for port in "${ports[@]}" 18080; do
    curl -sf -o /dev/null --retry 300 --retry-delay 1 --retry-connrefused "http://127.0.0.1:$port/readyz" ||
      fail "Nothing is ready at port $port: see $PWD/$work"
  done
}

stop() {
  for process in "${processes[@]}"; do
    kill "$process" 2>/dev/null || true
  done
  for process in "${processes[@]}"; do
    wait "$process" || true
  done
  processes=()
}
trap stop EXIT

[[ -f $jar && -f target/load.classpath && -f target/test-classes/io/github/sentiment4j/examples/service/LoadTest.class ]] || fail "Build first: see README.md"
for program in nginx curl taskset java; do
  command -v "$program" >/dev/null || fail "$program is missing; on Debian: apt-get install nginx-light curl util-linux"
done
"$python" -c 'import matplotlib' 2>/dev/null || fail "matplotlib is missing; PYTHON=... names a Python that has it"
# A connection is a file, and nginx has two for each request.
ulimit -n 16384 2>/dev/null || fail "16384 open files are needed, and $(ulimit -Hn) allowed"

rm -rf "$work"
mkdir -p "$work"
cp src/load/nginx.conf "$work"
for count in "${users[@]}"; do
  for mode in once retrying; do
    for instances in 1 2; do
      start "$instances"
      # Each user is a thread.
      java -Xss256k -Dlogback.configurationFile=src/load/logback.xml -cp "target/test-classes:$(<target/load.classpath)" \
        io.github.sentiment4j.examples.service.LoadTest "$address" "$count" "$mode" "$work/$count-$mode-$instances" &
      processes+=($!)
      wait $! || fail "Failed: $count users, $mode, instances: $instances; see $PWD/$work"
      peaks=$(for process in "${processes[@]:0:instances}"; do awk '/^VmHWM/ {print int($2 / 1024)}' "/proc/$process/status"; done | paste -sd,)
      sed -i "s/}$/,\"peak_mib\":[$peaks]}/" "$work/$count-$mode-$instances/outcome.json"
      stop
    done
  done
done
cat "$work"/*/outcome.json >src/load/results.jsonl
"$python" src/load/report.py
