using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Keles.StartTime.Bench;

/// <summary>One start: from the exec to the first 200 of /readyz, asked for every 2 ms.</summary>
internal sealed record Started(TimeSpan Wall, TimeSpan Cpu)
{
    public const int Port = 17643;
    public const string PortText = "17643";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<Started> MeasureAsync(string program, TemporaryHome home, string[] arguments)
    {
        var (started, process) = await BeginAsync(program, home, arguments);
        using (process) await EndAsync(process);
        return started;
    }

    public static async Task<(Started, Process)> BeginAsync(string program, TemporaryHome home, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KELES_HOME"] = home.Path;
        var begun = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        while (!await IsReadyAsync())
        {
            if (process.HasExited) throw new IOException($"{program} ended: {await process.StandardError.ReadToEndAsync()}");
            if (Stopwatch.GetElapsedTime(begun) > Patience) throw new TimeoutException($"{program} was not ready within {Patience.TotalSeconds} s");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }

        var wall = Stopwatch.GetElapsedTime(begun);
        process.Refresh();
        return (new(wall, process.TotalProcessorTime), process);
    }

    public static async Task EndAsync(Process process)
    {
        using var terminate = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
    }

    private static async Task<bool> IsReadyAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port);
            await using var tls = new SslStream(client.GetStream(), false, static (_, _, _, _) => true);
            await tls.AuthenticateAsClientAsync("localhost");
            await tls.WriteAsync(Encoding.ASCII.GetBytes("GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
            var answer = new byte[12];
            return await tls.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false) == answer.Length && Encoding.ASCII.GetString(answer) == "HTTP/1.1 200";
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }
}
