using System.Globalization;

namespace Keles.Kubelet.Tests.Fakes.Cri;

/// <summary>A container's log file in the format that runtimes write; none when the sandbox has no log directory.</summary>
internal sealed class FakeLog(TimeProvider time, string directory, string file)
{
    public string Path { get; } = directory.Length == 0 || file.Length == 0 ? "" : System.IO.Path.Combine(directory, file);

    public void Open()
    {
        if (Path.Length > 0)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            File.AppendAllText(Path, "");
        }
    }

    public void Write(string stream, string line)
    {
        if (Path.Length > 0)
        {
            var at = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
            File.AppendAllText(Path, $"{at} {stream} F {line}\n");
        }
    }
}
