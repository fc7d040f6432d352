using System.Globalization;
using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Pki;

namespace Keles.ApiServer;

/// <summary>Counts uses of tokens, and notes on a secret the day its token was last used: tokens nobody uses can then be told from those somebody needs.</summary>
internal sealed class TokenUse(ObjectStore store, TimeProvider time)
{
    private const string LastUsed = "kubernetes.io/legacy-token-last-used";

    public void Note(ServiceAccountClaims claims)
    {
        if (claims.WarnAfter is { } end) AccessMetrics.MountedTokenUsed(isStale: time.GetUtcNow() > end);
    }

    /// <summary>At most one write a day and token; one that fails is left to the next use.</summary>
    public async ValueTask NoteAsync(string ns, string name, CancellationToken cancel)
    {
        AccessMetrics.LegacyTokenUsed();
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
