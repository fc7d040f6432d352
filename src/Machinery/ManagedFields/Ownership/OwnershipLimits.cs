namespace Keles.Machinery.ManagedFields;

/// <summary>The bounds of who is remembered.</summary>
public static class OwnershipLimits
{
    /// <summary>So many updaters are told apart; beyond, the oldest become one, called <see cref="OldUpdater"/>.</summary>
    public const int Updaters = 10;

    public const string OldUpdater = "ancient-changes";
}
