"""Files of any size."""

import os

HERE = os.path.dirname(os.path.abspath(__file__))
STOCK = os.path.join(HERE, "..", "..", "Tests", "Cluster", "webapp", "spawner_ui_config.yaml")


def grown(size):
    """The stock file with more images and more toleration groups, until it has the size."""
    head, options, tail = open(STOCK, encoding="utf-8").read().partition("    #- registry")
    before, groups, after = (options + tail).rpartition("    options: []\n")
    images, tolerations, number = [], [], 0
    length = len(head) + len(before) + len(after)
    while length < size:
        number += 1
        images.append("    - registry.example.org/team-%d/notebook:v%d.0\n" % (number, number))
        if number % 5 == 0:
            images.append("    # asked for by team %d – remove in spring\n" % number)
        tolerations.append('    - groupKey: "group-%d"\n      displayName: "%d CPU"\n      tolerations:\n'
                           '      - {key: dedicated, operator: Equal, value: "%d"}\n' % ((number,) * 3))
        length += len(images[-1]) + len(tolerations[-1])
    return head + "".join(images) + before + "    options:\n" + "".join(tolerations) + after
