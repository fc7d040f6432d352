using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Controllers.Namespaces;

/// <summary>Deletes what is in a namespace, kind by kind, pods before all else: what they use must outlive them.</summary>
internal sealed class NamespaceSweep(IApiClient client, ControllerOptions options)
{
    /// <summary>Items listed at once.</summary>
    private const int Page = 500;

    public async Task<NamespaceContent> RunAsync(string ns, CancellationToken cancel)
    {
        var content = new NamespaceContent();
        IReadOnlyList<Kind> remote = [];
        try
        {
            (remote, content.Undiscovered) = await Discovery.AskAsync(client, options.RemoteKinds, cancel);
        }
        catch (ApiException e)
        {
            content.Failures.Add(e.Message);
        }

        await SweepAsync(PodKind.Kind, ns, content, cancel);
        if (content.Remaining.Count > 0 || content.Failures.Count > 0) return content;
        Kind[] deletable = [.. options.Kinds().Where(static k => k.IsStored && k.StoredAs is null && k != PodKind.Kind).Concat(remote).Where(static k => k.Namespaced && k.Has(Verbs.Delete))];
        foreach (var kind in deletable) await SweepAsync(kind, ns, content, cancel);
        return content;
    }

    private async Task SweepAsync(Kind kind, string ns, NamespaceContent content, CancellationToken cancel)
    {
        try
        {
            if (kind.Has(Verbs.List) && (await client.ListAsync(kind, ns, new() { Limit = 1 }, cancel)).Items.Count == 0) return;
            if (kind.Has(Verbs.DeleteCollection)) await client.DeleteCollectionAsync(kind, ns, ListQuery.All, new() { PropagationPolicy = "Background" }, cancel);
            else if (kind.Has(Verbs.List)) await EachAsync(kind, ns, cancel);
            if (!kind.Has(Verbs.List)) return;
            var isHeld = false;
            var before = content.Remaining.Count;
            await foreach (var item in client.ListPagesAsync(kind, ns, new() { Limit = Page }, cancel)) isHeld |= Note(kind, item, content);
            if (!isHeld && content.Remaining.Count > before) content.Failures.Add($"unexpected items still remain in namespace: {ns} for gvr: {kind.Group}/{kind.Version}, Resource={kind.Plural}");
        }
        catch (ApiException e) when (e.IsNotFound || e.Status.Code == 405)
        {
            // A custom kind that went away in the meantime has nothing left to delete.
        }
        catch (ApiException e)
        {
            content.Failures.Add(e.Message);
        }
    }

    private async Task EachAsync(Kind kind, string ns, CancellationToken cancel)
    {
        await foreach (var item in client.ListPagesAsync(kind, ns, new() { Limit = Page }, cancel))
        {
            if (item.Metadata.DeletionTimestamp is null) await client.TryDeleteAsync(kind, ObjectKey.Of(item), new() { PropagationPolicy = "Background" }, cancel);
        }
    }

    /// <returns>Whether it is known why it is still there.</returns>
    private static bool Note(Kind kind, IApiObject item, NamespaceContent content)
    {
        var name = NamespaceContent.NameOf(kind);
        content.Remaining[name] = content.Remaining.GetValueOrDefault(name) + 1;
        foreach (var finalizer in item.Metadata.Finalizers) content.Finalizers[finalizer] = content.Finalizers.GetValueOrDefault(finalizer) + 1;
        if (item.Metadata.DeletionGracePeriodSeconds is { } grace && Seconds.Span(grace) > content.Grace) content.Grace = Seconds.Span(grace);
        return !item.Metadata.Finalizers.IsEmpty || item.Metadata.DeletionGracePeriodSeconds > 0;
    }
}
