using System.Collections.Concurrent;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Nothing is created in a namespace that does not exist or is going away, and the first namespaces stay.</summary>
internal sealed class NamespaceLifecycle(ObjectStore store, TimeProvider time) : IAdmissionPlugin
{
    /// <summary>How long after a deletion the cache is not trusted to know of it.</summary>
    private static readonly TimeSpan Distrust = TimeSpan.FromSeconds(30);

    private static readonly HashSet<string> Immortal = ["default", "kube-system", "kube-public"];

    /// <summary>Reviews tell nothing about namespaces, not even that there are none.</summary>
    private static readonly HashSet<string> Reviews = ["localsubjectaccessreviews"];

    private readonly ConcurrentDictionary<string, DateTimeOffset> deleted = new(StringComparer.Ordinal);

    public string Name => "NamespaceLifecycle";

    public async ValueTask<IApiObject?> MutateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Namespace.Length == 0 || request.Operation == Operation.Delete || Reviews.Contains(request.Request.Kind.Plural)) return request.Object;
        var found = await FindAsync(request.Namespace, cancel) ?? throw ApiErrors.NotFound(NamespaceKind.Kind, request.Namespace);
        if (request.Operation == Operation.Create && found.Status.Phase == "Terminating") throw Terminating(request);
        return request.Object;
    }

    public ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Operation != Operation.Delete || !request.IsFor("", "namespaces")) return ValueTask.CompletedTask;
        if (Immortal.Contains(request.Request.Name)) throw request.Forbidden("this namespace may not be deleted");
        Forget();
        deleted[request.Request.Name] = time.GetUtcNow();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<Namespace?> FindAsync(string name, CancellationToken cancel)
    {
        if (deleted.TryGetValue(name, out var at) && time.GetUtcNow() - at < Distrust) await store.CatchUpAsync(cancel);
        return await store.FindAsync<Namespace>(NamespaceKind.Kind, "", name, cancel);
    }

    private void Forget()
    {
        var old = time.GetUtcNow() - Distrust;
        foreach (var (name, at) in deleted) if (at < old) deleted.TryRemove(new(name, at));
    }

    private static ApiException Terminating(AdmissionRequest request)
    {
        var ns = request.Namespace;
        var status = request.Forbidden($"unable to create new content in namespace {ns} because it is being terminated").Status;
        var cause = new StatusCause { Reason = "NamespaceTerminating", Message = $"namespace {ns} is being terminated", Field = "metadata.namespace" };
        return new(status with { Details = status.Details! with { Causes = [cause] } });
    }
}
