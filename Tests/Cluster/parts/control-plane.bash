# Certificates, etcd, API server, controllers, scheduler.

# certificate NAME COMMON-NAME GROUP [ALTERNATIVE-NAMES]: signed by the cluster's authority, for both
# ends of a connection. Kubernetes reads the user from the common name and the groups from O.
certificate() {
  local file=$state/pki/$1 names=${4:-DNS:$1}
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
    -subj "/O=$3/CN=$2" -keyout "$file.key" -out "$file.csr" 2>/dev/null
  openssl x509 -req -days 7 -in "$file.csr" -CA "$state/pki/ca.crt" -CAkey "$state/pki/ca.key" \
    -CAcreateserial -out "$file.crt" 2>/dev/null \
    -extfile <(printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth,clientAuth\n' "$names")
}

# write_kubeconfig FILE USER-FIELDS: USER-FIELDS is a flow mapping. The file holds everything it needs.
write_kubeconfig() {
  (umask 077; cat >"$1") <<YAML
apiVersion: v1
kind: Config
clusters:
- name: spawnerctl-test
  cluster:
    server: https://127.0.0.1:$api_port
    certificate-authority-data: $(base64 -w0 <"$state/pki/ca.crt")
users:
- name: user
  user: $2
contexts:
- name: spawnerctl-test
  context: {cluster: spawnerctl-test, user: user}
current-context: spawnerctl-test
YAML
}

# certificate_kubeconfig NAME: a kubeconfig that logs in with certificate NAME.
certificate_kubeconfig() {
  local certificate key
  certificate=$(base64 -w0 <"$state/pki/$1.crt")
  key=$(base64 -w0 <"$state/pki/$1.key")
  write_kubeconfig "$state/$1.kubeconfig" "{client-certificate-data: $certificate, client-key-data: $key}"
}

make_certificates() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 7 \
    -subj /CN=spawnerctl-test-authority -keyout "$state/pki/ca.key" -out "$state/pki/ca.crt" 2>/dev/null
  certificate apiserver kube-apiserver spawnerctl-test \
    "DNS:localhost,DNS:kubernetes.default.svc,IP:127.0.0.1,IP:$node,IP:10.97.0.1"
  certificate admin admin system:masters
  certificate controllers system:kube-controller-manager system:kube-controller-manager
  certificate scheduler system:kube-scheduler system:kube-scheduler
  certificate kubelet system:node:node system:nodes "DNS:node,IP:$node"
  openssl ecparam -name prime256v1 -genkey -noout -out "$state/pki/service-accounts.key" 2>/dev/null
  openssl ec -in "$state/pki/service-accounts.key" -pubout -out "$state/pki/service-accounts.pub" 2>/dev/null
  local name
  for name in admin controllers scheduler kubelet; do certificate_kubeconfig "$name"; done
}

control_plane_up() {
  make_certificates
  # Nothing here outlives the run, so etcd need not wait for the disk.
  launch etcd etcd --data-dir "$state/etcd" --unsafe-no-fsync \
    --listen-client-urls "http://127.0.0.1:$etcd_port" --advertise-client-urls "http://127.0.0.1:$etcd_port" \
    --listen-peer-urls "http://127.0.0.1:$etcd_peer_port"
  # The API server reaches the kubelet (logs, exec, proxy) by address: there is no DNS.
  launch apiserver "$programs/kube-apiserver" --etcd-servers "http://127.0.0.1:$etcd_port" \
    --bind-address 0.0.0.0 --secure-port "$api_port" --advertise-address "$node" \
    --tls-cert-file "$state/pki/apiserver.crt" --tls-private-key-file "$state/pki/apiserver.key" \
    --client-ca-file "$state/pki/ca.crt" --authorization-mode Node,RBAC --allow-privileged \
    --kubelet-client-certificate "$state/pki/admin.crt" --kubelet-client-key "$state/pki/admin.key" \
    --kubelet-certificate-authority "$state/pki/ca.crt" --kubelet-preferred-address-types InternalIP \
    --service-cluster-ip-range 10.97.0.0/16 --service-account-issuer https://kubernetes.default.svc \
    --service-account-key-file "$state/pki/service-accounts.pub" \
    --service-account-signing-key-file "$state/pki/service-accounts.key"
  until_true 60 "the API server" kube get --raw /readyz
  launch controllers "$programs/kube-controller-manager" --kubeconfig "$state/controllers.kubeconfig" \
    --leader-elect=false --use-service-account-credentials --root-ca-file "$state/pki/ca.crt" \
    --service-account-private-key-file "$state/pki/service-accounts.key"
  launch scheduler "$programs/kube-scheduler" --kubeconfig "$state/scheduler.kubeconfig" --leader-elect=false
  # No pod can be made before its namespace's service account is.
  until_true 60 "the controllers" kube get serviceaccount default --namespace default
}
