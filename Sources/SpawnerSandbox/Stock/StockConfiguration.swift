/// The file of a stock install: the sections, order and values of v1.10, explained anew.
enum StockConfiguration {
  static let text = head + images + resources + volumes + placement

  private static let head = """
    # ----------------------------------------------------------------------
    # What the form for a new notebook offers, and what it starts out with.
    #
    # Most sections know `readOnly`: with "true" people see the value but
    # cannot change it, and leaving it out means 'false'.
    # ----------------------------------------------------------------------

    spawnerFormDefaults:

    """

  private static let images = """
      ####################################################################
      # Images in general
      ####################################################################
      # may people type the name of an image that is not listed?
      allowCustomImage: true

      # show the name of an image without its registry
      hideRegistry: true

      # show the name of an image without its tag
      hideTag: false

      # when nodes fetch the image of a notebook
      imagePullPolicy:
        readOnly: false

        # preselected; one of "Always", "IfNotPresent" and "Never"
        value: IfNotPresent

      ####################################################################
      # Images of the kind "JupyterLab"
      #
      #  - they find their path in the variable "NB_PREFIX"
      ####################################################################
      image:
        # preselected
        value: ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0

        # offered, in this order
        options:
        - ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0
        - ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-pytorch-full:v1.10.0
        - ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-pytorch-cuda-full:v1.10.0
        - ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-pytorch-gaudi-full:v1.10.0
        - ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-tensorflow-full:v1.10.0
        - ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-tensorflow-cuda-full:v1.10.0

      ####################################################################
      # Images of the kind "Visual Studio Code" (group one)
      #
      #  - they are served below "/", the mesh rewrites their paths
      ####################################################################
      imageGroupOne:
        # preselected
        value: ghcr.io/kubeflow/kubeflow/notebook-servers/codeserver-python:v1.10.0

        # offered, in this order
        options:
        - ghcr.io/kubeflow/kubeflow/notebook-servers/codeserver-python:v1.10.0

      ####################################################################
      # Images of the kind "RStudio" (group two)
      #
      #  - served below "/" too, and told their real path by the header
      #    "X-RStudio-Root-Path"
      ####################################################################
      imageGroupTwo:
        # preselected
        value: ghcr.io/kubeflow/kubeflow/notebook-servers/rstudio-tidyverse:v1.10.0

        # offered, in this order
        options:
        - ghcr.io/kubeflow/kubeflow/notebook-servers/rstudio-tidyverse:v1.10.0


    """

  private static let resources = """
      ####################################################################
      # Processor
      ####################################################################
      cpu:
        readOnly: false

        # cores asked for
        value: "0.5"

        # the limit is this many times what is asked for ("none": no limit)
        limitFactor: "1.2"

      ####################################################################
      # Memory
      ####################################################################
      memory:
        readOnly: false

        # memory asked for
        value: "1.0Gi"

        # the limit is this many times what is asked for ("none": no limit)
        limitFactor: "1.2"

      ####################################################################
      # Graphics cards and other devices
      ####################################################################
      gpus:
        readOnly: false

        value:
          # the `limitsKey` preselected, "" for no choice
          vendor: ""

          # offered: `limitsKey` is the resource asked for, `uiName` its label
          vendors:
          - limitsKey: "nvidia.com/gpu"
            uiName: "NVIDIA"
          - limitsKey: "amd.com/gpu"
            uiName: "AMD"
          - limitsKey: "habana.ai/gaudi"
            uiName: "Intel Gaudi"

          # how many: "none", "1", "2", "4" or "8"
          num: "none"


    """

  private static let volumes = """
      ####################################################################
      # The home volume
      ####################################################################
      workspaceVolume:
        readOnly: false

        # made and mounted for each notebook; `value: null` for none
        value:
          mount: /home/jovyan

          # the claim to make
          newPvc:
            metadata:
              # "{notebook-name}" becomes the notebook's name
              name: "{notebook-name}-workspace"
            spec:
              #storageClassName: fast-disks
              resources:
                requests:
                  storage: 5Gi
              accessModes:
              - ReadWriteOnce

      ####################################################################
      # More volumes
      ####################################################################
      dataVolumes:
        readOnly: false

        # each one is a new claim or one that exists
        value: []
        #value:
        #  - mount: /home/jovyan/scratch
        #    newPvc:
        #      metadata:
        #        name: "{notebook-name}-scratch"
        #      spec:
        #        resources:
        #          requests:
        #            storage: 20Gi
        #        accessModes:
        #          - ReadWriteOnce
        #
        #  - mount: /home/jovyan/shared
        #    existingSource:
        #      persistentVolumeClaim:
        #        claimName: "shared-data"


    """

  private static let placement = """
      ####################################################################
      # Affinity
      ####################################################################
      affinityConfig:
        readOnly: false

        # the `configKey` preselected, "" for no choice
        value: ""

        # offered
        options: []
        #options:
        #  - configKey: "notebook_nodes"
        #    displayName: "On nodes kept for notebooks"
        #    affinity:
        #      nodeAffinity:
        #        requiredDuringSchedulingIgnoredDuringExecution:
        #          nodeSelectorTerms:
        #            - matchExpressions:
        #                - key: "purpose"
        #                  operator: "In"
        #                  values:
        #                    - "notebooks"

      ####################################################################
      # Tolerations
      ####################################################################
      tolerationGroup:
        readOnly: false

        # the `groupKey` preselected, "" for no choice
        value: ""

        # offered
        options: []
        #options:
        #  - groupKey: "large"
        #    displayName: "Large machine, 32 cores"
        #    tolerations:
        #      - key: "reserved"
        #        operator: "Equal"
        #        value: "large"
        #        effect: "NoSchedule"

      ####################################################################
      # Shared memory
      ####################################################################
      shm:
        readOnly: false

        # is the switch on at first?
        value: true

      ####################################################################
      # PodDefaults
      ####################################################################
      configurations:
        readOnly: false

        # preselected; they must exist in the namespaces of the people
        value: []
        #value:
        #  - team-settings

      ####################################################################
      # Environment (nothing reads it any more)
      ####################################################################
      environment:
        readOnly: false
        value: {}

    """

  /// What an upgrade left behind under another hash: older images, nothing mounts it.
  static let staleText = """
    # Left behind by the upgrade to v1.10; no pod mounts this.
    spawnerFormDefaults:
      image:
        value: docker.io/kubeflownotebookswg/jupyter-scipy:v1.9.0
        options:
        - docker.io/kubeflownotebookswg/jupyter-scipy:v1.9.0

    """
}
