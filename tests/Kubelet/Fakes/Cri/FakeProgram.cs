namespace Keles.Kubelet.Tests.Fakes.Cri;

/// <summary>What a fake container does once started.</summary>
/// <param name="Prints">Lines it logs at once, with the stream of each.</param>
/// <param name="Runs">How long it runs by the runtime's clock; null until it is stopped.</param>
/// <param name="ExitCode">How it ends by itself.</param>
/// <param name="TrapExitCode">How it ends when asked to; null for the runtime's default.</param>
/// <param name="IgnoresTerm">Whether only force ends it.</param>
internal sealed record FakeProgram(IReadOnlyList<(string Stream, string Line)> Prints, TimeSpan? Runs, int ExitCode, int? TrapExitCode, bool IgnoresTerm)
{
    public string Out(string stream) => string.Concat(Prints.Where(print => print.Stream == stream).Select(print => print.Line + "\n"));
}
