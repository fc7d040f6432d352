using System.Runtime.CompilerServices;
using Keles.Api;
using Keles.Api.Authentication.V1;
using Keles.Api.Authorization.V1;
using Keles.Api.Autoscaling.V1;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Fakes;

/// <summary>The fake API as one user.</summary>
internal sealed class FakeClient(FakeApi api, FakeStore store, string user) : IApiClient
{
    private Time Now => Time.From(api.Time.GetUtcNow());

    public async Task<IApiObject> GetAsync(Kind kind, ObjectKey key, GetOptions? options = null, CancellationToken cancel = default)
    {
        await EnterAsync("get", kind, key, "", null, cancel);
        return FromStored(kind, store.Get(Stored(kind), key)) ?? throw FakeErrors.NotFound(kind, key.Name);
    }

    public async Task<IApiObject> GetSubresourceAsync(Kind parent, ObjectKey key, string subresource, CancellationToken cancel = default)
    {
        await EnterAsync("get", parent, key, subresource, null, cancel);
        if (subresource != "scale") throw FakeErrors.BadRequest($"the fake API does not know the subresource {subresource}");
        var stored = parent.Subresource("scale") is null ? null : store.Get(Stored(parent), key);
        var value = FromStored(parent, stored) ?? throw FakeErrors.NotFound(parent, key.Name);
        return new Scale { Metadata = new() { Name = key.Name, Namespace = key.Namespace, Uid = value.Metadata.Uid }, Spec = new() { Replicas = JsonForm.Of(parent, value)["spec"]?["replicas"]?.GetValue<int>() ?? 0 } };
    }

    public async Task<ObjectPage> ListAsync(Kind kind, string ns, ListQuery query, CancellationToken cancel = default)
    {
        await EnterAsync("list", kind, new(ns, ""), "", null, cancel);
        var (items, revision) = store.List(Stored(kind), new(kind, ns, query.LabelSelector, query.FieldSelector));
        return new([.. items.Select(i => FromStored(kind, i)!)], revision.ToString());
    }

    public async IAsyncEnumerable<ObjectEvent> WatchAsync(Kind kind, string ns, WatchQuery query, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var request = await EnterAsync("watch", kind, new(ns, ""), "", null, cancel);
        var behind = TimeSpan.Zero;
        var events = store.Watch(Stored(kind), new(kind, ns, query.LabelSelector, query.FieldSelector), query);
        try
        {
            await foreach (var e in events.ReadEachAsync(cancel))
            {
                if (behind < FakeApi.LongestLag && api.Lag?.Invoke(request) is { } lag && lag > TimeSpan.Zero)
                {
                    behind += lag;
                    await Task.Delay(lag, api.Time, cancel);
                }

                yield return e with { Object = FromStored(kind, e.Object) };
                if (events.Count == 0) behind = TimeSpan.Zero;
            }
        }
        finally
        {
            store.Unwatch(events);
        }
    }

    public async Task<IApiObject> CreateAsync(Kind kind, IApiObject value, WriteOptions? options = null, CancellationToken cancel = default)
    {
        var request = await EnterAsync("create", kind, ObjectKey.Of(value), "", value, cancel);
        if (Reviewed(value) is { } review) return review;
        var created = FakeWrites.Created(kind, value, api.NextUid, Now);
        if (IsValidated) Check(kind, created, errors => kind.Validate(created, errors));
        CheckNamespace(kind, created);
        return await DoneAsync(request, Write(kind, ObjectKey.Of(created), stored => stored is null ? created : throw FakeErrors.AlreadyExists(kind, created.Metadata.Name), options)!);
    }

    public async Task<IApiObject> UpdateAsync(Kind kind, IApiObject value, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default)
    {
        var key = ObjectKey.Of(value);
        var request = await EnterAsync("update", kind, key, subresource, value, cancel);
        return await DoneAsync(request, Write(kind, key, stored => Updated(kind, value, stored ?? throw FakeErrors.NotFound(kind, key.Name), subresource), options) ?? value);
    }

    public async Task<IApiObject> PatchAsync(Kind kind, ObjectKey key, Patch patch, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default)
    {
        var request = await EnterAsync("patch", kind, key, subresource, null, cancel);
        if (subresource == "scale") throw FakeErrors.BadRequest("the fake API does not know the subresource scale");
        IApiObject? patched = null;
        var written = Write(kind, key, stored =>
        {
            stored = stored ?? throw FakeErrors.NotFound(kind, key.Name);
            patched = JsonForm.Read(kind, FakePatches.Apply(kind, JsonForm.Of(kind, stored), patch));
            return Updated(kind, patched, stored, subresource);
        }, options);
        return await DoneAsync(request, written ?? patched!);
    }

    public async Task<IApiObject?> DeleteAsync(Kind kind, ObjectKey key, DeleteOptions? options = null, CancellationToken cancel = default)
    {
        var request = await EnterAsync("delete", kind, key, "", null, cancel);
        return await DoneAsync(request, Write(kind, key, stored => FakeWrites.Deleted(kind, stored ?? throw FakeErrors.NotFound(kind, key.Name), options, Now), null));
    }

    public async Task DeleteCollectionAsync(Kind kind, string ns, ListQuery query, DeleteOptions? options = null, CancellationToken cancel = default)
    {
        var request = await EnterAsync("deletecollection", kind, new(ns, ""), "", null, cancel);
        var (items, _) = store.List(Stored(kind), new(kind, ns, query.LabelSelector, query.FieldSelector));
        foreach (var item in items) Write(kind, ObjectKey.Of(item), stored => stored is null ? null : FakeWrites.Deleted(kind, stored, options, Now), null);
        await DoneAsync<object?>(request, null);
    }

    public async Task<IApiObject?> CreateSubresourceAsync(Kind parent, ObjectKey key, string subresource, Kind bodyKind, IApiObject body, WriteOptions? options = null, CancellationToken cancel = default)
    {
        var asked = await EnterAsync("create", parent, key, subresource, body, cancel);
        switch (body)
        {
            case Binding binding:
                Write(parent, key, stored => Bound(parent, (Pod)(stored ?? throw FakeErrors.NotFound(parent, key.Name)), binding), options);
                return await DoneAsync<IApiObject?>(asked, null);
            case Api.Policy.V1.Eviction eviction:
                Write(parent, key, stored => FakeWrites.Deleted(parent, stored ?? throw FakeErrors.NotFound(parent, key.Name), eviction.DeleteOptions, Now), options);
                return await DoneAsync<IApiObject?>(asked, null);
            case TokenRequest request:
                if (store.Get(parent, key) is null) throw FakeErrors.NotFound(parent, key.Name);
                return request with { Status = new() { Token = $"token-of-{key}", ExpirationTimestamp = Time.From(api.Time.GetUtcNow().AddHours(1)) } };
            default: throw FakeErrors.BadRequest($"the fake API does not know the subresource {subresource}");
        }
    }

    private IApiObject? Reviewed(IApiObject value) => value switch
    {
        SubjectAccessReview review => review with { Status = new() { Allowed = api.Allows(review.Spec) } },
        TokenReview review => review with { Status = new() { Authenticated = api.Knows(review.Spec.Token) is not null, User = api.Knows(review.Spec.Token) ?? UserInfo.Empty } },
        _ => null,
    };

    private bool IsValidated => api.Validates && user.StartsWith("system:", StringComparison.Ordinal);

    private IApiObject? Updated(Kind kind, IApiObject value, IApiObject stored, string subresource)
    {
        var next = FakeWrites.Updated(kind, value, stored, subresource);
        if (next is not null && IsValidated && subresource == "status") Check(kind, next, errors => kind.ValidateStatusUpdate(next, stored, errors));
        return next;
    }

    private static void Check(Kind kind, IApiObject value, Action<FieldErrors> rule)
    {
        var errors = new FieldErrors();
        rule(errors);
        if (!errors.IsEmpty) throw FakeErrors.Invalid(kind, value.Metadata.Name, errors.Message);
    }

    private Pod Bound(Kind kind, Pod pod, Binding binding)
    {
        if (pod.Spec.NodeName.Length > 0) throw FakeErrors.Conflict(kind, pod.Metadata.Name, $"pod {pod.Metadata.Name} is already assigned to node \"{pod.Spec.NodeName}\"");
        if (pod.Metadata.DeletionTimestamp is not null) throw FakeErrors.Conflict(kind, pod.Metadata.Name, $"pod {pod.Metadata.Name} is being deleted, cannot be assigned to a host");
        return pod with
        {
            Spec = pod.Spec with { NodeName = binding.Target.Name },
            Status = pod.Status with { Conditions = [.. pod.Status.Conditions.Where(c => c.Type != "PodScheduled"), new() { Type = "PodScheduled", Status = "True", LastTransitionTime = Now }] },
        };
    }

    /// <summary>What is stored went through JSON, as on a server: what is empty becomes absent.</summary>
    private IApiObject? Write(Kind kind, ObjectKey key, Func<IApiObject?, IApiObject?> decide, WriteOptions? options)
    {
        Func<IApiObject?, IApiObject?> change = before => decide(before) is { } next ? JsonForm.Read(kind, JsonForm.Of(kind, next)) : null;
        var stored = Stored(kind);
        if (options?.DryRun == true) return change(FromStored(kind, store.Get(stored, key)));
        var after = store.Change(stored, key, before => change(FromStored(kind, before)) is { } next ? kind.ToStored(next) : null);
        return FromStored(kind, after);
    }

    private void CheckNamespace(Kind kind, IApiObject value)
    {
        if (!api.ChecksNamespaces || !kind.Namespaced) return;
        var ns = (Namespace?)store.Get(NamespaceKind.Kind, new(value.Metadata.Namespace)) ?? throw FakeErrors.NotFound(NamespaceKind.Kind, value.Metadata.Namespace);
        if (ns.Metadata.DeletionTimestamp is not null)
        {
            var refused = FakeErrors.Forbidden(kind, value.Metadata.Name, $"unable to create new content in namespace {ns.Metadata.Name} because it is being terminated");
            throw new ApiException(refused.Status with { Details = refused.Status.Details! with { Causes = [new() { Reason = "NamespaceTerminating", Message = $"namespace {ns.Metadata.Name} is being terminated", Field = "metadata.namespace" }] } });
        }
    }

    private async Task<FakeRequest> EnterAsync(string verb, Kind kind, ObjectKey key, string subresource, IApiObject? body, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var request = new FakeRequest(user, verb, kind, key, subresource, body);
        await api.AskAsync(request);
        return request;
    }

    private async Task<T> DoneAsync<T>(FakeRequest request, T answer)
    {
        if (api.Done is { } done) await done(request);
        return answer;
    }

    private static Kind Stored(Kind kind) => kind.StoredAs ?? kind;

    private static IApiObject? FromStored(Kind kind, IApiObject? stored) => stored is null ? null : kind.FromStored(stored);
}
