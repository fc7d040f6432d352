using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a container when nothing is said.</summary>
internal static class ContainerDefaults
{
    public const string TerminationMessagePath = "/dev/termination-log";

    public static Container Of(Container c) => c with
    {
        ImagePullPolicy = c.ImagePullPolicy.Or(PullPolicies.DefaultFor(c.Image)),
        TerminationMessagePath = c.TerminationMessagePath.Or(TerminationMessagePath),
        TerminationMessagePolicy = c.TerminationMessagePolicy.Or("File"),
        Ports = c.Ports.Map(Of),
        Env = c.Env.Map(Of),
        Resources = ResourceDefaults.Rounded(c.Resources),
        LivenessProbe = ProbeDefaults.Of(c.LivenessProbe),
        ReadinessProbe = ProbeDefaults.Of(c.ReadinessProbe),
        StartupProbe = ProbeDefaults.Of(c.StartupProbe),
        Lifecycle = ProbeDefaults.Of(c.Lifecycle),
    };

    public static EphemeralContainer Of(EphemeralContainer c)
    {
        var common = Of(PodContainers.AsContainer(c));
        return c with
        {
            ImagePullPolicy = common.ImagePullPolicy,
            TerminationMessagePath = common.TerminationMessagePath,
            TerminationMessagePolicy = common.TerminationMessagePolicy,
            Ports = common.Ports,
            Env = common.Env,
            Resources = common.Resources,
            LivenessProbe = common.LivenessProbe,
            ReadinessProbe = common.ReadinessProbe,
            StartupProbe = common.StartupProbe,
            Lifecycle = common.Lifecycle,
        };
    }

    public static ObjectFieldSelector? Of(ObjectFieldSelector? selector) =>
        selector is { ApiVersion.Length: 0 } ? selector with { ApiVersion = "v1" } : selector;

    private static ContainerPort Of(ContainerPort port) => port.Protocol.Length > 0 ? port : port with { Protocol = Protocols.Tcp };

    private static EnvVar Of(EnvVar variable) => variable.ValueFrom is { FieldRef: { ApiVersion.Length: 0 } selector } source
        ? variable with { ValueFrom = source with { FieldRef = Of(selector) } }
        : variable;
}
