namespace Keles.Controllers.GarbageCollection;

/// <summary>What an owner reference points at.</summary>
internal enum OwnerState
{
    /// <summary>The owner lives.</summary>
    Solid,

    /// <summary>Where it points there can be no owner of this object: the reference proves nothing, and nobody knows what was meant.</summary>
    Impossible,

    /// <summary>There is no such object, or another one has its name.</summary>
    Absent,

    /// <summary>The owner is being deleted and waits for its dependents.</summary>
    Waiting,
}
