using System.Diagnostics;

namespace Keles.Streaming.Tests.Kubectl;

/// <summary>An unmodified kubectl, named by KUBECTL.</summary>
internal static class KubectlProcess
{
    public static string Path()
    {
        var path = Environment.GetEnvironmentVariable("KUBECTL");
        Assert.True(File.Exists(path), "KUBECTL must name a kubectl: eng/scripts/get-clients DIRECTORY brings one, and ./test sets it");
        return path!;
    }

    /// <param name="server">The API server's address.</param>
    /// <param name="webSockets">False makes it speak SPDY, as it also does towards old servers.</param>
    public static Process Start(Uri server, bool webSockets, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path(), ["--server", server.ToString(), "--namespace", "default", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["KUBECTL_REMOTE_COMMAND_WEBSOCKETS"] = webSockets ? "true" : "false";
        start.Environment["KUBECTL_PORT_FORWARD_WEBSOCKETS"] = webSockets ? "true" : "false";
        start.Environment["KUBECONFIG"] = "/dev/null";
        start.Environment["HOME"] = System.IO.Path.GetTempPath();
        return Process.Start(start)!;
    }
}
