"""Adds an image with ruamel.yaml's round trip, which keeps comments: round_trip.py FILE IMAGE"""

import sys

from ruamel.yaml import YAML

yaml = YAML()
yaml.preserve_quotes = True
with open(sys.argv[1], encoding="utf-8") as file:
    document = yaml.load(file)
document["spawnerFormDefaults"]["image"]["options"].append(sys.argv[2])
with open(sys.argv[1], "w", encoding="utf-8") as file:
    yaml.dump(document, file)
