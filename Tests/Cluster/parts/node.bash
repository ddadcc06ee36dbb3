# containerd and the kubelet.

readonly containerd_socket=$state/containerd.sock
readonly pause_image=registry.local/pause:1
readonly cgroup_parent=spawnerctl-cluster

containers() { ctr --address "$containerd_socket" --namespace k8s.io "$@"; }
load_image() { containers images import "$1" >/dev/null; }

node_up() {
  mkdir -p "$state/cni"
  write_containerd_settings
  launch containerd containerd --config "$state/containerd.toml"
  until_true 30 "containerd" containers version
  "$home/make-image.py" "$pause_image" "$state/pause.tar" /bin/sleep 1000000000
  load_image "$state/pause.tar"
  make_cgroups
  write_kubelet_settings
  launch kubelet "$programs/kubelet" --config "$state/kubelet.yaml" --kubeconfig "$state/kubelet.kubeconfig" \
    --root-dir "$state/kubelet" --cert-dir "$state/pki/kubelet" --hostname-override node --node-ip "$node" \
    --container-runtime remote --container-runtime-endpoint "unix://$containerd_socket"
  # `kubectl wait` on a node that is not registered yet is an error, hence the two steps.
  until_true 60 "the node to register" kube get node node
  kube wait --for condition=Ready node/node --timeout 60s >/dev/null
}

# restrict_oom_score_adj: without CAP_SYS_RESOURCE, as in many build machines, runc cannot lower the score
# and dies while starting the pause container. The native snapshotter needs no overlay support.
write_containerd_settings() {
  cat >"$state/containerd.toml" <<TOML
version = 2
root = "$state/containerd/root"
state = "$state/containerd/state"

[grpc]
address = "$containerd_socket"

[plugins."io.containerd.grpc.v1.cri"]
sandbox_image = "$pause_image"
restrict_oom_score_adj = true
netns_mounts_under_state_dir = true

[plugins."io.containerd.grpc.v1.cri".containerd]
snapshotter = "native"

[plugins."io.containerd.grpc.v1.cri".cni]
bin_dir = "/usr/lib/cni"
conf_dir = "$state/cni"
TOML
  cat >"$state/cni/pods.conflist" <<JSON
{
  "cniVersion": "0.4.0",
  "name": "pods",
  "plugins": [
    {
      "type": "bridge", "bridge": "pods", "isGateway": true,
      "ipam": {
        "type": "host-local", "dataDir": "$state/addresses",
        "ranges": [[{"subnet": "10.252.0.0/24"}]], "routes": [{"dst": "0.0.0.0/0"}]
      }
    },
    {"type": "loopback"}
  ]
}
JSON
}

# LocalStorageCapacityIsolation=false: the kubelet cannot measure the root file system of every machine.
# kubeAPIQPS: with the usual five requests a second the kubelet tells late of pods that come and go in
# several namespaces at once.
# syncFrequency: a changed ConfigMap reaches the pods in ten seconds instead of a minute.
# clusterDNS: nothing answers there, but without it every pod starts with a warning.
write_kubelet_settings() {
  cat >"$state/kubelet.yaml" <<YAML
kind: KubeletConfiguration
apiVersion: kubelet.config.k8s.io/v1beta1
address: 0.0.0.0
authentication:
  anonymous: {enabled: false}
  x509: {clientCAFile: $state/pki/ca.crt}
authorization: {mode: Webhook}
tlsCertFile: $state/pki/kubelet.crt
tlsPrivateKeyFile: $state/pki/kubelet.key
cgroupDriver: cgroupfs
cgroupRoot: /$cgroup_parent
kubeAPIQPS: 50
kubeAPIBurst: 100
syncFrequency: 10s
failSwapOn: false
resolvConf: ""
clusterDNS: [10.97.0.10]
enforceNodeAllocatable: []
evictionHard: {memory.available: 100Mi, nodefs.available: 1%}
featureGates: {LocalStorageCapacityIsolation: false}
YAML
}

# A kubelet ends every pod cgroup below its root that it does not know: with a root of its own it leaves
# the pods of another kubelet on this machine alone.
make_cgroups() {
  local hierarchy file
  if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
    mkdir -p "/sys/fs/cgroup/$cgroup_parent"
    for file in /sys/fs/cgroup "/sys/fs/cgroup/$cgroup_parent"; do
      sed 's/[a-z_0-9]*/+&/g' "$file/cgroup.controllers" >"$file/cgroup.subtree_control" || true
    done
    return
  fi
  for hierarchy in /sys/fs/cgroup/*/; do
    [ -f "${hierarchy}cgroup.procs" ] || continue
    mkdir -p "$hierarchy$cgroup_parent"
    # A new cpuset holds no processors, and no process may enter it until it does.
    for file in cpuset.cpus cpuset.mems; do
      [ ! -f "$hierarchy$file" ] || cat "$hierarchy$file" >"$hierarchy$cgroup_parent/$file"
    done
  done
}

node_down() {
  [ -d "$state" ] || return 0
  end_containers
  halt containerd
  local mounted
  awk -v below="$state/" 'index($2, below) == 1 {print $2}' /proc/mounts | sort -r \
    | while read -r mounted; do umount --lazy "$mounted" 2>/dev/null || true; done
  find /sys/fs/cgroup -depth -type d -path "*/$cgroup_parent*" -exec rmdir {} + 2>/dev/null || true
}

# containerd outlives the kubelet by this much, so that it can clean up after each container itself.
end_containers() {
  local task tries=50
  [ -S "$containerd_socket" ] || return 0
  while [ $((tries -= 1)) -gt 0 ] && [ -n "$(containers tasks ls --quiet 2>/dev/null)" ]; do
    containers tasks ls --quiet 2>/dev/null | while read -r task; do
      containers tasks kill --signal SIGKILL "$task" >/dev/null 2>&1 || true
    done
    sleep 0.2
  done
}
