using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>The spec of a pod, in pods and in templates.</summary>
internal static class PodSpecValidation
{
    /// <param name="pod">The metadata of a real pod; null in templates.</param>
    public static void Of(PodSpec spec, ObjectMeta? pod, FieldPath path, FieldErrors errors)
    {
        if (spec.TerminationGracePeriodSeconds is null) errors.Required(path.Child("terminationGracePeriodSeconds"));
        Content(spec, pod, path, errors);
        HostNetworkPorts(spec, pod is not null, path.Child("containers"), errors);
        if (errors.RequireText(path.Child("restartPolicy"), spec.RestartPolicy)) errors.RequireOneOf(path.Child("restartPolicy"), spec.RestartPolicy, RestartPolicies.Always, RestartPolicies.OnFailure, RestartPolicies.Never);
        if (errors.RequireText(path.Child("dnsPolicy"), spec.DnsPolicy)) errors.RequireOneOf(path.Child("dnsPolicy"), spec.DnsPolicy, "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
        LabelValidation.Labels(spec.NodeSelector, path.Child("nodeSelector"), errors);
        SecurityContextValidation.OfPod(spec, path.Child("securityContext"), errors);
        AffinityValidation.Of(spec.Affinity, path.Child("affinity"), errors);
        DnsValidation.Config(spec.DnsConfig, spec.DnsPolicy, path.Child("dnsConfig"), errors);
        for (var i = 0; i < spec.ReadinessGates.Count; i++) errors.RequireQualifiedName(path.Child("readinessGates").Index(i).Child("conditionType"), spec.ReadinessGates[i].ConditionType);
        Gates(spec.SchedulingGates, path.Child("schedulingGates"), errors);
        TopologySpreadValidation.Of(spec.TopologySpreadConstraints, path.Child("topologySpreadConstraints"), errors);
        HostProcessValidation.Of(spec, path, errors);
        HostUsers(spec, path, errors);
        DnsValidation.Hostname(spec, path, errors);
        Names(spec, path, errors);
        TolerationValidation.Of(spec.Tolerations, path.Child("tolerations"), errors);
        DnsValidation.HostAliases(spec.HostAliases, path.Child("hostAliases"), errors);
        Classes(spec, path, errors);
        OperatingSystem(spec, path, errors);
        FileVolumes(spec, path, errors);
    }

    /// <summary>Volumes, claims and containers, which name each other.</summary>
    private static void Content(PodSpec spec, ObjectMeta? pod, FieldPath path, FieldErrors errors)
    {
        var volumes = VolumeValidation.Of(spec.Volumes, pod?.Name, path.Child("volumes"), errors);
        var claims = spec.ResourceClaims.Select(static c => c.Name).Where(static n => n.Length > 0).ToHashSet(StringComparer.Ordinal);
        PodResourceClaimValidation.Of(spec.ResourceClaims, pod, path.Child("resourceClaims"), errors);
        var context = new ContainerContext(volumes, claims, spec.Os, spec.TerminationGracePeriodSeconds, spec.RestartPolicy, spec.HostUsers ?? true);
        ContainerValidation.App(spec.Containers, context, path.Child("containers"), errors);
        ContainerValidation.Init(spec.InitContainers, spec.Containers, context, path.Child("initContainers"), errors);
        ContainerValidation.Ephemeral(spec.EphemeralContainers, spec.Containers.AddRange(spec.InitContainers), context, path.Child("ephemeralContainers"), errors);
        WholePodValidation.Of(spec, claims, path.Child("resources"), errors);
    }

    private static void HostNetworkPorts(PodSpec spec, bool isPod, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < spec.Containers.Count && spec.HostNetwork; i++)
        {
            for (var j = 0; j < spec.Containers[i].Ports.Count; j++)
            {
                var port = spec.Containers[i].Ports[j];
                if ((isPod || port.HostPort != 0) && port.HostPort != port.ContainerPortValue) errors.Invalid(path.Index(i).Child("ports").Index(j).Child("hostPort"), port.HostPort, "must match `containerPort` when `hostNetwork` is true");
            }
        }
    }

    private static void Gates(Items<PodSchedulingGate> gates, FieldPath path, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < gates.Count; i++)
        {
            errors.RequireQualifiedName(path.Index(i), gates[i].Name);
            if (!seen.Add(gates[i].Name)) errors.Duplicate(path.Index(i), gates[i].Name);
        }
    }

    private static void HostUsers(PodSpec spec, FieldPath path, FieldErrors errors)
    {
        const string why = "when `hostUsers` is false";
        if (spec.HostUsers != false) return;
        if (spec.HostNetwork) errors.Forbidden(path.Child("hostNetwork"), why);
        if (spec.HostPID) errors.Forbidden(path.Child("HostPID"), why);
        if (spec.HostIPC) errors.Forbidden(path.Child("HostIPC"), why);
        ContainerPaths.Visit(spec, path, (container, at) =>
        {
            if (!container.VolumeDevices.IsEmpty) errors.Forbidden(at.Child("volumeDevices"), why);
        });
    }

    private static void Names(PodSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.ServiceAccountName.Length > 0) errors.RequireSubdomain(path.Child("serviceAccountName"), spec.ServiceAccountName);
        if (spec.NodeName.Length > 0) errors.RequireSubdomain(path.Child("nodeName"), spec.NodeName);
        if (spec.ActiveDeadlineSeconds is { } deadline) errors.RequireInRange(path.Child("activeDeadlineSeconds"), deadline, 1, int.MaxValue);
        if (spec.Hostname.Length > 0) errors.RequireLabel(path.Child("hostname"), spec.Hostname);
        if (spec.Subdomain.Length > 0) errors.RequireLabel(path.Child("subdomain"), spec.Subdomain);
    }

    private static void Classes(PodSpec spec, FieldPath path, FieldErrors errors)
    {
        if (spec.PriorityClassName.Length > 0) errors.RequireSubdomain(path.Child("priorityClassName"), spec.PriorityClassName);
        if (spec.RuntimeClassName is { } runtime) errors.RequireSubdomain(path.Child("runtimeClassName"), runtime);
        if (spec.PreemptionPolicy is { } policy && errors.RequireText(path.Child("preemptionPolicy"), policy)) errors.RequireOneOf(path.Child("preemptionPolicy"), policy, "PreemptLowerPriority", "Never");
        if (!spec.Overhead.IsNull) ResourceValidation.Requirements(new() { Limits = spec.Overhead }, new HashSet<string>(), path.Child("overhead"), errors);
        if (spec.SchedulingGroup?.PodGroupName is { } group) errors.RequireSubdomain(path.Child("schedulingGroup", "podGroupName"), group);
    }

    private static void OperatingSystem(PodSpec spec, FieldPath path, FieldErrors errors)
    {
        switch (spec.Os)
        {
            case null:
                break;
            case { Name: "" }:
                errors.Required(path.Child("os", "name"), "cannot be empty");
                break;
            case { Name: "linux" }:
                WindowsValidation.OfLinux(spec, path, errors);
                break;
            case { Name: "windows" }:
                WindowsValidation.OfWindows(spec, path, errors);
                break;
            default:
                errors.NotSupported(path.Child("os"), spec.Os.Name, "linux", "windows");
                break;
        }
    }

    /// <summary>Variables from files need a volume that one container writes and another reads.</summary>
    private static void FileVolumes(PodSpec spec, FieldPath path, FieldErrors errors) => ContainerPaths.Visit(spec, path, (container, at) =>
    {
        for (var i = 0; i < container.Env.Count; i++)
        {
            if (container.Env[i].ValueFrom?.FileKeyRef is not { } file) continue;
            var name = at.Child("env").Index(i).Child("valueFrom").Child("fileKeyRef", "volumeName");
            if (spec.Volumes.Find(v => v.Name == file.VolumeName) is not { } volume) errors.NotFound(name, file.VolumeName);
            else if (volume.EmptyDir is null) errors.Invalid(name, file.VolumeName, "referenced volume must be of type emptyDir");
        }
    });
}
