using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What the server itself must do for one kind around the store, beyond the kind's pure rules: allocate addresses, delete gracefully.</summary>
public interface IResourceRule
{
    Kind Kind { get; }

    /// <summary>Before a new object is validated and stored; what it allocates it gives back in <see cref="Undo"/> when the write fails.</summary>
    ValueTask<IApiObject> CreatingAsync(ResourceRequest request, IApiObject value, CancellationToken cancel) => ValueTask.FromResult(value);

    ValueTask<IApiObject> UpdatingAsync(ResourceRequest request, IApiObject value, IApiObject stored, CancellationToken cancel) => ValueTask.FromResult(value);

    /// <summary>The write of <paramref name="value"/> did not come about, or was only a dry run.</summary>
    void Undo(IApiObject value)
    {
    }

    /// <summary>The object is gone from the store.</summary>
    void Deleted(IApiObject value)
    {
    }

    /// <summary>Seconds an object is given to end by itself when it is deleted with these options; null when its kind knows no grace.</summary>
    long? GraceSeconds(IApiObject value, DeleteOptions options) => null;

    /// <summary>The object stays until something inside it allows its end (a namespace's own finalizers).</summary>
    bool IsHeld(IApiObject value) => false;

    /// <summary>The object in the state in which deletion has begun but something must still happen.</summary>
    IApiObject BeginDeletion(IApiObject value) => value;
}
