namespace Keles.Reconcile;

/// <summary>Where an informer stands in its life of listing once and watching from there.</summary>
internal abstract record ReflectorState
{
    /// <param name="Failures">Failures in a row; none means that the list may be asked for at once.</param>
    public sealed record Unlisted(int Failures) : ReflectorState;

    /// <param name="ResourceVersion">Everything up to here has been seen.</param>
    public sealed record Watching(string ResourceVersion, int Failures) : ReflectorState;
}
