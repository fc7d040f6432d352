namespace Keles.Hosting;

/// <summary>A named question whose answer is null when all is well, or what is wrong.</summary>
public sealed record HealthCheck(string Name, Func<CancellationToken, ValueTask<string?>> Ask)
{
    /// <summary>The server answers at all.</summary>
    public static HealthCheck Ping { get; } = Of("ping", static () => null);

    public static HealthCheck Of(string name, Func<string?> ask) => new(name, _ => ValueTask.FromResult(ask()));
}
