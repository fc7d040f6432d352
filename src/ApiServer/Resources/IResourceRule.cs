using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What the server itself must do for one kind around the store, beyond the kind's pure rules: allocate addresses, delete gracefully.</summary>
public interface IResourceRule
{
    Kind Kind { get; }

    /// <summary>Before a new object is validated and stored. A dry run books nothing.</summary>
    ValueTask<Prepared> CreatingAsync(ResourceRequest request, IApiObject value, CancellationToken cancel) => ValueTask.FromResult(new Prepared(value));

    /// <summary>Before a changed object is validated and stored; not asked for subresources.</summary>
    ValueTask<Prepared> UpdatingAsync(ResourceRequest request, IApiObject value, IApiObject stored, CancellationToken cancel) => ValueTask.FromResult(new Prepared(value));

    /// <summary>The object is gone from the store.</summary>
    ValueTask DeletedAsync(IApiObject value) => ValueTask.CompletedTask;

    /// <summary>Refuses a deletion, whatever the options say.</summary>
    void CheckDeletion(IApiObject value)
    {
    }

    /// <summary>Seconds an object is given to end by itself when it is first deleted with these options; null when its kind knows no grace.</summary>
    long? GraceSeconds(IApiObject value, DeleteOptions options) => null;

    /// <summary>The object stays until something inside it allows its end (a namespace's own finalizers).</summary>
    bool IsHeld(IApiObject value) => false;

    /// <summary>The object in the state in which deletion has begun but something must still happen.</summary>
    IApiObject BeginDeletion(IApiObject value) => value;
}
