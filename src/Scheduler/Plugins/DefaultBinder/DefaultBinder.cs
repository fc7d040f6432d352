using Keles.Client;

namespace Keles.Scheduler;

/// <summary>Binds through the pod's binding subresource.</summary>
internal sealed class DefaultBinder(IApiClient client) : IBindPlugin
{
    public string Name => "DefaultBinder";

    public IReadOnlyList<QueueingHint> Hints => [];

    public async Task<Verdict> BindAsync(PodInfo pod, string node, CancellationToken cancel)
    {
        var binding = new Binding
        {
            // The uid keeps the node of a pod that is gone from a new one of the same name.
            Metadata = new() { Namespace = pod.Namespace, Name = pod.Key.Name, Uid = pod.Uid },
            Target = new() { Kind = "Node", Name = node },
        };
        try
        {
            await client.CreateSubresourceAsync(PodKind.Kind, pod.Key, "binding", BindingKind.Kind, binding, null, cancel);
            return Verdict.Success;
        }
        catch (ApiException e)
        {
            return Verdict.Error(Name, e.Message);
        }
    }
}
