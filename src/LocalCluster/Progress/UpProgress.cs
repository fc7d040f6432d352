namespace Keles.LocalCluster;

/// <summary>Times steps for a listener.</summary>
public sealed class UpProgress(Action<UpStep> done, Action<string>? note = null) : IUpProgress
{
    /// <summary>Nobody listens.</summary>
    public static UpProgress Silent { get; } = new(_ => { });

    public void Done(UpStep step) => done(step);

    public void Note(string text) => note?.Invoke(text);
}
