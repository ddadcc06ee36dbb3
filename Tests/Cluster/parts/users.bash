# Users who may less than the administrator, each with a kubeconfig beside the administrator's.

readonly limited_users=(no-rights reader no-proxy no-proxy-no-exec)

users_up() {
  local name request='{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"expirationSeconds":86400}}'
  kube apply --filename "$home/users.yaml" >/dev/null
  for name in "${limited_users[@]}"; do
    local answer token
    answer=$(kube create --filename - <<<"$request" \
      --raw "/api/v1/namespaces/spawnerctl-users/serviceaccounts/$name/token")
    token=$(/usr/bin/python3 -c 'import json, sys; print(json.load(sys.stdin)["status"]["token"])' <<<"$answer")
    write_kubeconfig "$state/$name.kubeconfig" "{token: $token}"
  done
}
