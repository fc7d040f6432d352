using System.Diagnostics;
using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Cri.Proto;
using Keles.Linux;

namespace Keles.Kubelet.Tests.Runtime.Cri.Containerd;

/// <summary>
/// A real containerd in mount, network and PID namespaces of its own. Ending the process that made them ends everything inside,
/// so that nothing of a test survives it.
/// </summary>
internal sealed class ContainerdProcess : IAsyncDisposable
{
    private const string NeedsRoot = "a containerd of the test's own needs root";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly ContainerdFiles _files = new();
    private readonly Process _process;

    private ContainerdProcess()
    {
        _process = Process.Start(new ProcessStartInfo("unshare", ["--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", _files.StartScript()])
        {
            RedirectStandardInput = true,
        })!;
        Client = new CriClient(_files.Socket, TimeProvider.System);
    }

    public CriClient Client { get; }

    public string Logs => _files.Logs;

    public string CgroupParent => _files.CgroupParent;

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>The process whose namespaces hold the runtime; its streaming server is only reachable from there.</summary>
    public int NamespacePid { get; private set; }

    /// <summary>Fails a test that is not run as root or for which something is not installed.</summary>
    public static void Required()
    {
        if (Missing() is { } missing) Assert.Fail(missing);
    }

    /// <summary>Why it cannot run here; null when it can.</summary>
    public static string? Missing()
    {
        if (!IsRoot) return NeedsRoot;
        string[] files = ["/usr/bin/containerd", "/usr/bin/ctr", "/usr/lib/cni/bridge", TestImages.BusyboxBinary, TestImages.CatatonitBinary];
        return files.FirstOrDefault(file => !File.Exists(file)) is { } absent
            ? $"{absent} is missing: install containerd, runc, containernetworking-plugins, busybox-static and catatonit (./test does)"
            : null;
    }

    public static async Task<ContainerdProcess> StartAsync(CancellationToken cancel)
    {
        var containerd = new ContainerdProcess();
        try
        {
            await containerd.ReadyAsync(cancel);
            await containerd.ImportAsync(TestImages.Pause, TestImages.WritePause, cancel);
            await containerd.ImportAsync(TestImages.Busybox, TestImages.WriteBusybox, cancel);
            return containerd;
        }
        catch
        {
            await containerd.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await CgroupHost.Detect().DestroyAsync(_files.CgroupParent, TimeProvider.System, CancellationToken.None);
        Directory.Delete(_files.Root, recursive: true);
    }

    private async Task ReadyAsync(CancellationToken cancel)
    {
        await UntilAsync(
            async () =>
            {
                Assert.False(_process.HasExited, "containerd ended: " + Log());
                return (await Client.Runtime.StatusAsync(false, cancel)).Status.Conditions.All(c => c.Status);
            },
            cancel);
        var children = await File.ReadAllTextAsync($"/proc/{_process.Id}/task/{_process.Id}/children", cancel);
        NamespacePid = int.Parse(children.Split(' ')[0]);
    }

    private async Task ImportAsync(string name, Action<string> write, CancellationToken cancel)
    {
        var archive = Path.Combine(_files.Root, "image.tar");
        write(archive);
        using var import = Process.Start(new ProcessStartInfo("ctr", ["-a", _files.Socket, "-n", "k8s.io", "images", "import", archive]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await import.StandardError.ReadToEndAsync(cancel);
        await import.WaitForExitAsync(cancel);
        Assert.True(import.ExitCode == 0, said);
        await UntilAsync(async () => await Client.Images.ImageStatusAsync(new ImageSpec { Image = name }, cancel) is not null, cancel);
    }

    // The socket, the network configuration and the image store come up by themselves: this is a process boundary.
    private async Task UntilAsync(Func<Task<bool>> ready, CancellationToken cancel)
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (await ready())
                {
                    return;
                }
            }
            catch (GrpcException notYet) when (notYet.Code is StatusCode.Unavailable or StatusCode.Unimplemented or StatusCode.Unknown)
            {
            }
            Assert.True(started.Elapsed < StartLimit, "containerd did not come up: " + Log());
            await Task.Delay(PollInterval, TimeProvider.System, cancel);
        }
    }

    private string Log()
    {
        var log = Path.Combine(_files.Root, "containerd.log");
        return File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(15)) : "no log";
    }
}
