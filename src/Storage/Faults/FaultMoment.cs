namespace Keles.Storage.Faults;

public enum FaultMoment
{
    /// <summary>Nothing has happened yet.</summary>
    Before,

    /// <summary>It has happened, and the answer can still get lost.</summary>
    After,
}
