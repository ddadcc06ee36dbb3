# The stand-in for Kubeflow's Jupyter web app, in namespace kubeflow as on a stock installation.

readonly webapp_image_name=registry.local/jupyter-web-app:1

webapp_image() {
  "$home/make-image.py" "$webapp_image_name" "$state/webapp.tar" /bin/sh
  load_image "$state/webapp.tar"
}

webapp_up() {
  kube create namespace kubeflow >/dev/null
  kube apply --namespace kubeflow --kustomize "$home/webapp" >/dev/null
  kube rollout status deployment/jupyter-web-app-deployment --namespace kubeflow --timeout 90s >/dev/null
  until_true 60 "the web app to answer" webapp_answers
}

webapp_answers() {
  kube get --raw /api/v1/namespaces/kubeflow/services/jupyter-web-app-service:80/proxy/healthz/readiness
}
