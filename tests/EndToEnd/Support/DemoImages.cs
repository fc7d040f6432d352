using Keles.Linux;

namespace Keles.EndToEnd.Tests;

/// <summary>busybox and nginx as eng/images/build makes them from Debian packages, kept in out/images.</summary>
internal static class DemoImages
{
    public const string Busybox = "busybox:1.35", Nginx = "nginx:1.22";

    private static readonly TimeSpan Download = TimeSpan.FromMinutes(5);

    /// <summary>The archives.</summary>
    /// <exception cref="CommandException">apt cannot download the packages: these tests cannot do without.</exception>
    public static async Task<IReadOnlyList<string>> BuildAsync()
    {
        var directory = Repository.In("out/images");
        (await Run.Async(new Command(Repository.In("eng/images/build"), directory) { Timeout = Download })).OrThrow();
        return [Path.Combine(directory, "busybox.tar"), Path.Combine(directory, "nginx.tar")];
    }
}
