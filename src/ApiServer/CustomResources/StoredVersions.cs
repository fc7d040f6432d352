using System.Runtime.CompilerServices;
using Keles.Api;
using Keles.Api.CustomResources;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Stored objects in the version that was asked for, where that takes a webhook; all other kinds convert themselves when they are read.</summary>
/// <remarks>What was converted is remembered beside the stored object for as long as that lives: the many watchers and lists that see
/// one object make one question. Safe from any thread; two that ask at once both ask the webhook, and the answers are equal.</remarks>
internal sealed class StoredVersions
{
    private readonly ConditionalWeakTable<StoredObject, Known> known = [];

    /// <summary>Set once, when the server is put together; without it such resources cannot be read in another version.</summary>
    public IVersionConverter? Converter { get; set; }

    /// <summary>Whether reading this kind may take a question.</summary>
    public static bool Asks(Kind kind) => kind is CustomKind { Resource.Webhook: not null };

    public ValueTask<StoredObject> InAsync(ObjectStore store, Kind kind, StoredObject stored, CancellationToken cancel) =>
        !Asks(kind) || stored.IsIn(kind) ? ValueTask.FromResult(stored) : OneAsync(store, (CustomKind)kind, stored, cancel);

    public async ValueTask<CacheEvent> InAsync(ObjectStore store, Kind kind, CacheEvent change, CancellationToken cancel)
    {
        if (!Asks(kind)) return change;
        var before = change.Before is null ? null : await InAsync(store, kind, change.Before, cancel);
        var after = change.After is null ? null : await InAsync(store, kind, change.After, cancel);
        return ReferenceEquals(before, change.Before) && ReferenceEquals(after, change.After) ? change : new(before, after, change.Revision);
    }

    /// <summary>One question for all that are in another version.</summary>
    public async ValueTask<CachedList> InAsync(ObjectStore store, Kind kind, CachedList list, CancellationToken cancel)
    {
        if (!Asks(kind)) return list;
        var items = list.Items().ToArray();
        await ManyAsync(store, (CustomKind)kind, items, cancel);
        return list with { Objects = ObjectMap.From(items) };
    }

    public async ValueTask<IReadOnlyList<StoredObject>> InAsync(ObjectStore store, Kind kind, IReadOnlyList<StoredObject> items, CancellationToken cancel)
    {
        if (!Asks(kind)) return items;
        var converted = items.ToArray();
        await ManyAsync(store, (CustomKind)kind, converted, cancel);
        return converted;
    }

    /// <summary>An object in the version it is to be stored in.</summary>
    public async ValueTask<IApiObject> ToStoredAsync(Kind kind, IApiObject value, CancellationToken cancel)
    {
        if (!Asks(kind)) return kind.ToStored(value);
        var (custom, resource) = ((CustomObject)value, ((CustomKind)kind).Resource);
        return custom.ApiVersion == resource.Storage.ApiVersion ? value : (await ConvertAsync(resource, [custom], resource.Storage, cancel))[0];
    }

    private async ValueTask<StoredObject> OneAsync(ObjectStore store, CustomKind kind, StoredObject stored, CancellationToken cancel)
    {
        StoredObject[] items = [stored];
        await ManyAsync(store, kind, items, cancel);
        return items[0];
    }

    private async Task ManyAsync(ObjectStore store, CustomKind kind, StoredObject[] items, CancellationToken cancel)
    {
        var asked = new List<int>();
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].IsIn(kind)) continue;
            if (known.TryGetValue(items[i], out var before) && before.Resource == kind.Resource && before.Object.IsIn(kind)) items[i] = before.Object;
            else asked.Add(i);
        }

        // A list may hold several versions: each is asked for by itself, as the review names one at a time.
        foreach (var group in asked.GroupBy(i => items[i].Kind.Version).ToArray())
        {
            var indexes = group.ToArray();
            var answers = await ConvertAsync(kind.Resource, [.. indexes.Select(i => (CustomObject)items[i].Object)], kind.Custom, cancel);
            for (var n = 0; n < indexes.Length; n++)
            {
                var (original, value) = (items[indexes[n]], answers[n]);
                var form = store.FormOf(kind).For(value);
                items[indexes[n]] = new(form, original.Key, form.Encode(value), original.Revision, value);
                known.AddOrUpdate(original, new(kind.Resource, items[indexes[n]]));
            }
        }
    }

    private Task<IReadOnlyList<CustomObject>> ConvertAsync(CustomResource resource, IReadOnlyList<CustomObject> objects, CustomVersion to, CancellationToken cancel) =>
        Converter?.ConvertAsync(resource, objects, to, cancel) ?? throw ApiErrors.Internal($"nobody here converts {resource.Plural}.{resource.Group}");

    private sealed record Known(CustomResource Resource, StoredObject Object);
}
