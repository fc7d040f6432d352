using Keles.Api;
using Keles.ApiServer.Admission.Webhooks;
using Keles.Api.CustomResources;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer;

/// <summary>Every verb on every resource, after authorization: the one door for HTTPS and for clients inside the process.</summary>
public sealed class ResourceApi
{
    private readonly ObjectStore store;
    private readonly ListVerb list;
    private readonly ConvertedLists converted;
    private readonly WatchVerb watch;
    private readonly CreateVerb create;
    private readonly UpdateVerb update;
    private readonly DeleteVerb delete;
    private readonly PatchVerb patch;
    private readonly WriteContext context;
    private readonly StoredVersions versions = new();
    private readonly Dictionary<(Kind, string), ISubresource> subresources = [];
    private readonly Dictionary<Kind, IReview> reviews = [];
    private readonly Dictionary<Kind, (IComputedResource Resource, StoredForm Form)> computed = [];

    /// <param name="shortestWatch">A watch without a limit of its own lives between this and twice this; zero for no end. The usual when it is not given.</param>
    public ResourceApi(ObjectStore store, AdmissionChain admission, ResourceRules rules, Surroundings surroundings, ILoggerFactory logs, TimeSpan? shortestWatch = null)
    {
        this.store = store;
        var fields = new FieldManager();
        context = new WriteContext(store, admission, rules, fields, versions, surroundings, logs.CreateLogger<ResourceApi>());
        list = new ListVerb(store, surroundings.Time);
        converted = new ConvertedLists(store, list, versions);
        watch = new WatchVerb(store, versions, surroundings, shortestWatch ?? VerbLimits.ShortestWatch);
        create = new CreateVerb(context);
        delete = new DeleteVerb(context);
        update = new UpdateVerb(context, delete);
        patch = new PatchVerb(this, fields, surroundings.Time);
    }

    public ObjectStore Store => store;

    /// <summary>Adds the subresources; they write through this object, so they come after it.</summary>
    public void Add(IEnumerable<ISubresource> more)
    {
        foreach (var subresource in more) subresources[(subresource.Parent, subresource.Name)] = subresource;
    }

    public void Add(IEnumerable<IReview> more)
    {
        foreach (var review in more) reviews[review.Kind] = review;
    }

    public void Add(IComputedResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        computed[resource.Kind] = (resource, new(resource.Kind, "computed"));
    }

    /// <summary>Its objects are found out when they are asked for.</summary>
    public bool IsComputed(Kind kind) => computed.ContainsKey(kind);

    /// <summary>Who brings objects of custom resources into other versions where their definition names a webhook.</summary>
    internal void ConvertWith(IVersionConverter converter) => versions.Converter = converter;

    /// <summary>The handler of a subresource, null when it is the object itself (status) or a stream.</summary>
    public ISubresource? Subresource(Kind kind, string name) =>
        kind is CustomKind custom ? CustomScale.Of(this, custom, name) : subresources.GetValueOrDefault((kind.StoredAs ?? kind, name));

    public async Task<ApiObject> GetAsync(ResourceRequest request, string resourceVersion, CancellationToken cancel)
    {
        if (request.Subresource.Length > 0 && Subresource(request.Kind, request.Subresource) is { } subresource) return await subresource.GetAsync(request, cancel);
        if (computed.TryGetValue(request.Kind, out var known)) return new(request.Kind, await known.Resource.GetAsync(request.Name, cancel));
        if (resourceVersion.Length == 0) await store.CatchUpAsync(cancel);
        else if (!Revisions.TryParse(resourceVersion, out var version)) throw ApiErrors.InvalidResourceVersion(resourceVersion);
        else if (version > 0) await ListVerb.ReachAsync(store, context.Surroundings.Time, version, cancel);
        var stored = store.Cached(request.Kind, request.Namespace, request.Name) ?? throw ApiErrors.NotFound(request.Kind, request.Name);
        return await AnswerAsync(request.Kind, stored, 200, cancel);
    }

    public async Task<ListResult> ListAsync(ResourceRequest request, ListQuery query, CancellationToken cancel)
    {
        if (computed.TryGetValue(request.Kind, out var known))
        {
            var selected = ObjectFilter.From(request.Kind, query.LabelSelector, query.FieldSelector);
            return new([.. (await known.Resource.ListAsync(cancel)).Select(o => StoredObject.NotStored(known.Form, o)).Where(selected.Matches)], 0);
        }

        if (!StoredVersions.Asks(request.Kind)) return await list.ListAsync(request, query, cancel);
        return await converted.ListAsync(request, query, cancel);
    }

    public IAsyncEnumerable<WatchItem> WatchAsync(ResourceRequest request, WatchQuery query, CancellationToken cancel) => watch.WatchAsync(request, query, cancel);

    public async Task<ApiObject> CreateAsync(ResourceRequest request, IApiObject body, CancellationToken cancel)
    {
        if (request.Subresource.Length > 0)
        {
            var handler = Subresource(request.Kind, request.Subresource) ?? throw ApiErrors.MethodNotAllowed(request.Kind, "create");
            return await handler.CreateAsync(request, body, cancel);
        }

        if (reviews.TryGetValue(request.Kind, out var review)) return await review.RespondAsync(request, body, cancel);
        if (!request.Kind.IsStored) throw ApiErrors.NotImplemented($"{request.Kind.QualifiedResource}");
        if (request.Kind is CustomKind { Resource.IsTerminating: true }) throw ApiErrors.Terminating(request.Kind, "create");
        return await AnswerAsync(request.Kind, await create.CreateAsync(request, body, cancel), 201, cancel);
    }

    /// <summary>Replaces the object, or the part that the request's subresource names.</summary>
    public async Task<ApiObject> UpdateAsync(ResourceRequest request, IApiObject body, CancellationToken cancel)
    {
        if (body.Metadata.Name.Length > 0 && body.Metadata.Name != request.Name)
            throw ApiErrors.BadRequest($"the name of the object ({body.Metadata.Name}) does not match the name on the URL ({request.Name})");
        if (body.Metadata.Namespace.Length > 0 && request.Kind.Namespaced && body.Metadata.Namespace != request.Namespace)
            throw ApiErrors.BadRequest($"the namespace of the object ({body.Metadata.Namespace}) does not match the namespace on the URL ({request.Namespace})");
        var named = body.WithMetadata(body.Metadata with { Name = request.Name });
        try
        {
            return await ChangeAsync(request, _ => named, cancel);
        }
        catch (ApiException e) when (e.IsNotFound && request.Subresource.Length == 0 && request.Kind.AllowsCreateOnUpdate)
        {
            return await AnswerAsync(request.Kind, await create.CreateAsync(request, named.WithMetadata(named.Metadata with { ResourceVersion = "" }), cancel), 201, cancel);
        }
    }

    /// <summary>Changes the object, or the part that the request's subresource names, by a function of its present form; tried again when somebody else was faster.</summary>
    public async Task<ApiObject> ChangeAsync(ResourceRequest request, Func<IApiObject, IApiObject> change, CancellationToken cancel)
    {
        if (request.Subresource.Length > 0 && Subresource(request.Kind, request.Subresource) is { } handler) return await handler.UpdateAsync(request, change, cancel);
        return await AnswerAsync(request.Kind, await update.UpdateAsync(request, new UpdateVerb.Change(change), cancel), 200, cancel);
    }

    public Task<ApiObject> PatchAsync(ResourceRequest request, Patch change, CancellationToken cancel) => patch.PatchAsync(request, change, cancel);

    /// <summary>A part of an object with its owners after a write: a scale's.</summary>
    internal IApiObject Owned(ResourceRequest request, Kind kind, IApiObject before, IApiObject after) =>
        context.Fields.Updated(kind, before, after, request.Manager, request.Subresource, context.Surroundings.Time.GetUtcNow());

    /// <summary>Asks admission about a body that is not stored itself: a binding, an eviction, a token request.</summary>
    internal async Task<IApiObject> AdmitAsync(ResourceRequest request, Operation operation, IApiObject body, CancellationToken cancel)
    {
        var admitted = await context.Admission.MutateAsync(new(request, operation, body, null), cancel);
        await context.Admission.ValidateAsync(new(request, operation, admitted, null), cancel);
        return admitted!;
    }

    /// <summary>Asks admission about a connection to what a subresource leads to.</summary>
    internal Task AdmitConnectAsync(ResourceRequest request, Func<string, IReadOnlyList<string?>> query, CancellationToken cancel) =>
        AdmitAsync(request, Operation.Connect, ConnectOptions.Of(request.Kind.Plural, request.Subresource, query), cancel);

    /// <summary>A write by a subresource with rules of its own in place of the kind's.</summary>
    internal async Task<ApiObject> TransitionAsync(ResourceRequest request, Func<IApiObject, IApiObject> change, Transition transition, CancellationToken cancel) =>
        await AnswerAsync(request.Kind, await update.UpdateAsync(request, new UpdateVerb.Change(change), cancel, transition), 200, cancel);

    /// <summary>The object's last form, and whether it is gone.</summary>
    public async Task<(ApiObject Last, bool Gone)> DeleteAsync(ResourceRequest request, DeleteOptions options, CancellationToken cancel)
    {
        var (last, gone) = await delete.DeleteAsync(request, options, cancel);
        return (await AnswerAsync(request.Kind, last, 200, cancel), gone);
    }

    private async ValueTask<ApiObject> AnswerAsync(Kind kind, StoredObject stored, int code, CancellationToken cancel) =>
        ApiObject.Of(kind, await versions.InAsync(store, kind, stored, cancel), code);

    /// <summary>Deletes all that the query selects, one by one; returns what there was.</summary>
    public async Task<ListResult> DeleteCollectionAsync(ResourceRequest request, ListQuery query, DeleteOptions options, CancellationToken cancel)
    {
        var found = await list.ListAsync(request, query, cancel);
        var items = found.Items.ToArray();
        foreach (var item in items)
        {
            try
            {
                await delete.DeleteAsync(request with { Name = item.Metadata.Name, Namespace = item.Metadata.Namespace }, options, cancel);
            }
            catch (ApiException e) when (e.IsNotFound)
            {
                // Somebody else was faster: it is gone, which is what was asked for.
            }
        }

        return found with { Items = items };
    }
}
