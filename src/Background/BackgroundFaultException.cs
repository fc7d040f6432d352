namespace Keles.Background;

/// <summary>A piece of background work ended that should not have; the inner exception, if any, is why.</summary>
public sealed class BackgroundFaultException(string work, string message, Exception? inner) : Exception(message, inner)
{
    /// <summary>The name the work was started under.</summary>
    public string Work { get; } = work;

    internal static BackgroundFaultException From(string work, Exception error) =>
        new(work, $"{work} failed: {error.Message}", error);

    internal static BackgroundFaultException EndedByItself(string work) =>
        new(work, $"{work} ended although nobody stopped it", null);
}
