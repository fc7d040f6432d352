using System.Runtime.CompilerServices;
using Keles.Api;
using Keles.Machinery;

namespace Keles.Client;

/// <summary>The client's calls by the record's type.</summary>
public static class TypedClient
{
    public static async Task<T> GetAsync<T>(this IApiClient client, ObjectKey key, CancellationToken cancel = default) where T : class, IApiType<T>, IApiObject =>
        (T)await client.GetAsync(Kinds.Of<T>(), key, null, cancel);

    /// <summary>As Get, but null when there is no such object.</summary>
    public static async Task<T?> FindAsync<T>(this IApiClient client, ObjectKey key, CancellationToken cancel = default) where T : class, IApiType<T>, IApiObject
    {
        try
        {
            return await client.GetAsync<T>(key, cancel);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    public static async Task<ObjectPage<T>> ListAsync<T>(this IApiClient client, string ns = "", ListQuery? query = null, CancellationToken cancel = default) where T : class, IApiType<T>, IApiObject
    {
        var page = await client.ListAsync(Kinds.Of<T>(), ns, query ?? ListQuery.All, cancel);
        return new([.. page.Items.Cast<T>()], page.ResourceVersion, page.Continue, page.RemainingItemCount);
    }

    /// <summary>All pages of a list; an expired continue token is an error here as everywhere.</summary>
    public static async IAsyncEnumerable<IApiObject> ListPagesAsync(this IApiClient client, Kind kind, string ns, ListQuery query, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        while (true)
        {
            var page = await client.ListAsync(kind, ns, query, cancel);
            foreach (var item in page.Items) yield return item;
            if (page.Continue.Length == 0) yield break;
            query = query with { Continue = page.Continue, ResourceVersion = "", ResourceVersionMatch = "" };
        }
    }

    public static async Task<T> CreateAsync<T>(this IApiClient client, T value, WriteOptions? options = null, CancellationToken cancel = default) where T : class, IApiType<T>, IApiObject =>
        (T)await client.CreateAsync(Kinds.Of<T>(), value, options, cancel);

    public static async Task<T> UpdateAsync<T>(this IApiClient client, T value, CancellationToken cancel = default) where T : class, IApiType<T>, IApiObject =>
        (T)await client.UpdateAsync(Kinds.Of<T>(), value, "", null, cancel);

    public static async Task<T> UpdateStatusAsync<T>(this IApiClient client, T value, CancellationToken cancel = default) where T : class, IApiType<T>, IApiObject =>
        (T)await client.UpdateAsync(Kinds.Of<T>(), value, "status", null, cancel);

    public static async Task<T> PatchAsync<T>(this IApiClient client, ObjectKey key, Patch patch, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default) where T : class, IApiType<T>, IApiObject =>
        (T)await client.PatchAsync(Kinds.Of<T>(), key, patch, subresource, options, cancel);

    public static async Task<T?> DeleteAsync<T>(this IApiClient client, ObjectKey key, DeleteOptions? options = null, CancellationToken cancel = default) where T : class, IApiType<T>, IApiObject =>
        (T?)await client.DeleteAsync(Kinds.Of<T>(), key, options, cancel);

    /// <summary>Deletes if it is there; false when it was not.</summary>
    public static async Task<bool> TryDeleteAsync(this IApiClient client, Kind kind, ObjectKey key, DeleteOptions? options = null, CancellationToken cancel = default)
    {
        try
        {
            await client.DeleteAsync(kind, key, options, cancel);
            return true;
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            return false;
        }
    }
}
