#!/usr/bin/env bash
# Configures and starts Janus, the server that carries the media of consultations with more than six participants.
#   installer/janus.sh start --address A [OPTIONS]      write the configuration, start, wait until it listens
#   installer/janus.sh run --address A [OPTIONS]        the same in the foreground, for whoever watches over it
#   installer/janus.sh stop [--folder DIR]
#   installer/janus.sh status [--folder DIR]            exit status 0: it runs
#   installer/janus.sh configure --address A [OPTIONS]  write the configuration only, e.g. for Debian's own service
# OPTIONS
#   --address A          the only address that it listens and sends media on
#   --port N             of its API (8188)
#   --media FIRST-LAST   UDP ports of media (43000-43999)
#   --folder DIR         configuration, log and secret (~/.local/state/pitwatch/janus)
#   --certificate FILE --key FILE   API over TLS: then it is wss, which every server that is not on the seat itself needs
# The API has a secret, made at the first call and kept; DIR/servers.json holds it in the form that the client reads:
# copy it to <data>/consult/servers.json of each seat that may open rooms, mode 0600. The admin API is off.
set -euo pipefail
umask 077

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
fail() { printf 'janus.sh: %s\n' "$*" >&2; exit 1; }
usage() { sed -n '2,17s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; }

address='' port=8188 media=43000-43999 certificate='' key=''
folder=${XDG_STATE_HOME:-$HOME/.local/state}/pitwatch/janus
command=${1:-}
[[ $# -gt 0 ]] && shift
while [[ $# -gt 0 ]]; do
  [[ $# -ge 2 ]] || fail "$1 wants a value"
  case $1 in
    --address) address=$2 ;;
    --port) port=$2 ;;
    --media) media=$2 ;;
    --folder) folder=$2 ;;
    --certificate) certificate=$2 ;;
    --key) key=$2 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift 2
done
pid_file=$folder/janus.pid

check_options() {
  [[ $address =~ ^[0-9]{1,3}(\.[0-9]{1,3}){3}$ ]] || fail "--address wants an IPv4 address of this computer"
  [[ $port =~ ^[0-9]{1,5}$ && $port -le 65535 ]] || fail "--port wants a port"
  [[ $media =~ ^[0-9]{1,5}-[0-9]{1,5}$ ]] || fail "--media wants two ports, e.g. 43000-43999"
  [[ $folder =~ ^/[A-Za-z0-9_./-]+$ ]] || fail "--folder wants an absolute path of letters, digits, _ . / -"
  [[ -z $certificate$key || ( -r $certificate && -r $key ) ]] || fail "certificate and key go together, and must be readable"
  [[ $certificate$key =~ ^[A-Za-z0-9_./-]*$ ]] || fail "paths of certificate and key: letters, digits, _ . / - only"
}

libraries() {
  local place
  for place in /usr/lib/*/janus /usr/lib/janus /usr/local/lib/janus; do
    [[ -e $place/plugins/libjanus_videoroom.so ]] && { printf '%s' "$place"; return; }
  done
  fail "Janus is not installed: apt-get install janus (and stop its service, which listens everywhere: systemctl disable --now janus)"
}

random_word() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

keep_secret() {
  [[ -s $folder/secret ]] || random_word >"$folder/secret"
  cat "$folder/secret"
}

configure() {
  check_options
  local place secret plain=true secure=false scheme=ws certificates='' file
  place=$(libraries)
  mkdir -p "$folder"
  secret=$(keep_secret)
  if [[ -n $certificate ]]; then
    plain=false secure=true scheme=wss
    certificates="  cert_pem = \"$certificate\"\n  cert_key = \"$key\""
  fi
  for file in "$top"/installer/janus/*.jcfg.in; do
    sed -e "s|@FOLDER@|$folder|g" -e "s|@LIBRARIES@|$place|g" -e "s|@SECRET@|$secret|g" -e "s|@ADMIN@|$(random_word)|g" \
      -e "s|@ADDRESS@|$address|g" -e "s|@PORT@|$port|g" -e "s|@MEDIA@|$media|g" -e "s|@PLAIN@|$plain|g" \
      -e "s|@SECURE@|$secure|g" -e "s|@CERTIFICATES@|$certificates|g" "$file" >"$folder/$(basename "$file" .in)"
  done
  printf '{"version": 1, "sfu": {"url": "%s://%s:%s", "secret": "%s"}}\n' "$scheme" "$address" "$port" "$secret" \
    >"$folder/servers.json"
}

running() {
  local pid
  [[ -s $pid_file ]] || return 1
  pid=$(<"$pid_file")
  # The number alone could be anybody's by now.
  [[ $pid =~ ^[0-9]+$ && $(readlink "/proc/$pid/exe" 2>/dev/null) == */janus ]]
}

listens() { (exec 3<>"/dev/tcp/$address/$port") 2>/dev/null; }

start() {
  running && fail "it runs already (process $(<"$pid_file"))"
  configure
  setsid janus -C "$folder/janus.jcfg" -F "$folder" </dev/null >"$folder/janus.log" 2>&1 &
  printf '%s\n' $! >"$pid_file"
  local i
  for ((i = 0; i < 100; i++)); do
    listens && { printf 'Janus listens on %s port %s; its secret: %s\n' "$address" "$port" "$folder/servers.json"; return; }
    running || ((i < 5)) || fail "it ended: $(tail -3 "$folder/janus.log")"
    sleep 0.1
  done
  stop
  fail "it does not listen: $(tail -3 "$folder/janus.log")"
}

stop() {
  running || { rm -f "$pid_file"; return; }
  local pid i
  pid=$(<"$pid_file")
  kill "$pid"
  for ((i = 0; i < 100; i++)); do
    running || { rm -f "$pid_file"; return; }
    sleep 0.1
  done
  kill -KILL "$pid"
  rm -f "$pid_file"
}

case $command in
  start) start ;;
  run) configure; exec janus -C "$folder/janus.jcfg" -F "$folder" ;;
  stop) stop ;;
  status) running ;;
  configure) configure ;;
  --help|-h|help) usage ;;
  *) usage >&2; exit 2 ;;
esac
