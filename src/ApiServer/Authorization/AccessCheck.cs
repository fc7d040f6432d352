using Keles.Storage;

namespace Keles.ApiServer;

/// <summary>Asks the authorizers and refuses with upstream's words.</summary>
internal sealed class AccessCheck(ObjectStore store, IAuthorizer authorizer, TimeProvider time) : IAccessCheck
{
    public async ValueTask CheckAsync(ResourceRequest request, string verb, string fieldSelector, CancellationToken cancel) =>
        await CheckAsync(AccessRequest.Of(request, verb, fieldSelector), cancel);

    /// <returns>Why it may.</returns>
    public async ValueTask<AccessVerdict> CheckAsync(AccessRequest request, CancellationToken cancel)
    {
        var begun = time.GetTimestamp();
        var verdict = authorizer.Authorize(request);
        // A role bound a moment ago may not be in this server's cache yet, and its owner expects it to work once it is answered.
        if (verdict.Decision == AccessDecision.NoOpinion && request.User.Name != UserIdentity.Anonymous.Name && await CatchUpAsync(cancel)) verdict = authorizer.Authorize(request);
        AccessMetrics.Authorized(verdict.IsAllowed, time.GetElapsedTime(begun));
        return verdict.IsAllowed ? verdict : throw AccessRefusals.Forbidden(request, verdict.Reason);
    }

    /// <summary>Without the store the answer is what the cache said.</summary>
    private async ValueTask<bool> CatchUpAsync(CancellationToken cancel)
    {
        try
        {
            await store.CatchUpAsync(cancel);
            return true;
        }
        catch (Exception e) when (e is StorageException or TimeoutException)
        {
            return false;
        }
    }
}
