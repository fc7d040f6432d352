using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>The containers of a pod, by sort.</summary>
internal static class ContainerValidation
{
    private const string NotForInit = "may not be set for init containers without restartPolicy=Always";
    private const string NotForEphemeral = "cannot be set for an Ephemeral Container";
    private const int MostRules = 20;
    private const int MostExitCodes = 255;

    public static void App(Items<Container> containers, ContainerContext pod, FieldPath path, FieldErrors errors)
    {
        if (containers.IsEmpty) errors.Required(path);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < containers.Count; i++)
        {
            var (container, at) = (containers[i], path.Index(i));
            Common(container, pod, at, errors);
            if (!names.Add(container.Name)) errors.Duplicate(at.Child("name"), container.Name);
            Observed(container, pod, at, errors);
            Restart(container, at, errors);
        }

        HostPorts(containers, path, errors);
    }

    public static void Init(Items<Container> containers, Items<Container> others, ContainerContext pod, FieldPath path, FieldErrors errors)
    {
        var names = others.Select(static c => c.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < containers.Count; i++)
        {
            var (container, at) = (containers[i], path.Index(i));
            Common(container, pod, at, errors);
            Restart(container, at, errors);
            if (container.Name.Length > 0 && !names.Add(container.Name)) errors.Duplicate(at.Child("name"), container.Name);
            HostPorts([container], path, errors);
            if (container.IsSidecar()) Observed(container, pod, at, errors);
            else OnlyForSidecars(container, at, errors);
        }
    }

    public static void Ephemeral(Items<EphemeralContainer> containers, Items<Container> others, ContainerContext pod, FieldPath path, FieldErrors errors)
    {
        var targets = others.Select(static c => c.Name).ToHashSet(StringComparer.Ordinal);
        var names = new HashSet<string>(targets, StringComparer.Ordinal);
        for (var i = 0; i < containers.Count; i++)
        {
            var (ephemeral, container, at) = (containers[i], PodContainers.AsContainer(containers[i]), path.Index(i));
            Common(container, pod, at, errors);
            Trimmed(container, at, errors);
            if (!names.Add(ephemeral.Name)) errors.Duplicate(at.Child("name"), ephemeral.Name);
            if (ephemeral.TargetContainerName.Length > 0 && !targets.Contains(ephemeral.TargetContainerName)) errors.NotFound(at.Child("targetContainerName"), ephemeral.TargetContainerName);
            NotForDebugging(container, at, errors);
        }
    }

    /// <summary>Blanks around an image's name were let through in templates once, and still are.</summary>
    public static void Trimmed(Container container, FieldPath path, FieldErrors errors)
    {
        if (container.Image.Trim().Length != container.Image.Length) errors.Invalid(path.Child("image"), container.Image, "must not have leading or trailing whitespace");
    }

    public static void PullPolicy(string policy, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path, policy)) errors.RequireOneOf(path, policy, PullPolicies.Always, PullPolicies.IfNotPresent, PullPolicies.Never);
    }

    private static void Common(Container container, ContainerContext pod, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path.Child("name"), container.Name)) errors.RequireLabel(path.Child("name"), container.Name);
        errors.RequireText(path.Child("image"), container.Image);
        if (errors.RequireText(path.Child("terminationMessagePolicy"), container.TerminationMessagePolicy)) errors.RequireOneOf(path.Child("terminationMessagePolicy"), container.TerminationMessagePolicy, "File", "FallbackToLogsOnError");
        Ports(container.Ports, path.Child("ports"), errors);
        EnvValidation.Variables(container.Env, path.Child("env"), errors);
        EnvValidation.Sources(container.EnvFrom, path.Child("envFrom"), errors);
        MountValidation.Mounts(container, pod.Volumes, path.Child("volumeMounts"), errors);
        MountValidation.Devices(container, pod.Volumes, path.Child("volumeDevices"), errors);
        PullPolicy(container.ImagePullPolicy, path.Child("imagePullPolicy"), errors);
        ResourceValidation.Requirements(container.Resources, pod.Claims, path.Child("resources"), errors);
        ResizePolicies(container.ResizePolicy, pod.RestartPolicy, path.Child("resizePolicy"), errors);
        SecurityContextValidation.OfContainer(container.SecurityContext, pod.HostUsers, path.Child("securityContext"), errors);
    }

    /// <summary>Probes and hooks of containers that stay.</summary>
    private static void Observed(Container container, ContainerContext pod, FieldPath path, FieldErrors errors)
    {
        ProbeValidation.Lifecycle(container.Lifecycle, pod.GraceSeconds, pod.Os, path.Child("lifecycle"), errors);
        ProbeValidation.Liveness(container.LivenessProbe, path.Child("livenessProbe"), errors);
        ProbeValidation.Readiness(container.ReadinessProbe, path.Child("readinessProbe"), errors);
        ProbeValidation.Liveness(container.StartupProbe, path.Child("startupProbe"), errors);
    }

    private static void OnlyForSidecars(Container container, FieldPath path, FieldErrors errors)
    {
        (string, object?)[] members = [("lifecycle", container.Lifecycle), ("livenessProbe", container.LivenessProbe), ("readinessProbe", container.ReadinessProbe), ("startupProbe", container.StartupProbe)];
        foreach (var (name, member) in members) if (member is not null) errors.Forbidden(path.Child(name), NotForInit);
        for (var i = 0; i < container.ResizePolicy.Count; i++)
        {
            var policy = container.ResizePolicy[i].RestartPolicy;
            if (policy == "RestartContainer") errors.Invalid(path.Child("resizePolicy").Index(i).Child("restartPolicy"), policy, "must not be set to 'RestartContainer' for non-sidecar initContainers");
        }
    }

    private static void NotForDebugging(Container container, FieldPath path, FieldErrors errors)
    {
        (string, bool)[] members =
        [
            ("ports", !container.Ports.IsNull), ("resources", container.Resources != ResourceRequirements.Empty), ("resizePolicy", !container.ResizePolicy.IsNull),
            ("restartPolicy", container.RestartPolicy is not null), ("restartPolicyRules", !container.RestartPolicyRules.IsNull), ("livenessProbe", container.LivenessProbe is not null),
            ("readinessProbe", container.ReadinessProbe is not null), ("startupProbe", container.StartupProbe is not null), ("lifecycle", container.Lifecycle is not null),
        ];
        foreach (var (name, isSet) in members) if (isSet) errors.Forbidden(path.Child(name), NotForEphemeral);
        for (var i = 0; i < container.VolumeMounts.Count; i++)
        {
            var (mount, at) = (container.VolumeMounts[i], path.Child("volumeMounts").Index(i));
            if (mount.SubPath.Length > 0) errors.Forbidden(at.Child("subPath"), NotForEphemeral);
            if (mount.SubPathExpr.Length > 0) errors.Forbidden(at.Child("subPathExpr"), NotForEphemeral);
        }
    }

    private static void Ports(Items<ContainerPort> ports, FieldPath path, FieldErrors errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ports.Count; i++)
        {
            var (port, at) = (ports[i], path.Index(i));
            if (port.Name.Length > 0)
            {
                var problems = KeyNames.PortName(port.Name);
                errors.InvalidAll(at.Child("name"), port.Name, problems);
                if (problems.Count == 0 && !names.Add(port.Name)) errors.Duplicate(at.Child("name"), port.Name);
            }

            if (port.ContainerPortValue == 0) errors.Required(at.Child("containerPort"));
            else errors.InvalidAll(at.Child("containerPort"), port.ContainerPortValue, KeyNames.PortNumber(port.ContainerPortValue));
            if (port.HostPort != 0) errors.InvalidAll(at.Child("hostPort"), port.HostPort, KeyNames.PortNumber(port.HostPort));
            if (errors.RequireText(at.Child("protocol"), port.Protocol)) errors.RequireOneOf(at.Child("protocol"), port.Protocol, Protocols.Sctp, Protocols.Tcp, Protocols.Udp);
        }
    }

    /// <summary>Two containers that run together cannot have the same port of the node.</summary>
    private static void HostPorts(Items<Container> containers, FieldPath path, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < containers.Count; i++)
        {
            for (var j = 0; j < containers[i].Ports.Count; j++)
            {
                var port = containers[i].Ports[j];
                var taken = $"{port.Protocol}/{port.HostIP}/{port.HostPort}";
                if (port.HostPort != 0 && !seen.Add(taken)) errors.Duplicate(path.Index(i).Child("ports").Index(j).Child("hostPort"), taken);
            }
        }
    }

    private static void ResizePolicies(Items<ContainerResizePolicy> policies, string podRestart, FieldPath path, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < policies.Count; i++)
        {
            var policy = policies[i];
            if (!seen.Add(policy.ResourceName)) errors.Duplicate(path.Index(i), policy.ResourceName);
            if (errors.RequireText(path, policy.ResourceName)) errors.RequireOneOf(path, policy.ResourceName, "cpu", "memory");
            if (errors.RequireText(path, policy.RestartPolicy)) errors.RequireOneOf(path, policy.RestartPolicy, "NotRequired", "RestartContainer");
            if (podRestart == RestartPolicies.Never && policy.RestartPolicy != "NotRequired") errors.Invalid(path, policy.RestartPolicy, "must be 'NotRequired' when pod `restartPolicy` is 'Never'");
        }
    }

    private static void Restart(Container container, FieldPath path, FieldErrors errors)
    {
        var rules = container.RestartPolicyRules;
        if (container.RestartPolicy is { } policy) errors.RequireOneOf(path.Child("restartPolicy"), policy, RestartPolicies.Always, RestartPolicies.Never, RestartPolicies.OnFailure);
        else if (!rules.IsEmpty) errors.Required(path.Child("restartPolicy"), "must specify restartPolicy when restart rules are used");
        if (rules.Count > MostRules) errors.TooMany(path.Child("restartPolicyRules"), rules.Count, MostRules);
        for (var i = 0; i < rules.Count; i++)
        {
            var (rule, at) = (rules[i], path.Child("restartPolicyRules").Index(i));
            errors.RequireOneOf(at.Child("action"), rule.Action, "Restart", "RestartAllContainers");
            if (rule.ExitCodes is not { } codes)
            {
                errors.Required(at.Child("exitCodes"), "must be specified");
                continue;
            }

            errors.RequireOneOf(at.Child("exitCodes", "operator"), codes.Operator, "In", "NotIn");
            if (codes.Values.Count > MostExitCodes) errors.TooMany(at.Child("exitCodes", "values"), codes.Values.Count, MostExitCodes);
        }
    }
}
