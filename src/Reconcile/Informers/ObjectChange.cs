using Keles.Machinery;

namespace Keles.Reconcile;

/// <summary>A change that a cache has made: added (no Before), updated, or deleted (no After).</summary>
/// <param name="FinalStateUnknown">The deletion was noticed by a list, so Before is the last state seen, not the last there was.</param>
public readonly record struct ObjectChange(IApiObject? Before, IApiObject? After, bool FinalStateUnknown = false)
{
    /// <summary>The newest state known.</summary>
    public IApiObject Subject => After ?? Before!;
}
