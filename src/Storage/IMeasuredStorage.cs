namespace Keles.Storage;

/// <summary>A store that knows how much room it takes.</summary>
public interface IMeasuredStorage
{
    /// <summary>Of all it keeps, history and logs too: on the disk where it has one.</summary>
    long OccupiedBytes { get; }
}
