using System.Diagnostics;

namespace Keles.ApiServer.Tests.OpenApi;

/// <summary>Runs a real client that an environment variable names, in a home of its own; the test fails when it names none.</summary>
internal static class ClientProgram
{
    /// <param name="arguments">Made from the client's home.</param>
    /// <param name="code">The exit code it must end with.</param>
    /// <returns>What it printed, errors last.</returns>
    public static async Task<string> RunAsync(string variable, Func<string, IEnumerable<string>> arguments, string input = "", int code = 0)
    {
        var path = Environment.GetEnvironmentVariable(variable);
        Assert.True(File.Exists(path), $"{variable} must name a program: eng/scripts/get-clients DIRECTORY brings it, and ./test sets it");
        var home = Directory.CreateTempSubdirectory("keles-client-");
        try
        {
            var start = new ProcessStartInfo(path!, arguments(home.FullName))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["KUBECONFIG"] = "/dev/null";
            start.Environment["HOME"] = home.FullName;
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var text = await output + await errors;
            Assert.True(process.ExitCode == code, text);
            return text;
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }
}
