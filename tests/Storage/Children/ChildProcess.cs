using System.Diagnostics;

namespace Keles.Storage.Tests.Children;

/// <summary>This test program again, as another process; killed with SIGKILL when disposed.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly string Self = Path.Combine(AppContext.BaseDirectory, "Keles.Storage.Tests");

    private readonly Process _process;

    private ChildProcess(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // A child lives for moments: optimizing its code again in the background is wasted.
        start.Environment["DOTNET_TieredPGO"] = "0";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Error += line.Data;
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    public string Error { get; private set; } = "";

    public static ChildProcess Start(string role, string path, params string[] rest) => new(Self, ["child", role, path, .. rest]);

    /// <summary>In a mount namespace of its own, with a file system of the given options on a new directory.</summary>
    public static ChildProcess StartOnTmpfs(string role, string directory, string options)
    {
        string[] enter = Environment.IsPrivilegedProcess ? ["--mount"] : ["--user", "--map-root-user", "--mount"];
        return new("unshare", [.. enter, "sh", "-c", $"mount -t tmpfs -o {options} tmpfs '{directory}' && exec '{Self}' child {role} '{directory}'"]);
    }

    public ValueTask<string?> ReadLineAsync(CancellationToken cancel = default) => _process.StandardOutput.ReadLineAsync(cancel);

    public async Task<string> ReadToEndAsync() => await _process.StandardOutput.ReadToEndAsync();

    public void Kill() => _process.Kill();

    public Task WaitForExitAsync() => _process.WaitForExitAsync();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
