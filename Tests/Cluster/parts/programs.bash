# The Kubernetes programs: Debian ships only kubectl as a binary, but its source package carries the whole
# tree with its dependencies inside, so plain `go build` needs no network beyond Debian's archive.

readonly kubernetes_programs=(kube-apiserver kube-controller-manager kube-scheduler kubelet)
readonly node_packages=(
  etcd-server containerd runc containernetworking-plugins
  iproute2 iptables openssl busybox-static python3 python3-yaml
)
readonly compile_packages=(golang-go golang-github-modern-go-reflect2-dev dpkg-dev make rsync)

# install_packages NAME...: by apt, and only those that are not there yet.
install_packages() {
  local missing=() name
  for name in "$@"; do
    [ "$(dpkg-query -Wf '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing ${missing[*]}"
  # No service may start by itself: this machine's own etcd or containerd is none of our business.
  [ -n "${apt_is_fresh:-}" ] || apt-get update -qq
  apt_is_fresh=yes
  RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >"${TMPDIR:-/tmp}/spawnerctl-cluster-apt.log" 2>&1 \
    || { tail -n 20 "${TMPDIR:-/tmp}/spawnerctl-cluster-apt.log" >&2; say "apt could not install them"; return 1; }
}

build_programs() {
  local program
  install_packages "${node_packages[@]}"
  command -v kubectl >/dev/null || install_packages kubernetes-client
  for program in "${kubernetes_programs[@]}"; do
    [ -x "$programs/$program" ] || { compile_programs; return; }
  done
}

compile_programs() {
  [ -z "${SPAWNERCTL_CLUSTER_BIN:-}" ] \
    || { say "SPAWNERCTL_CLUSTER_BIN=$programs lacks one of: ${kubernetes_programs[*]}"; return 1; }
  install_packages "${compile_packages[@]}"
  local work=$cache/work
  # Without modules Go insists on GOPATH/src/<import path> as the place of the tree.
  local tree=$work/src/k8s.io/kubernetes
  rm -rf "$work"
  mkdir -p "$programs" "${tree%/*}"
  fetch_source "$work" "$tree"
  # The reflect2 inside the tree crashes the API server when built by Debian's newer Go; take Debian's copy.
  rm -rf "$tree/vendor/github.com/modern-go/reflect2"
  cp -RL /usr/share/gocode/src/github.com/modern-go/reflect2 "$tree/vendor/github.com/modern-go/reflect2"
  compile_tree "$work" "$tree"
  rm -rf "$work"
}

# fetch_source DIRECTORY TREE: unpacks the source package. The machine's own Debian sources are asked, with
# `deb-src` instead of `deb`, through a list that only this command sees.
fetch_source() {
  local directory=$1 tree=$2 list=$1/sources
  mkdir -p "$list"
  if [ -f /etc/apt/sources.list.d/debian.sources ]; then
    sed 's/^Types:.*/Types: deb-src/' /etc/apt/sources.list.d/debian.sources >"$list/source.sources"
  else
    sed -n 's/^deb /deb-src /p' /etc/apt/sources.list >"$list/source.list"
  fi
  local apt=(apt-get -qq -o Dir::Etc::sourceparts="$list" -o Dir::Etc::sourcelist=/dev/null
    -o Dir::State::lists="$directory/lists" -o APT::Sandbox::User=root)
  mkdir -p "$directory/lists/partial" "$directory/archive"
  say "fetching Debian's source package 'kubernetes'"
  "${apt[@]}" update
  (cd "$directory/archive" && "${apt[@]}" source --download-only kubernetes >/dev/null)
  dpkg-source --no-check -x "$directory"/archive/*.dsc "$tree" >/dev/null
}

# compile_tree DIRECTORY TREE: the four programs, into the cache only when each is complete. Whatever else
# goes on meanwhile goes first.
compile_tree() (
  cd "$2"
  export GOPATH=$1 GOCACHE=$1/objects GOFLAGS=-trimpath GO111MODULE=off CGO_ENABLED=0
  # Without these the tree asks git for its version, and the programs call themselves v0.0.0.
  export KUBE_GIT_VERSION=v1.20.2 KUBE_GIT_MAJOR=1 KUBE_GIT_MINOR=20
  export KUBE_GIT_TREE_STATE=archive KUBE_GIT_COMMIT=debian
  version=k8s.io/kubernetes/vendor/k8s.io/component-base/version
  stamp="-X $version.gitVersion=$KUBE_GIT_VERSION -X $version.gitMajor=1 -X $version.gitMinor=20"
  say "generating the API description"
  nice make -s gen_openapi >"$1/generate.log" 2>&1 || { tail -n 20 "$1/generate.log" >&2; return 1; }
  for program in "${kubernetes_programs[@]}"; do
    say "compiling $program"
    nice go build -ldflags "-s -w $stamp" -o "$1/$program" "./cmd/$program"
    mv "$1/$program" "$programs/$program"
  done
)
