using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Keles.Requests.Bench;

/// <summary>A server process: keles with a home of its own, or the floor.</summary>
internal sealed class Running(Process process, int port, X509Certificate2? identity) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public int Port => port;

    public X509Certificate2? Identity => identity;

    public static async Task<Running> KelesAsync(string program, string home, int port)
    {
        var process = await StartAsync(program, ["server", "--no-agent", "--port", Text(port), "--log-level", "Warning"], home, port);
        while (!File.Exists(Path.Combine(home, "kubeconfig"))) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        var running = new Running(process, port, IdentityIn(await File.ReadAllTextAsync(Path.Combine(home, "kubeconfig"))));
        await running.ReadyAsync();
        return running;
    }

    public static async Task<Running> FloorAsync(string directory, int port) =>
        new(await StartAsync(Environment.ProcessPath!, ["--floor", Text(port), directory], directory, port), port, null);

    public Task<Load> LoadAsync() => Load.OpenAsync(port, identity);

    public Task<Connection> ConnectAsync() => Connection.OpenAsync(port, identity);

    /// <summary>Resident memory and processor time until now.</summary>
    public (long MiB, TimeSpan Cpu) Usage()
    {
        process.Refresh();
        return (process.WorkingSet64 / 1024 / 1024, process.TotalProcessorTime);
    }

    public async ValueTask DisposeAsync()
    {
        using (var terminate = Process.Start("kill", ["-TERM", Text(process.Id)])) await terminate.WaitForExitAsync();
        await process.WaitForExitAsync();
        process.Dispose();
        identity?.Dispose();
    }

    private static async Task<Process> StartAsync(string program, string[] arguments, string home, int port)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["KELES_HOME"] = home;
        var process = Process.Start(start)!;
        var begun = Stopwatch.GetTimestamp();
        while (!await ListensAsync(port))
        {
            if (process.HasExited) throw new IOException($"{program} ended with {process.ExitCode}");
            if (Stopwatch.GetElapsedTime(begun) > Patience) throw new TimeoutException($"{program} did not listen within {Patience.TotalSeconds} s");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        return process;
    }

    private async Task ReadyAsync()
    {
        await using var connection = await ConnectAsync();
        for (var begun = Stopwatch.GetTimestamp(); (await connection.AskAsync(Connection.Request("GET", "/readyz"))).Code != 200;)
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience) throw new TimeoutException("the server was not ready in time");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private static async Task<bool> ListensAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static X509Certificate2 IdentityIn(string kubeconfig)
    {
        using var pem = X509Certificate2.CreateFromPem(Field(kubeconfig, "client-certificate-data"), Field(kubeconfig, "client-key-data"));
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
    }

    private static string Field(string kubeconfig, string name)
    {
        var line = kubeconfig.Split('\n').First(l => l.Contains(name + ":", StringComparison.Ordinal));
        return Encoding.UTF8.GetString(Convert.FromBase64String(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().Trim('"')));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
