using Keles.Api.ApiExtensions.V1;
using Keles.Api.CustomResources;
using Keles.ApiServer.Discovery;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer;

/// <summary>Serves what definitions define: accepts their names, serves their resources, empties and lets go those that are deleted.</summary>
/// <remarks>Every pass looks at all definitions in the cache, so it needs no memory of what it missed. A resource is served before its
/// definition says so: whoever waits for the condition can use it at once.</remarks>
internal sealed partial class DefinitionLoop
{
    /// <summary>A look at everything now and then costs nothing; what changes wakes it at once.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>How soon objects that hold up a deletion are looked at again.</summary>
    private static readonly TimeSpan Emptying = TimeSpan.FromMilliseconds(500);

    private readonly ResourceApi api;
    private readonly CustomResourceSet resources;
    private readonly Surroundings around;
    private readonly ILogger log;
    private readonly KindLoop loop;
    private bool waits;

    public DefinitionLoop(ResourceApi api, ServedKinds served, Surroundings around, ILoggerFactory logs)
    {
        (this.api, this.around) = (api, around);
        resources = new(api.Store, served);
        log = logs.CreateLogger<DefinitionLoop>();
        loop = new("custom resource definitions", Interval, api.Store, CustomResourceDefinitionKind.Kind, PassAsync, around, log);
    }

    /// <summary>Serves what is defined already; must end before requests are answered.</summary>
    public Task StartAsync(CancellationToken cancel) => PassAsync(cancel);

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancel) => loop.RunAsync(cancel, WaitAsync);

    private async Task WaitAsync(CancellationToken cancel)
    {
        while (true)
        {
            await Task.Delay(Emptying, around.Time, cancel);
            if (waits) loop.Wake();
        }
    }

    private async Task PassAsync(CancellationToken cancel)
    {
        var all = api.Store.List(CustomResourceDefinitionKind.Kind, "").Items().Select(static s => (CustomResourceDefinition)s.Object).ToDictionary(static d => d.Metadata.Name, StringComparer.Ordinal);
        foreach (var name in resources.Names.Where(n => !all.ContainsKey(n)).ToArray()) resources.Remove(name);
        waits = false;
        foreach (var name in all.Keys.Order(StringComparer.Ordinal).ToArray())
        {
            try
            {
                all[name] = await OneAsync(all[name], all.Values.Where(d => d.Metadata.Name != name && d.Spec.Group == all[name].Spec.Group), cancel);
            }
            catch (ApiException e) when (e.IsNotFound || e.IsConflict)
            {
                // Somebody else changed or removed it: the change is an event, and the next pass sees it.
            }
            catch (Exception e) when (e is not OperationCanceledException && !KindLoop.IsTransient(e))
            {
                // One definition that cannot be served must not keep all others from being.
                LogFailed(log, name, e);
            }
        }
    }

    private async Task<CustomResourceDefinition> OneAsync(CustomResourceDefinition definition, IEnumerable<CustomResourceDefinition> others, CancellationToken cancel)
    {
        var status = DefinitionStatusPlan.For(definition, others, around.Time.GetUtcNow());
        var planned = definition with { Status = status };
        if (DefinitionConditions.IsTrue(planned, DefinitionConditions.Established)) await resources.ServeAsync(definition, cancel);
        if (status != definition.Status) definition = await WriteAsync(definition, status, cancel);
        return definition.Metadata.DeletionTimestamp is not null && definition.Metadata.Finalizers.Contains(DefinitionRule.Finalizer) ? await EmptyAsync(definition, cancel) : definition;
    }

    /// <summary>Deletes the objects, and when there are none any more lets the definition go.</summary>
    private async Task<CustomResourceDefinition> EmptyAsync(CustomResourceDefinition definition, CancellationToken cancel)
    {
        var now = around.Time.GetUtcNow();
        if (resources.Of(definition.Metadata.Name) is { } resource)
        {
            var inProgress = definition.Status.With(DefinitionConditions.Terminating, true, "InstanceDeletionInProgress", "CustomResource deletion is in progress", now);
            if (inProgress != definition.Status) definition = await WriteAsync(definition, inProgress, cancel);
            if (await DefinitionEmptying.DeleteAsync(api, resource.Lead, cancel) > 0)
            {
                waits = true;
                return definition;
            }

            definition = definition with { Status = definition.Status.With(DefinitionConditions.Terminating, false, "InstanceDeletionCompleted", "removed all instances", now) };
        }
        else
        {
            definition = definition with { Status = definition.Status.With(DefinitionConditions.Terminating, false, "NeverEstablished", "resource was never established", now) };
        }

        return await ChangeAsync(definition, d => d with
        {
            Status = definition.Status,
            Metadata = d.Metadata with { Finalizers = d.Metadata.Finalizers.Where(static f => f != DefinitionRule.Finalizer) },
        }, cancel);
    }

    private Task<CustomResourceDefinition> WriteAsync(CustomResourceDefinition definition, CustomResourceDefinitionStatus status, CancellationToken cancel) =>
        ChangeAsync(definition, d => d with { Status = status }, cancel);

    /// <summary>Throws a conflict when the definition is no longer what the pass looked at.</summary>
    private async Task<CustomResourceDefinition> ChangeAsync(CustomResourceDefinition definition, Func<CustomResourceDefinition, CustomResourceDefinition> change, CancellationToken cancel)
    {
        var request = new ResourceRequest(UserIdentity.ApiServer, CustomResourceDefinitionKind.Kind, "", definition.Metadata.Name);
        var changed = await api.TransitionAsync(request, stored => stored.Metadata.ResourceVersion == definition.Metadata.ResourceVersion
            ? change((CustomResourceDefinition)stored)
            : throw ApiErrors.Modified(CustomResourceDefinitionKind.Kind, definition.Metadata.Name), Transition.AsMade, cancel);
        return (CustomResourceDefinition)changed.Value;
    }

    [LoggerMessage(1401, LogLevel.Error, "The resource of the definition {Name} cannot be served")]
    private static partial void LogFailed(ILogger log, string name, Exception error);
}
