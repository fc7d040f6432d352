using Keles.LocalCluster;

namespace Keles.EndToEnd.Tests.Clusters;

/// <summary>What is said to who starts a server with flags that cannot be.</summary>
public sealed class ServerFlagTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("keles-e2e-");

    [Theory]
    [InlineData("invalid argument \"5\" for \"--request-timeout\" flag: time: missing unit in duration \"5\"", "--request-timeout", "5")]
    [InlineData("invalid argument \"-1\" for \"--min-request-timeout\" flag: it can not be negative", "--min-request-timeout", "-1")]
    [InlineData("invalid argument \"soon\" for \"--shutdown-delay-duration\" flag: time: invalid duration \"soon\"", "--shutdown-delay-duration", "soon")]
    [InlineData("invalid argument \"x\" for \"--max-requests-inflight\" flag: it is no whole number", "--max-requests-inflight", "x")]
    [InlineData("--max-requests-inflight and --max-mutating-requests-inflight can not both be 0 with priority and fairness", "--max-requests-inflight=0", "--max-mutating-requests-inflight=0")]
    [InlineData("invalid argument \"maybe\" for \"--enable-priority-and-fairness\" flag: it must be true or false", "--enable-priority-and-fairness=maybe")]
    [InlineData("invalid argument \"0.5\" for \"--goaway-chance\" flag: it can not be less than 0 or greater than 0.02", "--goaway-chance", "0.5")]
    [InlineData("invalid argument \"Made=true\" for \"--feature-gates\" flag: unrecognized feature gate: Made", "--feature-gates", "Made=true")]
    [InlineData("--audit-log-path says nothing without --audit-policy-file", "--audit-log-path", "audit.log")]
    [InlineData("--audit-policy-file /absent: there is no such file", "--audit-policy-file", "/absent")]
    [InlineData("--scheduler-config /absent: there is no such file", "--scheduler-config", "/absent")]
    [InlineData("invalid argument \"0\" for \"--leader-elect-retry-period\" flag: it must be longer than nothing", "--leader-elect-retry-period", "0")]
    [InlineData("invalid argument \"70000\" for \"--port\" flag: it must be between 1 and 65535", "--port", "70000")]
    [InlineData("unknown flag \"--made\" for \"keles server\"; see keles server --help", "--made")]
    [InlineData("unknown flag \"--prot\" for \"keles server\"; did you mean \"--port\"? See keles server --help", "--prot", "5")]
    public async Task A_bad_flag_is_told_in_one_line(string message, params string[] flags)
    {
        var result = await Keles().TryAsync(["server", "--no-agent", .. flags]);
        Assert.Equal((2, $"error: {message}\n", ""), (result.ExitCode, result.Errors, result.Output));
    }

    [Fact]
    public async Task Help_names_every_flag_with_what_is_usual()
    {
        var help = await Keles().RunAsync("server", "--help");
        foreach (var (flag, usual) in ((string, string)[])[("--request-timeout", "1m0s"), ("--min-request-timeout", "1800"), ("--shutdown-delay-duration", "0s"), ("--max-requests-inflight", "400"), ("--max-mutating-requests-inflight", "200"), ("--enable-priority-and-fairness", "true"), ("--goaway-chance", "0"), ("--audit-log-maxsize", "100"), ("--leader-elect", "true"), ("--leader-elect-lease-duration", "15s"), ("--leader-elect-renew-deadline", "10s"), ("--leader-elect-retry-period", "2s")])
        {
            Assert.Matches($@"{flag} <value> .*\[default: {usual}\]", help);
        }

        Assert.Contains("CBORServingAndStorage=true|false (ALPHA - default=false)", help);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private KelesProgram Keles() => new(new ClusterHome(Path.Combine(_directory.FullName, "home")));
}
