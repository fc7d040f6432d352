using Keles.Api.CustomResources;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Takes the objects of a resource along when its definition goes.</summary>
internal static class DefinitionEmptying
{
    /// <summary>Deletes all that is not being deleted already; returns how many still are there.</summary>
    public static async Task<int> DeleteAsync(ResourceApi api, CustomKind kind, CancellationToken cancel)
    {
        await api.Store.CatchUpAsync(cancel);
        foreach (var item in api.Store.List(kind, "").Items().ToArray())
        {
            if (item.Metadata.DeletionTimestamp is not null) continue;
            try
            {
                await api.DeleteAsync(new(UserIdentity.ApiServer, kind, item.Metadata.Namespace, item.Metadata.Name), DeleteOptions.Empty, cancel);
            }
            catch (ApiException e) when (e.IsNotFound || e.IsConflict)
            {
                // Somebody else was faster; what is still there is counted below.
            }
        }

        await api.Store.CatchUpAsync(cancel);
        return api.Store.List(kind, "").Items().Count();
    }
}
