"""Adding an image on a real API server, without and with the roll: on_cluster.py SPAWNERCTL KUBECONFIG"""

import base64
import http.client
import json
import os
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

import yaml

from pairs import faster, in_turn, row, seconds, time_text

HERE = os.path.dirname(os.path.abspath(__file__))
WEBAPP = os.path.join(HERE, "..", "..", "Tests", "Cluster", "webapp")
NAMESPACE = "spawnerctl-benchmark"
DEPLOYMENT = "jupyter-web-app-deployment"
KEY = "spawner_ui_config.yaml"
IMAGE = "registry.example.org/added:%d"
RUNS, ROLLS = 15, 9

# What an admin pastes from a wiki today. Debian's yq wraps jq, reads the YAML anew and loses the comments.
BY_HAND = r"""
set -euo pipefail
name=$(kubectl get deployment {deployment} -o json | jq -r \
  '.spec.template.spec.volumes[] | select(.name == "config-volume").configMap.name')
kubectl get configmap "$name" -o json > {work}/configmap.json
jq -r '.data["{key}"]' {work}/configmap.json \
  | yq -y '.spawnerFormDefaults.image.options += ["{image}"]' > {work}/edited.yaml
jq --rawfile text {work}/edited.yaml '.data["{key}"] = $text' {work}/configmap.json \
  | kubectl replace -f -
"""


class API:
    """Requests straight to the API server, so that the floor holds no client's start-up time."""

    def __init__(self, kubeconfig):
        with open(kubeconfig, encoding="utf-8") as file:
            config = yaml.safe_load(file)
        cluster, user = config["clusters"][0]["cluster"], config["users"][0]["user"]
        self.address = urllib.parse.urlparse(cluster["server"]).netloc
        authority = base64.b64decode(cluster["certificate-authority-data"]).decode()
        self.context = ssl.create_default_context(cadata=authority)
        with tempfile.NamedTemporaryFile() as pem:
            pem.write(base64.b64decode(user["client-certificate-data"]))
            pem.write(base64.b64decode(user["client-key-data"]))
            pem.flush()
            self.context.load_cert_chain(pem.name)

    def send(self, method, path, body=None):
        connection = http.client.HTTPSConnection(self.address, context=self.context)
        headers = {"Content-Type": "application/merge-patch+json"} if body else {}
        connection.request(method, path, json.dumps(body) if body else None, headers)
        response = connection.getresponse()
        if response.status >= 300:
            sys.exit("%s %s: %d %s" % (method, path, response.status, response.read().decode()))
        return response

    def get(self, path):
        return json.load(self.send("GET", path))


PODS = "/api/v1/namespaces/%s/pods" % NAMESPACE
DEPLOYMENT_PATH = "/apis/apps/v1/namespaces/%s/deployments/%s" % (NAMESPACE, DEPLOYMENT)
DEPLOYMENTS = "/apis/apps/v1/namespaces/%s/deployments" % NAMESPACE


class Roll:
    """Watches one roll: when the Deployment's template changed, and when a new pod was first Ready."""

    def __init__(self, api):
        self.api = api
        self.patched = self.ready = None
        pods, deployments = api.get(PODS), api.get(DEPLOYMENTS)
        self.known = {pod["metadata"]["uid"] for pod in pods["items"]}
        self.generation = deployments["items"][0]["metadata"]["generation"]
        self.threads = [self.watch(PODS, pods, self.pod), self.watch(DEPLOYMENTS, deployments, self.deployment)]

    def watch(self, path, listed, seen):
        query = "?watch=1&resourceVersion=" + listed["metadata"]["resourceVersion"]
        response = self.api.send("GET", path + query)

        def read():
            while not seen(json.loads(response.readline())["object"]):
                pass

        thread = threading.Thread(target=read, daemon=True)
        thread.start()
        return thread

    def pod(self, pod):
        conditions = pod.get("status", {}).get("conditions", [])
        is_ready = any(c["type"] == "Ready" and c["status"] == "True" for c in conditions)
        if pod["metadata"]["uid"] in self.known or not is_ready:
            return False
        self.ready = time.perf_counter()
        return True

    def deployment(self, deployment):
        if deployment["metadata"]["generation"] <= self.generation:
            return False
        self.patched = time.perf_counter()
        return True

    def wait(self):
        for thread in self.threads:
            thread.join(120)
        if not self.ready or not self.patched:
            sys.exit("no pod became ready within two minutes")

    def settle(self):
        """Until only the new pod is left, so that the next roll starts as this one did."""
        while len(self.api.get(PODS)["items"]) > 1:
            time.sleep(0.1)


def remove():
    subprocess.run(["kubectl", "delete", "namespace", NAMESPACE, "--ignore-not-found"], check=True,
                   stdout=subprocess.DEVNULL)


def install():
    def kubectl(*arguments, **options):
        subprocess.run(["kubectl", "-n", NAMESPACE, *arguments], check=True, stdout=subprocess.DEVNULL, **options)

    remove()  # What an interrupted run may have left.
    kubectl("create", "namespace", NAMESPACE)
    # The app's own start-up is no part of the comparison.
    kubectl("create", "configmap", "jupyter-web-app-settings", "--from-literal=WEBAPP_STARTUP_SECONDS=0")
    kubectl("apply", "-k", WEBAPP)
    kubectl("rollout", "status", "deployment/" + DEPLOYMENT)


def without_roll(spawnerctl, kubeconfig, api, work):
    deployment = api.get(DEPLOYMENT_PATH)
    volumes = deployment["spec"]["template"]["spec"]["volumes"]
    name = next(v["configMap"]["name"] for v in volumes if v["name"] == "config-volume")
    path = "/api/v1/namespaces/%s/configmaps/%s" % (NAMESPACE, name)
    original = api.get(path)["data"][KEY]
    image = IMAGE % 0
    environment = dict(os.environ, KUBECONFIG=os.path.join(work, "config"))
    subprocess.run(["kubectl", "config", "set-context", "--current", "--namespace", NAMESPACE], check=True,
                   env=environment, stdout=subprocess.DEVNULL)
    script = BY_HAND.format(deployment=DEPLOYMENT, work=work, key=KEY, image=image)

    def timed(command, **options):
        spent = seconds(command, **options)
        if image not in api.get(path)["data"][KEY]:
            sys.exit("nothing was added by: %s" % command)
        api.send("PATCH", path, {"data": {KEY: original}})
        return spent

    ours = [spawnerctl, "image", "add", image, "--no-restart", "--no-verify", "--yes", "-n", NAMESPACE, "--kubeconfig", kubeconfig]
    times = in_turn(RUNS, ours=lambda: timed(ours), theirs=lambda: timed(["bash", "-c", script], env=environment))
    faster("add an image, no roll, against kubectl, jq and yq", times["ours"], times["theirs"], 10)


def with_roll(spawnerctl, kubeconfig, api):
    parts = {"before": [], "after": []}
    number = 0

    def floor():
        roll = Roll(api)
        start = time.perf_counter()
        stamp = {"kubectl.kubernetes.io/restartedAt": "benchmark-%f" % start}
        api.send("PATCH", DEPLOYMENT_PATH, {"spec": {"template": {"metadata": {"annotations": stamp}}}})
        roll.wait()
        spent = roll.ready - start
        roll.settle()
        return spent

    def ours():
        nonlocal number
        number += 1
        roll = Roll(api)
        start = time.perf_counter()
        spent = seconds([spawnerctl, "image", "add", IMAGE % number, "--yes", "-n", NAMESPACE,
                         "--kubeconfig", kubeconfig])
        roll.wait()
        parts["before"].append(roll.patched - start)
        parts["after"].append(start + spent - roll.ready)
        roll.settle()
        return spent

    times = in_turn(ROLLS, ours=ours, theirs=floor)
    beyond = times["ours"] / times["theirs"] - 1
    row("add an image with the roll, against the cluster's floor (patch to first Ready)",
        time_text(times["ours"]), time_text(times["theirs"]), "%.1f %% beyond it" % (beyond * 100),
        "under 5 %%: %s" % ("met" if beyond < 0.05 else "missed"))
    row("of which before the patch, and after the first Ready (proof)",
        *(time_text(sorted(parts[part])[ROLLS // 2]) for part in ("before", "after")), "", "")


def main(spawnerctl, kubeconfig):
    api = API(kubeconfig)
    install()
    try:
        with tempfile.TemporaryDirectory() as work:
            with open(kubeconfig, "rb") as source, open(os.path.join(work, "config"), "wb") as copy:
                copy.write(source.read())
            without_roll(spawnerctl, kubeconfig, api, work)
        with_roll(spawnerctl, kubeconfig, api)
    finally:
        remove()


main(*sys.argv[1:])
