using Keles.Machinery;

namespace Keles.Reconcile;

/// <inheritdoc cref="ObjectChange"/>
public readonly record struct ObjectChange<T>(T? Before, T? After, bool FinalStateUnknown = false) where T : class, IApiObject
{
    /// <summary>The newest state known.</summary>
    public T Subject => After ?? Before!;

    public bool IsAdded => Before is null;

    public bool IsDeleted => After is null;
}
