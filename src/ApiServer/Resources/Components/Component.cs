namespace Keles.ApiServer;

/// <summary>A part of the control plane that can be asked how it is.</summary>
/// <param name="Ask">Null when it is well, else what is wrong.</param>
public sealed record Component(string Name, Func<CancellationToken, ValueTask<string?>> Ask);
