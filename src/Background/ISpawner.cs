namespace Keles.Background;

/// <summary>
/// Starts background work. Control-plane code has no other way to start any, so a simulation can run all of it
/// on one thread under a virtual clock.
/// </summary>
public interface ISpawner
{
    /// <summary>
    /// Starts <paramref name="work"/>, never inline. The returned task ends as the work does: with its error, or
    /// cancelled. The token handed to the work is this spawner's own end (never, for the bare thread pool).
    /// </summary>
    Task Spawn(string name, Func<CancellationToken, Task> work);
}
