namespace Keles.Requests.Bench;

internal sealed class TemporaryHome : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("keles-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
