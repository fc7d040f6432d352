using Keles.Api;
using Keles.Api.AdmissionRegistration.V1;

namespace Keles.ApiServer.Admission.Webhooks;

/// <summary>The webhooks of one sort of configuration as the watch cache has them, in the order of the configurations' names and then of their lists.</summary>
/// <remarks>The lock guards the follower and its table. Readers get an array that never changes.</remarks>
internal sealed class HookList
{
    private readonly Lock gate = new();
    private readonly CacheFollower follower;
    private readonly Func<StoredObject, IEnumerable<AnyWebhook>> webhooksOf;
    private readonly SortedDictionary<string, Hook[]> configurations = new(StringComparer.Ordinal);
    private Hook[]? hooks;

    private HookList(ObjectStore store, Kind kind, Func<StoredObject, IEnumerable<AnyWebhook>> webhooksOf)
    {
        this.webhooksOf = webhooksOf;
        follower = new(store, kind, Clear, Change);
    }

    public static HookList Mutating(ObjectStore store) =>
        new(store, MutatingWebhookConfigurationKind.Kind, static o => ((MutatingWebhookConfiguration)o.Object).Webhooks.Select(AnyWebhook.Of));

    public static HookList Validating(ObjectStore store) =>
        new(store, ValidatingWebhookConfigurationKind.Kind, static o => ((ValidatingWebhookConfiguration)o.Object).Webhooks.Select(AnyWebhook.Of));

    public Hook[] Current()
    {
        lock (gate)
        {
            follower.Pull();
            return hooks ??= [.. configurations.Values.SelectMany(static h => h)];
        }
    }

    private void Clear()
    {
        hooks = null;
        configurations.Clear();
    }

    private void Change(StoredObject? before, StoredObject? after)
    {
        hooks = null;
        if (after is null) configurations.Remove(before!.Name);
        else configurations[after.Name] = [.. webhooksOf(after).Select((w, i) => new Hook(after.Name, i, w))];
    }
}
