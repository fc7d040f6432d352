using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Variables;

/// <summary>The environment of a container: what its definition says, with references resolved, over what the cluster adds.</summary>
/// <param name="Variables">What the process gets.</param>
/// <param name="Skipped">Keys of config maps and secrets that cannot be names of variables, with where they are from.</param>
internal sealed record ContainerEnvironment(OrderedMap<string> Variables, Items<string> Skipped)
{
    /// <exception cref="EnvironmentException">Something that is not optional is missing.</exception>
    public static ContainerEnvironment Of(Container container, Pod pod, EnvironmentSources from)
    {
        var own = OrderedMap<string>.Empty;
        var skipped = new List<string>();
        foreach (var source in container.EnvFrom)
        {
            own = own.Overlay(EnvironmentFrom.Of(source, pod.Metadata.Namespace, from, skipped));
        }
        foreach (var variable in container.Env)
        {
            var value = variable.ValueFrom is null || variable.Value.Length > 0
                ? Expansion.Expand(variable.Value, name => own.Get(name) ?? from.Services.Get(name))
                : EnvironmentValue.Of(variable.ValueFrom, container, pod, from);
            own = value is null ? own : own.With(variable.Name, value);
        }
        return new ContainerEnvironment(from.Services.IsNull ? own : from.Services.Overlay(own), [.. skipped]);
    }

    public string Expand(string text) => Expansion.Expand(text, name => Variables.Get(name));
}
