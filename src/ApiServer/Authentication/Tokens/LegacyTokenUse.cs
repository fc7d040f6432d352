using System.Globalization;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Notes on a secret the day its token was last used, so that tokens nobody uses can be told from those somebody needs.</summary>
internal sealed class LegacyTokenUse(ObjectStore store, TimeProvider time)
{
    private const string LastUsed = "kubernetes.io/legacy-token-last-used";

    /// <summary>At most one write a day and token; one that fails is left to the next use.</summary>
    public async ValueTask NoteAsync(string ns, string name, CancellationToken cancel)
    {
        var today = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (store.Cached(SecretKind.Kind, ns, name) is not { } stored || stored.Metadata.Labels.Get(LastUsed) == today) return;
        var noted = stored.Object.WithMetadata(stored.Metadata with { Labels = stored.Metadata.Labels.With(LastUsed, today) });
        try
        {
            await store.UpdateAsync(SecretKind.Kind, noted, stored.Revision, cancel);
        }
        catch (Storage.StorageException)
        {
            // The day is a note for people: no reason to refuse the request.
        }
    }
}
